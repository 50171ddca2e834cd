/* Fields that are pointers: what is set is kept by the record; what is read is what is kept, as long as the pointer leads
 * there. Where it leads to anything else, that is read only if metadata says that it lives as long as the record. */
#include "pj_internal.h"

static void *address_of(const pj_field *field, const pj_memory *memory)
{
    void *address;
    memcpy(&address, memory->data + field->offset, sizeof address);
    return address;
}

/* Where a pointer leads, whose owner is a new reference then; 0: nowhere that is known, -1 with an error. */
static int find_target(const pj_field *field, const pj_memory *memory, pj_target *out)
{
    bool readonly = !(field->flags & PJ_WRITTEN);
    char *address;
    PyObject *kept = pj_kept_at(memory, field, (void **)&address);
    pj_reach reach;
    if (kept == NULL && PyErr_Occurred())
        return -1;
    int found = kept == NULL ? 0 : pj_reach_of(memory->state->runtime, kept, &reach);
    if (found > 0 && address >= reach.data && address <= reach.data + reach.size) {
        *out = (pj_target){address, reach.size - (size_t)(address - reach.data), kept, readonly || reach.readonly};
        return 1;
    }
    Py_XDECREF(kept);
    if (found < 0 || address == NULL || !(field->flags & PJ_LENT))
        return found < 0 ? -1 : 0;
    pj_root root = {.object = memory->owner}; /* not a view: a list's views would keep each other, one by one */
    (void)pj_root_of(memory->state->runtime, memory->owner, &root);
    *out = (pj_target){address, SIZE_MAX, Py_NewRef(root.object), readonly};
    return 1;
}

/* What is there; None for nothing that is known. */
PyObject *pj_load_target(const pj_field *field, const pj_memory *memory, pj_target_loader load)
{
    pj_target to;
    int found = find_target(field, memory, &to);
    if (found <= 0)
        return found < 0 ? NULL : Py_NewRef(Py_None);
    PyObject *value = load(field, memory, &to);
    Py_DECREF(to.owner);
    return value;
}

/* ---- how many --------------------------------------------------------------------------------------------------- */

static uint32_t unit(const pj_field *field) { return field->flags & PJ_IN_BYTES ? 1 : field->item; }

static bool is_signed(const pj_field *counter)
{
    return counter->kind == PJ_I8 || counter->kind == PJ_I16 || counter->kind == PJ_I32 || counter->kind == PJ_I64;
}

/* What the counting field says; less than nothing is nothing. */
static uint64_t said(const pj_field *counter, const pj_memory *memory)
{
    uint64_t count = pj_load_natural(counter, memory->data);
    return is_signed(counter) && count >> (8 * counter->size - 1) ? 0 : count;
}

/* How many bytes that are, as far as the memory reaches, and never more than any memory has. */
size_t pj_counted(const pj_field *field, const pj_memory *memory, size_t item, size_t there)
{
    uint64_t count = field->part == NULL ? field->length : said(field->part, memory);
    size_t step = field->flags & PJ_IN_BYTES ? 1 : item, most = there < PTRDIFF_MAX ? there : PTRDIFF_MAX;
    return count > most / step ? most / item * item : (size_t)count * step;
}

static int bad_length(const pj_field *field, uint64_t length, uint64_t wanted)
{
    PyErr_Format(PyExc_ValueError, "%s.%s takes exactly %llu items (%llu given)", field->record, field->name,
                 (unsigned long long)wanted, (unsigned long long)length);
    return -1;
}

/* Another pointer that leads somewhere, and that the same field counts; NULL if there is none. */
static const pj_field *counted_too(const pj_field *field, const pj_memory *memory)
{
    const pj_field *other = field->also;
    while (other != NULL && other != field && address_of(other, memory) == NULL)
        other = other->also;
    return other == field ? NULL : other;
}

int pj_check_count(const pj_field *field, const pj_memory *memory, uint64_t count)
{
    const pj_field *counter = field->part;
    if (counter == NULL)
        return count == field->length ? 0 : bad_length(field, count, field->length);
    uint64_t most = UINT64_MAX >> (64 - 8 * counter->size);
    if (is_signed(counter))
        most >>= 1;
    if (count > most) {
        PyErr_Format(PyExc_OverflowError, "%s.%s is too long: %s counts up to %llu", field->record, field->name,
                     counter->name, (unsigned long long)most);
        return -1;
    }
    uint64_t there = pj_load_natural(counter, memory->data);
    return counted_too(field, memory) == NULL || there == count ? 0 : bad_length(field, count, there);
}

void pj_store_count(const pj_field *field, const pj_memory *memory, uint64_t count)
{
    const pj_field *counter = field->part;
    const char *from = (const char *)&count;
    if (counter == NULL)
        return;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    from += sizeof count - counter->size;
#endif
    memcpy(memory->data + counter->offset, from, counter->size);
}

