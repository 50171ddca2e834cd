#pragma GCC system_header
int lib_system(void);
#define LIB_SYSTEM 1
