int lib_both(int a);
static inline int lib_both2(int a) { return lib_both(a); }
inline int lib_both(int a) { return a; }
extern int lib_both(int a);
