/* The table tier's steps after a call: failures, results, and what is given back. */
#include "pj_internal.h"

/* How many items there are: so many, as a variable says, or as a buffer holds. */
int64_t pj_count_of(const pj_call *call, const pj_step *step)
{
    if (step->has_other)
        return pj_number_at(call->frame + step->other, step->other_kind);
    return step->value != 0 ? step->value : ((const pj_buffer *)(call->frame + step->into))->count;
}

/* ---- failures ------------------------------------------------------------------------------------------------------- */

static void raise_systems(const pj_call *call, const pj_step *step, int64_t code)
{
    PyObject *filename = step->argument == PJ_NO_ARGUMENT ? NULL : call->args[step->argument];
#if defined(_WIN32)
    if (step->kind == PJ_SYSTEM_WINDOWS) {
        pj_raise_windows(call->fn, (int)code, filename);
        return;
    }
    if (step->kind == PJ_SYSTEM_STATUS) {
        pj_raise_status(call->fn, (int)code, filename);
        return;
    }
#endif
    pj_raise_errno(call->fn, (int)code, filename);
}

static void raise_builtin(const pj_call *call, const pj_step *step, int64_t code, const char *words)
{
    const char *name = pj_text_at(call->fn->home->namespace, (pj_place)step->value);
    PyObject *builtins = PyImport_ImportModule("builtins");
    PyObject *exception = builtins == NULL ? NULL : PyObject_GetAttrString(builtins, name);
    Py_XDECREF(builtins);
    if (exception != NULL)
        pj_raise_builtin(call->fn, exception, code, words);
    Py_XDECREF(exception);
}

/* The library may lock, and whoever holds that lock may wait for the GIL in a callback. */
static void ask(const pj_call *call, const pj_step *step)
{
    PyThreadState *thread = call->table->calls_back ? PyEval_SaveThread() : NULL;
    pj_ask_native(call, step);
    if (thread != NULL)
        PyEval_RestoreThread(thread);
}

static void raise(const pj_call *call, const pj_step *step, const char *words)
{
    int64_t code = step->has_into ? pj_number_at(call->frame + step->into, step->into_kind) : call->error;
    if (step->item != 0)
        words = pj_text_at(call->fn->home->namespace, (pj_place)step->item - 1);
    if (step->op == PJ_OP_RAISE_SYSTEMS)
        raise_systems(call, step, code);
    else if (step->op == PJ_OP_RAISE_BUILTIN)
        raise_builtin(call, step, code, words);
    else
        pj_raise_declared(call->fn, step->ref, code, words);
}

/* What an exception carries besides its code. */
static void carry(const pj_call *call, const pj_step *step, const pj_step *end)
{
    for (; step < end && step->op == PJ_OP_CARRY; step++)
        pj_carry(pj_text_at(call->fn->home->namespace, (pj_place)step->item),
                 pj_build_number(call->fn, step, call->frame + step->into));
}

/* Asks what explains the failure; then the first step whose condition holds raises. */
PJ_COLD void pj_fail(const pj_call *call, const pj_step *step, const pj_step *end)
{
    const char *words = NULL;
    for (; step < end; step++) {
        const char *const *at = (const char *const *)(call->frame + step->into);
        if (step->op == PJ_OP_ASK) {
            ask(call, step);
        } else if (step->op == PJ_OP_WORDS) {
            words = step->item == 0 ? *at : pj_words_within(*at, (size_t)step->item - 1);
        } else if (step->op != PJ_OP_CARRY && pj_runs(call, step)) {
            raise(call, step, words);
            carry(call, step + 1, end);
            return;
        }
    }
}

/* ---- results -------------------------------------------------------------------------------------------------------- */

/* Up to two arguments that a result keeps alive, and two variables of handles that it keeps open: a byte each, one more
 * than their number. */
pj_owners pj_owners_of(const pj_call *call, const pj_step *step)
{
    pj_owners owners = {{NULL}};
    for (int i = 0; i < PJ_MAX_PARENTS; i++) {
        int number = step->value >> 8 * i & 0xFF;
        owners.of[i] = number == 0 ? NULL : call->args[number - 1];
    }
    return owners;
}

pj_parents pj_parents_of(const pj_call *call, const pj_step *step)
{
    pj_parents parents = {{NULL}};
    for (int i = 0; i < PJ_MAX_PARENTS; i++) {
        int number = step->value >> (16 + 8 * i) & 0xFF;
        if (number != 0)
            parents.of[i] = *(pj_handle **)(call->frame + call->table->places[number - 1].at);
    }
    return parents;
}

