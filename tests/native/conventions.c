/* Functions that take their arguments off the stack themselves, where that is another convention than C's. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__i386__)
#define STDCALL __attribute__((stdcall))
#else
#define STDCALL
#endif

struct con_pair { int64_t a; double b; };
struct con_box { int open; char text[16]; };
static int con_freed;

int64_t STDCALL con_mixed(int8_t a, int64_t b, double c, const char *d, float e) { return a + b + (int64_t)c + (int64_t)strlen(d) + (int64_t)e; }
struct con_pair STDCALL con_turn(struct con_pair it, int by)
{
    struct con_pair turned = {(int64_t)it.b + by, (double)it.a};
    return turned;
}

int STDCALL con_each(int count, int (STDCALL *each)(int index, double half, void *data), void *data)
{
    int sum = 0;
    for (int i = 0; i < count; i++)
        sum += each(i, i / 2.0, data);
    return sum;
}

int STDCALL con_plain(int64_t a, struct con_pair (STDCALL *plain)(int64_t a, struct con_pair b))
{
    struct con_pair given = {a, 2}, got = plain(a, given);
    return (int)(got.a + (int64_t)got.b);
}

int con_mixing(int count, int (*cdecl)(int), int (STDCALL *stdcall)(int, int))
{
    int sum = 0;
    for (int i = 0; i < count; i++)
        sum += cdecl(i) + stdcall(i, 1);
    return sum;
}

struct con_box *STDCALL con_open(int value, int more)
{
    struct con_box *box = calloc(1, sizeof *box);
    (void)more;
    if (value < 0 || box == NULL) {
        free(box);
        return NULL;
    }
    box->open = value;
    return box;
}

int STDCALL con_close(struct con_box *box)
{
    free(box);
    return 0;
}

const char *STDCALL con_why(int value, int more) { return value + more == -2 ? "less than one" : "no such value"; }

char *STDCALL con_text(int length)
{
    char *made = malloc((size_t)length + 1);
    memset(made, 'x', (size_t)length);
    made[length] = 0;
    return made;
}

struct con_box *STDCALL con_made(int value)
{
    struct con_box *box = calloc(1, sizeof *box);
    box->open = value;
    return box;
}

void *STDCALL con_free(void *memory)
{
    con_freed++;
    free(memory);
    return NULL;
}

int con_count(void) { return con_freed; }
