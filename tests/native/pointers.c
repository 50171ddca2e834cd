/* Records with pointers: what they lead to is read, written, moved on; records one after another. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct secret { int number; };
struct person { const char *name, *file, *tag; int age; };
struct node { int value; struct node *next; };
struct tree { struct tree *left, *right; const char *name; };
struct feed { const unsigned char *input; unsigned left; void *output; uint8_t room; unsigned sum; void *state; };
struct series { const double *xs; double *ys; short n; const uint32_t *key; };
struct spot { int x, y; };
struct path { struct spot *spots; uint16_t length; };
struct crew { struct person captain, members[2]; const char *names[3]; };
struct answer {
    const char *words; const struct spot *spot; struct spot *many; int count; struct secret *secret; const char *bytes;
};
struct wide { int a; double b __attribute__((aligned(32))); } __attribute__((aligned(64)));

static const char *shown(const char *text) { return text == NULL ? "-" : text; }
void person_text(const struct person *p, char *out, size_t size)
{
    snprintf(out, size, "%s %s %s %d", shown(p->name), shown(p->file), shown(p->tag), p->age);
}
int nodes_sum(const struct node *first)
{
    int sum = 0;
    for (; first != NULL; first = first->next)
        sum = 10 * sum + first->value;
    return sum;
}
/* Takes the second node out. */
int node_drop(struct node *first)
{
    struct node *second = first->next;
    if (second == NULL)
        return -1;
    first->next = second->next;
    return second->value;
}
int tree_depth(const struct tree *t)
{
    if (t == NULL)
        return 0;
    int left = tree_depth(t->left), right = tree_depth(t->right);
    return 1 + (left > right ? left : right);
}
/* Copies up to `most` bytes and moves both ends on, as streams do. */
int feed_step(struct feed *f, unsigned most)
{
    unsigned n = most < f->left ? most : f->left;
    n = n < f->room ? n : f->room;
    for (unsigned i = 0; i < n; i++)
        f->sum += f->input[i];
    if (n == 0)
        return 0;
    memcpy(f->output, f->input, n);
    f->input += n;
    f->left -= n;
    f->output = (char *)f->output + n;
    f->room -= (uint8_t)n;
    return (int)n;
}
double series_scale(struct series *s, double by)
{
    double sum = 0;
    for (int i = 0; i < s->n; i++) {
        sum += s->xs[i];
        if (s->ys != NULL)
            s->ys[i] = s->xs[i] * by;
    }
    return sum + (s->key == NULL ? 0 : s->key[3]);
}
int path_length(const struct path *p)
{
    int sum = 0;
    for (int i = 0; i < p->length; i++)
        sum += p->spots[i].x + 100 * p->spots[i].y;
    return sum;
}
void path_move(struct path *p, int by)
{
    for (int i = 0; i < p->length; i++)
        p->spots[i].x += by;
}
void crew_text(const struct crew *c, char *out, size_t size)
{
    snprintf(out, size, "%s: %s, %s; %s %s %s", shown(c->captain.name), shown(c->members[0].name),
             shown(c->members[1].name), shown(c->names[0]), shown(c->names[1]), shown(c->names[2]));
}
int people_ages(const struct person *people, size_t n)
{
    int sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += people[i].age + (int)strlen(people[i].name == NULL ? "" : people[i].name);
    return sum;
}
void people_older(struct person *people, size_t n)
{
    for (size_t i = 0; i < n; i++)
        people[i].age++;
}
void answer_fill(struct answer *a)
{
    static const struct spot one = {3, 4};
    static struct spot many[] = {{1, 2}, {5, 6}};
    static struct secret secret = {42};
    *a = (struct answer){"words", &one, many, 2, &secret, "\1\2\3\4"};
}
int secret_number(const struct secret *s) { return s->number; }
int spots_sum(const struct spot *spots, size_t n)
{
    struct path path = {(struct spot *)spots, (uint16_t)n};
    return path_length(&path);
}
void spots_move(struct spot *spots, size_t n, int by)
{
    struct path path = {spots, (uint16_t)n};
    path_move(&path, by);
}
size_t wide_at(const struct wide *w) { return (uintptr_t)w % 64 + (w->b == 2.5 ? 0 : 1000); }
double wides_sum(const struct wide *wides, size_t n)
{
    double sum = (double)((uintptr_t)wides % 64) * 1000;
    for (size_t i = 0; i < n; i++)
        sum += wides[i].b;
    return sum;
}
/* Joins what a list of pointers leads to, as argv's; gives how many there are. */
int argv_join(char *const *argv, char *out, size_t size)
{
    int count = 0;
    size_t used = 0;
    out[0] = 0;
    for (; argv != NULL && argv[count] != NULL; count++) {
        used += (size_t)snprintf(out + used, size - used, "[%s]", argv[count]);
        used = used < size ? used : size - 1;
    }
    return count;
}
int paths_join(const char *const *argv, char *out, size_t size) { return argv_join((char *const *)argv, out, size); }

