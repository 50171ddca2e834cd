int lib_a(int);
int lib_a(int value);
extern int lib_a(int other);
/** Documented later. */
int lib_b(void);
int lib_b(void) __attribute__((deprecated("late")));
int lib_c();
int lib_c(long a);
int lib_d(int value, int);
int lib_d(int, int second);
