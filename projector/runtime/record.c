/* Records: typed memory as Python objects, stored inline or as views that keep their owner alive. */
#include "pj_internal.h"

#define PJ_FREE_LIST 16       /* freed records that a type keeps */
#define PJ_FREE_LIST_SIZE 512 /* only records up to this size are kept */

static const pj_record_desc *desc_of(const pj_type *type) { return (const pj_record_desc *)type->desc; }

static pj_record *allocate(pj_type *type)
{
    pj_record *record = pj_reuse_record(type);
    if (PJ_LIKELY(record != NULL))
        return record;
    if ((record = (pj_record *)_PyObject_New(type->type)) == NULL)
        return NULL;
    record->type = type;
    record->owner = NULL;
    record->readonly = 0;
    return record;
}

static pj_record *allocate_inline(pj_type *type)
{
    pj_record *record = allocate(type);
    if (PJ_UNLIKELY(record == NULL))
        return NULL;
    record->data = record->storage;
    record->extent = desc_of(type)->size;
    return record;
}

/* A new record of zeros, its memory inline. */
PyObject *pj_new_record(pj_type *type)
{
    pj_record *record = allocate_inline(type);
    if (PJ_LIKELY(record != NULL))
        memset(record->storage, 0, record->extent);
    return (PyObject *)record;
}

/* A new record that says how large it is, if its type has a field for that. */
static PyObject *new_sized(pj_type *type)
{
    const pj_field *field = desc_of(type)->size_field;
    PyObject *record = pj_new_record(type);
    uint64_t size = desc_of(type)->size;
    const char *from = (const char *)&size;
    if (record == NULL || field == NULL)
        return record;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    from += sizeof size - field->size;
#endif
    memcpy(PJ_DATA(pj_record, record)->data + field->offset, from, field->size);
    return record;
}

pj_record *pj_record_sized(const pj_function *fn, int ref, uint32_t size)
{
    (void)size;
    return (pj_record *)new_sized(fn->refs[ref]);
}

/* A new record that starts as a copy of `data`. */
PyObject *pj_record_of(pj_type *type, const void *data)
{
    pj_record *record = allocate_inline(type);
    if (PJ_LIKELY(record != NULL))
        memcpy(record->storage, data, record->extent);
    return (PyObject *)record;
}

PyObject *pj_record_view(pj_type *type, char *data, PyObject *owner, uint32_t extent, uint32_t readonly)
{
    pj_record *record = allocate(type);
    if (record == NULL)
        return NULL;
    record->data = data;
    record->owner = Py_NewRef(owner);
    record->extent = extent;
    record->readonly = readonly;
    return (PyObject *)record;
}

void pj_record_dealloc(PyObject *self)
{
    pj_record *record = PJ_DATA(pj_record, self);
    PyTypeObject *class = Py_TYPE(self);
    pj_type *type = record->type;
    PyObject *owner = record->owner;
    record->owner = NULL;
    record->readonly = 0;
    if (PJ_LIKELY(type->free_room > 0)) {
        record->data = type->free_list;
        type->free_list = record;
        type->free_room--;
    } else
        PyObject_Free(self);
    Py_XDECREF(owner);
    Py_DECREF(class);
}

static pj_memory memory_of(PyObject *self)
{
    pj_record *record = PJ_DATA(pj_record, self);
    return (pj_memory){record->data, self, record->type->state, record->extent, record->readonly};
}

static PyObject *load_field(PyObject *self, uint32_t i)
{
    pj_memory memory = memory_of(self);
    return pj_load(&desc_of(PJ_DATA(pj_record, self)->type)->fields[i], &memory);
}

/* ---- construction ----------------------------------------------------------------------------------------------- */

static int set_named(PyObject *self, const pj_record_desc *desc, PyObject *name, PyObject *value, uint64_t taken)
{
    pj_memory memory = memory_of(self);
    const char *text = PyUnicode_AsUTF8AndSize(name, NULL);
    for (uint32_t i = 0; text != NULL && i < desc->count; i++)
        if (strcmp(text, desc->fields[i].name) == 0) {
            if (i >= taken)
                return pj_store(&desc->fields[i], &memory, value);
            PyErr_Format(PyExc_TypeError, "%s() got multiple values for field '%s'", desc->type.name, text);
            return -1;
        }
    if (text != NULL)
        PyErr_Format(PyExc_TypeError, "%s() has no field '%s'", desc->type.name, text);
    return -1;
}

