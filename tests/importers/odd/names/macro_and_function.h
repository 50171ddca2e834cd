int lib_get(int a);
#define lib_get lib_get
int lib_set(int a);
#define lib_set(a) lib_set((a) + 1)
int lib_old(int a);
#define lib_new lib_old
#define LIB_TWICE lib_new
