/* Who owns what: records by value, text to be freed, memory with a length, opaque nodes, a shop and its orders. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct { double x, y; } place;
typedef struct { float a, b, c; } thirds;
typedef struct { place from; int64_t steps; char tag; } route;
typedef union { int32_t whole; float part; } either;
typedef struct { int64_t a, b, c, d, e; } large;

place place_mirror(place p) { return (place){-p.x, -p.y}; }
thirds thirds_turn(thirds t, float by) { return (thirds){t.b + by, t.c + by, t.a + by}; }
route route_longer(route r, int8_t by) { return (route){{r.from.y, r.from.x}, r.steps + by, (char)(r.tag + 1)}; }
either either_twice(either e) { return (either){.whole = 2 * e.whole}; }
int64_t large_sum(int first, large l, double last) { return first + l.a + l.b + l.c + l.d + l.e + (int64_t)last; }
large large_count(int64_t from) { return (large){from, from + 1, from + 2, from + 3, from + 4}; }

static int texts;
char *text_new(const char *text)
{
    texts++;
    return text == NULL ? NULL : strdup(text);
}
int text_out(int ok, char **out)
{
    *out = strdup(ok ? "made" : "made all the same");
    texts++;
    return ok ? 0 : 3;
}
void text_free(void *text)
{
    texts--;
    free(text);
}
int texts_alive(void) { return texts; }

static const unsigned char memory[] = "one\0two";
const void *memory_of(int row) { return row < 0 ? NULL : memory + row; }
int memory_size(int row) { return (int)sizeof memory - 1 - row; }
const void *memory_with_size(size_t *size)
{
    *size = 3;
    return memory;
}
int64_t count_bytes(const char *text, int size) { return size + text[0]; }

/* Counted memory through a pointer: lent words, a block that is made. */
int word_lent(int which, const char **word, int *length)
{
    *word = which == 2 ? NULL : (const char *)memory;
    *length = which == 0 ? 2 : 7;
    return which > 2;
}
int block_made(int size, void **block, size_t *length)
{
    *block = size < 0 ? NULL : memset(malloc((size_t)size + 1), 'b', (size_t)size + 1);
    *length = size < 0 ? 77 : (size_t)size;
    texts += size >= 0;
    return 0;
}
const short *three(int none)
{
    static const short numbers[] = {-1, 2, 300};
    return none ? NULL : numbers;
}
const place *places(int n, int *count)
{
    static place all[] = {{1, 2}, {3, 4}};
    *count = n;
    return n < 0 ? NULL : all;
}
/* Copies up to the first blank; says how much of both it used. */
int first_word(char *to, unsigned *room, const char *from, unsigned *there)
{
    unsigned length = 0;
    while (length < *there && from[length] != ' ')
        length++;
    if (length > *room)
        return 1;
    memcpy(to, from, length);
    *room = length;
    *there = length < *there ? length + 1 : length;
    return 0;
}

typedef struct node { int value; struct node *next; } node;
static node last = {2, NULL}, first = {1, &last};
node *node_first(void) { return &first; }
node *node_next(node *n) { return n == NULL ? &first : n->next; }
int node_value(const node *n) { return n == NULL ? -1 : n->value; }

typedef struct { int orders, closed; char words[64]; } shop;
typedef struct { shop *of; int number; } order;
static int shops, orders, order_of_closing[64], closings;
int shop_open(int result, shop **out)
{
    shop *s = calloc(1, sizeof *s);
    snprintf(s->words, sizeof s->words, "opening failed with %d", result);
    shops++;
    *out = s;
    return result;
}
int shop_close(shop *s)
{
    order_of_closing[closings++ % 64] = 1 + s->orders;
    int result = s->closed;
    shops--;
    free(s);
    return result;
}
void shop_break(shop *s, int result) { s->closed = result; }
const char *shop_words(shop *s) { return s->words; }
int order_new(shop *s, int number, order **out)
{
    if (number < 0) {
        snprintf(s->words, sizeof s->words, "no order %d", number);
        *out = NULL;
        return number == -2 ? 5 : 1;
    }
    order *o = calloc(1, sizeof *o);
    o->of = s;
    o->number = number;
    s->orders++;
    orders++;
    *out = o;
    return 0;
}
shop *order_shop(order *o) { return o->number == 0 ? NULL : o->of; }
int order_lend(order *o, shop **out)
{
    *out = o->of;
    return o->number == 7;
}
int shop_code(shop *s) { return s->words[0] == 'n' ? 5 : 2; }
/* An order that two shops need. */
order *order_shared(shop *first, shop *second, int number)
{
    order *o = NULL;
    if (number >= 0 && order_new(first, number, &o) == 0)
        return o;
    snprintf(second->words, sizeof second->words, number == -1 ? "nothing to share" : "who shares?");
    return NULL;
}
node *node_shared(shop *first, shop *second) { return first == second ? NULL : &last; }

int order_number(order *o) { return o->number; }
void order_close(order *o)
{
    o->of->orders--;
    orders--;
    free(o);
}
node *shop_node(shop *s) { return s->closed ? NULL : &last; }
int shops_alive(void) { return shops; }
int orders_alive(void) { return orders; }
/* Whether every shop so far was closed after its orders. */
int closed_in_order(void)
{
    for (int i = 0; i < closings && i < 64; i++)
        if (order_of_closing[i] != 1)
            return 0;
    return 1;
}
typedef struct { int kind; } shape;
typedef struct { shape base; int side; } square;
typedef struct { square base; int colour; } tile;
int shape_kind(const shape *s) { return s->kind; }
void shape_mark(shape *s) { s->kind++; }
int negative(int value) { return -value; }

uint64_t same(int64_t number)
{
    return (uint64_t)number;
}

const char *locate(int *line, double *part)
{
    *line = 12;
    *part = 0.5;
    return "found";
}
