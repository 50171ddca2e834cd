/* What every contender calls: functions that do next to nothing, so that the border is what costs. */
#ifndef TARGET_H
#define TARGET_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct moment {
    int64_t seconds, nanoseconds;
};
struct box;

int nothing(void);
int add(int a, int b);
size_t length(const char *text);
uint32_t checksum(const void *data, size_t size);
int fill(void *data, size_t size, int value);
int now(int clock, struct moment *out);
void divide(int dividend, int divisor, int *quotient, int *remainder);
int64_t eight(int a, unsigned b, int64_t c, uint64_t d, double e, float f, const char *g, int h);
int fail(int code);

typedef int (*visit)(void *context, int value);

int64_t visit_all(int count, visit call, void *context);
int64_t visit_elsewhere(int count, visit call, void *context);
struct moment later(struct moment start, struct moment span);
size_t texts_total(const char *const *texts);

int64_t moments_total(const struct moment *moments, size_t count);
void moments_fill(struct moment *moments, size_t count);

struct box *box_new(int value);
int box_value(const struct box *box);
void box_free(struct box *box);

#ifdef __cplusplus
}
#endif

#endif
