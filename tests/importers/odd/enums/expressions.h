#define LIB_BASE 0x100
enum lib_base { LIB_X = 3 };
enum lib_a { LIB_S = sizeof(int), LIB_C = 'a', LIB_O = 1 << 4 | 2, LIB_D = LIB_BASE + 1, LIB_E = (int) 2.9, LIB_N = -LIB_X,
    LIB_T = LIB_X ? 7 : 8, LIB_B = !0 };
