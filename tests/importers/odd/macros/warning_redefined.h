#define LIB_A 1
#define LIB_A 2
int lib_use(void);
