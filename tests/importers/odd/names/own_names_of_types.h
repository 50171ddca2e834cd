/* Names that metadata has for types of its own. */
typedef struct { int a; } string; typedef struct { int a; } i8; typedef struct { int a; } handle;
typedef int u32; typedef unsigned int uint; typedef unsigned long ulong; typedef unsigned char byte;
int lib_use(string *a, i8 *b, handle c, u32 d, uint e, ulong f, byte *g);