/* What lists lead to, as texts of their own: `name` 0, `name` 1... */
static int lists;
int lists_alive(void) { return lists; }
char **list_made(const char *name, int count)
{
    char **list = count < 0 ? NULL : calloc((size_t)count + 1, sizeof *list);
    lists += list != NULL;
    for (int i = 0; i < count; i++) {
        size_t size = strlen(name) + 12;
        list[i] = malloc(size);
        snprintf(list[i], size, "%s%d", name, i);
    }
    return list;
}
void list_free(char **list)
{
    for (char **at = list; *at != NULL; at++)
        free(*at);
    lists--;
    free(list);
}
int list_out(const char *name, int count, char ***out) { return *out = list_made(name, count), count < 0 ? -1 : 0; }
const char *const *list_lent(void)
{
    static const char *const list[] = {"one", "", "\303\244\377", NULL};
    return list;
}
const char *const *list_with_holes(int there, int *count)
{
    static const char *const list[] = {"one", NULL, "three", NULL};
    return *count = there, list;
}
/* As backtrace_symbols: one block holds the pointers and what they lead to. */
char **list_block(int there, int *count)
{
    char **list = malloc((size_t)there * (sizeof *list + 4));
    char *text = (char *)(list + there);
    lists++;
    *count = there;
    for (int i = 0; i < there; i++, text += 4)
        list[i] = memcpy(text, "abc", 4);
    return list;
}
void block_free(void *block) { lists--; free(block); }
int list_counted(int count, char ***out, size_t *size)
{
    *out = list_block(count, &count);
    *size = (size_t)count;
    return 0;
}

/* Text in records: wide, counted, and lists of it. */
struct texts {
    const uint16_t *wide; const uint32_t *wider; const char *part; uint8_t size; const uint16_t *units; unsigned bytes;
    const char *const *names; char *const *paths; const char *const *counted; unsigned short count;
};
struct group { char *name; unsigned id; char **members; char **holes; int count; };
void texts_show(const struct texts *t, char *out, size_t size)
{
    size_t used = 0;
    for (const uint16_t *at = t->wide; at != NULL && *at != 0; at++)
        used += (size_t)snprintf(out + used, size - used, "%x ", *at);
    for (const uint32_t *at = t->wider; at != NULL && *at != 0; at++)
        used += (size_t)snprintf(out + used, size - used, "%x ", (unsigned)*at);
    used += (size_t)snprintf(out + used, size - used, "<%.*s>", t->size, t->part == NULL ? "" : t->part);
    for (unsigned i = 0; i < t->bytes / 2; i++)
        used += (size_t)snprintf(out + used, size - used, "%x ", t->units[i]);
    for (int i = 0; t->names != NULL && t->names[i] != NULL; i++)
        used += (size_t)snprintf(out + used, size - used, "[%s]", t->names[i]);
    for (int i = 0; t->paths != NULL && t->paths[i] != NULL; i++)
        used += (size_t)snprintf(out + used, size - used, "{%s}", t->paths[i]);
    for (int i = 0; i < t->count; i++)
        used += (size_t)snprintf(out + used, size - used, "(%s)", t->counted[i]);
}
void texts_turn(struct texts *t)
{
    static const char *const own[] = {"own", NULL};
    const char **names = (const char **)t->names;
    if (names != NULL && names[0] != NULL)
        names[0] = "C's";
    else
        t->names = own;
}
const struct group *group_first(void)
{
    static char *members[] = {"root", "\303\244", NULL}, *holes[] = {"one", NULL, "three"};
    static struct group group = {"wheel", 10, members, holes, 3};
    return &group;
}
const char *const v_words[] = {"one", "two", NULL}, *const *v_list = v_words, *v_word = "word";
const uint16_t v_units[] = {0x78, 0xe4, 0}, *v_wide = v_units;

/* Reads what it was led to only after somebody else had time to lead elsewhere. */
#include <unistd.h>
struct pump { struct feed *feed; struct pump *next; };
int pump_wait(const struct pump *p, int ready, int go)
{
    const struct feed *last = NULL;
    int sum = 0, depth = 0;
    char byte = 0;
    for (const struct pump *at = p; at != NULL; at = at->next, depth++)
        last = at->feed;
    if (last == NULL)
        return -3;
    const unsigned char *input = last->input;
    unsigned left = last->left;
    if (write(ready, &byte, 1) != 1 || read(go, &byte, 1) != 1)
        return -1;
    for (unsigned i = 0; i < left; i++)
        sum += input[i];
    return 1000 * depth + sum;
}
int pumps_wait(const struct pump *pumps, size_t n, int ready, int go) { return n == 0 ? -2 : pump_wait(pumps + n - 1, ready, go); }
int pumps_wait_inout(struct pump *pumps, size_t n, int ready, int go) { return pumps_wait(pumps, n, ready, go); }
int pump_option(int option, const void *value, int ready, int go) { return option == 1 ? pump_wait(value, ready, go) : -4; }
