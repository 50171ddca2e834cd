/* The table tier's programs, read once, when a function comes to life: operands become places in the call's frame. */
#include "pj_internal.h"

typedef struct {
    const uint8_t *at;
    pj_at *slots;
    int count;
    size_t frame;
    uint16_t further;
} reader;

static void read_place(reader *from, uint16_t *place, uint8_t *kind)
{
    const pj_at *found = &from->slots[pj_read_number(&from->at)];
    *place = found->at;
    *kind = found->kind;
}

static void read_step(reader *from, pj_step *step)
{
    step->op = step->fast = *from->at++;
    uint8_t has = *from->at++;
    if (has & PJ_HAS_INTO)
        read_place(from, &step->into, &step->into_kind);
    if (has & PJ_HAS_OTHER)
        read_place(from, &step->other, &step->other_kind);
    step->has_other = (has & PJ_HAS_OTHER) != 0;
    step->has_into = (has & PJ_HAS_INTO) != 0;
    step->argument = has & PJ_HAS_ARGUMENT ? (uint8_t)pj_read_number(&from->at) : PJ_NO_ARGUMENT;
    if (has & PJ_HAS_REF)
        step->ref = (uint16_t)pj_read_number(&from->at);
    if (has & PJ_HAS_KIND)
        step->kind = (uint8_t)pj_read_number(&from->at);
    if (has & PJ_HAS_ITEM)
        step->item = (int32_t)pj_read_number(&from->at);
    if (has & PJ_HAS_VALUE)
        step->value = pj_read_signed(&from->at);
    if (has & PJ_HAS_GUARD) {
        uint64_t guard = pj_read_number(&from->at);
        step->when = guard & 7;
        step->condition = (uint16_t)(guard >> 3);
        step->fast = PJ_GUARDED;
    }
}

static const uint8_t sizes[] = {
    [PJ_I8] = 1, [PJ_U8] = 1, [PJ_I16] = 2, [PJ_U16] = 2, [PJ_I32] = 4, [PJ_U32] = 4, [PJ_I64] = 8, [PJ_U64] = 8,
    [PJ_F32] = 4, [PJ_F64] = 8, [PJ_BOOL] = 1, [PJ_BOOL8] = 1, [PJ_BOOL32] = 4, [PJ_CHAR] = 1, [PJ_POINTER] = sizeof(void *),
    [PJ_C64] = 8, [PJ_C128] = 16, [PJ_I128] = 16, [PJ_U128] = 16,
};

int pj_kind_size(uint8_t kind) { return sizes[kind]; }

static void add_slot(reader *from, uint8_t kind, size_t size, size_t align)
{
    from->frame = (from->frame + align - 1) / align * align;
    from->slots[from->count++] = (pj_at){(uint16_t)from->frame, kind};
    from->frame += size;
}

/* A variable's room; what it starts with is its step. */
static void read_variable(reader *from, pj_step *step)
{
    read_step(from, step);
    switch (step->op) {
    case PJ_OP_ARRAY_VAR:
        add_slot(from, step->kind, (size_t)step->item * sizes[step->kind], sizes[step->kind] == 16 ? 16 : 8);
        break;
    case PJ_OP_TEXT_VAR:
        add_slot(from, PJ_POINTER, sizeof(pj_text), 8);
        break;
    case PJ_OP_BUFFER_VAR:
        add_slot(from, PJ_POINTER, sizeof(pj_buffer), 16);
        break;
    case PJ_OP_USE_VAR:
        add_slot(from, PJ_POINTER, sizeof(pj_use), 8);
        break;
    case PJ_OP_WIDE_VAR:
        add_slot(from, PJ_POINTER, sizeof(pj_wide), 16);
        break;
    case PJ_OP_FURTHER_VAR:
        add_slot(from, PJ_POINTER, sizeof(pj_further), 16);
        from->further = from->slots[from->count - 1].at;
        break;
    default:
        add_slot(from, step->kind, 8, 8);
    }
    step->into = from->slots[from->count - 1].at;
}

/* Gives the number of the variable that decides about the GIL. */
static uint64_t read_head(reader *from, pj_table *table)
{
    table->words = (uint8_t)pj_read_number(&from->at);
    table->result = *from->at++;
    table->gil = *from->at++;
    table->keep = *from->at++;
    table->clears = *from->at++;
    table->calls_back = *from->at++;
    table->fails = *from->at++;
    table->retries = *from->at++;
    table->fails_if = (uint16_t)pj_read_number(&from->at);
    table->tuple = (int16_t)pj_read_number(&from->at);
    table->alone = (uint8_t)pj_read_number(&from->at);
    table->above = pj_read_number(&from->at);
    uint64_t by = pj_read_number(&from->at);
    size_t room = sizeof(pj_word);
    if (*from->at++ != 0) {
        room = pj_read_number(&from->at);
        table->forms = (uint8_t)pj_read_number(&from->at);
        table->form = (uint16_t)pj_read_number(&from->at);
    }
    table->far = room > sizeof(pj_word);
    for (int i = 0; i < table->words; i++)
        add_slot(from, PJ_POINTER, sizeof(pj_word), 8);
    add_slot(from, table->result, room, table->far ? 16 : 8);
    table->result_at = from->slots[from->count - 1].at;
    char minus_one[8];
    pj_put_number(minus_one, table->result, -1);
    table->minus_one = pj_number_at(minus_one, table->result);
    return by;
}

