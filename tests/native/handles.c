/* Handles: tokens (int), stamps (unsigned), boxes (pointer). Closing is counted, can fail, can be watched. */
#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define TOKENS 4096
static bool token_is_open[TOKENS];
static int last_token, closed_tokens, twice;

int token_open(int fail)
{
    if (fail) {
        errno = fail;
        return -1;
    }
    last_token = (last_token + 1) % TOKENS;
    token_is_open[last_token] = true;
    return last_token;
}
int token_maybe(int none) { return none ? -1 : token_open(0); }
int token_out(int *out)
{
    *out = token_open(0);
    return 0;
}
int token_close(int token)
{
    if (token < 0 || token >= TOKENS || !token_is_open[token]) {
        twice++;
        errno = EBADF;
        return -1;
    }
    token_is_open[token] = false;
    closed_tokens++;
    if (getenv("PROBE_LOG"))
        fprintf(stderr, "closed %d\n", token);
    if (getenv("PROBE_CLOSE_FAILS")) {
        errno = EIO;
        return -1;
    }
    return 0;
}
int token_value(int token) { return token; }
int token_optional(int token) { return token; }
int token_is_valid(int token) { return token >= 0 && token < TOKENS && token_is_open[token]; }
/* Waits, then says whether the token was open all the time. */
int token_wait(int token, int milliseconds)
{
    for (int i = 0; i < milliseconds; i++) {
        if (!token_is_valid(token))
            return 0;
        usleep(1000);
    }
    return 1;
}
int tokens_closed(void) { return closed_tokens; }
int tokens_closed_twice(void) { return twice; }

int token_part(int token) { return token_is_open[token] ? token_open(0) : -1; }
int token_pair(int fail, int *pair)
{
    if (fail != 1)
        pair[0] = token_open(0);
    pair[1] = fail == 2 ? -1 : fail == 1 ? -1 : token_open(0);
    if (fail == 0 || fail == 2)
        return 0;
    errno = EMFILE;
    return -1;
}
/* Takes the next token, and says whose it was where there is room for that. */
int token_accept(int fail, char *peer, unsigned *size)
{
    if (fail) {
        errno = EAGAIN;
        return -1;
    }
    if (peer != NULL && *size >= 4) {
        peer[0] = 'm', peer[1] = 'e';
        *size = 2;
    }
    return token_open(0);
}

unsigned stamp_open(unsigned value) { return value; }
int stamp_close(unsigned value) { return value == 0xfffffff0u ? EIO : 0; }
unsigned stamp_value(unsigned value) { return value; }

/* 0x100 is valid and must never be closed. */
static int spots_closed;
unsigned spot_open(unsigned value) { return value; }
int spot_close(unsigned value)
{
    spots_closed += value == 0x100 ? 1000 : 1;
    return 0;
}
int spot_made(int fail, unsigned *out)
{
    *out = 0x100;
    return fail;
}
int spots(void) { return spots_closed; }

uint64_t key_open(uint64_t value) { return value; }
void key_close(uint64_t value) { (void)value; }
uint64_t key_value(uint64_t value) { return value; }

struct box { int value; };
static int boxes;
struct box *box_new(int value)
{
    struct box *box = value < 0 ? NULL : malloc(sizeof *box);
    if (box != NULL) {
        box->value = value;
        boxes++;
    } else
        errno = EINVAL;
    return box;
}
struct box *box_maybe(int value) { return box_new(value); }
void box_free(struct box *box)
{
    free(box);
    boxes--;
}
int box_value(const struct box *box) { return box ? box->value : -1; }
int boxes_alive(void) { return boxes; }

/* Records with handles in them: what the caller sets, what is lent, and what is the caller's from then on. */
struct desk { struct box *left, *right, *shared; int number; };
static struct box *shared;
int desk_value(const struct desk *desk) { return box_value(desk->left) * 100 + box_value(desk->right); }
int desk_made(int value, struct desk *out)
{
    if (shared == NULL)
        shared = box_new(7);
    out->left = box_new(value);
    out->right = value == 0 ? NULL : box_new(value + 1);
    out->shared = shared;
    out->number = value;
    if (value != 99)
        return 0;
    box_free(out->left);
    box_free(out->right);
    return -1;
}
/* Keeps the box, unless it can't. */
int box_give(struct box *box, int fail)
{
    if (fail) {
        errno = EBUSY;
        return -1;
    }
    int value = box->value;
    box_free(box);
    return value;
}

void *box_memory(struct box *box) { return &box->value; }
int box_size(const struct box *box) { return (int)sizeof box->value; }