PyObject *pj_build_number(const pj_function *fn, const pj_step *step, const void *from)
{
    switch (step->kind) {
    case PJ_I8:
        return pj_make_i8(fn, *(const int8_t *)from);
    case PJ_U8:
        return pj_make_u8(fn, *(const uint8_t *)from);
    case PJ_I16:
        return pj_make_i16(fn, *(const int16_t *)from);
    case PJ_U16:
        return pj_make_u16(fn, *(const uint16_t *)from);
    case PJ_I32:
        return pj_make_i32(fn, *(const int32_t *)from);
    case PJ_U32:
        return pj_make_u32(fn, *(const uint32_t *)from);
    case PJ_I64:
        return pj_make_i64(fn, *(const int64_t *)from);
    case PJ_U64:
        return pj_make_u64(fn, *(const uint64_t *)from);
    case PJ_F32:
        return pj_make_f32(fn, *(const float *)from);
    case PJ_F64:
        return pj_make_f64(fn, *(const double *)from);
    case PJ_BOOL:
        return pj_make_bool8(fn, *(const uint8_t *)from); /* of a callback any byte, whatever C says */
    case PJ_BOOL8:
        return pj_make_bool8(fn, *(const uint8_t *)from);
    case PJ_BOOL32:
        return pj_make_bool32(fn, *(const int32_t *)from);
    case PJ_C64: case PJ_C128: case PJ_I128: case PJ_U128:
        return pj_build_wide(fn, step->kind, from);
    default:
        return pj_make_char(fn, *(const char *)from);
    }
}

/* Text at an address. */
static PyObject *build_text(const pj_function *fn, int kind, const void *text)
{
    switch (kind) {
    case PJ_RESULT_UTF8:
        return pj_make_utf8(fn, text);
    case PJ_RESULT_BYTES:
        return pj_make_bytes(fn, text);
    case PJ_RESULT_FILENAME:
        return pj_make_filename(fn, text);
    case PJ_RESULT_LOCALE:
        return pj_make_locale(fn, text);
    case PJ_RESULT_UTF16:
        return pj_make_utf16(fn, text);
    default:
        return pj_make_utf32(fn, text);
    }
}

/* What was made for the call becomes the result, or a buffer's items do. */
static PyObject *build_made(const pj_call *call, const pj_step *step, void *from)
{
    const pj_function *fn = call->fn;
    int item = step->item;
    switch (step->op) {
    case PJ_OP_MAKE_RECORD:
        return pj_make_record(fn, from);
    case PJ_OP_MAKE_OWNED:
        return pj_make_owned(fn, from, item);
    case PJ_OP_MAKE_RECORD_OWNING:
        return pj_make_owning(fn, from);
    case PJ_OP_MAKE_RECORDS:
        return pj_make_records(fn, from, pj_count_of(call, step), item, step->ref);
    case PJ_OP_MAKE_BUFFER:
        return pj_make_buffer(fn, from, pj_count_of(call, step), item);
    case PJ_OP_MAKE_STRING:
        return pj_make_string(fn, from, pj_count_of(call, step), item, step->kind);
    case PJ_OP_MAKE_STRING_LIST:
        return pj_make_string_list(fn, from, pj_count_of(call, step), item, step->kind);
    case PJ_OP_MAKE_NUMBERS:
        return pj_make_numbers(fn, from, pj_count_of(call, step), item, step->kind);
    case PJ_OP_MAKE_SCALARS:
        return pj_make_scalars(fn, from, (int)step->value, item, step->kind);
    default:
        return pj_make_chars(fn, from, (int)step->value, step->kind);
    }
}

