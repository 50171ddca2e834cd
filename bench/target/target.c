#include "target.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct box {
    int value;
};

int nothing(void) { return 7; }
int add(int a, int b) { return (int)((unsigned)a + (unsigned)b); }
size_t length(const char *text) { return strlen(text); }

uint32_t checksum(const void *data, size_t size)
{
    const uint8_t *bytes = data;
    uint32_t sum = 0;
    for (size_t i = 0; i < size; i++)
        sum += bytes[i];
    return sum;
}

int fill(void *data, size_t size, int value)
{
    memset(data, value, size);
    return (int)size;
}

int now(int clock, struct moment *out)
{
    *out = (struct moment){clock, clock + 1};
    return 0;
}

void divide(int dividend, int divisor, int *quotient, int *remainder)
{
    *quotient = dividend / divisor;
    *remainder = dividend % divisor;
}

int64_t eight(int a, unsigned b, int64_t c, uint64_t d, double e, float f, const char *g, int h)
{
    return a + b + c + (int64_t)d + (int64_t)e + (int64_t)f + g[0] + h;
}

int fail(int code)
{
    errno = code;
    return code ? -1 : 0;
}

int64_t visit_all(int count, visit call, void *context)
{
    int64_t total = 0;
    for (int i = 0; i < count; i++)
        total += call(context, i);
    return total;
}

struct errand {
    int count;
    visit call;
    void *context;
    int64_t total;
};

static void *run_errand(void *given)
{
    struct errand *errand = given;
    errand->total = visit_all(errand->count, errand->call, errand->context);
    return NULL;
}

/* On a thread of its own. */
int64_t visit_elsewhere(int count, visit call, void *context)
{
    struct errand errand = {count, call, context, -1};
    pthread_t thread;
    if (pthread_create(&thread, NULL, run_errand, &errand) == 0)
        pthread_join(thread, NULL);
    return errand.total;
}

struct moment later(struct moment start, struct moment span)
{
    return (struct moment){start.seconds + span.seconds, start.nanoseconds + span.nanoseconds};
}

size_t texts_total(const char *const *texts)
{
    size_t total = 0;
    for (; *texts != NULL; texts++)
        total += strlen(*texts);
    return total;
}

int64_t moments_total(const struct moment *moments, size_t count)
{
    int64_t total = 0;
    for (size_t i = 0; i < count; i++)
        total += moments[i].seconds + moments[i].nanoseconds;
    return total;
}

void moments_fill(struct moment *moments, size_t count)
{
    for (size_t i = 0; i < count; i++)
        moments[i] = (struct moment){(int64_t)i, -(int64_t)i};
}

struct box *box_new(int value)
{
    struct box *box = malloc(sizeof *box);
    if (box != NULL)
        box->value = value;
    return box;
}

int box_value(const struct box *box) { return box->value; }
void box_free(struct box *box) { free(box); }
