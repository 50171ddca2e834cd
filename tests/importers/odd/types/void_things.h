typedef void lib_void;
typedef lib_void *lib_pointer;
lib_pointer lib_use(lib_void *a, const lib_void *b, lib_void **c);
