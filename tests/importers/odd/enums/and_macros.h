enum lib_a { LIB_ONE = 1,
#define LIB_ONE LIB_ONE
    LIB_TWO,
#define LIB_TWO LIB_TWO
    LIB_THREE };
#define LIB_3 LIB_THREE
#define LIB_CAST ((enum lib_a) 2)
#define LIB_MASK (LIB_ONE | LIB_TWO)
