enum lib_a { LIB_A0, LIB_A5 = 5, LIB_A6, LIB_AM = -1, LIB_A00 };
enum lib_b { LIB_INT_MIN = -2147483647 - 1, LIB_INT_MAX = 2147483647 };
enum lib_c { LIB_UINT = 0xffffffff };
enum lib_d { LIB_LLMIN = -9223372036854775807LL - 1, LIB_LLMAX = 9223372036854775807LL };
enum lib_e { LIB_ULLMAX = 18446744073709551615ULL };
enum lib_f { LIB_MIXED = -1, LIB_MIXED_MAX = 0xffffffff };
