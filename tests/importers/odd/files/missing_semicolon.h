int lib_a(void)
int lib_b(void);
