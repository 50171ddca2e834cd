/* Records: echoed field by field, filled, changed in place, in arrays. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct point { int x, y; };
struct scalars {
    int8_t i8; uint8_t u8; int16_t i16; uint16_t u16; int32_t i32; uint32_t u32; int64_t i64; uint64_t u64;
    float f; double d; bool b; char c; void *p;
};
struct nested { struct point from; struct { int deep; } unused; struct point path[2]; };
struct texts { char name[8]; char title[8]; char path[8]; unsigned char raw[4]; };
union number { int32_t i; float f; unsigned char bytes[8]; };
#pragma pack(push, 1)
struct packed { uint8_t tag; uint32_t value; uint16_t tail; };
#pragma pack(pop)
struct bits { unsigned low : 3; int middle : 5; unsigned : 0; unsigned high : 31; uint64_t wide : 40; };
struct kinds { int color; uint64_t high; uint8_t small; };
struct event { uint32_t kind; uint32_t len; char name[]; };
struct tagged { int kind; union { int whole; double real; }; };

int point_sum(const struct point *p) { return p == NULL ? -1 : p->x + p->y; }
void point_out(int x, int y, struct point *out) { *out = (struct point){x, y}; }
void point_move(struct point *p, int by)
{
    p->x += by;
    p->y += by;
}
int point_maybe(struct point *p)
{
    if (p != NULL)
        p->x = 99;
    return p != NULL;
}
int two_points(struct point *a, struct point *b)
{
    *a = (struct point){1, 2};
    *b = (struct point){3, 4};
    return 5;
}
void scalars_most(struct scalars *s)
{
    *s = (struct scalars){INT8_MAX, UINT8_MAX, INT16_MAX, UINT16_MAX, INT32_MAX, UINT32_MAX, INT64_MAX, UINT64_MAX,
                          0.5f, 0.1, true, 'z', s};
}
int scalars_are_least(const struct scalars *s)
{
    return s->i8 == INT8_MIN && s->u8 == 0 && s->i16 == INT16_MIN && s->u16 == 0 && s->i32 == INT32_MIN && s->u32 == 0 &&
           s->i64 == INT64_MIN && s->u64 == 0 && s->f == -0.5f && s->d == -0.1 && !s->b && s->c == 'a';
}
int nested_sum(const struct nested *n) { return n->from.x + n->path[0].x + 10 * n->path[1].y; }
int texts_check(const struct texts *t)
{
    return !strcmp(t->name, "name") && !memcmp(t->title, "caf\xc3\xa9\0\0\0", 8) && !memcmp(t->path, "12345678", 8) &&
           t->raw[3] == 255;
}
float number_float(const union number *n) { return n->f; }
int packed_check(const struct packed *p) { return p->tag == 1 && p->value == 0x12345678 && p->tail == 0xffff; }
void bits_fill(struct bits *b)
{
    memset(b, 0, sizeof *b);
    b->low = 5;
    b->middle = -7;
    b->high = 0x7fffffff;
    b->wide = 0xffffffffffULL;
}
int bits_check(const struct bits *b) { return b->low == 7 && b->middle == -16 && b->high == 1 && b->wide == 1; }
void kinds_out(struct kinds *k, int color) { *k = (struct kinds){color, UINT64_MAX, 200}; }
int tagged_whole(const struct tagged *t) { return t->kind + t->whole; }
struct shared { unsigned char ready; short small; unsigned head; unsigned long long tail; int color; };
struct header { unsigned short size; int value; };
unsigned shared_check(const struct shared *s) { return s->ready + s->small + s->head + (unsigned)s->tail + s->color; }
void shared_fill(struct shared *s) { *s = (struct shared){1, -2, 3, UINT64_MAX, 2}; }
int header_out(struct header *h)
{
    h->value = h->size;
    return 0;
}
int points_sum(const struct point *points, size_t n)
{
    int sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += points[i].x * points[i].y;
    return sum;
}
int points_out(struct point *points, int n, int used)
{
    for (int i = 0; i < n; i++)
        points[i] = (struct point){i, -i};
    return used;
}
void points_move(struct point *points, size_t n)
{
    for (size_t i = 0; i < n; i++)
        points[i].x++;
}
size_t sizes(int which)
{
    const size_t all[] = {sizeof(struct scalars), sizeof(struct nested), sizeof(struct packed), sizeof(struct bits),
                          sizeof(struct event), sizeof(struct tagged), sizeof(union number)};
    return all[which];
}

/* What is there depends on the kind. */
struct variant {
    int kind;
    union { int64_t number; struct point spot; char name[8]; double real; } value;
};
int64_t variant_sum(const struct variant *v)
{
    switch (v->kind) {
    case -1:
    case 1: return v->value.number;
    case 2: return v->value.spot.x + v->value.spot.y;
    case 3: return (int64_t)strlen(v->value.name);
    default: return (int64_t)v->value.real;
    }
}
