/* Values in native memory that aren't plain numbers: text, arrays, nested records, tails; and any field by its kind. */
#include "pj_internal.h"

static int store_text(const pj_field *field, char *data, PyObject *object)
{
    PyObject *owner = NULL;
    char *bytes;
    Py_ssize_t size;
    int status = pj_text_bytes(field, field->kind, object, &owner, &bytes, &size);
    if (status == 0 && size > (Py_ssize_t)field->size) {
        PyErr_Format(PyExc_ValueError, "%s.%s takes at most %u bytes (%zd given)", field->record, field->name,
                     field->size, size);
        status = -1;
    }
    if (status == 0) {
        memset(data, 0, field->size);
        memcpy(data, bytes, (size_t)size);
    }
    Py_XDECREF(owner);
    return status;
}

static int store_record(const pj_field *field, const pj_memory *memory, PyObject *object)
{
    pj_type *type = pj_type_of(field->type);
    if (type == NULL)
        return -1;
    pj_subject subject = {field->record, field->name, true};
    void *data;
    if (PJ_LIKELY(Py_TYPE(object) == type->type))
        data = PJ_DATA(pj_record, object)->data;
    else if (pj_record_memory(&subject, type, object, false, &data) < 0)
        return -1;
    if (PJ_LIKELY(!(field->flags & PJ_KEEPS))) {
        memmove(memory->data + field->offset, data, field->size);
        return 0;
    }
    pj_memory from = {data, object, memory->state, field->size, 1};
    pj_memory to = {memory->data + field->offset, memory->owner, memory->state, field->size, 0};
    return pj_copy_kept(&from, &to, field->size, field->flags & PJ_LENT);
}

static int store_each(const pj_field *field, char *to, PyObject *owner, pj_state *state, PyObject *object)
{
    int status = 0;
    for (uint32_t i = 0; status == 0 && i < field->length; i++) {
        pj_memory item = {to + (size_t)i * field->part->size, owner, state, field->part->size, 0};
        PyObject *value = PySequence_GetItem(object, i);
        status = value == NULL ? -1 : pj_store(field->part, &item, value);
        Py_XDECREF(value);
    }
    return status;
}

/* Items with pointers are gathered in a block, which keeps what they lead to. */
static int store_kept(const pj_field *field, const pj_memory *memory, PyObject *object)
{
    PyObject *block = pj_block_aside(field, memory->state);
    if (block == NULL)
        return -1;
    char *aside = PJ_DATA(pj_array, block)->data;
    pj_memory from = {aside, block, memory->state, field->size, 0};
    pj_memory to = {memory->data + field->offset, memory->owner, memory->state, field->size, 0};
    int status = store_each(field, aside, block, memory->state, object);
    if (status == 0)
        status = pj_copy_kept(&from, &to, field->size, field->flags & PJ_LENT);
    Py_DECREF(block);
    return status;
}

