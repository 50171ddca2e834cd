/** Grésse. */
int lib_latin(void); /* café */
#define LIB_TEXT "café"
#define LIB_ASCII "plain"
