void (*lib_signal(int sig, void (*handler)(int)))(int);
int (*(*lib_twice(void))(int a))(long b);
typedef int lib_fn(int a);
lib_fn lib_one, lib_two;
lib_fn *lib_get(lib_fn a, lib_fn *b, lib_fn **c);
void lib_many(int (*all[3])(int), int (*first)(int));
typedef void (*lib_nested)(void (*inner)(void (*deepest)(int)));
void lib_nest(lib_nested a);
