/* Records: typed memory as Python objects, stored inline or as views that keep their owner alive. */
#include "pj_internal.h"

#if defined(PJ_FREE_THREADED)
#define PJ_FREE_LIST 0
#else
#define PJ_FREE_LIST 16 /* freed records that a type keeps */
#endif
#define PJ_FREE_LIST_SIZE 512 /* only records up to this size are kept */

static pj_record *new_kept(pj_type *type)
{
    pj_record *record = (pj_record *)_PyObject_GC_New(type->type);
    if (record == NULL)
        return NULL;
    record->type = type;
    *pj_kept_by(record) = NULL;
    return record;
}

static pj_record *allocate(pj_type *type)
{
    pj_record *record = pj_reuse_record(type);
    if (PJ_LIKELY(record != NULL))
        return record;
    bool keeps = pj_record_desc_of(type)->keeps != 0;
    if ((record = keeps ? new_kept(type) : (pj_record *)_PyObject_New(type->type)) == NULL)
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
    uintptr_t slack = pj_slack(pj_record_desc_of(type)), align = slack + 16;
    record->data = PJ_LIKELY(slack == 0) ? record->storage : (char *)(((uintptr_t)record->storage + slack) & ~(align - 1));
    record->extent = pj_record_desc_of(type)->size;
    return record;
}

/* A new record of zeros, its memory inline. */
PyObject *pj_new_record(pj_type *type)
{
    pj_record *record = allocate_inline(type);
    if (PJ_LIKELY(record != NULL))
        memset(record->data, 0, record->extent);
    return (PyObject *)record;
}

/* A record's own size into its field for that. */
void pj_write_size(const pj_record_desc *desc, char *data)
{
    uint64_t size = desc->size;
    const char *from = (const char *)&size;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    from += sizeof size - desc->size_bytes;
#endif
    memcpy(data + desc->size_at, from, desc->size_bytes);
}

/* A new record that says how large it is, if its type has a field for that. */
PyObject *pj_new_sized(pj_type *type)
{
    const pj_record_desc *desc = pj_record_desc_of(type);
    PyObject *record = pj_new_record(type);
    if (PJ_LIKELY(record != NULL && desc->size_bytes != 0))
        pj_write_size(desc, PJ_DATA(pj_record, record)->data);
    return record;
}

pj_record *pj_record_sized(const pj_function *fn, int ref, uint32_t size)
{
    (void)size;
    return (pj_record *)pj_new_sized(fn->refs[ref]);
}

/* A new record that starts as a copy of `data`. */
PyObject *pj_record_of(pj_type *type, const void *data)
{
    pj_record *record = allocate_inline(type);
    if (PJ_LIKELY(record != NULL))
        memcpy(record->data, data, record->extent);
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
    if (PJ_UNLIKELY(pj_record_desc_of(type)->keeps)) /* its owner may keep what leads to it */
        PyObject_GC_Track(record);
    return (PyObject *)record;
}

static int record_traverse(PyObject *self, visitproc visit, void *arg)
{
    pj_record *record = PJ_DATA(pj_record, self);
    PyObject *kept = *pj_kept_by(record);
    int status = visit((PyObject *)Py_TYPE(self), arg);
    if (status == 0 && record->owner != NULL)
        status = visit(record->owner, arg);
    return status == 0 && kept != NULL ? visit(kept, arg) : status;
}

/* Long chains don't fill the stack: between one record and the next there is a dict, which CPython frees by and by. */
static void dealloc_kept(PyObject *self)
{
    PyTypeObject *class = Py_TYPE(self);
    PyObject *owner = PJ_DATA(pj_record, self)->owner, *kept = *pj_kept_by(PJ_DATA(pj_record, self));
    PyObject_GC_UnTrack(self);
    PyObject_GC_Del(self);
    Py_XDECREF(kept);
    Py_XDECREF(owner);
    Py_DECREF(class);
}

void pj_record_dealloc(PyObject *self)
{
    pj_record *record = PJ_DATA(pj_record, self);
    pj_type *type = record->type;
    PyObject *owner = record->owner;
    if (PJ_UNLIKELY(type->free_room <= 0) && pj_record_desc_of(type)->keeps) { /* of which none is kept when freed */
        dealloc_kept(self);
        return;
    }
    record->owner = NULL;
    record->readonly = 0;
    if (PJ_LIKELY(type->free_room > 0)) {
        record->data = type->free_list;
        type->free_list = record;
        type->free_room--;
    } else {
        PyTypeObject *class = Py_TYPE(self);
        PyObject_Free(self);
        Py_DECREF(class);
    }
    Py_XDECREF(owner);
}

static PyObject *load_field(PyObject *self, uint32_t i)
{
    pj_memory memory = pj_memory_of(self);
    return pj_load(&PJ_DATA(pj_record, self)->type->fields[i], &memory);
}

