#define LIB_A 1
#undef LIB_A
#define LIB_A 2
#define LIB_B 3
#undef LIB_B
#define LIB_C 4
#define LIB_C 4
#pragma push_macro("LIB_C")
#undef LIB_C
#define LIB_C 5
#pragma pop_macro("LIB_C")
