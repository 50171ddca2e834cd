int lib_add(int a, int b);
static inline int lib_calls(int a) { return lib_add(a, 1); }
static inline int lib_same(int a, int b) { return lib_add(a, b); }
static inline int lib_swapped(int a, int b) { return lib_add(b, a); }
static inline void lib_drop(int a, int b) { lib_add(a, b); }
