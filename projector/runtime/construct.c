/* Records are made: of their fields, of a buffer, of another record, of a pickle. */
#include "pj_internal.h"

/* ---- construction ----------------------------------------------------------------------------------------------- */

/* What is set at once: a choice comes after what it depends on. */
typedef enum { ALL, ORDINARY, CHOICES } pj_part;

static inline bool is_due(const pj_field *field, pj_part which)
{
    return which == ALL || (field->kind == PJ_CHOICE) == (which == CHOICES);
}

static int set_named(PyObject *self, const pj_type *type, PyObject *name, PyObject *value, Py_ssize_t taken, pj_part which)
{
    const pj_access *access = pj_find_access(type, name);
    if (PJ_LIKELY(access != NULL && access->field >= type->fields + taken))
        return is_due(access->field, which) ? access->set(self, value, (void *)access->field) : 0;
    if (access == NULL)
        PyErr_Format(PyExc_TypeError, "%s() has no field '%U'", type->desc->name, name);
    else
        PyErr_Format(PyExc_TypeError, "%s() got multiple values for field '%U'", type->desc->name, name);
    return -1;
}

static inline int set_positional(PyObject *self, const pj_type *type, PyObject *const *values, Py_ssize_t count, pj_part which)
{
    if (PJ_UNLIKELY(count > (Py_ssize_t)pj_record_desc_of(type)->count)) {
        PyErr_Format(PyExc_TypeError, "%s() takes at most %u fields (%zd given)", type->desc->name,
                     pj_record_desc_of(type)->count, count);
        return -1;
    }
    for (Py_ssize_t i = 0; i < count; i++)
        if (is_due(type->getset[i].closure, which) &&
            PJ_UNLIKELY(type->getset[i].set(self, values[i], type->getset[i].closure) < 0))
            return -1;
    return 0;
}

static int set_keywords(PyObject *self, const pj_type *type, PyObject *const *values, PyObject *names, Py_ssize_t taken,
                        pj_part which)
{
    Py_ssize_t count = PyTuple_Size(names);
    for (Py_ssize_t i = 0; i < count; i++)
        if (PJ_UNLIKELY(set_named(self, type, PyTuple_GetItem(names, i), values[i], taken, which) < 0))
            return -1;
    return 0;
}

static inline int set_fields(PyObject *self, const pj_type *type, PyObject *const *values, Py_ssize_t count, PyObject *names,
                             pj_part which)
{
    if (PJ_UNLIKELY(set_positional(self, type, values, count, which) < 0))
        return -1;
    return PJ_LIKELY(names == NULL) ? 0 : set_keywords(self, type, values + count, names, count, which);
}

static PJ_COLD int set_in_parts(PyObject *self, const pj_type *type, PyObject *const *values, Py_ssize_t count, PyObject *names)
{
    return set_fields(self, type, values, count, names, ORDINARY) < 0 ? -1
                                                                      : set_fields(self, type, values, count, names, CHOICES);
}

PyObject *pj_construct(PyObject *class, PyObject *const *values, size_t flags, PyObject *names)
{
    pj_type *type = pj_type_of_class((PyTypeObject *)class);
    const pj_record_desc *desc = pj_record_desc_of(type);
    Py_ssize_t count = (Py_ssize_t)(flags & ~PJ_VECTORCALL_OFFSET);
    PyObject *self = PJ_LIKELY(desc->size_bytes == 0) ? (PyObject *)pj_zeroed_record(type, desc->size) : pj_new_sized(type);
    if (PJ_UNLIKELY(self == NULL))
        return NULL;
    if (PJ_LIKELY((PJ_LIKELY(!desc->chooses) ? set_fields(self, type, values, count, names, ALL)
                                             : set_in_parts(self, type, values, count, names)) == 0))
        return self;
    Py_DECREF(self);
    return NULL;
}

/* What a tuple and a dict hold, as a vectorcall has it; the values are borrowed. */
static void spread(PyObject *args, PyObject *kwargs, PyObject **values, PyObject *names)
{
    Py_ssize_t count = PyTuple_Size(args), position = 0, i = 0;
    PyObject *name;
    for (; i < count; i++)
        values[i] = PyTuple_GetItem(args, i);
    for (; kwargs != NULL && PyDict_Next(kwargs, &position, &name, &values[i]); i++)
        PyTuple_SetItem(names, i - count, Py_NewRef(name));
}

PyObject *pj_construct_new(PyTypeObject *class, PyObject *args, PyObject *kwargs)
{
    Py_ssize_t count = PyTuple_Size(args), named = kwargs == NULL ? 0 : PyDict_Size(kwargs);
    PyObject **values = PyMem_Malloc((size_t)(count + named + 1) * sizeof *values), *made = NULL;
    PyObject *names = values == NULL ? PyErr_NoMemory() : PyTuple_New(named);
    if (names != NULL) {
        spread(args, kwargs, values, names);
        made = pj_construct((PyObject *)class, values, (size_t)count, names);
    }
    Py_XDECREF(names);
    PyMem_Free(values);
    return made;
}

