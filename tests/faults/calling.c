/* A library that calls back in ways that it promised not to, and that lies about what it lends. */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct fc_pair { int32_t a, b; } fc_pair;
typedef struct fc_machine fc_machine;
typedef int (*fc_plain)(int value);
typedef int (*fc_each)(int value, void *data);
typedef void (*fc_gone)(void *data);
typedef int (*fc_see)(fc_pair *changed, const fc_pair *given, fc_machine *machine, const char *text, fc_pair whole, void *data);
typedef int (*fc_many)(const uint8_t *bytes, int64_t size, fc_machine **machines, int count, char **words, int many, void *data);
typedef int (*fc_odd)(int32_t kind, uint32_t flags, int flag, double real, const char *text, void *data);

/* ---- threads ----------------------------------------------------------------------------------------------------- */

typedef struct { fc_plain plain; fc_each each; fc_gone gone; void *data; int value, got; } work;
static void *run(void *at)
{
    work *one = at;
    one->got = one->plain ? one->plain(one->value) : one->each ? one->each(one->value, one->data) : 0;
    if (one->gone)
        one->gone(one->data);
    return NULL;
}
static int elsewhere(work one)
{
    pthread_t thread;
    pthread_create(&thread, NULL, run, &one);
    pthread_join(thread, NULL);
    return one.got;
}
int fc_plain_elsewhere(int value, fc_plain plain) { return elsewhere((work){.plain = plain, .value = value}); }
int fc_each_elsewhere(int value, fc_each each, void *data) { return elsewhere((work){.each = each, .data = data, .value = value}); }
/* On both, this one first. */
int fc_plain_both(int value, fc_plain plain) { return plain(value) * 1000 + fc_plain_elsewhere(value, plain); }

/* ---- too late, too often, not at all ------------------------------------------------------------------------------ */

static fc_plain late_plain;
static fc_each late_each;
static void *late_data;
int fc_plain_once(int value, fc_plain plain) { return (late_plain = plain)(value); }
int fc_plain_late(int value) { return late_plain ? late_plain(value) : -99; }
int fc_each_once(int value, fc_each each, void *data) { return (late_each = each)(value, late_data = data); }
int fc_each_late(int value, int on_thread)
{
    return on_thread ? fc_each_elsewhere(value, late_each, late_data) : late_each(value, late_data);
}
int fc_each_forgotten(int value, fc_each each, void *data) { return (void)data, each(value, NULL); }
int fc_each_on(int times, fc_each each, void *data)
{
    int sum = 0;
    for (int i = 0; i < times; i++)
        sum += each(i, data); /* whatever it answers */
    return sum;
}

struct fc_machine { fc_each each; void *data; fc_gone gone; fc_plain plain; };
static fc_machine last;
fc_machine *fc_open(void) { return calloc(1, sizeof(fc_machine)); }
void fc_close(fc_machine *machine)
{
    last = *machine;
    if (machine->gone)
        machine->gone(machine->data);
    free(machine);
}
/* `way` 0: as promised; 1: gone at once, and kept all the same; 2: the same on another thread; 3: twice. */
int fc_set(fc_machine *machine, fc_each each, void *data, fc_gone gone, int way)
{
    *machine = (fc_machine){each, data, way == 0 ? gone : NULL, machine->plain};
    if (way == 1 || way == 3)
        gone(data);
    if (way == 3)
        gone(data);
    if (way == 2)
        elsewhere((work){.gone = gone, .data = data});
    return each(way, data);
}
int fc_set_plain(fc_machine *machine, fc_plain plain) { return (machine->plain = plain)(1); }
int fc_run(fc_machine *machine, int value) { return machine->each(value, machine->data); }
int fc_closed_run(int value) { return last.plain ? last.plain(value) : last.each(value, last.data); }

/* ---- arguments ---------------------------------------------------------------------------------------------------- */

int fc_nulls(fc_see see, void *data) { return see(NULL, NULL, NULL, NULL, (fc_pair){0, 0}, data); }
int fc_counts(fc_many many, void *data, int64_t size, int count, int null)
{
    static fc_machine *machines[] = {NULL, NULL};
    static char *words[] = {"one", NULL};
    return null ? many(NULL, size, NULL, count, NULL, count, data)
                : many((const uint8_t *)"bytes", size, machines, count, words, count, data);
}
int fc_oddly(fc_odd odd, void *data) { return odd(77, 0xfffffff0u, 2, 0.0 / 0.0, "caf\xe9 \xff", data); }

/* ---- lists and records that it lends ------------------------------------------------------------------------------- */

struct fc_node { int number; struct fc_node *next; };
const struct fc_node *fc_loop(int back)
{
    static struct fc_node nodes[4] = {{0, nodes + 1}, {1, nodes + 2}, {2, nodes + 3}, {3, NULL}};
    nodes[3].next = back < 0 ? NULL : nodes + back;
    return nodes;
}
const struct fc_node *fc_no_list(void) { return NULL; }
struct fc_lent { int count; fc_pair *pairs; const char *bytes; const char *text; };
void fc_lends(int count, int null, struct fc_lent *out)
{
    static fc_pair pairs[2] = {{1, 2}, {3, 4}};
    *out = (struct fc_lent){count, null ? NULL : pairs, null ? NULL : "bytes", null ? NULL : "caf\xe9"};
}
const char *const *fc_words(int64_t said, int64_t *count, int null)
{
    static const char *const words[] = {"one", NULL, "caf\xe9"};
    *count = said;
    return null ? NULL : words;
}
fc_pair *fc_block(int64_t said, int64_t *count, int null)
{
    *count = said;
    return null ? NULL : calloc(2, sizeof(fc_pair));
}
void fc_block_free(void *block) { free(block); }

/* ---- pointers that it moves ---------------------------------------------------------------------------------------- */

int fc_move(const uint8_t **from, int64_t *left, int by, int64_t said)
{
    *from = by == 1000 ? NULL : *from + by;
    *left = said;
    return 0;
}
int fc_move_text(char **rest, int by) { return *rest = by == 1000 ? NULL : *rest + by, 0; }
