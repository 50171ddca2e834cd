/* Functions that call back: at once, later, from other threads, with and without user data. */
#include <errno.h>
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef int (*cb_compare)(const void *a, const void *b);
typedef int (*cb_each)(int index, void *data);
typedef void (*cb_tell)(const char *text, size_t size, void *data);
typedef struct { double x, y; } cb_point;
typedef cb_point (*cb_move)(cb_point from, void *data);
typedef int (*cb_touch)(cb_point *point, const cb_point *other, void *data);
typedef double (*cb_plain)(double value);
typedef void (*cb_gone)(void *data);
typedef struct cb_machine { int value; cb_each each; void *data; cb_gone gone; cb_plain plain; struct cb_machine *other; } cb_machine;
typedef int (*cb_visit)(cb_machine *machine, int count, char **words, void *data);
typedef int (*cb_many)(int count, cb_machine **machines, void *data);

int cb_each_to(int count, cb_each each, void *data)
{
    int sum = 0;
    for (int i = 0; i < count; i++) {
        int got = each(i, data);
        if (got < 0)
            return got;
        sum += got;
    }
    return sum;
}

int cb_sort(uint32_t *items, size_t count, int (*compare)(uint32_t a, uint32_t b))
{
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k > 0 && compare(items[k - 1], items[k]) > 0; k--) {
            uint32_t item = items[k];
            items[k] = items[k - 1];
            items[k - 1] = item;
        }
    return 0;
}

double cb_twice(double value, cb_plain plain) { return plain ? plain(plain(value)) : -1; }
void cb_say(const char *text, cb_tell tell, void *data) { tell(text, text ? strlen(text) : 0, data); }
cb_point cb_moved(cb_point from, cb_move move, void *data) { return move(from, data); }
int cb_touched(cb_point *point, cb_touch touch, void *data)
{
    cb_point other = {7, 8};
    return touch(point, &other, data);
}
int cb_errno_kept(cb_plain plain) { errno = 77; plain(1); return errno; }

/* --- later -------------------------------------------------------------------------------------------------------- */

static _Thread_local int opened; /* by this thread, less those that it closed */
int cb_opened(void) { return opened; }
cb_machine *cb_open(int value)
{
    cb_machine *machine = calloc(1, sizeof *machine);
    machine->value = value;
    opened++;
    return machine;
}
cb_machine *cb_open_by(int value, cb_each each, void *data)
{
    each(value, data);
    return cb_open(value);
}
void cb_close(cb_machine *machine)
{
    opened--;
    if (machine->gone)
        machine->gone(machine->data);
    free(machine);
}
int cb_take(cb_machine *machine, cb_each each, void *data)
{
    int answer = each(machine->value, data);
    if (answer < 0 && machine->value > 0) {
        errno = EIO;
        return -1;
    }
    cb_close(machine);
    return 0;
}
int cb_on_each(cb_machine *machine, cb_each each, void *data, cb_gone gone)
{
    if (machine->gone)
        machine->gone(machine->data);
    machine->gone = NULL;
    if (machine->value < 0) {
        if (gone)
            gone(data);
        return -1;
    }
    machine->each = each;
    machine->data = data;
    machine->gone = gone;
    return 0;
}
int cb_on_plain(cb_machine *machine, cb_plain plain) { machine->plain = plain; return 0; }
int cb_join(cb_machine *machine, cb_machine *other) { machine->other = other; return 0; }
int cb_joined(cb_machine *machine) { return machine->other ? machine->other->value : -99; }
int cb_run(cb_machine *machine, int index) { return machine->each ? machine->each(index, machine->data) : -99; }
double cb_run_plain(cb_machine *machine, double value) { return machine->plain ? machine->plain(value) : -99; }
int cb_visited(cb_machine *machine, cb_visit visit, void *data)
{
    char *words[] = {"one", NULL, "three"};
    return visit(machine, 3, words, data);
}
int cb_several(cb_machine *machine, cb_many many, void *data)
{
    cb_machine *all[] = {machine, NULL};
    return many(2, all, data);
}
int cb_value_of(cb_machine *machine) { return machine->value; }

static cb_each once;
static void *once_data;
void cb_later(cb_each each, void *data) { once = each; once_data = data; }
int cb_now(int index) { return once ? once(index, once_data) : -99; }

static double half(double value) { return value / 2; }
cb_plain cb_half(void) { return half; }
cb_plain cb_none(void) { return NULL; }

/* A library that breaks its word: calls after it was closed, tells twice that it needs nothing more, or never. */
static cb_machine last;
void cb_close_badly(cb_machine *machine, int times)
{
    last = *machine;
    for (int i = 0; i < times && last.gone; i++)
        last.gone(last.data);
    machine->gone = NULL;
}
int cb_too_late(int index) { return last.each ? last.each(index, last.data) : -99; }
int cb_gone_again(void) { if (last.gone) last.gone(last.data); return 0; }

/* --- threads ------------------------------------------------------------------------------------------------------ */

typedef struct { int count; cb_each each; void *data; int sum; } work;
static void *run(void *at)
{
    work *one = at;
    for (int i = 0; i < one->count; i++)
        one->sum += one->each(i, one->data);
    return NULL;
}
int cb_in_thread(int count, cb_each each, void *data)
{
    work one = {count, each, data, 0};
    pthread_t thread;
    pthread_create(&thread, NULL, run, &one);
    pthread_join(thread, NULL);
    return one.sum;
}

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static work forever;
static void *run_forever(void *unused)
{
    for (;;) {
        pthread_mutex_lock(&lock);
        forever.each(1, forever.data);
        pthread_mutex_unlock(&lock);
    }
    return unused;
}
int cb_forever(int threads, cb_each each, void *data)
{
    forever = (work){0, each, data, 0};
    for (int i = 0; i < threads; i++) {
        pthread_t thread;
        pthread_create(&thread, NULL, run_forever, NULL);
        pthread_detach(thread);
    }
    return 0;
}
__attribute__((destructor)) static void at_unload(void)
{
    if (forever.each) {
        pthread_mutex_lock(&lock); /* what hangs if a thread waits in its callback for good */
        pthread_mutex_unlock(&lock);
    }
}

int cb_oddly(int (*odd)(void *what)) { return odd ? odd(&lock) : 0; }

/* --- waiting ------------------------------------------------------------------------------------------------------ */

#include <unistd.h>
static int waiting_woken;
int aio_wait(cb_machine *machine, int milliseconds)
{
    waiting_woken = 0;
    for (int i = 0; i < milliseconds && !__atomic_load_n(&waiting_woken, __ATOMIC_SEQ_CST); i++)
        usleep(1000);
    return waiting_woken ? -1 : machine->value;
}
void aio_wake(cb_machine *machine) { (void)machine; __atomic_store_n(&waiting_woken, 1, __ATOMIC_SEQ_CST); }
int aio_add(int a, int b) { return a + b; }