/* A view of a buffer's bytes from `offset` on; the buffer stays exported as long as the view lives. */
static PyObject *view_buffer(pj_type *type, PyObject *source, int64_t offset)
{
    Py_buffer view;
    if (pj_record_desc_of(type)->keeps)
        return PyErr_Format(PyExc_TypeError, "%s has pointers: it can't be a view of a buffer", type->desc->name);
    PyObject *owner = PyMemoryView_FromObject(source);
    if (owner == NULL || PyObject_GetBuffer(owner, &view, PyBUF_SIMPLE) < 0) {
        Py_XDECREF(owner);
        return NULL;
    }
    int64_t there = view.len - offset;
    uint32_t extent = there > UINT32_MAX ? UINT32_MAX : (uint32_t)there;
    PyObject *result = NULL;
    if (offset < 0 || there < (int64_t)pj_record_desc_of(type)->size)
        PyErr_Format(PyExc_ValueError, "%s needs %u bytes: the buffer has %zd from offset %lld on", type->desc->name,
                     pj_record_desc_of(type)->size, there < 0 ? (Py_ssize_t)0 : (Py_ssize_t)there, (long long)offset);
    else
        result = pj_record_view(type, (char *)view.buf + offset, owner, extent, (uint32_t)view.readonly);
    PyBuffer_Release(&view);
    Py_DECREF(owner);
    return result;
}

PyObject *pj_from_buffer(PyObject *class, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
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
    const pj_record_desc *desc = pj_record_desc_of(PJ_DATA(pj_record, self)->type);
    const pj_field *tail = &PJ_DATA(pj_record, self)->type->fields[desc->count - 1];
    pj_memory memory = pj_memory_of(self);
    uint32_t size = tail->offset + pj_tail_size(tail, &memory);
    PyObject *bytes = PyBytes_FromStringAndSize(memory.data, size < desc->size ? desc->size : size);
    /* Not PyByteArray_FromStringAndSize, which frees an object that it hasn't filled in where no memory is left. */
    PyObject *result = bytes == NULL ? NULL : PyByteArray_FromObject(bytes);
    Py_XDECREF(bytes);
    return result;
}

static PyObject *copy_whole(PyObject *self)
{
    PyObject *bytes = whole(self), *copy = bytes == NULL ? NULL : view_buffer(PJ_DATA(pj_record, self)->type, bytes, 0);
    Py_XDECREF(bytes);
    return copy;
}

PyObject *pj_copy(PyObject *self, PyObject *unused)
{
    pj_record *record = PJ_DATA(pj_record, self);
    (void)unused;
    if (pj_record_desc_of(record->type)->flexible)
        return copy_whole(self);
    const pj_record_desc *desc = pj_record_desc_of(record->type);
    PyObject *copy = pj_new_record(record->type);
    if (copy != NULL && !desc->keeps)
        memcpy(PJ_DATA(pj_record, copy)->data, record->data, desc->size);
    if (copy == NULL || !desc->keeps)
        return copy;
    pj_memory from = pj_memory_of(self), to = pj_memory_of(copy);
    if (pj_copy_kept(&from, &to, desc->size, desc->keeps & PJ_LENT) == 0)
        return copy;
    Py_DECREF(copy);
    return NULL;
}

/* What pickles as the call of a method of some object with one argument, which it takes; that is NULL after an exception. */
PyObject *pj_reduced(PyObject *of, const char *method, PyObject *argument)
{
    PyObject *make = argument == NULL ? NULL : PyObject_GetAttrString(of, method);
    PyObject *args = make == NULL ? NULL : PyTuple_Pack(1, argument);
    PyObject *result = args == NULL ? NULL : PyTuple_Pack(2, make, args);
    Py_XDECREF(args);
    Py_XDECREF(make);
    Py_XDECREF(argument);
    return result;
}

PyObject *pj_reduce(PyObject *self, PyObject *unused)
{
    pj_record *record = PJ_DATA(pj_record, self);
    (void)unused;
    const pj_field *set = pj_set_pointer(record->type, record->data);
    if (set != NULL)
        return PyErr_Format(PyExc_TypeError, "cannot pickle a %s whose %s is set: a pointer means nothing elsewhere",
                            record->type->desc->name, set->name);
    if (pj_record_desc_of(record->type)->flexible)
        return pj_reduced(self, "from_buffer", whole(self));
    PyObject *none = PyTuple_New(0), *bytes = PyBytes_FromStringAndSize(record->data, pj_record_desc_of(record->type)->size);
    PyObject *result = none == NULL || bytes == NULL ? NULL : PyTuple_Pack(3, Py_TYPE(self), none, bytes);
    Py_XDECREF(none);
    Py_XDECREF(bytes);
    return result;
}

PyObject *pj_setstate(PyObject *self, PyObject *state)
{
    pj_record *record = PJ_DATA(pj_record, self);
    char *data;
    Py_ssize_t size;
    if (PyBytes_AsStringAndSize(state, &data, &size) < 0)
        return NULL;
    if (size != (Py_ssize_t)pj_record_desc_of(record->type)->size || record->readonly)
        return PyErr_Format(PyExc_ValueError, "%s takes a state of %u bytes", record->type->desc->name,
                            pj_record_desc_of(record->type)->size);
    if (pj_set_pointer(record->type, data) != NULL)
        return PyErr_Format(PyExc_ValueError, "%s takes no pointers from a state", record->type->desc->name);
    memcpy(record->data, data, (size_t)size);
    return Py_NewRef(Py_None);
}

