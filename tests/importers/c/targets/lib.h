#ifdef __aarch64__
#define LIB_CPU 8
struct lib_registers { unsigned long long all[31]; };
int lib_arm(void);
#else
#define LIB_CPU 64
struct lib_registers { unsigned long long a, b; };
#endif
#ifdef _WIN32
#define LIB_SYSTEM "windows"
int lib_window(void *window);
#else
#define LIB_SYSTEM "unix"
#endif
#ifdef __APPLE__
int lib_stat(void) __asm__("_lib_stat$INODE64");
#else
int lib_stat(void);
#endif
#include <sys/types.h>
long lib_seek(off_t to, long by, size_t whence);
#if defined(__linux__) && defined(__x86_64__)
int lib_here_only(void);
#define LIB_HERE_ONLY 1
#endif
#if (defined(__linux__) && defined(__x86_64__)) || defined(__APPLE__)
int lib_two_forms(off_t at);
#endif
#ifdef _WIN32
#include <windows.h>
HANDLE lib_open(DWORD how);
#endif
