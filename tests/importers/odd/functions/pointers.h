int **********lib_deep(int **********a);
const char *const *const *lib_const(const char *const *const *a, char *const *b, const volatile void *c);
void lib_restrict(char *restrict a, const char *__restrict b, volatile int *c, int *const volatile d);
void lib_sized(int (*a)[4], int (*b)[], const char (*c)[2][3], int *(*d)[5]);
int (*lib_row(void))[3];
