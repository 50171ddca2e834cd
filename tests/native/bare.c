/* A library of which nobody has said anything but its types. */
#include <stdio.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct box { int count; };
struct dot { int x, y; };
struct tagged { const char *name; int n; };
struct dot origin = {3, 4};
static struct box *latest;
typedef int (*bare_step)(int);

int box_open(struct box **out) { *out = latest = calloc(1, sizeof *latest); return *out == NULL; }
struct box *box_latest(void) { return latest; }
struct box *box_none(void) { return NULL; }
int box_add(struct box *b, int by) { return b == NULL ? -1 : (b->count += by); }
void box_close(struct box *b) { free(b); latest = NULL; }
int box_in(struct box *const *many, int n) { int sum = 0; for (int i = 0; i < n; i++) sum += many[i] ? many[i]->count : 0; return sum; }
struct dot *dot_origin(void) { return &origin; }
const struct dot *dot_fixed(void) { return &origin; }
int dot_sum(const struct dot *d, int n) { int sum = 0; for (int i = 0; i < n; i++) sum += d[i].x + d[i].y; return sum; }
void dot_move(struct dot *d, int by) { d->x += by; }
void dot_farther(struct dot **out, struct dot *a, struct dot *b) { *out = a->x > b->x ? a : b; }
void tagged_count(struct tagged *t) { t->n = t->name == NULL ? -1 : (int)strlen(t->name); }
int ints_sum(const int *values, int n) { int sum = 0; for (int i = 0; i < n; i++) sum += values[i]; return sum; }
void ints_split(int value, int *tens, int *ones) { *tens = value / 10; *ones = value % 10; }
void raw_fill(void *to, int value, size_t n) { memset(to, value, n); }
int raw_total(const void *from, size_t n) { int sum = 0; while (n-- > 0) sum += ((const unsigned char *)from)[n]; return sum; }
void *raw_same(void *p) { return p; }
static int doubled(int v) { return 2 * v; }
bare_step step_doubled(void) { return doubled; }
int step_run(bare_step step, int v) { return step == NULL ? -1 : step(v); }

struct linked { int n; int *numbers; char **texts; void *other; };
static int shared[] = {1, 2, 3};
static char first[] = "one", second[] = "three";
static char *texts[] = {first, second, NULL};
int *ints_shared(void) { return shared; }
const int *ints_fixed(void) { return shared; }
int *ints_none(void) { return NULL; }
double *doubles_new(int n) { return calloc((size_t)n, sizeof(double)); }
char *text_shared(void *unused) { (void)unused; return first; }
char **texts_shared(void) { return texts; }
void **slots_shared(void) { return (void **)texts; }
int texts_size(char **from) { int sum = 0; while (*from) sum += (int)strlen(*from++); return sum; }
int linked_sum(const struct linked *l) { return ints_sum(l->numbers, l->n) + (l->texts ? texts_size(l->texts) : 0); }
void int_at(int **out, int i) { *out = &shared[i]; }
int text_size(const char *from, void *unused) { (void)unused; return from == NULL ? -1 : (int)strlen(from); }

/* Calls back with pointers of which nobody says how far they reach; the callback stays. */
struct pair { int first, second; };
static int (*ba_hook)(const char *words, int *numbers, struct pair *pair, void *data);
void ba_listen(int (*hook)(const char *words, int *numbers, struct pair *pair, void *data)) { ba_hook = hook; }
int ba_tell(void *data)
{
    int numbers[2] = {3, 4};
    struct pair pair = {5, 6};
    int answer = ba_hook == NULL ? -9 : ba_hook("words", numbers, &pair, data);
    return answer * 10000 + numbers[0] * 100 + pair.second;
}

/* Writes what it is given after `kinds`, of which each character says the type of one. */
int bare_gather(char *out, size_t size, const char *kinds, ...)
{
    va_list given;
    int used = 0;
    va_start(given, kinds);
    for (; *kinds; kinds++) {
        char *at = out + used;
        size_t room = size - used;
        switch (*kinds) {
        case 'i': used += snprintf(at, room, "%d ", va_arg(given, int)); break;
        case 'l': used += snprintf(at, room, "%lld ", va_arg(given, long long)); break;
        case 'u': used += snprintf(at, room, "%llu ", va_arg(given, unsigned long long)); break;
        case 'd': used += snprintf(at, room, "%g ", va_arg(given, double)); break;
        case 's': used += snprintf(at, room, "%s ", va_arg(given, char *)); break;
        case 'p': used += snprintf(at, room, "%d ", *va_arg(given, int *)); break;
        case '0': used += snprintf(at, room, "%d ", va_arg(given, void *) == NULL); break;
        case 'c': used += snprintf(at, room, "%d ", va_arg(given, int (*)(int))(20)); break;
        }
    }
    va_end(given);
    return used;
}
