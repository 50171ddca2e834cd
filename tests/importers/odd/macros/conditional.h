#define LIB_VERSION 3
#if LIB_VERSION >= 3
#define LIB_NEW 1
int lib_new(void);
#else
#define LIB_OLD 1
int lib_old(void);
#endif
#ifdef __x86_64__
#define LIB_CPU "x86-64"
#elif defined __aarch64__
#define LIB_CPU "arm64"
#endif
#if defined(LIB_NOT_THERE) && LIB_NOT_THERE
int lib_never(void);
#endif
#ifndef LIB_DEFAULT
#define LIB_DEFAULT 5
#endif
