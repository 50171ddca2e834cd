int lib_a(void);
/* never closed
int lib_b(void);
