/* The table tier's steps before a call: arguments into words and variables. */
#include "pj_internal.h"

/* A number into a variable of its kind. */
static int convert_number(const pj_function *fn, const pj_step *step, PyObject *arg, void *into)
{
    int index = step->argument;
    switch (step->kind) {
    case PJ_I8:
        return pj_arg_i8(fn, arg, index, into);
    case PJ_U8:
        return pj_arg_u8(fn, arg, index, into);
    case PJ_I16:
        return pj_arg_i16(fn, arg, index, into);
    case PJ_U16:
        return pj_arg_u16(fn, arg, index, into);
    case PJ_I32:
        return pj_arg_i32(fn, arg, index, into);
    case PJ_U32:
        return pj_arg_u32(fn, arg, index, into);
    case PJ_I64:
        return pj_arg_i64(fn, arg, index, into);
    case PJ_U64:
        return pj_arg_u64(fn, arg, index, into);
    case PJ_F32:
        return pj_arg_f32(fn, arg, index, into);
    case PJ_F64:
        return pj_arg_f64(fn, arg, index, into);
    case PJ_BOOL:
        return pj_arg_bool(fn, arg, index, into);
    case PJ_BOOL8:
        return pj_arg_bool8(fn, arg, index, into);
    case PJ_BOOL32:
        return pj_arg_bool32(fn, arg, index, into);
    default:
        return pj_arg_char(fn, arg, index, into);
    }
}

static int convert_text(const pj_function *fn, const pj_step *step, PyObject *arg, void *into, void *other)
{
    int index = step->argument;
    switch (step->op) {
    case PJ_OP_UTF8:
        return pj_arg_utf8(fn, arg, index, other, into);
    case PJ_OP_BYTES:
        return pj_arg_bytes(fn, arg, index, into);
    case PJ_OP_FILENAME:
        return pj_arg_filename(fn, arg, index, into);
    case PJ_OP_LOCALE:
        return pj_arg_locale(fn, arg, index, into);
    case PJ_OP_UTF16:
        return pj_arg_utf16(fn, arg, index, into);
    case PJ_OP_UTF32:
        return pj_arg_utf32(fn, arg, index, into);
    case PJ_OP_PATH16:
        return pj_arg_path16(fn, arg, index, into);
    case PJ_OP_TEXT_IN:
        return pj_arg_text_in(fn, arg, index, into);
    case PJ_OP_TEXT_AT:
        return pj_arg_text_at(fn, arg, index, into);
    case PJ_OP_WIDE_IN:
        return pj_arg_wide_in(fn, arg, index, step->kind, into);
    case PJ_OP_STRINGS:
        return pj_arg_strings(fn, arg, index, step->kind, into);
    case PJ_OP_STRING_POINTERS:
        return pj_arg_string_pointers(fn, arg, index, step->kind, into);
    default:
        return pj_arg_text_moved(fn, arg, index, step->kind, other, into);
    }
}

static int convert_memory(const pj_function *fn, const pj_step *step, PyObject *arg, void *into, void *other)
{
    int index = step->argument, item = step->item, ref = step->ref;
    switch (step->op) {
    case PJ_OP_BUFFER_IN:
        return pj_arg_buffer_in(fn, arg, index, item, into);
    case PJ_OP_BUFFER_INOUT:
        return pj_arg_buffer_inout(fn, arg, index, item, into);
    case PJ_OP_BUFFER_OUT:
        return pj_arg_buffer_out(fn, arg, index, item, into);
    case PJ_OP_NEW_BUFFER:
        return pj_new_buffer(fn, index, step->value, item, into);
    case PJ_OP_ADDRESS:
        return pj_arg_address(fn, arg, index, item, into);
    case PJ_OP_ADDRESS_INOUT:
        return pj_arg_address_inout(fn, arg, index, item, into);
    case PJ_OP_NUMBERS_IN:
        return pj_arg_numbers_in(fn, arg, index, item, step->kind, into);
    case PJ_OP_RECORDS_IN:
        return pj_arg_records_in(fn, arg, index, item, ref, into);
    case PJ_OP_RECORDS_KEPT:
        return pj_arg_records_kept(fn, arg, index, item, ref, into);
    case PJ_OP_RECORDS_INOUT:
        return pj_arg_records_inout(fn, arg, index, item, ref, other, into);
    case PJ_OP_RECORDS_AT:
        return pj_arg_records_at(fn, arg, index, item, ref, into);
    case PJ_OP_RECORDS_AT_INOUT:
        return pj_arg_records_at_inout(fn, arg, index, item, ref, into);
    case PJ_OP_SLOTS:
        return pj_arg_slots(fn, arg, index, item, ref, into);
    default:
        return pj_arg_slots_inout(fn, arg, index, item, ref, into);
    }
}

