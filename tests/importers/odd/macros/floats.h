#define LIB_D 1.5
#define LIB_F 0.1f
#define LIB_LD 0.1L
#define LIB_EXP 6.02e23
#define LIB_HEXF 0x1.8p3
#define LIB_DOT .5
#define LIB_TRAIL 1.
#define LIB_NEG -0.0
#define LIB_TINY 5e-324
#define LIB_MAX 1.7976931348623157e308
#define LIB_OVER 1e400
#define LIB_INF (1.0 / 0.0)
#define LIB_NAN (0.0 / 0.0)
#define LIB_BUILTIN __builtin_inff()
#define LIB_THIRD (1.0 / 3)
#define LIB_INT_OF ((int) 2.9)
