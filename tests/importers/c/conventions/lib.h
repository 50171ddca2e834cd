#ifdef _WIN32
#define LIB_CALL __stdcall
#endif
#ifdef __i386__
#define LIB_X86_CALL __attribute__((stdcall))
#endif
#ifndef LIB_CALL
#define LIB_CALL
#endif
#ifndef LIB_X86_CALL
#define LIB_X86_CALL
#endif
typedef int (LIB_CALL *lib_visit)(int item, void *data);
int LIB_CALL lib_each(lib_visit visit, void *data);
int lib_plain(int (LIB_CALL *unnamed)(void));
int LIB_CALL lib_print(const char *format, ...);
int LIB_X86_CALL lib_everywhere(int number);