static int clear(const pj_field *field, const pj_memory *memory)
{
    if (pj_keep(memory, field, NULL, NULL) < 0)
        return -1;
    if (counted_too(field, memory) == NULL)
        pj_store_count(field, memory, 0);
    return 0;
}

/* ---- numbers and bytes ------------------------------------------------------------------------------------------- */

const pj_field pj_one_byte = {.name = "memory", .record = "memory", .size = 1, .kind = PJ_U8};

const char *pj_format_of(int kind)
{
    static const char *const formats[] = {
        [PJ_I8] = "b", [PJ_U8] = "B", [PJ_I16] = "h", [PJ_U16] = "H", [PJ_I32] = "i", [PJ_U32] = "I", [PJ_I64] = "q",
        [PJ_U64] = "Q", [PJ_F32] = "f", [PJ_F64] = "d", [PJ_BOOL] = "?", [PJ_CHAR] = "c",
        [PJ_BOOL8] = "B", [PJ_BOOL32] = "i",
    };
    return formats[kind];
}

static PyObject *load_memory(const pj_field *field, const pj_memory *memory, const pj_target *to)
{
    pj_memory bytes = {to->data, to->owner, memory->state, 1, to->readonly};
    PyObject *array = pj_array_over(&bytes, &pj_one_byte, (Py_ssize_t)pj_counted(field, memory, field->item, to->size));
    PyObject *view = array == NULL ? NULL : PyMemoryView_FromObject(array);
    Py_XDECREF(array);
    if (view == NULL || field->of == PJ_U8)
        return view;
    PyObject *cast = PyObject_CallMethod(view, "cast", "s", pj_format_of(field->of));
    Py_DECREF(view);
    return cast;
}

static int store_bytes(const pj_field *field, const pj_memory *memory, PyObject *keeper, const Py_buffer *view)
{
    if (view->len % field->item != 0) {
        PyErr_Format(PyExc_ValueError, "%s.%s: the buffer's size is no multiple of %d", field->record, field->name,
                     (int)field->item);
        return -1;
    }
    uint64_t count = (uint64_t)view->len / unit(field);
    if (pj_check_count(field, memory, count) < 0 || pj_keep(memory, field, keeper, view->buf) < 0)
        return -1;
    pj_store_count(field, memory, count);
    return 0;
}

/* A buffer, which stays exported as long as the pointer leads to it. */
static int store_memory(const pj_field *field, const pj_memory *memory, PyObject *value)
{
    Py_buffer view;
    if (!PyObject_CheckBuffer(value))
        return pj_bad_value(field, value, "a bytes-like object");
    PyObject *anchor = pj_anchor(memory->state->runtime, value);
    PyObject *keeper = anchor == value && !pj_root_of(memory->state->runtime, value, &(pj_root){0})
                           ? PyMemoryView_FromObject(value) : Py_NewRef(anchor);
    int status = keeper == NULL ? -1 : PyObject_GetBuffer(value, &view, field->flags & PJ_WRITTEN ? PyBUF_WRITABLE : PyBUF_SIMPLE);
    if (status == 0) {
        status = store_bytes(field, memory, keeper, &view);
        PyBuffer_Release(&view);
    }
    Py_XDECREF(keeper);
    Py_DECREF(anchor);
    return status;
}

/* ---- records ---------------------------------------------------------------------------------------------------- */

static PyObject *load_record_at(const pj_field *field, const pj_memory *memory, const pj_target *to)
{
    pj_type *type = pj_type_of(field->type);
    (void)memory;
    if (type == NULL)
        return NULL;
    uint32_t size = pj_record_desc_of(type)->size;
    if (to->size != SIZE_MAX && pj_is_record_of(to->owner, type) && PJ_DATA(pj_record, to->owner)->data == to->data)
        return Py_NewRef(to->owner);
    return to->size < size ? Py_NewRef(Py_None) : pj_record_view(type, to->data, to->owner, size, to->readonly);
}

static int store_record_at(const pj_field *field, const pj_memory *memory, PyObject *value)
{
    pj_type *type = pj_type_of(field->type);
    pj_subject subject = {field->record, field->name, true};
    void *data;
    if (type == NULL || pj_record_memory(&subject, type, value, field->flags & PJ_WRITTEN, &data) < 0)
        return -1;
    PyObject *anchor = pj_anchor(memory->state->runtime, value);
    int status = pj_keep(memory, field, anchor, data);
    Py_DECREF(anchor);
    return status;
}

static PyObject *load_records_at(const pj_field *field, const pj_memory *memory, const pj_target *to)
{
    pj_type *type = pj_type_of(field->type);
    if (type == NULL)
        return NULL;
    uint32_t size = pj_record_desc_of(type)->size;
    Py_ssize_t length = (Py_ssize_t)(pj_counted(field, memory, size, to->size) / size);
    bool is_block = Py_TYPE(to->owner) == memory->state->runtime->block_type && pj_is_array_of(type, to->owner);
    if (is_block && PJ_DATA(pj_array, to->owner)->data == to->data && PJ_DATA(pj_array, to->owner)->length == length)
        return Py_NewRef(to->owner);
    return pj_block_over(type, to->data, length, to->owner, to->readonly);
}