static int set_positional(PyObject *self, const pj_record_desc *desc, PyObject *args, Py_ssize_t count)
{
    pj_memory memory = memory_of(self);
    if (count > (Py_ssize_t)desc->count) {
        PyErr_Format(PyExc_TypeError, "%s() takes at most %u fields (%zd given)", desc->type.name, desc->count, count);
        return -1;
    }
    for (Py_ssize_t i = 0; i < count; i++)
        if (pj_store(&desc->fields[i], &memory, PyTuple_GetItem(args, i)) < 0)
            return -1;
    return 0;
}

static int set_keywords(PyObject *self, const pj_record_desc *desc, PyObject *kwargs, Py_ssize_t taken)
{
    PyObject *name, *value;
    Py_ssize_t position = 0;
    while (PyDict_Next(kwargs, &position, &name, &value))
        if (set_named(self, desc, name, value, (uint64_t)taken) < 0)
            return -1;
    return 0;
}

static PyObject *record_new(PyTypeObject *class, PyObject *args, PyObject *kwargs)
{
    pj_type *type = pj_type_of_class(class);
    PyObject *self = type == NULL ? NULL : new_sized(type);
    if (self == NULL)
        return NULL;
    Py_ssize_t count = PyTuple_Size(args);
    if (set_positional(self, desc_of(type), args, count) < 0 ||
        (kwargs != NULL && set_keywords(self, desc_of(type), kwargs, count) < 0)) {
        Py_DECREF(self);
        return NULL;
    }
    return self;
}

/* A view of a buffer's bytes from `offset` on; the buffer stays exported as long as the view lives. */
static PyObject *view_buffer(pj_type *type, PyObject *source, int64_t offset)
{
    Py_buffer view;
    PyObject *owner = PyMemoryView_FromObject(source);
    if (owner == NULL || PyObject_GetBuffer(owner, &view, PyBUF_SIMPLE) < 0) {
        Py_XDECREF(owner);
        return NULL;
    }
    int64_t there = view.len - offset;
    uint32_t extent = there > UINT32_MAX ? UINT32_MAX : (uint32_t)there;
    PyObject *result = NULL;
    if (offset < 0 || there < (int64_t)desc_of(type)->size)
        PyErr_Format(PyExc_ValueError, "%s needs %u bytes: the buffer has %zd from offset %lld on", type->desc->name,
                     desc_of(type)->size, there < 0 ? (Py_ssize_t)0 : (Py_ssize_t)there, (long long)offset);
    else
        result = pj_record_view(type, (char *)view.buf + offset, owner, extent, (uint32_t)view.readonly);
    PyBuffer_Release(&view);
    Py_DECREF(owner);
    return result;
}

static PyObject *record_from_buffer(PyObject *class, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_type *type = pj_type_of_class((PyTypeObject *)class);
    Py_ssize_t count = nargs + (kwnames == NULL ? 0 : PyTuple_Size(kwnames));
    if (type == NULL)
        return NULL;
    const char *keyword = count > nargs ? PyUnicode_AsUTF8AndSize(PyTuple_GetItem(kwnames, 0), NULL) : "offset";
    if (keyword == NULL)
        return NULL;
    if (nargs < 1 || count > 2 || strcmp(keyword, "offset") != 0)
        return PyErr_Format(PyExc_TypeError, "%s.from_buffer() takes (buffer, /, offset=0)", type->desc->name);
    int64_t offset = count == 2 ? PyLong_AsLongLong(args[1]) : 0;
    return offset == -1 && PyErr_Occurred() ? NULL : view_buffer(type, args[0], offset);
}

/* A record with its flexible tail, as a bytearray. */
static PyObject *whole(PyObject *self)
{
    const pj_record_desc *desc = desc_of(PJ_DATA(pj_record, self)->type);
    const pj_field *tail = &desc->fields[desc->count - 1];
    pj_memory memory = memory_of(self);
    uint32_t size = tail->offset + pj_tail_size(tail, &memory);
    return PyByteArray_FromStringAndSize(memory.data, size < desc->size ? desc->size : size);
}

static PyObject *copy_whole(PyObject *self)
{
    PyObject *bytes = whole(self), *copy = bytes == NULL ? NULL : view_buffer(PJ_DATA(pj_record, self)->type, bytes, 0);
    Py_XDECREF(bytes);
    return copy;
}

static PyObject *record_copy(PyObject *self, PyObject *unused)
{
    pj_record *record = PJ_DATA(pj_record, self);
    (void)unused;
    if (desc_of(record->type)->flexible)
        return copy_whole(self);
    PyObject *copy = pj_new_record(record->type);
    if (copy != NULL)
        memcpy(PJ_DATA(pj_record, copy)->data, record->data, desc_of(record->type)->size);
    return copy;
}

