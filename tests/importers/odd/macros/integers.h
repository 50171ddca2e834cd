#define LIB_DEC 10
#define LIB_HEX 0xFf
#define LIB_OCT 0755
#define LIB_BIN 0b101
#define LIB_U 1u
#define LIB_L 2L
#define LIB_UL 3ul
#define LIB_LL 4LL
#define LIB_ULL 0xffffffffffffffffULL
#define LIB_MIN (-2147483647 - 1)
#define LIB_LLMIN (-9223372036854775807LL - 1)
#define LIB_TOO_BIG 99999999999999999999
#define LIB_HEX_LONG 0xffffffff
#define LIB_ZERO 0
#define LIB_PLUS +5
#define LIB_NOT ~0
#define LIB_MINUS -1
