#ifndef LIB_PARTS_FIRST
#error "include parts/first.h before this one"
#endif
int lib_use(lib_first a);
