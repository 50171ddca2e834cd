/* Memory with a length, in and out, counted in every way. */
#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/types.h>

int total(const unsigned char *data, size_t n)
{
    int sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += data[i];
    return data == NULL ? -1 : sum;
}
int total_nullable(const void *data, size_t n) { return data == NULL ? -(int)n - 1 : total(data, n); }
int64_t total_ints(const int32_t *data, uint32_t n)
{
    int64_t sum = 0;
    for (uint32_t i = 0; i < n; i++)
        sum += data[i];
    return sum;
}
size_t bytes_given(const int32_t *data, size_t size) { return data == NULL ? 0 : size; }
int count8(const void *data, uint8_t n) { return data == NULL ? -1 : n; }
int dot(const int32_t *a, const int32_t *b, int n)
{
    int sum = 0;
    for (int i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}
ssize_t fill(void *data, size_t size, int value, size_t used)
{
    memset(data, value, size);
    return (ssize_t)used;
}
ssize_t fill_errno(void *data, size_t size, int fail)
{
    if (fail) {
        errno = fail;
        return -1;
    }
    memset(data, 'x', size);
    return (ssize_t)size;
}
void fill_all(uint16_t *data, size_t n)
{
    for (size_t i = 0; i < n; i++)
        data[i] = (uint16_t)(i + 1);
}
int fill_used(unsigned char *data, size_t n, size_t *used)
{
    for (size_t i = 0; i < n; i++)
        data[i] = 'u';
    *used = n / 2;
    return 7;
}
void fill_inout(void *data, size_t *size)
{
    memset(data, 'i', *size);
    *size = *size > 3 ? 3 : *size;
}
void reverse(unsigned char *data, size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        unsigned char swap = data[i];
        data[i] = data[n - 1 - i];
        data[n - 1 - i] = swap;
    }
}
int scalar_const(const int *one) { return *one; }
int sum3(const int *three) { return three[0] + three[1] + three[2]; }
void three_out(int three[3])
{
    for (int i = 0; i < 3; i++)
        three[i] = 10 * (i + 1);
}
void digest(unsigned char out[4], double scale[2])
{
    memcpy(out, "\1\2\0\4", 4);
    scale[0] = 0.5;
    scale[1] = -1;
}

/* Fills a fixed array with text and a NUL, or, for a negative number, without one. */
void label(int number, char out[8])
{
    memcpy(out, number < 0 ? "no\303\237size" : "gr\303\266\0xxx", 8);
}