static int convert_object(const pj_function *fn, const pj_step *step, PyObject *arg, void *into, void *other)
{
    int index = step->argument, ref = step->ref;
    switch (step->op) {
    case PJ_OP_RECORD:
        return pj_arg_record(fn, arg, index, ref, into);
    case PJ_OP_RECORD_INOUT:
        return pj_arg_record_inout(fn, arg, index, ref, into);
    case PJ_OP_HANDLE:
        return pj_pin(fn, arg, index, ref, other, into);
    case PJ_OP_RECORD_POINTERS:
        return pj_arg_record_pointers(fn, arg, index, ref, into);
    case PJ_OP_RECORD_POINTERS_INOUT:
        return pj_arg_record_pointers_inout(fn, arg, index, ref, into);
    case PJ_OP_HANDLE_TAKEN:
        return pj_arg_handle_taken(fn, arg, index, ref, into);
    case PJ_OP_DESCRIPTOR:
        return pj_arg_descriptor(fn, arg, index, other, into);
    case PJ_OP_OPAQUE:
        return pj_arg_opaque(fn, arg, index, ref, other, into);
    case PJ_OP_OPAQUE_AT:
        return pj_arg_opaque_at(fn, arg, index, ref, other, into);
    case PJ_OP_HANDLE_POINTERS:
        return pj_arg_handle_pointers(fn, arg, index, step->item, ref, other, into);
    case PJ_OP_CALLBACK:
        return pj_arg_callback(fn, arg, index, ref, (pj_scope)step->kind, other, into);
    case PJ_OP_RETAINED:
        return pj_retain(*(pj_handle **)other, into);
    default:
        return pj_retain_object(fn, arg, ref, into);
    }
}

/* ---- what goes with them -------------------------------------------------------------------------------------------- */

static uint64_t most_of(uint8_t kind)
{
    switch (kind) {
    case PJ_I8:
        return INT8_MAX;
    case PJ_U8:
        return UINT8_MAX;
    case PJ_I16:
        return INT16_MAX;
    case PJ_U16:
        return UINT16_MAX;
    case PJ_I32:
        return INT32_MAX;
    case PJ_U32:
        return UINT32_MAX;
    case PJ_I64:
        return INT64_MAX;
    default:
        return UINT64_MAX;
    }
}

/* A buffer's length into a variable, or into a word. */
static int measure(const pj_function *fn, const pj_step *step, Py_ssize_t length, char *into)
{
    bool is_word = step->op == PJ_OP_MEASURE_WORD || step->op == PJ_OP_MEASURE_BYTES_WORD;
    uint8_t kind = is_word ? step->kind : step->into_kind;
    if (PJ_UNLIKELY(pj_measure(fn, step->argument, length, most_of(kind)) < 0))
        return -1;
    if (is_word)
        pj_widen((pj_word *)into, kind, length);
    else
        pj_put_number(into, kind, length);
    return 0;
}

static int prepare(const pj_call *call, const pj_step *step)
{
    char *into = call->frame + step->into;
    const pj_function *fn = call->fn;
    pj_buffer *buffer = (pj_buffer *)(call->frame + step->other);
    uint32_t size = (uint32_t)step->item;
    switch (step->op) {
    case PJ_OP_REQUIRE:
        return pj_agree(fn, step->argument, buffer->count, (Py_ssize_t)step->value);
    case PJ_OP_MEASURE: case PJ_OP_MEASURE_WORD:
        return measure(fn, step, buffer->count, into);
    case PJ_OP_MEASURE_BYTES: case PJ_OP_MEASURE_BYTES_WORD:
        return measure(fn, step, buffer->size, into);
    case PJ_OP_AGREE:
        return pj_agree(fn, step->argument, buffer->count, (Py_ssize_t)pj_number_at(into, step->into_kind));
    case PJ_OP_AGREE_BYTES:
        return pj_agree(fn, step->argument, buffer->size, (Py_ssize_t)pj_number_at(into, step->into_kind));
    case PJ_OP_COUNT_BY:
        return pj_count_by(fn, step->argument, buffer, (uint64_t)pj_number_at(into, step->into_kind));
    case PJ_OP_SET:
        pj_put_number(into, step->into_kind, step->value);
        return 0;
    case PJ_OP_NEW_RECORD:
        return (*(pj_record **)into = pj_record_new(fn, step->ref, size)) == NULL ? -1 : 0;
    case PJ_OP_SIZED_RECORD:
        return (*(pj_record **)into = pj_record_sized(fn, step->ref, size)) == NULL ? -1 : 0;
    case PJ_OP_LEASED_RECORD:
        return (*(pj_record **)into = pj_record_leased(fn, step->ref, size)) == NULL ? -1 : 0;
    default:
        return pj_convert_rarely(call, step);
    }
}

/* A step that table.c doesn't do itself, if it runs. */
int pj_convert(const pj_call *call, const pj_step *step)
{
    const pj_function *fn = call->fn;
    void *into = call->frame + step->into, *other = call->frame + step->other;
    PyObject *arg = step->argument == PJ_NO_ARGUMENT ? NULL : call->args[step->argument];
    if (!pj_runs(call, step))
        return 0;
    if (step->op >= PJ_OP_REQUIRE)
        return prepare(call, step);
    if (step->op >= PJ_OP_RECORD)
        return convert_object(fn, step, arg, into, other);
    if (step->op >= PJ_OP_BUFFER_IN)
        return convert_memory(fn, step, arg, into, other);
    return step->op == PJ_OP_NUMBER ? convert_number(fn, step, arg, into) : convert_text(fn, step, arg, into, other);
}
