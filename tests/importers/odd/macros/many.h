#define LIB_0 0
#define LIB_X(n) enum lib_x##n { LIB_X_##n = n };
LIB_X(1) LIB_X(2) LIB_X(3) LIB_X(4)
#undef LIB_X
#define LIB_LIST X(a) X(b) X(c)
#define X(n) int lib_##n(void);
LIB_LIST
#undef X
#define X(n) LIB_E_##n,
enum lib_list { LIB_LIST };
#undef X
