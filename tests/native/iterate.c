/* What comes one after the other: packed streams of records, and items behind a handle. */
#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

struct event {
    uint32_t id, len;
    char name[];
};
static size_t put_event(char *to, uint32_t id, const char *name, uint32_t len)
{
    struct event head = {id, len};
    memcpy(to, &head, sizeof head);
    strncpy(to + sizeof head, name, len);
    return sizeof head + len;
}
/* The tail is counted. `broken` spoils the length of the second of three events. */
ssize_t read_events(void *buffer, size_t size, uint32_t broken, int error)
{
    char *to = buffer;
    if (error) {
        errno = error;
        return -1;
    }
    if (size < 48)
        return 0;
    to += put_event(to, 1, "one", 8);
    to += put_event(to, 2, "", 0);
    if (broken)
        memcpy(to - 4, &broken, 4);
    to += put_event(to, 3, "three", 16);
    return to - (char *)buffer;
}

struct entry {
    uint64_t number;
    uint16_t length;
    char name[6];
};
/* The whole item is counted; items are 4-aligned, but the last one ends where it ends. */
ssize_t read_entries(void *buffer, size_t size, int broken)
{
    struct entry entries[2] = {{1, 17, "first"}, {2, 16, "second"}};
    char *to = buffer;
    if (size < 36)
        return 0;
    if (broken >= 0)
        entries[1].length = (uint16_t)broken;
    memcpy(to, &entries[0], 16);
    memcpy(to + 20, &entries[1], 16);
    return 36;
}

struct notice {
    uint32_t next, action;
};
/* The distance to the next one is counted; 0 in the last one. */
int read_notices(struct notice *buffer, uint32_t size, uint32_t *used, uint32_t last)
{
    char *to = (char *)buffer;
    struct notice notices[3] = {{12, 1}, {8, 2}, {last, 3}};
    if (size < 28)
        return -1;
    memcpy(to, &notices[0], 8);
    memcpy(to + 12, &notices[1], 8);
    memcpy(to + 20, &notices[2], 8);
    *used = 28;
    return 0;
}

/* --- begin, next, end */
struct step {
    uint16_t size;
    char name[30];
};
struct walk {
    int at, count, fail_at, broken_end;
    struct step last;
};
static int walks;
int open_walks(void) { return walks; }
struct walk *begin_walk(int count, int fail_at, int broken_end)
{
    struct walk *walk;
    if (count < 0) {
        errno = EINVAL;
        return NULL;
    }
    walk = calloc(1, sizeof *walk);
    *walk = (struct walk){.count = count, .fail_at = fail_at, .broken_end = broken_end};
    walks++;
    return walk;
}
/* NULL with errno 0 at the end, NULL with errno set after a failure, as readdir. What it lends is good until the next
 * call, and as long as its size says. */
const struct step *next_step(struct walk *walk)
{
    if (walk->at == walk->count)
        return NULL;
    if (++walk->at == walk->fail_at) {
        errno = EIO;
        return NULL;
    }
    memset(&walk->last, 'x', sizeof walk->last);
    walk->last.size = 8;
    strcpy(walk->last.name, "step0");
    walk->last.name[4] = (char)('0' + walk->at);
    return &walk->last;
}
const struct step *whole_step(struct walk *walk) { return walk->at == 0 ? NULL : &walk->last; }
const char *next_name(struct walk *walk)
{
    const struct step *step = next_step(walk);
    return step == NULL ? NULL : step->name;
}
int end_walk(struct walk *walk)
{
    int broken = walk->broken_end;
    walks--;
    free(walk);
    errno = broken;
    return broken ? -1 : 0;
}
