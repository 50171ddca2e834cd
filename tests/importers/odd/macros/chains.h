#define LIB_1 LIB_2
#define LIB_2 LIB_3
#define LIB_3 (LIB_4)
#define LIB_4 LIB_5 + 1
#define LIB_5 5
#define LIB_LATE LIB_AFTER
#define LIB_AFTER 7
