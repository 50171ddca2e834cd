/* Functions whose argument another one decides: options with a length, and variadic ones. */
#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { OPT_INT = 1, OPT_SPAN, OPT_NAME, OPT_RAW, OPT_BIG, OPT_MODE, OPT_NONE };
struct span { int32_t low, high; };

static int number, mode, last_size, alive;
static int64_t big;
static struct span span;
static char name[16], raw[64];

static void *place(int option, unsigned *size)
{
    switch (option) {
    case OPT_INT:
        *size = sizeof number;
        return &number;
    case OPT_SPAN:
        *size = sizeof span;
        return &span;
    case OPT_NAME:
        *size = sizeof name;
        return name;
    case OPT_RAW:
        return raw;
    case OPT_BIG:
        *size = sizeof big;
        return &big;
    case OPT_MODE:
        *size = sizeof mode;
        return &mode;
    default:
        return NULL;
    }
}

int option_set(int fd, int option, const void *value, unsigned size)
{
    unsigned wanted = size;
    void *to = place(option, &wanted);
    last_size = (int)size;
    if (fd < 0 || to == NULL || wanted != size || size > sizeof raw) {
        errno = EINVAL;
        return -1;
    }
    memcpy(to, value, size);
    return 0;
}

int option_get(int fd, int option, void *value, unsigned *size)
{
    unsigned wanted = *size;
    void *from = place(option, &wanted);
    last_size = (int)*size;
    if (fd < 0 || from == NULL || wanted > *size) {
        errno = EINVAL;
        return -1;
    }
    memcpy(value, from, wanted);
    *size = wanted;
    return 0;
}

int option_size(void) { return last_size; }

/* What each command did, as numbers that only the right width and kind of argument gives. */
int64_t control(int command, ...)
{
    va_list rest;
    int64_t result = -1;
    va_start(rest, command);
    switch (command) {
    case 1:
        result = va_arg(rest, int);
        break;
    case 2:
        result = va_arg(rest, int64_t);
        break;
    case 3: {
        const char *text = va_arg(rest, const char *);
        result = (int64_t)strlen(text);
        break;
    }
    case 4: {
        struct span *both = va_arg(rest, struct span *);
        result = both->high - both->low;
        both->low += 100;
        break;
    }
    case 5:
        result = 55;
        break;
    case 6:
        result = 1 + alive++;
        break;
    case 7: {
        int64_t first = va_arg(rest, int);
        const struct span *both = va_arg(rest, const struct span *);
        result = first * 1000 + both->high;
        break;
    }
    }
    va_end(rest);
    return result;
}

int token_alive(void) { return alive; }
int token_end(int64_t token) { (void)token; return alive--, 0; }

/* The same without C's `...`: a word that may be a pointer. */
long word(int command, unsigned long value)
{
    if (command == 1)
        return (int)value;
    if (command == 2)
        return ((const struct span *)value)->high;
    return value == 0 ? -2 : -1;
}
int change(int command, void *value)
{
    if (command == 1)
        return ++*(int *)value;
    *(int64_t *)value *= 2;
    return 2;
}

/* Settings by level and number: each level has numbers of its own. */
static int volume;
static struct span range;
static int64_t limit;
static char label[16];
static void *setting(int level, int option, unsigned *size)
{
    void *const places[2][2] = {{&volume, &range}, {&limit, label}};
    const unsigned sizes[2][2] = {{sizeof volume, sizeof range}, {sizeof limit, sizeof label}};
    int row = level == 1 ? 0 : level == -2 ? 1 : -1;
    if (row < 0 || option < 1 || option > 2 || *size != sizes[row][option - 1]) {
        errno = EINVAL;
        return NULL;
    }
    return places[row][option - 1];
}
int setting_set(int level, int option, const void *value, unsigned size)
{
    void *to = setting(level, option, &size);
    return to == NULL ? -1 : (memcpy(to, value, size), 0);
}
int setting_get(int level, int option, void *value, unsigned *size)
{
    void *from = setting(level, option, size);
    return from == NULL ? -1 : (memcpy(value, from, *size), 0);
}
