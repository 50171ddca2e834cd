extern int lib_weak(void) __attribute__((weak));
#pragma weak lib_pragma
int lib_pragma(void);
int lib_hidden(void) __attribute__((visibility("hidden")));
extern int lib_internal __attribute__((visibility("internal")));
