/* Sequences of numbers and records that come as C arrays. */
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

int64_t sum_i16(const int16_t *values, size_t n)
{
    int64_t sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += values[i];
    return values == NULL ? -1 : sum;
}
uint64_t or_u64(const uint64_t *values, int n)
{
    uint64_t all = 0;
    for (int i = 0; i < n; i++)
        all |= values[i];
    return all;
}
double sum_f64(const double *values, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += values[i];
    return sum;
}
double sum_f32(const float *values, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += values[i];
    return sum;
}
int count_true(const bool *values, uint8_t n)
{
    int count = 0;
    for (int i = 0; i < n; i++)
        count += values[i];
    return count;
}
int last_of3(const int *three) { return three == NULL ? -1 : three[2]; }
int last_of_colours(const int *colours, size_t n) { return n == 0 ? -1 : colours[n - 1]; }

struct ready {
    int fd;
    short events, revents;
};
int wait_all(struct ready *items, size_t n, int fail)
{
    for (size_t i = 0; i < n; i++)
        items[i].revents = (short)(items[i].events | 0x100);
    errno = fail;
    return fail ? -1 : (int)n;
}
int wait_nullable(struct ready *items, size_t n) { return items == NULL ? -1 - (int)n : (int)n; }
void swap2(struct ready pair[2])
{
    struct ready first = pair[0];
    pair[0] = pair[1];
    pair[1] = first;
}
int events_of2(const struct ready *pair) { return pair[0].events + 10 * pair[1].events; }

/* A piece of memory; the length comes first and is short, unlike an iovec's. */
typedef struct {
    unsigned int length;
    void *address;
} piece;

int pieces_sum(const piece *pieces, int n)
{
    int sum = 0;
    for (int i = 0; i < n; i++)
        for (unsigned int k = 0; k < pieces[i].length; k++)
            sum += ((const unsigned char *)pieces[i].address)[k];
    return sum;
}

int pieces_fill(const piece *pieces, int n)
{
    for (int i = 0; i < n; i++)
        for (unsigned int k = 0; k < pieces[i].length; k++)
            ((unsigned char *)pieces[i].address)[k] = (unsigned char)(i + 1);
    return n;
}
