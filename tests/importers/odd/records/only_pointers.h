typedef struct { int a; struct { int b; } c; } *lib_a;
typedef const struct { int a; } *const lib_b;
extern struct { int a; } lib_global, *lib_pointer, lib_array[2];
lib_a lib_use(lib_b b);
