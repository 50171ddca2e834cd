/* The table tier's programs, read once, when a function comes to life: operands become places in the call's frame. */
#include "pj_internal.h"

typedef struct {
    const uint8_t *at;
    pj_program_row row;
    uint32_t steps; /* that there is room for */
    uint16_t *ends; /* what is behind the slots */
    pj_at *slots;
    int count;
    size_t frame;
    bool further;
} reader;

/* How large a frame is. */
static uint16_t pieces(const reader *from) { return (uint16_t)((from->frame + sizeof(pj_chunk) - 1) / sizeof(pj_chunk)); }

static void read_place(reader *from, uint16_t *place, uint8_t *kind)
{
    const pj_at *found = &from->slots[pj_read_number(&from->at)];
    *place = found->at;
    *kind = found->kind;
}

static void read_step(reader *from, pj_step *step)
{
    step->op = *from->at++;
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
        from->further = true;
        break;
    default:
        add_slot(from, step->kind, 8, 8);
    }
    step->into = from->slots[from->count - 1].at;
}

static void take_head(reader *from, pj_table *table)
{
    const pj_program_row *row = &from->row;
    table->words = (uint8_t)row->words;
    table->result = (uint8_t)row->result;
    table->gil = (uint8_t)row->gil;
    table->keep = (uint8_t)row->keep;
    table->clears = (uint8_t)row->clears;
    table->calls_back = (uint8_t)row->calls_back;
    table->fails = (uint8_t)row->fails;
    table->retries = (uint8_t)row->retries;
    table->fails_if = (uint16_t)row->fails_if;
    table->tuple = (int16_t)row->tuple;
    table->alone = (uint8_t)row->alone;
    table->forms = (uint8_t)row->forms;
    table->form = (uint16_t)row->form;
    table->far = row->room != 0;
    size_t room = table->far ? row->room : sizeof(pj_word);
    for (int i = 0; i < table->words; i++)
        add_slot(from, PJ_POINTER, sizeof(pj_word), 8);
    add_slot(from, table->result, room, table->far ? 16 : 8);
    table->result_at = from->slots[from->count - 1].at;
    char minus_one[8];
    pj_put_number(minus_one, table->result, -1);
    table->minus_one = pj_number_at(minus_one, table->result);
}

/* ---- what a call does for each step ---------------------------------------------------------------------------------- */

_Static_assert((int)PJ_DO_I8 == PJ_I8 && (int)PJ_DO_CHAR == PJ_CHAR, "a number's action is its kind");

/* One function for all steps of a phase. */
static const uint8_t by_phase[] = {
    [PJ_PHASE_VARIABLES] = PJ_DO_BEGIN, [PJ_PHASE_BEFORE] = PJ_DO_CONVERT, [PJ_PHASE_ENTER] = PJ_DO_ENTER,
    [PJ_PHASE_PASS] = PJ_DO_PASS, [PJ_PHASE_AFTER] = PJ_DO_LEAVE, [PJ_PHASE_KEEP] = PJ_DO_STAY,
    [PJ_PHASE_RELEASE] = PJ_DO_GIVE_BACK, [PJ_PHASE_MAKE] = PJ_DO_MAKE,
};

/* The usual steps, which are done in line. */
static const struct {
    uint8_t op, action;
} usual[] = {
    {PJ_OP_POINTER_VAR, PJ_DO_POINTER_VAR}, {PJ_OP_BUFFER_VAR, PJ_DO_BUFFER_VAR}, {PJ_OP_TEXT_VAR, PJ_DO_TEXT_VAR},
    {PJ_OP_UTF8, PJ_DO_UTF8}, {PJ_OP_BUFFER_IN, PJ_DO_BUFFER_IN}, {PJ_OP_BUFFER_INOUT, PJ_DO_BUFFER_INOUT},
    {PJ_OP_BUFFER_OUT, PJ_DO_BUFFER_OUT}, {PJ_OP_RECORD, PJ_DO_RECORD}, {PJ_OP_RECORD_INOUT, PJ_DO_RECORD_INOUT},
    {PJ_OP_HANDLE, PJ_DO_HANDLE}, {PJ_OP_DESCRIPTOR, PJ_DO_DESCRIPTOR}, {PJ_OP_NEW_RECORD, PJ_DO_NEW_RECORD},
    {PJ_OP_PASS_BUFFER, PJ_DO_PASS_BUFFER}, {PJ_OP_PASS_RECORD, PJ_DO_PASS_RECORD}, {PJ_OP_PASS_TEXT, PJ_DO_PASS_TEXT},
    {PJ_OP_PASS_ADDRESS, PJ_DO_PASS_ADDRESS}, {PJ_OP_MAKE_RECORD, PJ_DO_MAKE_RECORD}, {PJ_OP_MAKE_VALUE, PJ_DO_MAKE_VALUE}, {PJ_OP_MAKE_NONE, PJ_DO_MAKE_NONE},
    {PJ_OP_FREE_HANDLE, PJ_DO_FREE_HANDLE}, {PJ_OP_FREE_BUFFER, PJ_DO_FREE_BUFFER}, {PJ_OP_FREE_TEXT, PJ_DO_FREE_TEXT},
    {PJ_OP_FREE_OBJECT, PJ_DO_FREE_OBJECT},
};

