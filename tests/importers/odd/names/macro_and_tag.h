struct LIB { int a; };
#define LIB 3
enum LIB_E { LIB_E };
int lib_use(enum LIB_E b);
