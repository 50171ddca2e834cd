#define LIB_ZERO_DIVISION (1 / 0)
#define LIB_SHIFTED (1 << 40)
#define LIB_OVERFLOW (2147483647 + 1)
#define LIB_OPEN (
#define LIB_CLOSE )
#define LIB_BRACE {
#define LIB_HALF (1 +
#define LIB_UNKNOWN lib_nothing_such
#define LIB_UNKNOWN_CALL lib_nothing_such(1)
#define LIB_STRINGY "a" 1
