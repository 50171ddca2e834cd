/* The table tier's steps around a call: variables, conditions, what is passed, and what is looked at right after it. */
#include "pj_internal.h"

/* ---- numbers in the frame ------------------------------------------------------------------------------------------- */

int64_t pj_number_at(const char *at, uint8_t kind)
{
    switch (kind) {
    case PJ_I8:
        return *(const int8_t *)at;
    case PJ_U8: case PJ_BOOL8:
        return *(const uint8_t *)at;
    case PJ_BOOL:
        return *(const uint8_t *)at != 0;
    case PJ_CHAR:
        return *at;
    case PJ_I16:
        return *(const int16_t *)at;
    case PJ_U16:
        return *(const uint16_t *)at;
    case PJ_I32: case PJ_BOOL32:
        return *(const int32_t *)at;
    case PJ_U32:
        return *(const uint32_t *)at;
    case PJ_POINTER:
        return (int64_t)(intptr_t)*(void *const *)at;
    default:
        return *(const int64_t *)at;
    }
}

void pj_put_number(char *at, uint8_t kind, int64_t value)
{
    switch (kind) {
    case PJ_I8: case PJ_U8: case PJ_BOOL8: case PJ_CHAR:
        *(uint8_t *)at = (uint8_t)value;
        break;
    case PJ_BOOL:
        *(bool *)at = value != 0;
        break;
    case PJ_I16: case PJ_U16:
        *(uint16_t *)at = (uint16_t)value;
        break;
    case PJ_I32: case PJ_BOOL32: case PJ_U32:
        *(uint32_t *)at = (uint32_t)value;
        break;
    case PJ_POINTER:
        *(void **)at = (void *)(intptr_t)value;
        break;
    default:
        *(int64_t *)at = value;
    }
}

/* What a shape gave, as a variable of its own kind. */
void pj_narrow(char *at, uint8_t kind)
{
    pj_word word;
    memcpy(&word, at, sizeof word);
    switch (kind) {
    case PJ_I64: case PJ_U64: case PJ_F32: case PJ_F64:
        break; /* it is that */
    case PJ_BOOL:
        *(bool *)at = (uint8_t)word.w != 0;
        break;
    default:
        pj_put_number(at, kind, (int64_t)(intptr_t)word.w);
    }
}

/* ---- conditions ------------------------------------------------------------------------------------------------------- */

static bool compare(int how, uint8_t kind, int64_t left, int64_t right)
{
    bool is_less = kind == PJ_U64 ? (uint64_t)left < (uint64_t)right : left < right;
    switch (how) {
    case PJ_EQUAL:
        return left == right;
    case PJ_UNEQUAL:
        return left != right;
    case PJ_LESS:
        return is_less;
    case PJ_AT_MOST:
        return is_less || left == right;
    case PJ_MORE:
        return !is_less && left != right;
    default:
        return !is_less;
    }
}

static bool holds(const pj_call *call, const uint8_t **at)
{
    int how = *(*at)++;
    uint64_t first = pj_read_number(at);
    if (how == PJ_ALL || how == PJ_ANY) {
        bool is_any = how == PJ_ANY, result = !is_any;
        for (; first > 0; first--) {
            bool part = holds(call, at);
            result = is_any ? result || part : result && part;
        }
        return result;
    }
    int64_t value = pj_read_signed(at);
    if (first == 0)
        return compare(how, PJ_I32, call->error, value);
    const pj_at *place = &call->table->places[first - 1];
    return compare(how, place->kind, pj_number_at(call->frame + place->at, place->kind), value);
}

bool pj_is_met(const pj_call *call, uint16_t condition)
{
    const uint8_t *at = call->table->conditions + condition;
    return holds(call, &at);
}

/* ---- before and after the call ---------------------------------------------------------------------------------------- */

static void begin_array(char *at, const pj_step *step)
{
    if (step->kind == PJ_F32 || step->kind == PJ_F64 || step->kind > PJ_POINTER) { /* which are no number to put */
        memset(at, 0, (size_t)step->item * (size_t)pj_kind_size(step->kind));
        return;
    }
    for (int i = 0; i < step->item; i++)
        pj_put_number(at + i * pj_kind_size(step->kind), step->kind, step->value);
}

void pj_begin_variable(const pj_call *call, const pj_step *step)
{
    char *at = call->frame + step->into;
    switch (step->op) {
    case PJ_OP_SCALAR_VAR:
        pj_put_number(at, step->kind == PJ_F64 ? PJ_U64 : step->kind == PJ_F32 ? PJ_U32 : step->kind, step->value);
        break;
    case PJ_OP_WIDE_VAR:
        pj_begin_wide(step, (pj_wide *)at);
        break;
    case PJ_OP_FURTHER_VAR:
        *(pj_further *)at = (pj_further){.args = call->more, .count = call->more_count};
        break;
    case PJ_OP_ARRAY_VAR:
        begin_array(at, step);
        break;
    case PJ_OP_CSTRING_VAR:
        *(const char **)at = pj_text_at(call->fn->home->namespace, (pj_place)step->value);
        break;
    case PJ_OP_TEXT_VAR:
        memset(at, 0, sizeof(pj_text));
        break;
    case PJ_OP_BUFFER_VAR:
        ((pj_buffer *)at)->made = NULL;
        ((pj_buffer *)at)->view.obj = NULL;
        PJ_EMPTY((*(pj_buffer *)at));
        break;
    case PJ_OP_USE_VAR:
        memset(at, 0, sizeof(pj_use));
        break;
    default:
        *(void **)at = NULL;
    }
}

