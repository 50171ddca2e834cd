int lib_a(void);
#define LIB_LAST 5