int lib_print(const char *format, ...);
int lib_two(int a, int b, ...);
void lib_log(int level, const char *format, ...) __attribute__((format(printf, 2, 3)));
typedef int (*lib_variadic)(int a, ...);
lib_variadic lib_get(void);
