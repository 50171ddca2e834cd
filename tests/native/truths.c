/* Truth values in other integers than C's bool. */
#include <stddef.h>
#include <stdint.h>

typedef int tr_word;
typedef unsigned char tr_byte;

tr_word tr_echo(tr_word v) { return v; }
tr_byte tr_echo_byte(tr_byte v) { return v; }
tr_word tr_any(int v) { return v; }
tr_byte tr_any_byte(int v) { return (tr_byte)v; }
void tr_told(tr_word *out, tr_byte *byte) { *out = -5, *byte = 4; }
void tr_flip(tr_word *v) { *v = !*v; }

int tr_count(const tr_word *values, size_t n)
{
    int found = 0;
    for (size_t i = 0; i < n; i++)
        found += values[i];
    return found;
}

size_t tr_fill(tr_byte *values, size_t n)
{
    for (size_t i = 0; i < n; i++)
        values[i] = i % 2;
    return n;
}

typedef struct {
    char before;
    tr_word word;
    tr_byte byte;
    tr_byte two[2];
    tr_word more[2];
    tr_word bit : 1;
    char after;
} tr_record;

tr_word tr_sum(const tr_record *r) { return r->word + r->byte + r->two[0] + r->two[1] + r->more[0] + r->more[1]; }
void tr_set(tr_record *r, int v) { r->word = v, r->byte = (tr_byte)v, r->two[1] = (tr_byte)v, r->more[1] = v; }

typedef tr_word (*tr_visit)(tr_word first, tr_byte second, void *data);

int tr_each(tr_visit visit, void *data, int n)
{
    int i = 0;
    while (i < n && visit(i, (tr_byte)(i + 1), data))
        i++;
    return i;
}

tr_word tr_state = 3;
tr_word tr_checked(int v) { return v; }