/* What build() in table.c is told of the results. */
static uint8_t gives(const pj_table *table)
{
    const pj_step *step = &table->steps[table->ends[PJ_PHASE_RAISE]];
    int count = table->ends[PJ_PHASE_MAKE] - table->ends[PJ_PHASE_RAISE];
    if (table->ends[PJ_PHASE_KEEP] != table->ends[PJ_PHASE_MAKE] || count > 1 || table->discards)
        return PJ_GIVES_MORE;
    if (count == 0)
        return PJ_GIVES_NOTHING;
    if (step->fast == PJ_OP_MAKE_RECORD)
        return PJ_GIVES_RECORD;
    bool is_result = step->fast == PJ_OP_MAKE_KIND;
    switch (is_result ? step->kind : PJ_POINTER) {
    case PJ_I32:
        return PJ_GIVES_I32;
    case PJ_U32:
        return PJ_GIVES_U32;
    case PJ_I64:
        return PJ_GIVES_I64;
    case PJ_U64:
        return PJ_GIVES_U64;
    case PJ_F64:
        return PJ_GIVES_F64;
    default:
        return PJ_GIVES_ONE;
    }
}

/* Whether the first bytes of a word are no number of this kind. */
static bool narrows(uint8_t kind)
{
    if (kind > PJ_POINTER) /* wider than a word */
        return false;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    return kind != PJ_I64 && kind != PJ_U64 && kind != PJ_POINTER && kind != PJ_F32 && kind != PJ_F64;
#else
    return kind == PJ_BOOL; /* of which only a byte is said */
#endif
}

/* Whether no step is of a rare kind, and the frame is small. */
static bool is_simple(const pj_table *table)
{
    return !table->apart && !table->enters && !table->leaves && !table->narrows && !table->retries &&
           table->gil != PJ_GIL_ABOVE && table->frame <= PJ_SIMPLE_FRAME;
}

/* Whether there is nothing but numbers and records to convert, and nothing to give back. */
static bool is_words(const pj_table *table)
{
    bool is_all = !table->far && table->ends[PJ_PHASE_VARIABLES] == 0 && table->ends[PJ_PHASE_PASS] == table->ends[PJ_PHASE_BEFORE] &&
                  table->ends[PJ_PHASE_RELEASE] == table->ends[PJ_PHASE_MAKE];
    for (int i = 0; is_all && i < table->ends[PJ_PHASE_BEFORE]; i++) {
        uint8_t op = table->steps[i].fast;
        is_all = op < PJ_OP_KINDS || op == PJ_OP_RECORD || op == PJ_OP_RECORD_INOUT;
    }
    return is_all;
}

pj_table *pj_read_program(const pj_home *home, const pj_function_row *row)
{
    reader from = {.at = home->namespace->programs + row->program};
    uint64_t shape = pj_read_number(&from.at), steps = pj_read_number(&from.at) + 1, places = pj_read_number(&from.at);
    /* One step more: build() looks at the first result's before it knows that there is none. */
    pj_table *table = PyMem_Calloc(1, sizeof *table + steps * sizeof(pj_step) + places * sizeof(pj_at));
    if (table == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    table->shape = home->state->package->shapes[shape];
    uint64_t conditions = pj_read_number(&from.at);
    table->full = row->positional == row->count ? row->count : -1;
    table->conditions = from.at - 1;
    from.at += conditions;
    table->places = from.slots = (pj_at *)(table->steps + steps);
    uint64_t by = read_head(&from, table);
    int count = 0;
    for (int phase = 0; phase < PJ_PHASES; phase++) {
        for (uint64_t left = pj_read_number(&from.at); left > 0; left--, count++)
            (phase == PJ_PHASE_VARIABLES ? read_variable : read_step)(&from, &table->steps[count]);
        table->ends[phase] = (uint16_t)count;
    }
    table->by = table->places[by].at;
    table->by_kind = table->places[by].kind;
    for (int i = table->ends[PJ_PHASE_KEEP]; i < count; i++)
        table->discards |= table->steps[i].op == PJ_OP_DISCARD;
    table->enters = table->ends[PJ_PHASE_ENTER] != table->ends[PJ_PHASE_BEFORE];
    table->leaves = table->ends[PJ_PHASE_AFTER] != table->ends[PJ_PHASE_ASK];
    table->apart = table->calls_back || table->forms > 0 || table->ends[PJ_PHASE_ASK] != table->ends[PJ_PHASE_PASS];
    table->narrows = narrows(table->result);
    table->gives = gives(table);
    table->frame = (uint16_t)((from.frame + 15) / 16);
    table->further = from.further;
    bool simple = is_simple(table);
    table->entry = !simple ? pj_call_by_table : is_words(table) ? pj_call_with_words : pj_call_simply;
    if (table->further != 0)
        table->entry = pj_call_with_further;
    return table;
}
