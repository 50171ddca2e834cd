/* Calls of Python by native code, by programs: a function of each callback's own puts what it was called with into words;
 * what is made of those, and of Python's answer, is here. */
#include "pj_internal.h"

static const pj_step *start_of(const pj_table *table, int phase)
{
    return table->steps + (phase == 0 ? 0 : table->ends[phase - 1]);
}

static const pj_step *end_of(const pj_table *table, int phase) { return table->steps + table->ends[phase]; }

/* ---- what Python is called with --------------------------------------------------------------------------------------- */

/* What the outer call told, or the number that a pointer leads to. */
static void load(const pj_call *call, const pj_step *step, const pj_entered *in)
{
    char *into = call->frame + step->into;
    const void *at = *(const void **)(call->frame + step->other);
    if (step->op == PJ_OP_OUTER)
        pj_put_number(into, step->into_kind, in->callable->outer[step->item]);
    else if (at != NULL)
        memcpy(into, at, (size_t)pj_kind_size(step->kind));
}

/* Words of the processor's as variables of their own kinds. */
static void narrow(const pj_call *call)
{
    const pj_table *table = call->table;
    for (const pj_step *step = table->steps; step < table->steps + table->words; step++)
        if (pj_narrows(step->kind))
            pj_narrow(call->frame + step->into, step->kind);
}

static void begin(const pj_call *call, const pj_entered *in, const pj_word *words, bool is_shared)
{
    const pj_table *table = call->table;
    const pj_step *step = table->steps + table->words;
    memset(call->frame, 0, sizeof(pj_word)); /* what has no place */
    if (table->words > 0)
        memcpy(call->frame + sizeof(pj_word), words, table->words * sizeof *words);
    if (is_shared)
        narrow(call);
    for (; step < end_of(table, PJ_PHASE_VARIABLES); step++)
        pj_begin_variable(call, step);
    for (step = start_of(table, PJ_PHASE_ENTER); step < end_of(table, PJ_PHASE_ENTER); step++)
        load(call, step, in);
}

static int build(const pj_call *call, PyObject **given)
{
    const pj_step *step = start_of(call->table, PJ_PHASE_MAKE);
    for (; step < end_of(call->table, PJ_PHASE_MAKE); step++)
        if ((*given++ = pj_build(call, step)) == NULL)
            return -1;
    return 0;
}

/* ---- what it answers -------------------------------------------------------------------------------------------------- */

/* A number of one kind as one of another. */
static void store(void *to, uint8_t kind, const char *from, uint8_t from_kind)
{
    bool is_float = from_kind == PJ_F32 || from_kind == PJ_F64;
    double number = from_kind == PJ_F32 ? *(const float *)from : from_kind == PJ_F64 ? *(const double *)from : 0;
    if (!is_float)
        pj_put_number(to, kind, pj_number_at(from, from_kind));
    else if (kind == PJ_F32)
        *(float *)to = (float)number;
    else
        *(double *)to = number;
}

static int fill(const pj_call *call, const pj_step *step, pj_buffer *buffer, void *to)
{
    const pj_at *place = step->ref == 0 ? NULL : &call->table->places[step->ref - 1];
    int64_t room = place == NULL ? step->value : pj_number_at(call->frame + place->at, place->kind);
    return pj_fill(call->fn, step->argument, buffer, to, room, step->item);
}

/* Where native code wants it. */
static int write(const pj_call *call, const pj_step *step, void *answer)
{
    char *of = call->frame + step->into;
    void *to = *(void **)(call->frame + step->other);
    switch (step->op) {
    case PJ_OP_HAND_OVER:
        return pj_hand_over(call->fn, step->ref, call->args[step->argument], *(void **)of);
    case PJ_OP_WRITE_RECORD:
        if (to != NULL)
            memcpy(to, *(void **)of, (size_t)step->item);
        return 0;
    case PJ_OP_WRITE_NUMBER:
        if (to != NULL)
            store(to, step->kind, of, step->into_kind);
        return 0;
    case PJ_OP_FILL:
        return fill(call, step, (pj_buffer *)of, to);
    case PJ_OP_WRITE_COUNT:
        if (to != NULL)
            pj_put_number(to, step->kind, ((pj_buffer *)of)->count);
        return 0;
    case PJ_OP_ANSWER_COUNT:
        pj_put_number(answer, call->table->result, ((pj_buffer *)of)->count);
        return 0;
    default:
        store(answer, call->table->result, of, step->into_kind);
        return 0;
    }
}

