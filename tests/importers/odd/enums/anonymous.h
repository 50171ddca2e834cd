enum { LIB_A, LIB_B = -4, LIB_C = 0x80000000, LIB_D = 1LL << 40 };
typedef enum { LIB_E } lib_e;
typedef enum { LIB_F } *lib_f;
enum { LIB_G } extern lib_g;
struct lib_s { enum { LIB_H, LIB_I } h; enum { LIB_J } *j; };
int lib_use(lib_e a, lib_f b);
