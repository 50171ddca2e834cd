/* The table tier: a call made by its function's program, step by step, in the order of a specialised function's statements.
 * What most calls do is in line; the rest is one call away. */
#include "pj_internal.h"

/* ---- the call ------------------------------------------------------------------------------------------------------- */

static inline void clear_error(const pj_table *table)
{
    if (table->clears == PJ_KEEP_ERRNO)
        errno = 0;
#if defined(_WIN32)
    else if (table->clears == PJ_KEEP_LAST_ERROR)
        SetLastError(0);
#endif
}

static inline int kept_error(const pj_table *table)
{
#if defined(_WIN32)
    if (table->keep == PJ_KEEP_LAST_ERROR)
        return (int)GetLastError();
#endif
    return table->keep == PJ_KEEP_NOTHING ? 0 : errno;
}

static inline bool releases(const pj_call *call)
{
    const pj_table *table = call->table;
    if (PJ_LIKELY(table->gil != PJ_GIL_ABOVE))
        return table->gil == PJ_GIL_RELEASE;
    return (uint64_t)pj_number_at(call->frame + table->by, table->by_kind) > table->above;
}

static inline void invoke(pj_shape shape, const pj_function *fn, const pj_table *table, char *frame)
{
    pj_word *result = (pj_word *)(frame + table->result_at);
    result->w = shape(fn->address, (const pj_word *)frame, result);
}

/* The call in its form, and of others right behind it, which look at what it left. */
static void call_and_ask(pj_call *call)
{
    const pj_table *table = call->table;
    clear_error(table);
    invoke(table->forms == 0 ? table->shape : pj_form_of(call), call->fn, table, call->frame);
    call->error = kept_error(table);
    if (pj_narrows(table->result))
        pj_narrow(call->frame + table->result_at, table->result);
    for (int i = 0; i < table->ask_count; i++)
        pj_ask_native(call, &table->ask[i]);
}

/* Python raised an exception meanwhile: handles that the call took are its own, and nobody takes the one that it gave. */
static PJ_COLD int give_up(const pj_call *call)
{
    const pj_table *table = call->table;
    bool failed = pj_has_failed(call);
    for (const pj_step *step = table->again; step < table->release; step++)
        if (step->op == PJ_OP_GIVEN_AWAY && !failed)
            pj_let_stay(call, step);
    for (const pj_step *step = table->make; step < table->make + table->make_count; step++)
        if (step->op == PJ_OP_MAKE_HANDLE && step->into == table->result_at)
            pj_discard(call->fn, step->ref, pj_number_at(call->frame + step->into, step->into_kind));
    return -1;
}

/* A call that isn't the usual one; -1 if native code called Python meanwhile, and that raised an exception. */
static int call_apart(pj_call *call)
{
    bool release = releases(call);
    if (call->table->calls_back) {
        pj_frame here;
        pj_enter_native(call->fn, &here, release);
        call_and_ask(call);
        return PJ_LIKELY(pj_leave_native(&here) == 0) ? 0 : give_up(call);
    }
    PyThreadState *thread = release ? PyEval_SaveThread() : NULL;
    call_and_ask(call);
    if (release)
        PyEval_RestoreThread(thread);
    return 0;
}

/* What was built of can't be given back as well: a handle has nothing left to discard. */
static void take(const pj_call *call, const pj_step *made)
{
    const pj_table *table = call->table;
    for (int i = 0; made->op == PJ_OP_MAKE_CHOSEN && i < made->item; i++)
        take(call, pj_aside(call, made->value + i));
    for (const pj_step *step = table->release; step->action != PJ_DO_END; step++)
        if (step->op == PJ_OP_DISCARD && step->into == made->into)
            pj_put_number(call->frame + step->into, step->into_kind, step->value);
}

static PyObject *build_one(const pj_call *call, const pj_step *step)
{
    PyObject *result = pj_build(call, step);
    if (PJ_UNLIKELY(call->table->discards))
        take(call, step);
    return result;
}

static PyObject *build_several(const pj_call *call, const pj_step *step, int count)
{
    PyObject *values[PJ_MAX_PARAMETERS], *result = NULL;
    int made = 0;
    while (made < count && (values[made] = build_one(call, step + made)) != NULL)
        made++;
    if (made == count)
        result = pj_make_tuple(call->fn, call->table->tuple, values, count);
    for (int i = 0; i < made; i++)
        Py_XDECREF(values[i]);
    return result;
}