/* ---- comparison, text, buffer ----------------------------------------------------------------------------------- */

/* Text that Python can't have, beyond Unicode, is equal where its bytes are: comparing is no time to raise. */
static int same_bytes(PyObject *self, PyObject *other, const pj_field *field)
{
    if (!PyErr_ExceptionMatches(PyExc_UnicodeError))
        return -1;
    PyErr_Clear();
    pj_memory left = pj_memory_of(self), right = pj_memory_of(other);
    return memcmp(left.data + field->offset, right.data + field->offset, field->size) == 0;
}

static int same_fields(PyObject *self, PyObject *other)
{
    const pj_record_desc *desc = pj_record_desc_of(PJ_DATA(pj_record, self)->type);
    int same = 1;
    for (uint32_t i = 0; same == 1 && i < desc->count; i++) {
        PyObject *left = load_field(self, i), *right = left == NULL ? NULL : load_field(other, i);
        same = right == NULL ? -1 : PyObject_RichCompareBool(left, right, Py_EQ);
        if (same < 0)
            same = same_bytes(self, other, &PJ_DATA(pj_record, self)->type->fields[i]);
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

/* What stands for text beyond Unicode where a record is shown: showing, as comparing, is no time to raise. */
static PyObject *beyond_text(void)
{
    if (!PyErr_ExceptionMatches(PyExc_UnicodeError))
        return NULL;
    PyErr_Clear();
    return PyUnicode_FromString("<beyond Unicode>");
}

static PyObject *field_text(PyObject *self, uint32_t i)
{
    PyObject *value = load_field(self, i);
    PyObject *text = value == NULL ? beyond_text() : PyObject_Repr(value);
    PyObject *result = text == NULL ? NULL : PyUnicode_FromFormat("%s=%U", PJ_DATA(pj_record, self)->type->fields[i].name, text);
    Py_XDECREF(value);
    Py_XDECREF(text);
    return result;
}

/* Appends a text, which it takes. */
static int append(PyObject *parts, PyObject *text)
{
    int status = text == NULL ? -1 : PyList_Append(parts, text);
    Py_XDECREF(text);
    return status;
}

/* The parts, which it takes, as a call of the type; NULL if they aren't whole. */
static PyObject *call_text(const pj_type *type, PyObject *parts, int status)
{
    PyObject *comma = status == 0 ? PyUnicode_FromString(", ") : NULL;
    PyObject *joined = comma == NULL ? NULL : PyUnicode_Join(comma, parts);
    PyObject *result = joined == NULL ? NULL : PyUnicode_FromFormat("%s(%U)", type->desc->name, joined);
    Py_XDECREF(joined);
    Py_XDECREF(comma);
    Py_XDECREF(parts);
    return result;
}

static PyObject *fields_text(PyObject *self, const pj_record_desc *desc)
{
    PyObject *parts = PyList_New(0);
    int status = parts == NULL ? -1 : 0;
    for (uint32_t i = 0; status == 0 && i < desc->count; i++)
        status = append(parts, field_text(self, i));
    return call_text(PJ_DATA(pj_record, self)->type, parts, status);
}

/* What a field is that nobody sets, as a signature can hold it. */
static const char *unset(const pj_field *field)
{
    if (field->kind >= PJ_STRING_AT)
        return "None";
    switch ((int)field->kind) {
    case PJ_F32: case PJ_F64:
        return "0.0";
    case PJ_BOOL: case PJ_BOOL8: case PJ_BOOL32:
        return "False";
    case PJ_BYTES:
        return "b''";
    case PJ_TEXT: case PJ_PATH: case PJ_WIDE16: case PJ_WIDE32:
        return "''";
    default:
        return field->kind <= PJ_U64 || field->kind == PJ_BITS ? "0" : "...";
    }
}

/* The doc, and before it the constructor's signature, where inspect and consoles look for a class's: as in the stub
 * a field that can't be set isn't taken, and those behind it are by keyword only. */
static PyObject *described(const pj_type *type)
{
    const pj_record_desc *desc = pj_record_desc_of(type);
    PyObject *parts = PyList_New(0);
    int status = parts == NULL ? -1 : 0;
    enum { PLACES, CLOSED, NAMES } taken = PLACES;
    for (uint32_t i = 0; status == 0 && i < desc->count; i++) {
        const pj_field *field = &type->fields[i];
        if (!pj_is_settable(field)) {
            taken = taken == PLACES ? CLOSED : taken;
            continue;
        }
        status = taken == CLOSED ? append(parts, PyUnicode_FromString("*_")) : 0;
        taken = taken == CLOSED ? NAMES : taken;
        status = status < 0 ? -1 : append(parts, PyUnicode_FromFormat("%s=%s", field->name, unset(field)));
    }
    PyObject *call = call_text(type, parts, status);
    PyObject *text = call == NULL ? NULL : PyUnicode_FromFormat("%U\n--\n\n%s", call, desc->type.doc == NULL ? "" : desc->type.doc);
    Py_XDECREF(call);
    return text;
}

static PyObject *record_repr(PyObject *self)
{
    const pj_record_desc *desc = pj_record_desc_of(PJ_DATA(pj_record, self)->type);
    int entered = desc->keeps ? Py_ReprEnter(self) : 0; /* records can lead to themselves */
    if (entered != 0)
        return entered < 0 ? NULL : PyUnicode_FromFormat("%s(...)", desc->type.name);
    PyObject *text = fields_text(self, desc);
    if (desc->keeps)
        Py_ReprLeave(self);
    return text;
}

static int record_buffer(PyObject *self, Py_buffer *view, int flags)
{
    pj_record *record = PJ_DATA(pj_record, self);
    const pj_record_desc *desc = pj_record_desc_of(record->type);
    Py_ssize_t size = desc->flexible ? record->extent : desc->size;
    /* Bytes aren't pointers that anybody keeps. */
    return PyBuffer_FillInfo(view, self, record->data, size, record->readonly || desc->keeps, flags);
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
    {"from_buffer", (PyCFunction)(void (*)(void))pj_from_buffer, METH_CLASS | METH_FASTCALL | METH_KEYWORDS,
     "from_buffer(buffer, /, offset=0)\n--\n\nA view of a buffer's bytes from `offset` on; it keeps the buffer alive."},
    {"array_of", pj_make_array, METH_CLASS | METH_O,
     "array_of(records, /)\n--\n\nRecords one after another: so many new ones, copies of some, or a view of a buffer."},
    {"copy", pj_copy, METH_NOARGS, "copy($self, /)\n--\n\nA new record with the same bytes."},
    {"__copy__", pj_copy, METH_NOARGS, NULL},
    {"__deepcopy__", pj_copy, METH_O, NULL},
    {"__reduce__", pj_reduce, METH_NOARGS, NULL},
    {"__setstate__", pj_setstate, METH_O, NULL},
    {"__projector__", pj_export_record, METH_NOARGS, NULL},
    {"__projector_type__", pj_export_type, METH_NOARGS | METH_CLASS, NULL},
    {NULL, NULL, 0, NULL},
};

static int add_size(PyTypeObject *class, uint32_t size)
{
    PyObject *number = PyLong_FromLong((long)size);
    int status = number == NULL ? -1 : PyObject_SetAttrString((PyObject *)class, "sizeof", number);
    Py_XDECREF(number);
    return status;
}

int pj_record_type(pj_type *type)
{
    const pj_record_desc *desc = pj_record_desc_of(type);
    type->fields = pj_read_fields(desc->type.home, desc->type.name, desc->fields, desc->rows, desc->cases);
    if (type->fields == NULL || pj_make_access(type) < 0)
        return -1;
    PyObject *text = described(type);
    const char *doc = text == NULL ? NULL : PyUnicode_AsUTF8AndSize(text, NULL);
    if (doc == NULL) {
        Py_XDECREF(text);
        return -1;
    }
    uint32_t keeps = desc->keeps ? sizeof(PyObject *) + 7 : 0, size = (desc->size + 7) & ~7u;
    type->free_room = desc->size <= PJ_FREE_LIST_SIZE && !keeps && desc->align == 0 ? PJ_FREE_LIST : 0;
    int direct = pj_vectorcall_slot();
    PyType_Slot slots[] = {
        {Py_tp_new, pj_construct_new}, {Py_tp_dealloc, type->state->runtime->record_dealloc}, {Py_tp_getset, type->getset},
        {Py_tp_getattro, pj_get_attribute}, {Py_tp_setattro, pj_set_attribute},
        {Py_tp_methods, (void *)(methods + (Py_Version >= 0x030C0000))}, {Py_tp_repr, record_repr},
        {Py_tp_richcompare, record_compare}, {Py_bf_getbuffer, record_buffer}, {Py_tp_doc, (void *)doc},
        {keeps ? Py_tp_traverse : direct, keeps ? (void *)record_traverse : (void *)pj_construct},
        {keeps ? direct : 0, pj_construct}, {0, NULL},
    };
    type->type = pj_class(type->state, desc->type.full_name, sizeof(pj_record) + size + pj_slack(desc) + keeps,
                          keeps ? Py_TPFLAGS_HAVE_GC : 0, slots);
    Py_DECREF(text);
    if (type->type == NULL)
        return -1;
    pj_set_vectorcall(type->type, pj_construct);
    return add_size(type->type, desc->size) < 0 ? -1 : pj_match_getset(type);
}
