/* for: x86_64-windows-gnu */
#include <stddef.h>
#include <stdint.h>
#ifdef _WIN32
__declspec(dllimport) int __stdcall lib_import(int a);
__declspec(dllexport) int __cdecl lib_export(long a, __int64 b, wchar_t *c);
__declspec(noreturn) void lib_exit(void);
__declspec(dllimport) extern int lib_value;
typedef int (__stdcall *lib_callback)(int a);
int __fastcall lib_fast(lib_callback a);
struct __declspec(align(16)) lib_aligned { char a; };
struct lib_ms { char a : 3; int b : 5; short c : 2; };
enum lib_e { LIB_E = 0x80000000 };
#endif
