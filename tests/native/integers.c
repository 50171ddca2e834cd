/* Integers of every type: echoed, by pointer, at their limits. */
#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <uchar.h>
#include <wchar.h>

#define ECHO(name, type) \
    type echo_##name(type v) { return v; }
ECHO(int8_t, int8_t)
ECHO(uint8_t, uint8_t)
ECHO(int16_t, int16_t)
ECHO(uint16_t, uint16_t)
ECHO(int32_t, int32_t)
ECHO(uint32_t, uint32_t)
ECHO(int64_t, int64_t)
ECHO(uint64_t, uint64_t)
ECHO(signed_char, signed char)
ECHO(unsigned_char, unsigned char)
ECHO(short, short)
ECHO(unsigned_short, unsigned short)
ECHO(int, int)
ECHO(unsigned_int, unsigned int)
ECHO(long, long)
ECHO(unsigned_long, unsigned long)
ECHO(long_long, long long)
ECHO(unsigned_long_long, unsigned long long)
ECHO(size_t, size_t)
ECHO(ssize_t, ssize_t)
ECHO(ptrdiff_t, ptrdiff_t)
ECHO(intptr_t, intptr_t)
ECHO(uintptr_t, uintptr_t)
ECHO(intmax_t, intmax_t)
ECHO(uintmax_t, uintmax_t)
ECHO(char16_t, char16_t)
ECHO(char32_t, char32_t)
ECHO(wchar_t, wchar_t)
ECHO(int_least16_t, int_least16_t)
ECHO(uint_fast32_t, uint_fast32_t)

#define POINTER(name, type, low, high)     \
    void out_##name(type v, type *least, type *most) \
    {                                             \
        *least = v == 0 ? (low) : v;              \
        *most = v == 0 ? (high) : v;              \
    }                                             \
    void next_##name(type *v) { (*v)++; }         \
    int maybe_##name(type *v) { return v ? (int)++*v : -1; }
POINTER(int8_t, int8_t, INT8_MIN, INT8_MAX)
POINTER(uint8_t, uint8_t, 0, UINT8_MAX)
POINTER(int16_t, int16_t, INT16_MIN, INT16_MAX)
POINTER(uint16_t, uint16_t, 0, UINT16_MAX)
POINTER(int32_t, int32_t, INT32_MIN, INT32_MAX)
POINTER(uint32_t, uint32_t, 0, UINT32_MAX)
POINTER(int64_t, int64_t, INT64_MIN, INT64_MAX)
POINTER(uint64_t, uint64_t, 0, UINT64_MAX)

int default_int(int v) { return v; }
uint64_t default_uint64(uint64_t v) { return v; }
int64_t default_int64(int64_t v) { return v; }
int optional_int(int v) { return v; }
int optional_pointer(const int *v) { return v ? *v : -1; }
int reserved(int a, int zero, uint64_t big, void *nothing, int b)
{
    return zero == 0 && big == UINT64_MAX && nothing == NULL ? 10 * a + b : -1;
}
void out_reserved(int *out, unsigned zero) { *out = zero == 0x80000000u; }
int64_t sum8(int8_t a, uint8_t b, int16_t c, uint16_t d, int32_t e, uint32_t f, int64_t g, uint64_t h)
{
    return (int64_t)a + b + c + d + e + f + g + (int64_t)h;
}
int64_t sum32(int64_t p0, int64_t p1, int64_t p2, int64_t p3, int64_t p4, int64_t p5, int64_t p6, int64_t p7,
              int64_t p8, int64_t p9, int64_t p10, int64_t p11, int64_t p12, int64_t p13, int64_t p14, int64_t p15,
              int64_t p16, int64_t p17, int64_t p18, int64_t p19, int64_t p20, int64_t p21, int64_t p22, int64_t p23,
              int64_t p24, int64_t p25, int64_t p26, int64_t p27, int64_t p28, int64_t p29, int64_t p30, int64_t p31)
{
    return 1 * p0 + 2 * p1 + 3 * p2 + 4 * p3 + 5 * p4 + 6 * p5 + 7 * p6 + 8 * p7 + 9 * p8 + 10 * p9 + 11 * p10 + 12 * p11 + 13 * p12 + 14 * p13 + 15 * p14 + 16 * p15 +
           17 * p16 + 18 * p17 + 19 * p18 + 20 * p19 + 21 * p20 + 22 * p21 + 23 * p22 + 24 * p23 + 25 * p24 + 26 * p25 + 27 * p26 + 28 * p27 + 29 * p28 + 30 * p29 + 31 * p30 + 32 * p31;
}
