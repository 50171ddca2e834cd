#if 1
int lib_a(void);