void pj_enter_step(const pj_call *call, const pj_step *step)
{
    char *into = call->frame + step->into;
    void *other = call->frame + step->other;
    PyObject *arg = step->argument == PJ_NO_ARGUMENT ? NULL : call->args[step->argument];
    PyObject *used = NULL;
    switch (step->op) {
    case PJ_OP_TELL:
        pj_tell(*(pj_callable **)into, step->item, pj_number_at(other, step->other_kind));
        return;
    case PJ_OP_USE_ARGUMENT:
        used = PJ_SOME(arg) ? arg : NULL;
        break;
    case PJ_OP_USE_BUFFER:
        used = ((pj_buffer *)other)->view.obj;
        break;
    case PJ_OP_USE_MADE:
        used = ((pj_buffer *)other)->made;
        break;
    default: {
        PyObject *records = *(PyObject **)(call->frame + call->table->places[step->value].at);
        used = records != NULL ? records : ((pj_buffer *)other)->view.obj;
    }
    }
    pj_begin_use(call->fn, (pj_use *)into, used);
}

/* What is rarely a word of the call. */
void pj_pass_step(const pj_call *call, const pj_step *step)
{
    pj_word *word = (pj_word *)(call->frame + step->into);
    char *from = call->frame + step->other;
    switch (step->op) {
    case PJ_OP_PASS:
        if (step->kind == PJ_F32 || step->kind == PJ_F64)
            memcpy(word, from, sizeof *word);
        else
            pj_widen(word, step->kind, pj_number_at(from, step->other_kind));
        break;
    case PJ_OP_PASS_CONSTANT:
        pj_widen(word, step->kind, step->value);
        break;
    case PJ_OP_PASS_GIVEN:
        word->w = PJ_SOME(call->args[step->argument]) ? (uintptr_t)from : 0;
        break;
    case PJ_OP_PASS_TEXT:
        word->w = (uintptr_t)((pj_text *)from)->data;
        break;
    case PJ_OP_PASS_MOVED:
        word->w = (uintptr_t)&((pj_buffer *)from)->data;
        break;
    case PJ_OP_PASS_CHOSEN: case PJ_OP_PASS_CHOSEN_AS:
        pj_pass_chosen(call, step);
        break;
    case PJ_OP_ASK:
        pj_ask_native(call, step);
        break;
    case PJ_OP_PASS_BUFFER:
        word->w = (uintptr_t)((pj_buffer *)from)->data;
        break;
    case PJ_OP_PASS_RECORD:
        word->w = (uintptr_t)(*(pj_record **)from)->data;
        break;
    case PJ_OP_PASS_ADDRESS:
        word->w = (uintptr_t)from;
        break;
    default:
        word->w = (uintptr_t)PJ_DESTROYED(*(pj_callable **)from);
    }
}

/* Whether the result, the kept code or a variable says that the call failed. */
bool pj_has_failed(const pj_call *call)
{
    const pj_table *table = call->table;
    const char *result = call->frame + table->result_at;
    switch (table->fails) {
    case PJ_FAILS_NEVER:
        return false;
    case PJ_FAILS_MINUS_ONE:
        return pj_number_at(result, table->result) == table->minus_one;
    case PJ_FAILS_NULL:
        return *(void *const *)result == NULL;
    case PJ_FAILS_NOT_ZERO:
        return pj_number_at(result, table->result) != 0;
    default:
        return pj_is_met(call, table->fails_if);
    }
}

/* The errno of a failed call. */
int pj_code_of(const pj_call *call)
{
    const pj_table *table = call->table;
    bool is_result = table->fails == PJ_FAILS_NOT_ZERO;
    return is_result ? (int)pj_number_at(call->frame + table->result_at, table->result) : call->error;
}

/* 1: the call is to be repeated with a larger buffer. */
static int grow(pj_call *call, const pj_step *step)
{
    pj_buffer *buffer = (pj_buffer *)(call->frame + step->into);
    bool failed = pj_has_failed(call), is_kept = call->table->keep != PJ_KEEP_NOTHING;
    bool more = step->condition != 0 && (!is_kept || failed || call->table->fails == PJ_FAILS_NEVER) &&
                pj_is_met(call, step->condition);
    const pj_at *needed = step->value == 0 ? NULL : &call->table->places[step->value - 1];
    int64_t size = needed == NULL ? -1 : pj_number_at(call->frame + needed->at, needed->kind);
    if (PJ_SOME(call->args[step->argument]))
        return 0;
    pj_wanted wanted = {failed, more, step->kind & PJ_GROW_PROBES, (step->kind & PJ_GROW_CUTS) != 0, size};
    int again = pj_grow(call->fn, step->argument, buffer, step->item, call->round++, wanted);
    if (again > 0)
        pj_put_number(call->frame + step->other, step->other_kind, buffer->count);
    return again;
}

int pj_leave_step(pj_call *call, const pj_step *step)
{
    if (step->op == PJ_OP_GROW)
        return grow(call, step);
    pj_write_back(*(PyObject **)(call->frame + step->other), step->item, (pj_buffer *)(call->frame + step->into));
    return 0;
}