static uint8_t make_number(uint8_t kind)
{
    switch (kind) {
    case PJ_I32:
        return PJ_DO_MAKE_I32;
    case PJ_U32:
        return PJ_DO_MAKE_U32;
    case PJ_I64:
        return PJ_DO_MAKE_I64;
    case PJ_U64:
        return PJ_DO_MAKE_U64;
    case PJ_F64:
        return PJ_DO_MAKE_F64;
    default:
        return PJ_DO_MAKE;
    }
}

/* Its length is most often what the call gave. */
static uint8_t make_buffer(const pj_step *step)
{
    if (!step->has_other)
        return step->value == 0 ? PJ_DO_MAKE_BUFFER : PJ_DO_MAKE;
    switch (step->other_kind) {
    case PJ_I32:
        return PJ_DO_MAKE_BUFFER_I32;
    case PJ_I64: case PJ_U64:
        return PJ_DO_MAKE_BUFFER_I64;
    default:
        return PJ_DO_MAKE;
    }
}

/* A constant is widened once. */
static uint8_t pass_constant(pj_step *step)
{
    pj_word word = {.l = 0};
    pj_widen(&word, step->kind, step->value);
    step->value = word.l;
    return PJ_DO_PASS_CONSTANT;
}

static uint8_t choose(int phase, pj_step *step)
{
    if (phase == PJ_PHASE_ASK || phase == PJ_PHASE_RAISE || phase == PJ_PHASE_ASIDE) /* which others run */
        return PJ_DO_END;
    if (step->when != PJ_ALWAYS || step->condition != 0)
        return by_phase[phase];
    if (phase == PJ_PHASE_BEFORE && step->op < PJ_OP_KINDS)
        return step->op;
    if (step->op == PJ_OP_SCALAR_VAR && step->value == 0)
        return PJ_DO_ZERO;
    if (step->op == PJ_OP_MEASURE_WORD && step->kind >= PJ_I32)
        return PJ_DO_MEASURE_WORD;
    if (step->op == PJ_OP_PASS_CONSTANT)
        return pass_constant(step);
    if (step->op == PJ_OP_MAKE_KIND)
        return make_number(step->kind);
    if (step->op == PJ_OP_MAKE_BUFFER)
        return make_buffer(step);
    for (size_t i = 0; i < PJ_COUNT(usual); i++)
        if (usual[i].op == step->op)
            return usual[i].action;
    return by_phase[phase];
}

/* ---- what stands between the steps ------------------------------------------------------------------------------------ */

/* Whether a call may lead back to Python, has several forms, or others right behind it; or what else few calls ask for. */
static bool is_apart(const pj_table *table)
{
    return table->calls_back || table->forms > 0 || table->ask_count > 0 || table->keep == PJ_KEEP_LAST_ERROR ||
           table->clears || table->gil == PJ_GIL_ABOVE;
}

static uint8_t call_kind(const pj_table *table)
{
    if (is_apart(table))
        return PJ_DO_CALL_APART;
    if (table->gil == PJ_GIL_RELEASE)
        return table->keep ? PJ_DO_CALL_RELEASED_ERRNO : PJ_DO_CALL_RELEASED;
    return table->keep ? PJ_DO_CALL_HELD_ERRNO : PJ_DO_CALL_HELD;
}

/* Whether the first bytes of a word are no number of this kind. */
bool pj_narrows(uint8_t kind)
{
    if (kind > PJ_POINTER) /* wider than a word */
        return false;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    return kind != PJ_I64 && kind != PJ_U64 && kind != PJ_POINTER && kind != PJ_F32 && kind != PJ_F64;
#else
    return kind == PJ_BOOL; /* of which only a byte is said */
#endif
}

static uint8_t expect_kind(const pj_table *table)
{
    bool is_int = table->result == PJ_I32;
    switch (table->fails) {
    case PJ_FAILS_MINUS_ONE:
        return is_int ? PJ_DO_EXPECT_NOT_MINUS_ONE : PJ_DO_EXPECT;
    case PJ_FAILS_NOT_ZERO:
        return is_int ? PJ_DO_EXPECT_ZERO : PJ_DO_EXPECT;
    case PJ_FAILS_NULL:
        return PJ_DO_EXPECT_POINTER;
    default:
        return PJ_DO_EXPECT;
    }
}

static void act(pj_step *step, uint8_t action)
{
    step->action = action;
    step->place = pj_places()[action];
}

/* What makes the result: the one step there is, or all. */
static void choose_result(const pj_table *table, pj_step *build)
{
    if (table->discards || table->make_count > 1)
        act(build, PJ_DO_MAKE_ALL);
    else if (table->make_count == 0)
        act(build, PJ_DO_MAKE_NONE);
    else
        *build = *table->make;
}

static void read_some(reader *from, int phase, pj_step *to, uint64_t count)
{
    for (uint64_t i = 0; i < count; i++) {
        (phase == PJ_PHASE_VARIABLES ? read_variable : read_step)(from, &to[i]);
        act(&to[i], choose(phase, &to[i]));
    }
}