/* Several results, or one of what is given back if it isn't. */
static PyObject *build_all(const pj_call *call)
{
    const pj_table *table = call->table;
    if (table->make_count == 0)
        return pj_make_none(call->fn);
    if (table->make_count == 1 || (table->alone != 0 && !PJ_SOME(call->args[table->alone - 1])))
        return build_one(call, table->make);
    return build_several(call, table->make, table->make_count);
}

/* Whether to call again; otherwise an exception says what failed. */
static PJ_COLD bool fail(const pj_call *call)
{
    const pj_table *table = call->table;
    if (table->retries && pj_interrupted(pj_code_of(call)))
        return true;
    pj_fail(call, table->raise, table->raise + table->raise_count);
    return false;
}

/* What comes behind the parameters of a function that takes more; gives how many. */
PJ_COLD static Py_ssize_t take_further(pj_call *call, const pj_table *table, PyObject *const *args, Py_ssize_t nargs)
{
    if (!table->further || nargs <= table->full)
        return 0;
    call->more = args + table->full;
    return call->more_count = nargs - table->full;
}

/* For more than a few sequences' items; its last step frees it. */
PJ_COLD static char *new_frame(pj_call *call, const pj_table *table)
{
    size_t slack = _Alignof(pj_chunk) - 1; /* Python's memory is for 8 bytes where pointers have 4 */
    call->memory = PyMem_Malloc(table->frame * sizeof(pj_chunk) + slack);
    if (call->memory == NULL)
        PyErr_NoMemory();
    return (char *)(((uintptr_t)call->memory + slack) & ~slack);
}

/* ---- step by step --------------------------------------------------------------------------------------------------- */

#define PJ_ASKS_PLACES (-1) /* a number of arguments that no call has */
#define PJ_NEXT                                                                                   \
    step++;                                                                                       \
    goto *step->place
