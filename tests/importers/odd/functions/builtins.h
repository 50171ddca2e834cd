/* Functions that the compiler knows by itself. */
typedef unsigned long size_t;
void *memcpy(void *to, const void *from, size_t n);
int printf(const char *format, ...);
int abs(int a);
double sin(double x);
void *malloc(size_t n);
