int lib_a;
__typeof__(lib_a) lib_one(__typeof__(1L) a);
extern __typeof__(lib_one) lib_two;