#define PJ_AT(type, where) ((type *)(frame + step->where))
#define PJ_WORD_AT(where) PJ_AT(pj_word, where)
#define PJ_ARG args[step->argument], step->argument
#define PJ_NUMBER(kind, type, convert, assign)                                                    \
    kind: {                                                                                       \
        type value;                                                                               \
        if (PJ_UNLIKELY(pj_arg_##convert(fn, PJ_ARG, &value) < 0))                                \
            goto failed;                                                                          \
        PJ_WORD_AT(into)->assign;                                                                 \
        PJ_NEXT;                                                                                  \
    }
#define PJ_TRY(status)                                                                            \
    if (PJ_UNLIKELY((status) < 0))                                                                \
        goto failed;                                                                              \
    PJ_NEXT
#define PJ_EXPECT(succeeded)                                                                      \
    if (PJ_UNLIKELY(!(succeeded)))                                                                \
        goto refused;                                                                             \
    PJ_NEXT
/* The result is made, and most often there is nothing to give back. */
#define PJ_GIVE(made)                                                                             \
    call.result = made;                                                                           \
    if (PJ_LIKELY(step[1].action == PJ_DO_END))                                                   \
        return call.result;                                                                       \
    PJ_NEXT
/* For what is out of line. Else all of it stands in registers. */
#define PJ_CALL (call.fn = fn, call.table = table, call.args = args, call.frame = frame, &call)
#define PJ_PLACE(name) [PJ_DO_##name] = &&name,

PyObject *pj_call_by_table(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    const pj_table *const table = fn->table;
    PyObject *slots[PJ_MAX_PARAMETERS];
    pj_call call;
    call.more_count = 0;
    if (PJ_UNLIKELY(kwnames != NULL || nargs != table->full)) {
        static const void *const places[] = {PJ_NUMBERS(PJ_PLACE) PJ_ACTIONS(PJ_PLACE)};
        if (nargs == PJ_ASKS_PLACES)
            return (PyObject *)places;
        nargs -= take_further(&call, table, args, nargs);
        if ((kwnames != NULL || nargs != table->full) && (args = pj_bind(fn, args, nargs, kwnames, slots)) == NULL)
            return NULL;
    }
    pj_chunk chunks[PJ_USUAL_FRAME];
    char *const frame = PJ_LIKELY(table->frame <= PJ_USUAL_FRAME) ? (char *)chunks : new_frame(&call, table);
    if (PJ_UNLIKELY(frame == NULL))
        return NULL;
    call.result = NULL;
    call.error = call.round = 0;
    ((pj_word *)(frame + table->result_at))->l = 0; /* what is released looks at it, also when nothing was called */
    const pj_step *step = table->steps;
    goto *step->place;

POINTER_VAR:
    *PJ_AT(void *, into) = NULL;
    PJ_NEXT;
BUFFER_VAR:
    PJ_AT(pj_buffer, into)->made = NULL;
    PJ_AT(pj_buffer, into)->view.obj = NULL;
    PJ_EMPTY((*PJ_AT(pj_buffer, into)));
    PJ_NEXT;
TEXT_VAR:
    *PJ_AT(pj_text, into) = (pj_text){NULL, NULL};
    PJ_NEXT;
ZERO:
    PJ_WORD_AT(into)->l = 0;
    PJ_NEXT;
BEGIN:
    pj_begin_variable(PJ_CALL, step);
    PJ_NEXT;
PJ_NUMBER(I8, int8_t, i8, w = (uintptr_t)(intptr_t)value)
PJ_NUMBER(U8, uint8_t, u8, w = value)
PJ_NUMBER(I16, int16_t, i16, w = (uintptr_t)(intptr_t)value)
PJ_NUMBER(U16, uint16_t, u16, w = value)
PJ_NUMBER(I32, int32_t, i32, w = (uintptr_t)(intptr_t)value)
PJ_NUMBER(U32, uint32_t, u32, w = PJ_WIDE_U32(value))
PJ_NUMBER(I64, int64_t, i64, l = value)
PJ_NUMBER(U64, uint64_t, u64, l = (int64_t)value)
PJ_NUMBER(F32, float, f32, f = value)
PJ_NUMBER(F64, double, f64, d = value)
PJ_NUMBER(BOOL, bool, bool, w = value)
PJ_NUMBER(BOOL8, uint8_t, bool8, w = value)
PJ_NUMBER(BOOL32, int32_t, bool32, w = (uintptr_t)(intptr_t)value)
PJ_NUMBER(CHAR, char, char, w = (uintptr_t)(intptr_t)value)
UTF8:
    PJ_TRY(pj_arg_utf8(fn, PJ_ARG, PJ_AT(PyObject *, other), PJ_AT(const char *, into)));
BUFFER_IN:
    PJ_TRY(pj_arg_buffer_in(fn, PJ_ARG, step->item, PJ_AT(pj_buffer, into)));
BUFFER_INOUT:
    PJ_TRY(pj_arg_buffer_inout(fn, PJ_ARG, step->item, PJ_AT(pj_buffer, into)));
BUFFER_OUT:
    PJ_TRY(pj_arg_buffer_out(fn, PJ_ARG, step->item, PJ_AT(pj_buffer, into)));
RECORD:
    PJ_TRY(pj_arg_record(fn, PJ_ARG, step->ref, PJ_AT(void *, into)));
RECORD_INOUT:
    PJ_TRY(pj_arg_record_inout(fn, PJ_ARG, step->ref, PJ_AT(void *, into)));
HANDLE:
    PJ_TRY(pj_pin(fn, PJ_ARG, step->ref, PJ_AT(pj_handle *, other), PJ_AT(int64_t, into)));
DESCRIPTOR:
    PJ_TRY(pj_arg_descriptor(fn, PJ_ARG, PJ_AT(pj_handle *, other), PJ_AT(int64_t, into)));
NEW_RECORD:
    PJ_TRY((*PJ_AT(pj_record *, into) = pj_record_new(fn, step->ref, (uint32_t)step->item)) == NULL ? -1 : 0);
MEASURE_WORD: {
    Py_ssize_t length = PJ_AT(pj_buffer, other)->count;
    PJ_WORD_AT(into)->w = (uintptr_t)length;
    PJ_TRY(PJ_LIKELY((size_t)length <= INT32_MAX) ? 0 : pj_convert(PJ_CALL, step));
}
CONVERT:
    PJ_TRY(pj_convert(PJ_CALL, step));
ENTER:
    pj_enter_step(PJ_CALL, step);
    PJ_NEXT;
PASS_BUFFER:
    PJ_WORD_AT(into)->w = (uintptr_t)PJ_AT(pj_buffer, other)->data;
    PJ_NEXT;
PASS_RECORD:
    PJ_WORD_AT(into)->w = (uintptr_t)(*PJ_AT(pj_record *, other))->data;
    PJ_NEXT;
PASS_ADDRESS:
    PJ_WORD_AT(into)->w = (uintptr_t)(frame + step->other);
    PJ_NEXT;
PASS_TEXT:
    PJ_WORD_AT(into)->w = (uintptr_t)PJ_AT(pj_text, other)->data;
    PJ_NEXT;
PASS_CONSTANT:
    PJ_WORD_AT(into)->l = step->value;
    PJ_NEXT;
PASS:
    pj_pass_step(PJ_CALL, step);
    PJ_NEXT;
CALL_HELD:
    invoke(table->shape, fn, table, frame);
    PJ_NEXT;
CALL_HELD_ERRNO:
    invoke(table->shape, fn, table, frame);
    call.error = errno;
    PJ_NEXT;
CALL_RELEASED: {
    PyThreadState *thread = PyEval_SaveThread();
    invoke(table->shape, fn, table, frame);
    PyEval_RestoreThread(thread);
    PJ_NEXT;
}
CALL_RELEASED_ERRNO: {
    PyThreadState *thread = PyEval_SaveThread();
    invoke(table->shape, fn, table, frame);
    call.error = errno;
    PyEval_RestoreThread(thread);
    PJ_NEXT;
}
CALL_APART:
    PJ_TRY(call_apart(PJ_CALL));
NARROW:
    pj_narrow(frame + step->into, table->result);
    PJ_NEXT;
LEAVE: {
    int status = pj_leave_step(PJ_CALL, step);
    if (PJ_UNLIKELY(status > 0))
        step = table->again - 1;
    PJ_TRY(status);
}
EXPECT_NOT_MINUS_ONE:
    PJ_EXPECT(*PJ_AT(int32_t, into) != -1);
EXPECT_ZERO:
    PJ_EXPECT(*PJ_AT(int32_t, into) == 0);
EXPECT_POINTER:
    PJ_EXPECT(*PJ_AT(void *, into) != NULL);
EXPECT:
    PJ_EXPECT(!pj_has_failed(PJ_CALL));
STAY:
    pj_let_stay(PJ_CALL, step);
    PJ_NEXT;
MAKE_NONE:
    PJ_GIVE(pj_make_none(fn));
MAKE_I32:
    PJ_GIVE(pj_make_i32(fn, *PJ_AT(int32_t, into)));
MAKE_U32:
    PJ_GIVE(pj_make_u32(fn, *PJ_AT(uint32_t, into)));
MAKE_I64:
    PJ_GIVE(pj_make_i64(fn, *PJ_AT(int64_t, into)));
MAKE_U64:
    PJ_GIVE(pj_make_u64(fn, *PJ_AT(uint64_t, into)));
MAKE_F64:
    PJ_GIVE(pj_make_f64(fn, *PJ_AT(double, into)));
MAKE_RECORD:
    PJ_GIVE(pj_make_record(fn, PJ_AT(pj_record *, into)));
MAKE_VALUE:
    PJ_GIVE(pj_make_value(fn, step->ref, frame + step->into));
MAKE_BUFFER:
    PJ_GIVE(pj_make_buffer(fn, PJ_AT(pj_buffer, into), PJ_AT(pj_buffer, into)->count, step->item));
MAKE_BUFFER_I32:
    PJ_GIVE(pj_make_buffer(fn, PJ_AT(pj_buffer, into), *PJ_AT(int32_t, other), step->item));
MAKE_BUFFER_I64:
    PJ_GIVE(pj_make_buffer(fn, PJ_AT(pj_buffer, into), *PJ_AT(int64_t, other), step->item));
MAKE:
    PJ_GIVE(pj_build(PJ_CALL, step));
MAKE_ALL:
    PJ_GIVE(build_all(PJ_CALL));
FREE_HANDLE:
    pj_release_handle(*PJ_AT(pj_handle *, into));
    PJ_NEXT;
FREE_BUFFER:
    pj_release_buffer(PJ_AT(pj_buffer, into));
    PJ_NEXT;
FREE_TEXT:
    pj_release_text(PJ_AT(pj_text, into));
    PJ_NEXT;
FREE_OBJECT:
    Py_XDECREF(*PJ_AT(PyObject *, into));
    PJ_NEXT;
GIVE_BACK:
    pj_give_back(PJ_CALL, step);
    PJ_NEXT;
FREE_FRAME:
    PyMem_Free(call.memory);
    PJ_NEXT;
END:
    return call.result;
refused:
    if (fail(PJ_CALL)) {
        step = table->again;
        goto *step->place;
    }
failed:
    step = table->release;
    goto *step->place;
}

/* Nobody is called: that function alone knows its places, and this way no call pays for it. */
const void *const *pj_places(void)
{
    pj_table nothing = {.full = 0};
    pj_function nobody = {.table = &nothing};
    return (const void *const *)pj_call_by_table((PyObject *)&nobody, NULL, PJ_ASKS_PLACES, NULL);
}