static int store_block(const pj_field *field, const pj_memory *memory, pj_type *type, PyObject *block)
{
    const pj_array *array = PJ_DATA(pj_array, block);
    uint32_t step = field->flags & PJ_IN_BYTES ? pj_record_desc_of(type)->size : 1;
    uint64_t count = (uint64_t)array->length * step;
    if (array->readonly && field->flags & PJ_WRITTEN) {
        PyErr_Format(PyExc_BufferError, "%s.%s is a view of read-only memory", field->record, field->name);
        return -1;
    }
    if (pj_check_count(field, memory, count) < 0)
        return -1;
    PyObject *anchor = pj_anchor(memory->state->runtime, block);
    int status = pj_keep(memory, field, anchor, array->data);
    Py_DECREF(anchor);
    if (status == 0)
        pj_store_count(field, memory, count);
    return status;
}

/* An array of records itself; anything else with records in it is copied into one. */
static int store_records_at(const pj_field *field, const pj_memory *memory, PyObject *value)
{
    pj_type *type = pj_type_of(field->type);
    if (type == NULL)
        return -1;
    if (!PyObject_CheckBuffer(value) && !PySequence_Check(value))
        return pj_bad_value(field, value, "a sequence of records or a buffer");
    PyObject *block = pj_block_of(type, value);
    int status = block == NULL ? -1 : store_block(field, memory, type, block);
    Py_XDECREF(block);
    return status;
}

/* ---- opaque pointers -------------------------------------------------------------------------------------------- */

static PyObject *load_opaque_at(const pj_field *field, const pj_memory *memory)
{
    void *address;
    pj_type *type = pj_type_of(field->type);
    PyObject *kept = type == NULL ? NULL : pj_kept_at(memory, field, &address);
    if (kept == NULL && PyErr_Occurred())
        return NULL;
    if (kept != NULL && pj_is_opaque_of(kept, type) && PJ_DATA(pj_opaque, kept)->address == address)
        return kept;
    Py_XDECREF(kept);
    if (address == NULL || !(field->flags & PJ_LENT))
        return Py_NewRef(Py_None);
    return pj_new_opaque(type, address, (pj_owners){{memory->owner}}, (pj_parents){{NULL}});
}

static int store_opaque_at(const pj_field *field, const pj_memory *memory, PyObject *value)
{
    pj_type *type = pj_type_of(field->type);
    if (type == NULL)
        return -1;
    if (!pj_is_opaque_of(value, type))
        return pj_bad_value(field, value, type->desc->name);
    return pj_keep(memory, field, value, PJ_DATA(pj_opaque, value)->address);
}

/* A callable that isn't a function pointer yet gets one. */
static int store_callback_at(const pj_field *field, const pj_memory *memory, PyObject *value)
{
    pj_type *type = pj_type_of(field->type);
    if (type == NULL)
        return -1;
    if (pj_is_opaque_of(value, type) || ((const pj_callback_desc *)type->desc)->row->face == 0)
        return store_opaque_at(field, memory, value);
    if (!PyCallable_Check(value))
        return pj_bad_value(field, value, "callable");
    PyObject *pointer = pj_point_to_callable(type, value, field->record, ".", field->name);
    int status = pointer == NULL ? -1 : pj_keep(memory, field, pointer, PJ_DATA(pj_opaque, pointer)->address);
    Py_XDECREF(pointer);
    return status;
}

/* ---- by kind ---------------------------------------------------------------------------------------------------- */

PyObject *pj_load_pointer(const pj_field *field, const pj_memory *memory)
{
    switch (field->kind) {
    case PJ_STRING_AT: return pj_load_target(field, memory, pj_load_string);
    case PJ_STRINGS_AT: return pj_load_strings(field, memory);
    case PJ_MEMORY_AT: return pj_load_target(field, memory, load_memory);
    case PJ_RECORD_AT: return pj_load_target(field, memory, load_record_at);
    case PJ_RECORDS_AT: return pj_load_target(field, memory, load_records_at);
    case PJ_HANDLE_AT: return pj_load_handle(field, memory);
    default: return load_opaque_at(field, memory);
    }
}

int pj_store_pointer(const pj_field *field, const pj_memory *memory, PyObject *value)
{
    if (value == Py_None)
        return clear(field, memory);
    switch (field->kind) {
    case PJ_STRING_AT: return pj_store_string(field, memory, value);
    case PJ_STRINGS_AT: return pj_store_strings(field, memory, value);
    case PJ_MEMORY_AT: return store_memory(field, memory, value);
    case PJ_RECORD_AT: return store_record_at(field, memory, value);
    case PJ_RECORDS_AT: return store_records_at(field, memory, value);
    case PJ_CALLBACK_AT: return store_callback_at(field, memory, value);
    case PJ_HANDLE_AT: return pj_store_handle(field, memory, value);
    default: return store_opaque_at(field, memory, value);
    }
}