/* Something at an address that native code gave. */
static PyObject *build_at(const pj_call *call, const pj_step *step, void *at)
{
    const pj_function *fn = call->fn;
    switch (step->op) {
    case PJ_OP_MAKE_SCALARS_AT:
        return at == NULL ? pj_make_none(fn) : pj_make_scalars(fn, at, (int)step->value, step->item, step->kind);
    case PJ_OP_MAKE_MEMORY:
        return pj_make_memory(fn, at, pj_count_of(call, step), step->item);
    case PJ_OP_MAKE_MEMORY_TEXT:
        return pj_make_memory_text(fn, at, pj_count_of(call, step), step->kind);
    case PJ_OP_MAKE_TEXT:
        return build_text(fn, step->kind, at);
    case PJ_OP_MAKE_STRINGS:
        return pj_make_strings(fn, at, step->kind);
    case PJ_OP_MAKE_NULL_TERMINATED:
        return pj_make_null_terminated(fn, at, step->kind);
    case PJ_OP_MAKE_TEXT_LIST:
        return pj_make_text_list(fn, at, pj_count_of(call, step), step->kind);
    case PJ_OP_MAKE_RECORD_LIST:
        return pj_make_record_list(fn, at, pj_count_of(call, step), step->ref);
    case PJ_OP_MAKE_COPY:
        return pj_make_copy(fn, step->ref, at, NULL);
    case PJ_OP_MAKE_ADDRESS:
        return pj_make_address(fn, at);
    case PJ_OP_MAKE_AT:
        return pj_make_at(fn, step->ref, at);
    case PJ_OP_MAKE_AT_CONST:
        return pj_make_at_const(fn, step->ref, at);
    case PJ_OP_MAKE_OPAQUE:
        return pj_make_opaque(fn, step->ref, at, pj_owners_of(call, step), pj_parents_of(call, step));
    case PJ_OP_MAKE_TYPED:
        return pj_make_typed(fn, step->kind, step->item, step->value != 0, at);
    default:
        return pj_build_rarely(call, step);
    }
}

PyObject *pj_build(const pj_call *call, const pj_step *step)
{
    const pj_function *fn = call->fn;
    char *from = call->frame + step->into;
    if (PJ_UNLIKELY(!pj_runs(call, step)))
        return pj_make_none(fn);
    switch (step->op) {
    case PJ_OP_MAKE_NONE:
        return pj_make_none(fn);
    case PJ_OP_MAKE_KIND:
        return pj_build_number(fn, step, from);
    case PJ_OP_MAKE_ENUM:
        return pj_make_enum(fn, step->ref, pj_number_at(from, step->into_kind));
    case PJ_OP_MAKE_HANDLE:
        return pj_make_handle(fn, step->ref, pj_number_at(from, step->into_kind), pj_parents_of(call, step));
    case PJ_OP_MAKE_LENT:
        return pj_lend_handle(fn, step->ref, pj_number_at(from, step->into_kind), pj_parents_of(call, step));
    case PJ_OP_MAKE_HANDLES:
        return pj_make_handles(fn, step->ref, from, step->item, pj_parents_of(call, step));
    default:
        return step->op < PJ_OP_MAKE_SCALARS_AT ? build_made(call, step, from) : build_at(call, step, *(void **)from);
    }
}

/* ---- callables that stay, and what is given back ---------------------------------------------------------------------- */

/* Native code may still call them, or took a handle over: these are no longer the call's to release. */
void pj_let_stay(const pj_call *call, const pj_step *step)
{
    if (step->op == PJ_OP_GIVEN_AWAY) {
        pj_put_number(call->frame + step->into, step->into_kind, step->value);
        return;
    }
    pj_callable **callables = (pj_callable **)(call->frame + step->into);
    pj_settle_callables(*callables);
    if (step->has_other)
        pj_keep_callables(call->fn, *(pj_handle **)(call->frame + step->other), step->argument, *callables);
    *callables = NULL;
}

void pj_give_back(const pj_call *call, const pj_step *step)
{
    const pj_function *fn = call->fn;
    char *at = call->frame + step->into;
    void *pointer = *(void **)at;
    switch (step->op) {
    case PJ_OP_FREE_BUFFER:
        pj_release_buffer((pj_buffer *)at);
        break;
    case PJ_OP_FREE_TEXT:
        pj_release_text((pj_text *)at);
        break;
    case PJ_OP_FREE_OBJECT:
        Py_XDECREF((PyObject *)pointer);
        break;
    case PJ_OP_FREE_HANDLE:
        pj_release_handle(pointer);
        break;
    case PJ_OP_FREE_CALLABLES:
        pj_end_callables(pointer);
        break;
    case PJ_OP_FREE_PINS:
        pj_release_pins(pointer);
        break;
    case PJ_OP_FREE_EACH:
        pj_free_each(fn, step->ref, pointer, pj_count_of(call, step));
        break;
    case PJ_OP_END_USE:
        pj_end_use(fn, (pj_use *)at);
        break;
    case PJ_OP_DISCARD:
        pj_discard(fn, step->ref, pj_number_at(at, step->into_kind));
        break;
    case PJ_OP_DISCARD_ALL:
        pj_discard_all(fn, step->ref, at, step->item);
        break;
    case PJ_OP_FREE_FURTHER:
        pj_release_further((pj_further *)at);
        break;
    default:
        pj_free_native(fn, step->ref, pointer);
    }
}
