int __attribute__((overloadable)) lib_over(int a);
double __attribute__((overloadable)) lib_over(double a);
int lib_fine(void);
