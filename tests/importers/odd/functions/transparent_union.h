typedef union { int *a; long *b; } lib_any __attribute__((transparent_union));
int lib_wait(lib_any any);
