/* Callbacks whose answers go to where pointers lead, and those that count by the call that they are given to. */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct an_point { double x, y; };

/* As zlib, libxml2 and curl read: into a buffer, as long as there is something. */
int an_read_all(int (*read)(void *data, char *buffer, int size), void *data, char *into, int size)
{
    int used = 0, got = 1;
    while (used < size && (got = read(data, into + used, size - used < 7 ? size - used : 7)) > 0)
        used += got;
    return got < 0 ? -1 : used;
}

/* With a buffer of another size than it says, or with none. */
int an_read_lying(int (*read)(void *data, char *buffer, int size), void *data, int said, int none)
{
    char buffer[8] = "is safe";
    int got = read(data, none ? NULL : buffer, said);
    return strcmp(buffer, "is safe") == 0 ? got : 100 + got;
}

int an_ask(int (*ask)(int what, int *number, double *real, struct an_point *where, void *data), void *data, double *sum)
{
    int number = -1;
    double real = -1;
    struct an_point where = {-1, -1};
    int status = ask(7, &number, &real, &where, data);
    *sum = number + real + where.x + where.y;
    return status;
}

int an_ask_nowhere(int (*ask)(int what, int *number, double *real, struct an_point *where, void *data), void *data)
{
    return ask(7, NULL, NULL, NULL, data);
}

uint32_t an_fill(void (*fill)(uint16_t *items, size_t room, uint32_t *used, void *data), void *data, size_t room)
{
    uint16_t items[16] = {0};
    uint32_t used = 0, sum = 0;
    fill(items, room, &used, data);
    for (uint32_t i = 0; i < used; i++)
        sum += items[i];
    return used * 1000 + sum;
}

void an_sort(void *base, size_t count, size_t size, int (*compare)(const void *a, const void *b)) { qsort(base, count, size, compare); }

void *an_search(const void *key, const void *base, size_t count, size_t size, int (*compare)(const void *a, const void *b))
{
    return bsearch(key, base, count, size, compare);
}

/* Numbers that a callback is given and changes; the sum of what they are then. */
double an_change(void (*change)(int32_t *whole, double *real, bool *flag, void *data), void *data, int whole, int nowhere)
{
    int32_t number = whole;
    double real = whole / 2.0;
    bool flag = whole > 0;
    change(&number, nowhere ? NULL : &real, &flag, data);
    return number + real + flag * 1000;
}
