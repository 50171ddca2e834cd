/* Records that the library makes or lends: alone, one after another, linked. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct item { int number; const char *name; struct item *next; };
struct pair { int left, right; };
struct shelf { struct pair pairs[3]; struct item items[2]; };

static _Atomic int alive, shelves; /* threads make and free them at once */
int items_alive(void) { return alive; }
int shelves_open(void) { return shelves; }

static struct item *item_new(int number, const char *name, struct item *next)
{
    struct item *item = malloc(sizeof *item);
    char *text = malloc(strlen(name) + 12);
    sprintf(text, "%s%d", name, number);
    *item = (struct item){number, text, next};
    alive++;
    return item;
}
/* As getaddrinfo: what it says of `count` below 0 is an error number. */
int items_make(const char *name, int count, struct item **out)
{
    *out = NULL;
    for (int i = count; i > 0; i--)
        *out = item_new(i, name, *out);
    if (count < 0)
        *out = item_new(0, name, NULL);
    return count < 0 ? (errno = -count, -1) : 0;
}
struct item *items_made(const char *name, int count)
{
    struct item *first;
    return items_make(name, count, &first), first;
}
void items_free(struct item *first)
{
    for (struct item *next; first != NULL; first = next) {
        next = first->next;
        free((char *)first->name);
        free(first);
        alive--;
    }
}
/* One block of records, each with text of its own behind them. */
int items_block(int count, struct item **out, size_t *there)
{
    struct item *items = malloc((size_t)count * (sizeof *items + 8));
    char *text = (char *)(items + count);
    for (int i = 0; i < count; i++, text += 8) {
        items[i] = (struct item){i, text, NULL};
        sprintf(text, "n%d", i);
    }
    alive++;
    *out = items;
    *there = (size_t)count;
    return 0;
}
void block_done(struct item *items) { alive -= items != NULL; free(items); }
int pair_make(int left, struct pair **out)
{
    *out = NULL;
    if (left == 0)
        return 0;
    *out = malloc(sizeof **out);
    **out = (struct pair){left, -left};
    alive++;
    return 0;
}
void pair_free(struct pair *pair) { alive--; free(pair); }
const struct item *items_ring(void)
{
    static struct item ring[3] = {{1, "one", ring + 1}, {2, "two", ring + 2}, {3, "three", ring}};
    return ring;
}

struct shelf *shelf_open(void)
{
    struct shelf *shelf = malloc(sizeof *shelf);
    *shelf = (struct shelf){{{1, 2}, {3, 4}, {5, 6}}, {{1, "first", shelf->items + 1}, {2, "second", NULL}}};
    shelves++;
    return shelf;
}
int shelf_close(struct shelf *shelf) { memset(shelf, 0x55, sizeof *shelf); shelves--; free(shelf); return 0; }
struct pair *shelf_pair(struct shelf *shelf, int at) { return at < 3 ? &shelf->pairs[at] : NULL; }
const struct pair *shelf_pairs(struct shelf *shelf, int *count) { return *count = 3, shelf->pairs; }
struct item *shelf_items(struct shelf *shelf) { return shelf->items; }
void shelf_find(struct shelf *shelf, int at, struct pair **out) { *out = shelf_pair(shelf, at); }
int shelf_sum(struct shelf *shelf)
{
    int sum = 0;
    for (int i = 0; i < 3; i++)
        sum += shelf->pairs[i].left;
    return sum;
}

/* Arrays of pointers. */
int pairs_sum(const struct pair *const *pairs, size_t n)
{
    int sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += pairs[i]->left;
    return sum;
}
void pairs_turn(struct pair **pairs)
{
    for (; *pairs != NULL; pairs++)
        **pairs = (struct pair){(*pairs)->right, (*pairs)->left};
}
int items_length(const struct item *const *items, size_t n)
{
    int sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += (int)strlen(items[i]->name == NULL ? "" : items[i]->name);
    return sum;
}
int shelves_sum(struct shelf *const *shelves, size_t n)
{
    int sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += shelf_sum(shelves[i]);
    return sum;
}
int fds_sum(const int *fds, size_t n) { return n == 0 ? 0 : fds[0] + fds_sum(fds + 1, n - 1); }
int things_sum(const struct pair *const *things) { return *things == NULL ? 0 : (*things)->left + things_sum(things + 1); }
struct pair *thing_at(int at) { static struct pair things[3] = {{1, 2}, {3, 4}, {5, 6}}; return &things[at]; }

struct pair **pairs_made(int count, int *there)
{
    struct pair **pairs = malloc((size_t)(count + 1) * sizeof *pairs);
    alive++;
    for (int i = 0; i < count; i++)
        pair_make(i, &pairs[i]);
    pairs[count] = NULL;
    *there = count;
    return pairs;
}
int pairs_out(int count, struct pair ***out) { return *out = count < 0 ? NULL : pairs_made(count, &count), count < 0 ? -1 : count; }
void list_done(void *list) { alive--; free(list); }
char **words_made(int count)
{
    char **words = malloc((size_t)(count + 1) * sizeof *words);
    alive++;
    for (int i = 0; i < count; i++, alive++)
        words[i] = strdup("word");
    words[count] = NULL;
    return words;
}
void word_done(void *word) { alive--; free(word); }
struct shelf **shelves_made(int count, size_t *there)
{
    struct shelf **made = malloc((size_t)count * sizeof *made);
    alive++;
    for (int i = 0; i < count; i++)
        made[i] = shelf_open();
    *there = (size_t)count;
    return made;
}
struct shelf **shelves_of(struct shelf *shelf)
{
    static struct shelf *list[3];
    list[0] = list[1] = shelf;
    return list;
}

/* Flexible tails. */
struct path { short kind; unsigned char n; struct pair at[]; };
struct track { unsigned n; double at[]; };
int path_make(int n, struct path **out)
{
    struct path *path = malloc(sizeof *path + (size_t)n * sizeof(struct pair));
    alive++;
    path->kind = 7;
    path->n = (unsigned char)n;
    for (int i = 0; i < n; i++)
        path->at[i] = (struct pair){i, 10 * i};
    *out = path;
    return 0;
}
void path_free(struct path *path) { alive--; free(path); }
int path_sum(const struct path *path)
{
    int sum = 0;
    for (int i = 0; i < path->n; i++)
        sum += path->at[i].left + path->at[i].right;
    return sum;
}
double track_sum(const struct track *track)
{
    double sum = 0;
    for (unsigned i = 0; i < track->n; i++)
        sum += track->at[i];
    return sum;
}

/* As glob and globfree: the caller has the record, the library what that leads to. */
struct words { size_t count; char **at; struct words *self; };
int words_find(int count, struct words *out)
{
    out->count = (size_t)(count < 0 ? 0 : count);
    out->at = count < 0 ? NULL : words_made(count);
    out->self = out;
    return count < 0 ? (errno = ENOENT, -1) : 0;
}
void words_clear(struct words *words)
{
    for (size_t i = 0; i < words->count; i++)
        word_done(words->at[i]);
    list_done(words->at);
    alive += words->self == words ? 0 : 100;
}
