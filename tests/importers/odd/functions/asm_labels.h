int lib_one(void) __asm__("lib_one_v2");
int lib_two(int a) __asm("" "lib_two" "_v3");
extern int lib_var __asm__("lib_var_v2");
int lib_same(void) __asm__("lib_same");
int lib_at(void) __asm__("lib_at@@V2");
