int lib_one(int a);
extern int lib_one(int a) __asm__("lib_one_64");
