static inline int lib_sum(a, b) int a; long b; { return a + (int) b; }