/* Pickles as from_buffer(bytearray). */
static PyObject *reduce_whole(PyObject *self)
{
    PyObject *make = PyObject_GetAttrString(self, "from_buffer"), *bytes = make == NULL ? NULL : whole(self);
    PyObject *args = bytes == NULL ? NULL : PyTuple_Pack(1, bytes);
    PyObject *result = args == NULL ? NULL : PyTuple_Pack(2, make, args);
    Py_XDECREF(args);
    Py_XDECREF(bytes);
    Py_XDECREF(make);
    return result;
}

static PyObject *record_reduce(PyObject *self, PyObject *unused)
{
    pj_record *record = PJ_DATA(pj_record, self);
    (void)unused;
    if (desc_of(record->type)->flexible)
        return reduce_whole(self);
    PyObject *none = PyTuple_New(0), *bytes = PyBytes_FromStringAndSize(record->data, desc_of(record->type)->size);
    PyObject *result = none == NULL || bytes == NULL ? NULL : PyTuple_Pack(3, Py_TYPE(self), none, bytes);
    Py_XDECREF(none);
    Py_XDECREF(bytes);
    return result;
}

static PyObject *record_setstate(PyObject *self, PyObject *state)
{
    pj_record *record = PJ_DATA(pj_record, self);
    char *data;
    Py_ssize_t size;
    if (PyBytes_AsStringAndSize(state, &data, &size) < 0)
        return NULL;
    if (size != (Py_ssize_t)desc_of(record->type)->size || record->readonly)
        return PyErr_Format(PyExc_ValueError, "%s takes a state of %u bytes", record->type->desc->name,
                            desc_of(record->type)->size);
    memcpy(record->data, data, (size_t)size);
    return Py_NewRef(Py_None);
}

/* ---- comparison, text, buffer ----------------------------------------------------------------------------------- */

static int same_fields(PyObject *self, PyObject *other)
{
    const pj_record_desc *desc = desc_of(PJ_DATA(pj_record, self)->type);
    int same = 1;
    for (uint32_t i = 0; same == 1 && i < desc->count; i++) {
        PyObject *left = load_field(self, i), *right = left == NULL ? NULL : load_field(other, i);
        same = right == NULL ? -1 : PyObject_RichCompareBool(left, right, Py_EQ);
        Py_XDECREF(left);
        Py_XDECREF(right);
    }
    return same;
}

static PyObject *record_compare(PyObject *self, PyObject *other, int op)
{
    if ((op != Py_EQ && op != Py_NE) || Py_TYPE(self) != Py_TYPE(other))
        return Py_NewRef(Py_NotImplemented);
    int same = same_fields(self, other);
    return same < 0 ? NULL : PyBool_FromLong(same == (op == Py_EQ));
}

static PyObject *field_text(PyObject *self, uint32_t i)
{
    PyObject *value = load_field(self, i);
    PyObject *text = value == NULL ? NULL : PyObject_Repr(value);
    PyObject *result = text == NULL ? NULL : PyUnicode_FromFormat("%s=%U", desc_of(PJ_DATA(pj_record, self)->type)->fields[i].name, text);
    Py_XDECREF(value);
    Py_XDECREF(text);
    return result;
}

static PyObject *record_repr(PyObject *self)
{
    const pj_record_desc *desc = desc_of(PJ_DATA(pj_record, self)->type);
    PyObject *parts = PyList_New(0), *comma = PyUnicode_FromString(", "), *joined = NULL, *result = NULL;
    int status = parts == NULL || comma == NULL ? -1 : 0;
    for (uint32_t i = 0; status == 0 && i < desc->count; i++) {
        PyObject *text = field_text(self, i);
        status = text == NULL ? -1 : PyList_Append(parts, text);
        Py_XDECREF(text);
    }
    if (status == 0 && (joined = PyUnicode_Join(comma, parts)) != NULL)
        result = PyUnicode_FromFormat("%s(%U)", desc->type.name, joined);
    Py_XDECREF(joined);
    Py_XDECREF(comma);
    Py_XDECREF(parts);
    return result;
}

static int record_buffer(PyObject *self, Py_buffer *view, int flags)
{
    pj_record *record = PJ_DATA(pj_record, self);
    const pj_record_desc *desc = desc_of(record->type);
    Py_ssize_t size = desc->flexible ? record->extent : desc->size;
    return PyBuffer_FillInfo(view, self, record->data, size, (int)record->readonly, flags);
}

/* ---- the type --------------------------------------------------------------------------------------------------- */