/* Gives how many there are. */
static uint16_t read_phase(reader *from, int phase, pj_step *to)
{
    read_some(from, phase, to, from->row.counts[phase]);
    return (uint16_t)from->row.counts[phase];
}

/* Does such a thing with the native result. */
static pj_step *insert(const pj_table *table, pj_step *at, uint8_t action)
{
    act(at, action);
    at->into = table->result_at;
    return at + 1;
}

/* All steps in the order of a call, with what stands between them, and behind those what is run by others. */
static void read_steps(reader *from, pj_table *table, pj_step *end)
{
    pj_step *at = table->steps;
    at += read_phase(from, PJ_PHASE_VARIABLES, at);
    table->ask_count = (uint16_t)from->row.counts[PJ_PHASE_ASK];
    table->ask = end - table->ask_count;
    read_some(from, PJ_PHASE_ASK, end - table->ask_count, table->ask_count);
    at += read_phase(from, PJ_PHASE_BEFORE, at);
    table->again = at;
    at += read_phase(from, PJ_PHASE_ENTER, at);
    at += read_phase(from, PJ_PHASE_PASS, at);
    at = insert(table, at, call_kind(table));
    if (pj_narrows(table->result) && !is_apart(table))
        at = insert(table, at, PJ_DO_NARROW);
    at += read_phase(from, PJ_PHASE_AFTER, at);
    if (table->fails != PJ_FAILS_NEVER)
        at = insert(table, at, expect_kind(table));
    at += read_phase(from, PJ_PHASE_KEEP, at);
    table->frame = pieces(from);
    pj_step *build = at++;
    table->release = at;
    at += read_phase(from, PJ_PHASE_RELEASE, at);
    for (const pj_step *step = table->release; step < at; step++)
        table->discards |= step->op == PJ_OP_DISCARD;
    if (table->frame > PJ_USUAL_FRAME)
        at = insert(table, at, PJ_DO_FREE_FRAME);
    at = insert(table, at, PJ_DO_END);
    table->raise = at;
    at += table->raise_count = read_phase(from, PJ_PHASE_RAISE, at);
    table->make = at;
    at += table->make_count = read_phase(from, PJ_PHASE_MAKE, at);
    table->aside = at;
    read_phase(from, PJ_PHASE_ASIDE, at);
    choose_result(table, build);
}

#define PJ_BETWEEN 6 /* at most so many stand between a program's steps */

/* A table with room for all steps, so many more, and so many bytes; NULL after an exception. */
static pj_table *read_table(reader *from, uint32_t more, size_t bytes)
{
    uint32_t steps = more;
    pj_read_row(&from->at, &from->row);
    for (int phase = 0; phase < PJ_PHASES; phase++)
        steps += from->row.counts[phase];
    uint32_t places = from->row.words + 1 + from->row.counts[PJ_PHASE_VARIABLES];
    pj_table *table = PyMem_Calloc(1, sizeof *table + steps * sizeof(pj_step) + places * sizeof(pj_at) + bytes);
    if (table == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    if (from->row.gil == PJ_GIL_ABOVE)
        table->above = pj_read_number(&from->at);
    table->conditions = from->at - 1;
    from->at += from->row.conditions;
    from->slots = (pj_at *)(table->steps + steps);
    table->places = from->slots;
    from->steps = steps;
    from->ends = (uint16_t *)(from->slots + places);
    return table;
}

static pj_table *read_program(const pj_home *home, uint32_t program, int full)
{
    reader from = {.at = home->namespace->programs + program};
    pj_table *table = read_table(&from, PJ_BETWEEN, 0);
    if (table == NULL)
        return NULL;
    table->shape = home->state->package->shapes[from.row.shape];
    table->full = (int16_t)full;
    take_head(&from, table);
    read_steps(&from, table, table->steps + from.steps);
    table->further = from.further;
    table->by = table->places[from.row.by].at;
    table->by_kind = table->places[from.row.by].kind;
    return table;
}

/* What a callback is called with stands in variables, behind the place of a result: that is what its answer is like. */
static pj_table *read_callback(const pj_home *home, uint32_t program)
{
    reader from = {.at = home->namespace->programs + program};
    pj_table *table = read_table(&from, 0, PJ_PHASES * sizeof(uint16_t));
    if (table == NULL)
        return NULL;
    uint16_t count = 0;
    table->ends = from.ends;
    table->words = (uint8_t)from.row.words;
    table->result = (uint8_t)from.row.result;
    table->full = (int16_t)from.row.full;
    add_slot(&from, table->result, sizeof(pj_word), 8);
    for (int phase = 0; phase < PJ_PHASES; phase++)
        from.ends[phase] = count += read_phase(&from, phase, table->steps + count);
    table->aside = table->steps + from.ends[PJ_PHASE_ASIDE - 1];
    table->frame = pieces(&from);
    return table;
}

const pj_table_tier pj_by_table = {pj_call_by_table, read_program, read_callback};
