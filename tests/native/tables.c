/* Records with functions in them: tables that are used at once, or kept. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct tb_stream {
    int (*read)(char *buffer, int size);
    int (*write)(const char *data, int size);
    void (*close)(void);
    int level;
};

/* Copies from the one to the other; -2 for a table without what is needed. */
int tb_copy(const struct tb_stream *from, const struct tb_stream *to)
{
    char buffer[5];
    int all = 0, got;
    if (from->read == NULL || to->write == NULL)
        return -2;
    while ((got = from->read(buffer, sizeof buffer)) > 0 && to->write(buffer, got) == got)
        all += got;
    if (to->close != NULL)
        to->close();
    return got < 0 ? -1 : all;
}

static int own_read(char *buffer, int size)
{
    static int times;
    if (++times % 3 == 0)
        return 0;
    memset(buffer, 'o', (size_t)size);
    return size;
}
void tb_default(struct tb_stream *out) { *out = (struct tb_stream){own_read, NULL, NULL, 7}; }

int tb_by_value(struct tb_stream table)
{
    char buffer[5];
    return table.read == NULL ? -4 : table.read(buffer, 5) + table.level;
}

typedef struct { const struct tb_stream *table; } tb_machine;
tb_machine *tb_open(void) { return calloc(1, sizeof(tb_machine)); }
void tb_swap(tb_machine *machine, const struct tb_stream *table) { machine->table = table; }
int tb_run(tb_machine *machine)
{
    char buffer[5];
    return machine->table == NULL || machine->table->read == NULL ? -3 : machine->table->read(buffer, 5);
}
void tb_close(tb_machine *machine)
{
    if (machine->table != NULL && machine->table->close != NULL)
        machine->table->close();
    free(machine);
}

/* A source that is kept until it is told otherwise; its cursors are the callee's memory, into which the library writes. */
struct tb_cursor { int position; };
struct tb_source {
    int (*open)(struct tb_cursor **cursor);
    int (*next)(struct tb_cursor *cursor, int *value);
    int (*close)(struct tb_cursor *cursor);
};
static struct { const struct tb_source *source; void *data; void (*gone)(void *data); } registered;

void tb_unregister(void)
{
    if (registered.gone != NULL)
        registered.gone(registered.data);
    memset(&registered, 0, sizeof registered);
}

int tb_register(const struct tb_source *source, void *data, void (*gone)(void *data))
{
    tb_unregister();
    if (source->open == NULL) {
        gone(data);
        return -1;
    }
    registered.source = source;
    registered.data = data;
    registered.gone = gone;
    return 0;
}

/* The sum of what two cursors give in turn; `mixed` if they aren't told from one another. */
int tb_sum(void)
{
    struct tb_cursor *cursors[2] = {NULL, NULL};
    int sum = 0, value, got = 1;
    if (registered.source == NULL || registered.source->open(&cursors[0]) != 0)
        return -1;
    if (registered.source->open(&cursors[1]) != 0) {
        registered.source->close(cursors[0]);
        return -2;
    }
    for (int i = 0; got > 0; i++) {
        got = registered.source->next(cursors[i % 2], &value);
        cursors[i % 2]->position++;
        sum += got > 0 ? value : 0;
    }
    registered.source->close(cursors[0]);
    registered.source->close(cursors[1]);
    return sum;
}
