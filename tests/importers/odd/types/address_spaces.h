typedef int __attribute__((address_space(1))) *lib_far;
int lib_far_away(lib_far a);
int lib_no_deref(int __attribute__((noderef)) *a);
