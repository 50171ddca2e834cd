#define LIB_ERR(x) (-(x))
#define LIB_A LIB_ERR(1)
#define LIB_B LIB_ERR(2)
#define LIB_C LIB_A
#define LIB_D 4
enum lib_e { LIB_E_A = LIB_A, LIB_E_B = LIB_B };
#undef LIB_ERR
#define LIB_GONE 5
#undef LIB_GONE