static int take(const pj_call *call, PyObject *given, PyObject **args, void *answer)
{
    const pj_table *table = call->table;
    args[0] = given;
    int status = table->full > 1 ? pj_unpack(call->fn, given, table->full, args) : 0;
    const pj_step *step = start_of(table, PJ_PHASE_BEFORE);
    for (; status == 0 && step < end_of(table, PJ_PHASE_BEFORE); step++)
        status = pj_convert(call, step);
    step = start_of(table, PJ_PHASE_AFTER);
    for (; status == 0 && step < end_of(table, PJ_PHASE_AFTER); step++)
        status = write(call, step, answer);
    return status;
}

/* ---- the call --------------------------------------------------------------------------------------------------------- */

/* What native code was given to keep and gives back, and what leads to its memory, ends here. */
static void end(const pj_call *call, const pj_entered *in, PyObject **given)
{
    const pj_step *step = start_of(call->table, PJ_PHASE_KEEP);
    for (; step < end_of(call->table, PJ_PHASE_KEEP); step++)
        pj_take_back(call->fn, step->ref, *(void **)(call->frame + step->into));
    for (step = start_of(call->table, PJ_PHASE_MAKE); step < end_of(call->table, PJ_PHASE_MAKE); step++, given++)
        if (step->op == PJ_OP_MAKE_KIND)
            Py_XDECREF(*given);
        else
            pj_expire(in, *given);
}

static void run(const pj_entered *in, const pj_word *words, bool is_shared, void *answer)
{
    const pj_table *table = in->fn->table;
    int count = (int)(end_of(table, PJ_PHASE_MAKE) - start_of(table, PJ_PHASE_MAKE));
    pj_chunk frame[table->frame];
    PyObject *given[count + 1], *args[PJ_MAX_PARAMETERS], *result = NULL; /* the call takes the place before the first one for itself */
    memset(given, 0, sizeof given);
    pj_call call = {.fn = in->fn, .table = table, .args = args, .frame = (char *)frame};
    begin(&call, in, words, is_shared);
    if (build(&call, given + 1) < 0 || (result = pj_call_python(in, given + 1, (size_t)count)) == NULL ||
        take(&call, result, args, answer) < 0)
        pj_call_failed(in);
    const pj_step *step = start_of(table, PJ_PHASE_RELEASE);
    for (; step < end_of(table, PJ_PHASE_RELEASE); step++)
        pj_give_back(&call, step);
    Py_XDECREF(result);
    end(&call, in, given + 1);
}

/* A function of a callback's own was called, with words each as wide as it is. Its answer stays as it is after an
 * exception, or where nobody is called any more. */
void pj_call_back(pj_callable *found, const pj_callback_row *row, const pj_word *words, void *answer)
{
    pj_entered in;
    if (!pj_enter_python(found, row, &in))
        return;
    run(&in, words, false, answer);
    pj_leave_python(&in);
}

/* A function of a pool was called, with words as the processor has them; what comes back is one, too. */
void pj_call_pooled(const pj_pooled *place, const pj_word *words, pj_word *result)
{
    const pj_callback_row *row = __atomic_load_n(&place->row, __ATOMIC_SEQ_CST);
    pj_callable *found = __atomic_load_n(&place->callable, __ATOMIC_SEQ_CST);
    bool is_float = row->kind == PJ_F32 || row->kind == PJ_F64;
    pj_entered in;
    pj_put_number((char *)result, !is_float ? row->kind : row->kind == PJ_F32 ? PJ_U32 : PJ_U64, row->on_error);
    if (pj_enter_python(found, row, &in)) {
        run(&in, words, true, result);
        pj_leave_python(&in);
    }
    if (!is_float)
        pj_widen(result, row->kind, pj_number_at((const char *)result, row->kind));
}
