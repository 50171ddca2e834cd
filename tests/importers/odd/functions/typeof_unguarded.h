int lib_a;
typeof(lib_a) lib_one(void);
int lib_two(void) asm("lib_two_v2");
