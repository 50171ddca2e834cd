int lib_c(int a) __attribute__((cdecl));
int lib_ms(int a) __attribute__((ms_abi));
int lib_sysv(int a) __attribute__((sysv_abi));
int lib_vector(double a) __attribute__((vectorcall));
int lib_regs(int a) __attribute__((preserve_most));
typedef int (__attribute__((ms_abi)) *lib_callback)(int a);
int lib_take(lib_callback a);
