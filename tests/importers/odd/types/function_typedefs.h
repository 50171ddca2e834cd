typedef int lib_fn(int a, void *data);
typedef lib_fn *lib_ptr;
typedef lib_ptr lib_ptr2;
typedef lib_fn lib_fn2;
typedef lib_fn2 *const lib_const;
struct lib_ops { lib_fn *open; lib_ptr close; lib_fn2 *read; lib_const write; lib_ptr all[2]; };
lib_fn lib_exported;
lib_ptr lib_get(lib_fn a, lib_ptr2 b, lib_fn **c);
