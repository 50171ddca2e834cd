/* A library that breaks its promises: wrong codes, lengths, text, handles and pointers, each on demand. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uchar.h>

/* ---- codes ------------------------------------------------------------------------------------------------------ */

int code_errno(int result, int code)
{
    errno = code;
    return result;
}
void *code_null(int null, int code)
{
    errno = code;
    return null ? NULL : "fine";
}
int code_return(int code) { return code; }
int code_declared(int code) { return code; }
const char *words(int code)
{
    static char long_words[100001];
    memset(long_words, 'w', sizeof long_words - 1);
    return code == 1 ? NULL : code == 2 ? "caf\xe9 \xff\xfe" : code == 3 ? "" : long_words;
}
/* Interrupts itself, and says EINTR as often as it is asked to. */
int interrupted(int times)
{
    static int made;
    if (made++ == times)
        return made = 0;
    pthread_kill(pthread_self(), SIGUSR1);
    errno = EINTR;
    return -1;
}

/* ---- nothing where something was promised ------------------------------------------------------------------------ */

const char *null_text(void) { return NULL; }
const char16_t *null_wide(void) { return NULL; }
const void *null_memory(size_t *size) { return *size = 5, NULL; }
struct thing *null_thing(void) { return NULL; }
struct handle *null_handle(void) { return NULL; }

/* ---- lengths ---------------------------------------------------------------------------------------------------- */

int64_t used_bytes(void *data, size_t size, int64_t used)
{
    memset(data, 'b', size);
    return used;
}
uint64_t used_natural(void *data, size_t size, uint64_t used)
{
    memset(data, 'n', size);
    return used;
}
int used_out(void *data, size_t size, size_t *used, int64_t said)
{
    memset(data, 'o', size);
    if (said != -1)
        *used = (size_t)said;
    return 0;
}
int used_text(char *text, size_t size, int64_t *used, int64_t said)
{
    memset(text, 't', size);
    *used = said;
    return 0;
}
int used_numbers(int64_t *data, size_t count, int64_t *used, int64_t said)
{
    for (size_t i = 0; i < count; i++)
        data[i] = INT64_MIN;
    *used = said;
    return 0;
}
struct pair { int32_t a, b; };
int used_records(struct pair *data, size_t count, int64_t *used, int64_t said)
{
    for (size_t i = 0; i < count; i++)
        data[i] = (struct pair){-1, 1};
    *used = said;
    return 0;
}
const void *counted_bytes(int64_t said, int64_t *size) { return *size = said, "counted"; }
const int64_t *counted_numbers(int64_t said, int64_t *size)
{
    static const int64_t numbers[] = {1, 2};
    return *size = said, numbers;
}
const char *counted_text(int64_t said, int64_t *size) { return *size = said, "counted \xff text"; }

/* ---- text and values --------------------------------------------------------------------------------------------- */

const char *text_latin(void) { return "caf\xe9"; }
const char *text_overlong(void) { return "\xc0\x80\xed\xa0\x80\xf5\x80\x80\x80"; }
const char16_t *text_lone(void) { return u"a\xd800z"; }
const char32_t *text_beyond(void)
{
    static const char32_t beyond[] = {'a', 0x110000, 0xffffffff, 0};
    return beyond;
}
int text_full(char *text, size_t size)
{
    memset(text, 'f', size);
    return 0;
}
struct named { char plain[4], text[4], path[4]; uint8_t flag; double real; int32_t kind; uint32_t length; };
void named_full(struct named *out)
{
    memset(out, 0xff, sizeof *out);
}
int32_t value_kind(int32_t value) { return value; }
uint32_t value_flags(uint32_t value) { return value; }
int value_bool(int value) { return value; } /* declared as a bool, of which the callee must give 0 or 1 */
double value_real(int which) { return which == 0 ? 0.0 / 0.0 : which == 1 ? 1e308 * 10 : -1e308 * 10; }

/* ---- parameters left alone --------------------------------------------------------------------------------------- */

int untouched(int64_t *number, struct pair *pair, struct handle **handle, struct thing **thing, char **text)
{
    (void)number, (void)pair, (void)handle, (void)thing, (void)text;
    return 0;
}
int untouched_buffers(void *data, size_t size, int32_t *three)
{
    (void)data, (void)size, (void)three;
    return 0;
}

/* ---- handles ----------------------------------------------------------------------------------------------------- */

struct handle { int value; };
static int opened, closed_;
int handle_open(struct handle **out, int result)
{
    *out = malloc(sizeof **out);
    opened++;
    return result;
}
int handle_close(struct handle *handle)
{
    free(handle);
    closed_++;
    return 0;
}
int handles_open(void) { return opened - closed_; }

int number_open(int value) { return value; }
static int fail_close, close_errno, closes;
void close_fails(int result, int code)
{
    fail_close = result;
    close_errno = code;
}
int number_close(int number)
{
    (void)number;
    closes++;
    errno = close_errno;
    return fail_close;
}
int number_closes(void) { return closes; }
int number_value(int number) { return number; }
static int text_count;
int text_made(char **out, int result)
{
    *out = strdup("made");
    text_count++;
    return result;
}
void text_free(void *text)
{
    free(text);
    text_count--;
}
int texts(void) { return text_count; }

/* ---- races: slots whose state is checked at both ends of every use ------------------------------------------------- */

#define SLOTS (1 << 21)
static char slots[SLOTS]; /* 0: never or no longer open, 1: open */
static int next_slot, slots_now, used_closed, closed_twice;

int slot_open(void)
{
    int slot = __atomic_fetch_add(&next_slot, 1, __ATOMIC_SEQ_CST) % SLOTS;
    __atomic_store_n(&slots[slot], 1, __ATOMIC_SEQ_CST);
    __atomic_fetch_add(&slots_now, 1, __ATOMIC_SEQ_CST);
    return slot;
}
int slot_use(int slot)
{
    for (int i = 0; i < 50; i++) {
        if (i == 25 && slot % 16 == 0)
            sched_yield(); /* so that the other thread gets its turn now and then */
        if (__atomic_load_n(&slots[slot], __ATOMIC_SEQ_CST) != 1) {
            __atomic_fetch_add(&used_closed, 1, __ATOMIC_SEQ_CST);
            return 0;
        }
    }
    return 1;
}
int slot_close(int slot)
{
    if (__atomic_exchange_n(&slots[slot], 0, __ATOMIC_SEQ_CST) != 1)
        __atomic_fetch_add(&closed_twice, 1, __ATOMIC_SEQ_CST);
    __atomic_fetch_sub(&slots_now, 1, __ATOMIC_SEQ_CST);
    return 0;
}
int slot_under(int slot) { return slot_use(slot) ? slot_open() : -1; }
void slot_counts(int *now, int *after, int *twice)
{
    *now = __atomic_load_n(&slots_now, __ATOMIC_SEQ_CST);
    *after = __atomic_load_n(&used_closed, __ATOMIC_SEQ_CST);
    *twice = __atomic_load_n(&closed_twice, __ATOMIC_SEQ_CST);
}
int unguarded(int times)
{
    static volatile int shared; /* a race, for `make sanitize` to see */
    for (int i = 0; i < times; i++)
        shared++;
    return shared;
}
int overflowing(int number) { return number + 1; } /* for it to see as well */
__attribute__((destructor)) static void at_exit(void)
{
    if (getenv("FAULTY_SAYS"))
        dprintf(1, "open %d, used closed %d, closed twice %d\n", slots_now, used_closed, closed_twice);
}
