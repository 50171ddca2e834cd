/* Values that are as long as they are, and strings one after another in a block. */
#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

static int calls;
int calls_since(void)
{
    int before = calls;
    calls = 0;
    return before;
}

/* Asked with a size of 0 it tells the length; too small a buffer is ERANGE, as with getxattr. `grows` makes the value
 * longer with each call. */
ssize_t get_value(int length, int grows, void *value, size_t size)
{
    size_t real = (size_t)length + (size_t)(grows * calls++);
    if (length < 0) {
        errno = ENOENT;
        return -1;
    }
    if (size == 0)
        return (ssize_t)real;
    if (value == NULL || size < real) {
        errno = ERANGE;
        return -1;
    }
    memset(value, 'v', real);
    return (ssize_t)real;
}

/* Cuts without a word, as readlink. */
ssize_t get_cut(char *text, size_t size, int length)
{
    size_t used = size < (size_t)length ? size : (size_t)length;
    calls++;
    memset(text, 'c', used);
    return (ssize_t)used;
}

/* NULL or ERANGE, as getcwd. */
char *get_name(char *name, size_t size, int length)
{
    calls++;
    if (size < (size_t)length + 1) {
        errno = ERANGE;
        return NULL;
    }
    memset(name, 'n', (size_t)length);
    name[length] = 0;
    return name;
}

/* A count of items, as getgroups; EINVAL if they don't fit. */
int get_numbers(int n, uint32_t *numbers, int count)
{
    calls++;
    if (n == 0)
        return count;
    if (n < count) {
        errno = EINVAL;
        return -1;
    }
    for (int i = 0; i < count; i++)
        numbers[i] = (uint32_t)i * 10;
    return count;
}

/* The result is a code and the size is taken and answered through a pointer, as with Windows' registry. */
int query(char *data, uint32_t *size, int length)
{
    calls++;
    uint32_t there = *size;
    *size = (uint32_t)length;
    if (data == NULL)
        return 0;
    if (there < (uint32_t)length)
        return 234;
    memset(data, 'q', (size_t)length);
    return 0;
}

/* It says that there is more for ever. */
int insatiable(char *data, size_t size)
{
    calls++;
    memset(data, 'x', size);
    return 234;
}
ssize_t always_full(char *data, size_t size)
{
    calls++;
    memset(data, 'x', size);
    return (ssize_t)size;
}

/* --- several strings */
int count_strings(const char *block, int *last_length)
{
    int count = 0;
    *last_length = -1;
    for (; block != NULL && *block; block += strlen(block) + 1, count++)
        *last_length = (int)strlen(block);
    return block == NULL ? -1 : count;
}
const char *some_strings(int which) { return which == 0 ? "\0" : which == 1 ? "one\0zw\303\266lf\0" : NULL; }
void free_strings(char *block) { free(block); }
char *owned_strings(void) { return memcpy(malloc(5), "a\0b\0", 5); }
ssize_t list_names(char *list, size_t size)
{
    static const char names[] = "user.one\0user.two";
    if (size == 0)
        return sizeof names;
    if (size < sizeof names) {
        errno = ERANGE;
        return -1;
    }
    memcpy(list, names, sizeof names);
    return sizeof names;
}

/* A failure that is told by a record, which isn't always there. */
struct sz_told { int kind; const char *words; };
static struct sz_told sz_last = {0, NULL};
const struct sz_told *sz_told_last(void) { return sz_last.words == NULL ? NULL : &sz_last; }
int sz_tell(int what) { sz_last.kind = what; sz_last.words = what > 1 ? "told by a record" : NULL; return -what; }
