__asm__(".globl lib_asm\n");
int lib_a(void);
static inline int lib_cpu(void) { int a; __asm__ volatile("nop" : "=r"(a)); return a; }
