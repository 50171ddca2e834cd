#include <stddef.h>
#define LIB_H
#define LIB_INT 5
#define LIB_NEGATIVE (-5)
#define LIB_SUM (LIB_INT + 3 * 2)
#define LIB_UNSIGNED 0x80000000u
#define LIB_LONG 1L
#define LIB_WIDE 18446744073709551615ull
#define LIB_CHAR 'a'
#define LIB_REAL 1.5
#define LIB_SINGLE 0.25f
#define LIB_TEXT "say \"no\""
#define LIB_NUMBER_TEXT "1.2.3"
#define LIB_JOINED LIB_TEXT "!"
#define LIB_BYTES "\xff"
#define LIB_NOWHERE ((void *)-1)
#define LIB_CAST ((unsigned char)300)
#define LIB_SIZE sizeof(int)
#define LIB_TYPE unsigned int
#define LIB_CODE do { } while (0)
#define LIB_CALL (lib_make())
#define LIB_FUNCTION(x) (x)
enum lib_e { LIB_SAME };
#define LIB_SAME LIB_SAME
int lib_make(void);
