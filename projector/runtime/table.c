/* The table tier: a call made by its function's program, in the order of a specialised function's statements. What most
 * calls do is here, in one piece; the rest is out of line. */
#include "pj_internal.h"

/* ---- arguments ------------------------------------------------------------------------------------------------------ */

#define PJ_INLINE static inline __attribute__((always_inline))

#define PJ_NUMBER(kind, type, convert, assign)                                  \
    case kind: {                                                                \
        type value;                                                             \
        if (PJ_UNLIKELY(pj_arg_##convert(fn, args[index], index, &value) < 0))  \
            return -1;                                                          \
        word->assign;                                                           \
        return 0;                                                               \
    }

#define PJ_NUMBERS                                                              \
    PJ_NUMBER(PJ_I8, int8_t, i8, w = (uintptr_t)(intptr_t)value)                \
    PJ_NUMBER(PJ_U8, uint8_t, u8, w = value)                                    \
    PJ_NUMBER(PJ_I16, int16_t, i16, w = (uintptr_t)(intptr_t)value)             \
    PJ_NUMBER(PJ_U16, uint16_t, u16, w = value)                                 \
    PJ_NUMBER(PJ_I32, int32_t, i32, w = (uintptr_t)(intptr_t)value)             \
    PJ_NUMBER(PJ_U32, uint32_t, u32, w = PJ_WIDE_U32(value))                    \
    PJ_NUMBER(PJ_I64, int64_t, i64, l = value)                                  \
    PJ_NUMBER(PJ_U64, uint64_t, u64, l = (int64_t)value)                        \
    PJ_NUMBER(PJ_F32, float, f32, f = value)                                    \
    PJ_NUMBER(PJ_F64, double, f64, d = value)                                   \
    PJ_NUMBER(PJ_BOOL, bool, bool, w = value)                                   \
    PJ_NUMBER(PJ_BOOL8, uint8_t, bool8, w = value)                              \
    PJ_NUMBER(PJ_BOOL32, int32_t, bool32, w = (uintptr_t)(intptr_t)value)       \
    PJ_NUMBER(PJ_CHAR, char, char, w = (uintptr_t)(intptr_t)value)

/* What a call is made of stands in registers, too. */
PJ_INLINE int convert(const pj_call *call, const pj_function *fn, PyObject *const *args, char *frame, const pj_step *step)
{
    int index = step->argument;
    pj_word *word = (pj_word *)(frame + step->into);
    void *other = frame + step->other;
    switch (step->fast) {
        PJ_NUMBERS
    case PJ_OP_UTF8:
        return pj_arg_utf8(fn, args[index], index, other, (void *)word);
    case PJ_OP_BUFFER_IN:
        return pj_arg_buffer_in(fn, args[index], index, step->item, (void *)word);
    case PJ_OP_BUFFER_INOUT:
        return pj_arg_buffer_inout(fn, args[index], index, step->item, (void *)word);
    case PJ_OP_BUFFER_OUT:
        return pj_arg_buffer_out(fn, args[index], index, step->item, (void *)word);
    case PJ_OP_RECORD:
        return pj_arg_record(fn, args[index], index, step->ref, (void *)word);
    case PJ_OP_RECORD_INOUT:
        return pj_arg_record_inout(fn, args[index], index, step->ref, (void *)word);
    case PJ_OP_HANDLE:
        return pj_pin(fn, args[index], index, step->ref, other, (void *)word);
    case PJ_OP_DESCRIPTOR:
        return pj_arg_descriptor(fn, args[index], index, other, (void *)word);
    case PJ_OP_MEASURE_WORD: {
        Py_ssize_t length = ((pj_buffer *)other)->count;
        word->w = (uintptr_t)length;
        return PJ_LIKELY((size_t)length <= INT32_MAX) && step->kind >= PJ_I32 ? 0 : pj_convert(call, step);
    }
    case PJ_OP_NEW_RECORD:
        return (*(pj_record **)word = pj_record_new(fn, step->ref, (uint32_t)step->item)) == NULL ? -1 : 0;
    default:
        return pj_convert(call, step);
    }
}

/* The same, where nothing else is asked for. */
PJ_INLINE int convert_word(const pj_function *fn, PyObject *const *args, char *frame, const pj_step *step)
{
    int index = step->argument;
    pj_word *word = (pj_word *)(frame + step->into);
    switch (step->fast) {
        PJ_NUMBERS
    case PJ_OP_RECORD:
        return pj_arg_record(fn, args[index], index, step->ref, (void *)word);
    default:
        return pj_arg_record_inout(fn, args[index], index, step->ref, (void *)word);
    }
}

PJ_INLINE void pass(const pj_call *call, const pj_table *table, char *frame)
{
    const pj_step *step = table->steps + table->ends[PJ_PHASE_ENTER], *last = table->steps + table->ends[PJ_PHASE_PASS];
    for (; step < last; step++) {
        pj_word *word = (pj_word *)(frame + step->into);
        char *from = frame + step->other;
        if (step->op == PJ_OP_PASS_BUFFER)
            word->w = (uintptr_t)((pj_buffer *)from)->data;
        else if (step->op == PJ_OP_PASS_RECORD)
            word->w = (uintptr_t)(*(pj_record **)from)->data;
        else if (step->op == PJ_OP_PASS_ADDRESS)
            word->w = (uintptr_t)from;
        else
            pj_pass_step(call, step);
    }
}

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

/* The call in its form, and of others right behind it, which look at what it left. */
static void call_and_ask(pj_call *call)
{
    const pj_table *table = call->table;
    char *result = call->frame + table->result_at;
    pj_shape shape = table->forms == 0 ? table->shape : pj_form_of(call);
    clear_error(table);
    shape(call->fn->address, (const pj_word *)call->frame, (pj_word *)result);
    call->error = kept_error(table);
    if (table->narrows)
        pj_narrow(result, table->result);
    for (int i = table->ends[PJ_PHASE_PASS]; i < table->ends[PJ_PHASE_ASK]; i++)
        pj_ask_native(call, &table->steps[i]);
}

/* A call that isn't the usual one; -1 if native code called Python meanwhile, and that raised an exception. */
static PJ_COLD int call_apart(pj_call *call)
{
    bool release = releases(call);
    if (call->table->calls_back) {
        pj_frame here;
        pj_enter_native(call->fn, &here, release);
        call_and_ask(call);
        return pj_leave_native(&here);
    }
    PyThreadState *thread = release ? PyEval_SaveThread() : NULL;
    call_and_ask(call);
    if (release)
        PyEval_RestoreThread(thread);
    return 0;
}

PJ_INLINE void call_native(pj_call *call, const pj_function *fn, const pj_table *table, char *frame, bool release)
{
    PyThreadState *thread = release ? PyEval_SaveThread() : NULL;
    if (PJ_UNLIKELY(table->clears))
        clear_error(table);
    table->shape(fn->address, (const pj_word *)frame, (pj_word *)(frame + table->result_at));
    if (table->keep)
        call->error = kept_error(table);
    if (release)
        PyEval_RestoreThread(thread);
}

/* What was built of can't be given back as well: a handle has nothing left to discard. */
static void take(const pj_call *call, const pj_step *made)
{
    const pj_table *table = call->table;
    for (int i = 0; made->op == PJ_OP_MAKE_CHOSEN && i < made->item; i++)
        take(call, pj_aside(call, made->value + i));
    for (int i = table->ends[PJ_PHASE_KEEP]; i < table->ends[PJ_PHASE_RELEASE]; i++) {
        const pj_step *step = &table->steps[i];
        if (step->op == PJ_OP_DISCARD && step->into == made->into)
            pj_put_number(call->frame + step->into, step->into_kind, step->value);
    }
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

/* Several results, callables that stay, or none. */
static PyObject *build_rest(const pj_call *call, const pj_step *first, int count)
{
    const pj_table *table = call->table;
    for (int i = table->ends[PJ_PHASE_MAKE]; i < table->ends[PJ_PHASE_KEEP]; i++)
        pj_let_stay(call, &table->steps[i]);
    if (count == 0)
        return pj_make_none(call->fn);
    if (count == 1 || (table->alone != 0 && !PJ_SOME(call->args[table->alone - 1])))
        return build_one(call, first);
    return build_several(call, first, count);
}

/* A number that the call gave is most often the result. */
PJ_INLINE PyObject *build(const pj_call *call, const pj_function *fn, const pj_table *table, char *frame)
{
    const pj_step *first = table->steps + table->ends[PJ_PHASE_RAISE];
    const pj_word *word = (const pj_word *)(frame + first->into);
    switch (table->gives) {
    case PJ_GIVES_NOTHING:
        return pj_make_none(fn);
    case PJ_GIVES_I32:
        return pj_make_i32(fn, *(const int32_t *)word);
    case PJ_GIVES_U32:
        return pj_make_u32(fn, *(const uint32_t *)word);
    case PJ_GIVES_I64:
        return pj_make_i64(fn, word->l);
    case PJ_GIVES_U64:
        return pj_make_u64(fn, (uint64_t)word->l);
    case PJ_GIVES_F64:
        return pj_make_f64(fn, word->d);
    case PJ_GIVES_RECORD:
        return pj_make_record(fn, (pj_record **)(frame + first->into));
    case PJ_GIVES_ONE:
        return pj_build(call, first);
    default:
        return build_rest(call, first, table->ends[PJ_PHASE_MAKE] - table->ends[PJ_PHASE_RAISE]);
    }
}

/* What few calls need between conversion and call, and after it. */
static void enter(const pj_call *call)
{
    const pj_table *table = call->table;
    for (int i = table->ends[PJ_PHASE_BEFORE]; i < table->ends[PJ_PHASE_ENTER]; i++)
        pj_enter_step(call, &table->steps[i]);
}

static int leave(pj_call *call)
{
    const pj_table *table = call->table;
    int status = 0;
    for (int i = table->ends[PJ_PHASE_ASK]; status == 0 && i < table->ends[PJ_PHASE_AFTER]; i++)
        status = pj_leave_step(call, &table->steps[i]);
    return status;
}

/* Whether to call again; otherwise an exception says what failed. */
static PJ_COLD bool fail(const pj_call *call)
{
    const pj_table *table = call->table;
    if (table->retries && pj_interrupted(pj_code_of(call)))
        return true;
    pj_fail(call, table->steps + table->ends[PJ_PHASE_AFTER], table->steps + table->ends[PJ_PHASE_RAISE]);
    return false;
}

static int convert_all(const pj_call *call)
{
    const pj_table *table = call->table;
    const pj_step *step = table->steps + table->ends[PJ_PHASE_VARIABLES], *end = table->steps + table->ends[PJ_PHASE_BEFORE];
    for (; step < end; step++)
        if (PJ_UNLIKELY(convert(call, call->fn, call->args, call->frame, step) < 0))
            return -1;
    return 0;
}

/* Converts, calls and builds; NULL with an exception. */
static PyObject *run(pj_call *call)
{
    const pj_table *table = call->table;
    if (PJ_UNLIKELY(convert_all(call) < 0))
        return NULL;
again:
    if (PJ_UNLIKELY(table->enters))
        enter(call);
    pass(call, table, call->frame);
    if (PJ_LIKELY(!table->apart))
        call_native(call, call->fn, table, call->frame, releases(call));
    else if (call_apart(call) < 0)
        return NULL;
    if (PJ_UNLIKELY(table->narrows && !table->apart))
        pj_narrow(call->frame + table->result_at, table->result);
    int status = PJ_LIKELY(!table->leaves) ? 0 : leave(call);
    if (PJ_UNLIKELY(status < 0))
        return NULL;
    if (PJ_UNLIKELY(status > 0))
        goto again;
    if (table->fails == PJ_FAILS_NEVER || PJ_LIKELY(!pj_has_failed(call)))
        return build(call, call->fn, table, call->frame);
    if (fail(call))
        goto again;
    return NULL;
}

PJ_INLINE void release(const pj_call *call, char *frame, const pj_step *step)
{
    char *at = frame + step->into;
    if (step->op == PJ_OP_FREE_HANDLE)
        pj_release_handle(*(pj_handle **)at);
    else if (step->op == PJ_OP_FREE_BUFFER)
        pj_release_buffer((pj_buffer *)at);
    else if (step->op == PJ_OP_FREE_OBJECT)
        Py_XDECREF(*(PyObject **)at);
    else
        pj_give_back(call, step);
}

PJ_INLINE void begin(const pj_call *call, const pj_table *table, char *frame)
{
    const pj_step *step = table->steps, *end = step + table->ends[PJ_PHASE_VARIABLES];
    ((pj_word *)(frame + table->result_at))->l = 0; /* what is released looks at it, also when nothing was called */
    for (; step < end; step++)
        if (PJ_LIKELY(step->op == PJ_OP_POINTER_VAR))
            *(void **)(frame + step->into) = NULL;
        else
            pj_begin_variable(call, step);
}

PJ_INLINE void end(const pj_call *call, const pj_table *table, char *frame)
{
    const pj_step *step = table->steps + table->ends[PJ_PHASE_KEEP], *last = table->steps + table->ends[PJ_PHASE_RELEASE];
    for (; step < last; step++)
        release(call, frame, step);
}

/* A call of the usual kind: arguments become words, a number or one other value is the result. */
PyObject *pj_call_simply(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    const pj_table *const table = fn->table;
    PyObject *slots[PJ_MAX_PARAMETERS], *result = NULL;
    PJ_BIND(table->full);
    pj_chunk chunks[PJ_SIMPLE_FRAME];
    char *const frame = (char *)chunks;
    pj_call call = {fn, table, args, frame, 0, 0};
    begin(&call, table, frame);
    const pj_step *step = table->steps + table->ends[PJ_PHASE_VARIABLES], *last = table->steps + table->ends[PJ_PHASE_BEFORE];
    for (; step < last; step++)
        if (PJ_UNLIKELY(convert(&call, fn, args, frame, step) < 0))
            goto done;
    pass(&call, table, frame);
    call_native(&call, fn, table, frame, table->gil == PJ_GIL_RELEASE);
    if (table->fails == PJ_FAILS_NEVER || PJ_LIKELY(!pj_has_failed(&call)))
        result = build(&call, fn, table, frame);
    else
        (void)fail(&call);
done:
    end(&call, table, frame);
    return result;
}

/* A call of which all arguments are numbers or records. */
PyObject *pj_call_with_words(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    const pj_table *const table = fn->table;
    PyObject *slots[PJ_MAX_PARAMETERS];
    PJ_BIND(table->full);
    pj_word words[PJ_MAX_PARAMETERS + 1];
    const pj_step *step = table->steps, *last = step + table->ends[PJ_PHASE_BEFORE];
    for (; step < last; step++)
        if (PJ_UNLIKELY(convert_word(fn, args, (char *)words, step) < 0))
            return NULL;
    pj_call call;
    call_native(&call, fn, table, (char *)words, table->gil == PJ_GIL_RELEASE);
    if (PJ_LIKELY(table->fails == PJ_FAILS_NEVER && table->gives < PJ_GIVES_RECORD))
        return build(&call, fn, table, (char *)words);
    call.fn = fn;
    call.table = table;
    call.args = args;
    call.frame = (char *)words;
    if (table->fails == PJ_FAILS_NEVER || PJ_LIKELY(!pj_has_failed(&call)))
        return build(&call, fn, table, (char *)words);
    (void)fail(&call);
    return NULL;
}

/* The same of a function that takes more: what stands for C's `...` comes behind the parameters. */
PyObject *pj_call_with_further(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    const pj_table *table = fn->table;
    PyObject *slots[PJ_MAX_PARAMETERS];
    PyObject *const *more = args + table->full;
    Py_ssize_t count = nargs > table->full ? nargs - table->full : 0;
    nargs -= count;
    PJ_BIND(table->full);
    pj_chunk frame[table->frame];
    pj_call call = {fn, table, args, (char *)frame, 0, 0};
    begin(&call, table, call.frame);
    pj_further *further = (pj_further *)(call.frame + table->further);
    further->args = more;
    further->count = count;
    PyObject *result = run(&call);
    end(&call, table, call.frame);
    return result;
}

PyObject *pj_call_by_table(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    const pj_table *table = fn->table;
    PyObject *slots[PJ_MAX_PARAMETERS];
    PJ_BIND(table->full);
    pj_chunk frame[table->frame];
    pj_call call = {fn, table, args, (char *)frame, 0, 0};
    begin(&call, table, call.frame);
    PyObject *result = run(&call);
    end(&call, table, call.frame);
    return result;
}
