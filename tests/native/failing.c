/* Functions that fail as Windows' do. */
#if defined(_WIN32)
#include <stdint.h>
#include <stddef.h>

__declspec(dllimport) void __stdcall SetLastError(unsigned long error);
__declspec(dllimport) unsigned long __stdcall GetLastError(void);

int refuse_zero(unsigned long error, int result)
{
    SetLastError(error);
    return result;
}

const char *refuse_null(unsigned long error)
{
    SetLastError(error);
    return NULL;
}

void *refuse_open(unsigned long error, intptr_t value)
{
    if (error != 0)
        SetLastError(error);
    return (void *)value;
}

int refuse_close(void *ticket)
{
    SetLastError(6);
    return (intptr_t)ticket != 13;
}

unsigned int refuse_path(const wchar_t *path)
{
    SetLastError(path[0] == 0 ? 3 : 2);
    return 0xffffffffu;
}

unsigned int left_error(void) { return GetLastError(); }

long refuse_code(long code) { return code; }
#else
extern int no_windows;
#endif