/* All items or none: they are gathered aside first. */
static int store_items(const pj_field *field, const pj_memory *memory, PyObject *object)
{
    if (field->flags & PJ_KEEPS)
        return store_kept(field, memory, object);
    char *aside = PyMem_Malloc(field->size), *to = memory->data + field->offset;
    if (aside == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    memcpy(aside, to, field->size);
    int status = store_each(field, aside, memory->owner, memory->state, object);
    if (status == 0)
        memcpy(to, aside, field->size);
    PyMem_Free(aside);
    return status;
}

static int store_array(const pj_field *field, const pj_memory *memory, PyObject *object)
{
    if (!PySequence_Check(object))
        return pj_bad_value(field, object, "a sequence");
    Py_ssize_t length = PySequence_Size(object);
    if (length < 0)
        return -1;
    if (length != (Py_ssize_t)field->length) {
        PyErr_Format(PyExc_ValueError, "%s.%s takes exactly %u items (%zd given)", field->record, field->name,
                     field->length, length);
        return -1;
    }
    return store_items(field, memory, object);
}

/* What a counting field says, without a sign. */
uint64_t pj_load_natural(const pj_field *field, const char *data)
{
    uint64_t value = 0;
    char *to = (char *)&value;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    to += sizeof value - field->size;
#endif
    memcpy(to, data + field->offset, field->size);
    return value;
}

/* How many bytes lie behind a record: what its counting field promises, as far as the memory reaches. */
uint32_t pj_tail_size(const pj_field *field, const pj_memory *memory)
{
    uint64_t promised = pj_load_natural(field->part, memory->data);
    uint32_t there = memory->extent > field->offset ? memory->extent - field->offset : 0;
    uint32_t item = field->also == NULL ? 1 : field->also->size;
    return (promised < there / item ? (uint32_t)promised : there / item) * item;
}

static PyObject *load_tail(const pj_field *field, const pj_memory *memory)
{
    uint32_t size = pj_tail_size(field, memory);
    if (field->kind == PJ_TAIL_ITEMS) {
        pj_memory items = {memory->data + field->offset, memory->owner, memory->state, size, memory->readonly};
        return pj_array_over(&items, field->also, (Py_ssize_t)(size / field->also->size));
    }
    if (field->kind == PJ_TAIL_TEXT)
        return pj_load_text(PJ_TAIL_TEXT, memory->data + field->offset, size);
    return PyBytes_FromStringAndSize(memory->data + field->offset, size);
}

static PyObject *load_record(const pj_field *field, const pj_memory *memory)
{
    pj_type *type = pj_type_of(field->type);
    if (type == NULL)
        return NULL;
    PyObject *view = pj_record_view(type, memory->data + field->offset, memory->owner, field->size, memory->readonly);
    return PJ_LIKELY(type->abroad == NULL) ? view : pj_emigrate(type->state->runtime, view);
}

/* What a choice is now. */
const pj_field *pj_chosen(const pj_field *field, const pj_memory *memory)
{
    uint64_t value = pj_load_natural(field->part, memory->data), mask = UINT64_MAX >> (64 - 8 * field->part->size);
    uint32_t i = 0;
    while (i < field->length && (field->cases[i].value & mask) != value)
        i++;
    return field->cases[i].field;
}

PyObject *pj_load(const pj_field *field, const pj_memory *memory)
{
    const char *data = memory->data + field->offset;
    if (field->kind >= PJ_BYTES)
        switch (field->kind) {
        case PJ_RECORD: return load_record(field, memory);
        case PJ_ARRAY: return pj_array_view(field, memory);
        case PJ_CHOICE: return pj_load(pj_chosen(field, memory), memory);
        case PJ_TAIL:
        case PJ_TAIL_ITEMS:
        case PJ_TAIL_TEXT: return load_tail(field, memory);
        case PJ_STRING_AT:
        case PJ_STRINGS_AT:
        case PJ_MEMORY_AT:
        case PJ_RECORD_AT:
        case PJ_RECORDS_AT:
        case PJ_OPAQUE_AT:
        case PJ_CALLBACK_AT:
        case PJ_HANDLE_AT: return pj_load_pointer(field, memory);
        default: return pj_load_text(field->kind, data, field->size);
        }
    PyObject *value = pj_load_number(field, data);
    if (field->type == NULL || value == NULL)
        return value;
    pj_type *type = pj_type_of(field->type);
    int64_t bits = field->kind == PJ_U64 ? (int64_t)PyLong_AsUnsignedLongLong(value) : PyLong_AsLongLong(value);
    PyObject *member = type == NULL ? NULL : pj_enum_member(type, bits);
    Py_DECREF(value);
    return member;
}

int pj_store(const pj_field *field, const pj_memory *memory, PyObject *value)
{
    char *data = memory->data + field->offset;
    switch (field->kind) {
    case PJ_RECORD: return store_record(field, memory, value);
    case PJ_ARRAY: return store_array(field, memory, value);
    case PJ_CHOICE: return pj_store(pj_chosen(field, memory), memory, value);
    case PJ_BYTES:
    case PJ_TEXT:
    case PJ_PATH:
    case PJ_WIDE16:
    case PJ_WIDE32: return store_text(field, data, value);
    case PJ_TAIL:
    case PJ_TAIL_ITEMS:
    case PJ_TAIL_TEXT: return pj_fixed(field);
    case PJ_STRING_AT:
    case PJ_STRINGS_AT:
    case PJ_MEMORY_AT:
    case PJ_RECORD_AT:
    case PJ_RECORDS_AT:
    case PJ_OPAQUE_AT:
    case PJ_CALLBACK_AT:
    case PJ_HANDLE_AT: return pj_store_pointer(field, memory, value);
    default: return pj_store_number(field, data, value);
    }
}
