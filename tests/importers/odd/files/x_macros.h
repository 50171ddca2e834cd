enum lib_colors {
#define COLOR(name, value) LIB_##name = value,
#include "parts/colors.def"
#undef COLOR
};
struct lib_fields {
#include "parts/fields.inc"
};
