static inline int lib_static(int a) { return a * 2; }
inline int lib_inline(int a) { return a + 1; }
extern inline int lib_extern(int a) { return a + 3; }
static int lib_plain(int a) { return a + 4; }
__attribute__((always_inline)) static inline int lib_always(int a) { return -a; }
extern inline __attribute__((gnu_inline)) int lib_gnu(int a) { return a + 5; }