/* What Python gives every type with a buffer from 3.12 on. */
static PyObject *buffer_method(PyObject *self, PyObject *flags)
{
    (void)flags;
    return PyMemoryView_FromObject(self);
}

/* __buffer__() comes first: 3.12 and later start behind it. */
static const PyMethodDef methods[] = {
    {"__buffer__", buffer_method, METH_O, NULL},
    {"from_buffer", (PyCFunction)(void (*)(void))record_from_buffer, METH_CLASS | METH_FASTCALL | METH_KEYWORDS,
     "from_buffer(buffer, /, offset=0)\n--\n\nA view of a buffer's bytes from `offset` on; it keeps the buffer alive."},
    {"copy", record_copy, METH_NOARGS, "copy($self, /)\n--\n\nA new record with the same bytes."},
    {"__copy__", record_copy, METH_NOARGS, NULL},
    {"__deepcopy__", record_copy, METH_O, NULL},
    {"__reduce__", record_reduce, METH_NOARGS, NULL},
    {"__setstate__", record_setstate, METH_O, NULL},
    {"__projector__", pj_export_record, METH_NOARGS, NULL},
    {"__projector_type__", pj_export_type, METH_NOARGS | METH_CLASS, NULL},
    {NULL, NULL, 0, NULL},
};

static int set_and_release(PyObject *object, const char *name, PyObject *value)
{
    int status = value == NULL ? -1 : PyObject_SetAttrString(object, name, value);
    Py_XDECREF(value);
    return status;
}

static PyObject *match_args(const pj_record_desc *desc)
{
    PyObject *names = PyTuple_New(desc->count);
    for (uint32_t i = 0; names != NULL && i < desc->count; i++) {
        PyObject *name = PyUnicode_InternFromString(desc->fields[i].name);
        if (name == NULL || PyTuple_SetItem(names, i, name) < 0) {
            Py_DECREF(names);
            return NULL;
        }
    }
    return names;
}

static const struct {
    getter get;
    setter set;
} access[] = {
    [PJ_I8] = {pj_get_i8, pj_set_i8},    [PJ_U8] = {pj_get_u8, pj_set_u8},    [PJ_I16] = {pj_get_i16, pj_set_i16},
    [PJ_U16] = {pj_get_u16, pj_set_u16}, [PJ_I32] = {pj_get_i32, pj_set_i32}, [PJ_U32] = {pj_get_u32, pj_set_u32},
    [PJ_I64] = {pj_get_i64, pj_set_i64}, [PJ_U64] = {pj_get_u64, pj_set_u64}, [PJ_F32] = {pj_get_f32, pj_set_f32},
    [PJ_F64] = {pj_get_f64, pj_set_f64},
};

static void fill_getset(const pj_record_desc *desc, PyGetSetDef *getset)
{
    for (uint32_t i = 0; i < desc->count; i++) {
        const pj_field *field = &desc->fields[i];
        bool plain = field->kind <= PJ_F64 && field->type == NULL && !field->atomic;
        bool fixed = field->kind == PJ_TAIL || field->kind == PJ_TAIL_TEXT || field->kind == PJ_POINTER;
        getset[i] = (PyGetSetDef){field->name, plain ? access[field->kind].get : pj_get_any,
                                  plain ? access[field->kind].set : fixed ? NULL : pj_set_any, field->doc,
                                  (void *)field};
    }
}

int pj_record_type(pj_type *type)
{
    const pj_record_desc *desc = desc_of(type);
    PyGetSetDef *getset = pj_own_getset(type, desc->count);
    if (getset == NULL)
        return -1;
    fill_getset(desc, getset);
    type->free_room = desc->size <= PJ_FREE_LIST_SIZE ? PJ_FREE_LIST : 0;
    PyType_Slot slots[] = {
        {Py_tp_new, record_new}, {Py_tp_dealloc, type->state->runtime->record_dealloc}, {Py_tp_getset, getset},
        {Py_tp_methods, (void *)(methods + (Py_Version >= 0x030C0000))}, {Py_tp_repr, record_repr}, {Py_tp_richcompare, record_compare},
        {Py_bf_getbuffer, record_buffer}, {Py_tp_doc, (void *)desc->type.doc}, {0, NULL},
    };
    PyObject *class = (PyObject *)pj_class(type->state, desc->type.full_name, sizeof(pj_record) + desc->size, 0, slots);
    if (class == NULL || set_and_release(class, "sizeof", PyLong_FromLong((long)desc->size)) < 0 ||
        set_and_release(class, "__match_args__", match_args(desc)) < 0) {
        Py_XDECREF(class);
        return -1;
    }
    type->type = (PyTypeObject *)class;
    return 0;
}
