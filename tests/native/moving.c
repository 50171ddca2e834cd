/* Pointers that the callee moves on, and memory that it reallocates. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* As strsep: the next field, and where the rest begins. */
char *field_next(char **rest, char mark)
{
    char *start = *rest, *end = start == NULL ? NULL : strchr(start, mark);
    if (end != NULL)
        *end++ = 0;
    *rest = end;
    return start;
}
/* As strtol: where the digits end. */
long digits(const char *text, const char **end)
{
    long value = 0;
    while (*text >= '0' && *text <= '9')
        value = 10 * value + *text++ - '0';
    *end = text;
    return value;
}
/* As brotli and iconv: goes as far as both buffers reach, and moves both on. */
int copy_on(const uint8_t **from, size_t *left, uint16_t **to, unsigned *room, int most)
{
    int n = 0;
    for (; n < most && *left > 0 && *room > 0; n++, --*left, --*room)
        *(*to)++ = (uint16_t)(*(*from)++ + 0x100);
    return n;
}
int rest_is_null(char **at, size_t *left) { return *at == NULL && *left == 0; }

/* As getline: memory of malloc's that grows; -1 at the end. */
static int grown;
int grown_alive(void) { return grown; }
void grown_free(void *memory) { grown--; free(memory); }
long line_next(char **line, size_t *room, int size)
{
    if (*line == NULL)
        grown++;
    if (*room == 0 || *room < (size_t)size + 1)
        *line = realloc(*line, *room = 2 * (size_t)(size < 0 ? 0 : size) + 1);
    for (int i = 0; i < size; i++)
        (*line)[i] = (char)('a' + i % 26);
    (*line)[size < 0 ? 0 : size] = 0;
    return size;
}
