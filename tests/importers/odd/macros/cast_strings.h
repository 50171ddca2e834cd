typedef unsigned char xmlChar;
typedef char *LibStock;
#define LIB_NODE (const xmlChar *) "include"
#define LIB_STOCK ((LibStock)"gtk-about")
#define LIB_TWO ((const char *) ("one" "two"))
#define LIB_NUL (const xmlChar *) "a\0b"
#define LIB_AGAIN LIB_NODE
#define LIB_ADDRESS ((long) "abc")
#define LIB_CALLED lib_call("abc")
#define LIB_WIDE ((const int *) L"wide")
int lib_call(const char *of);
