/* Arrays as live views: a sequence of fixed length over memory that something else owns. */
#include "pj_internal.h"

static const pj_array *of(PyObject *self) { return PJ_DATA(pj_array, self); }

/* A block with memory of its own is the owner of what its items show. */
static pj_memory item_memory(PyObject *self, Py_ssize_t i)
{
    const pj_array *array = of(self);
    char *data = array->data + (size_t)i * array->part->size;
    PyObject *owner = array->owner == NULL ? self : array->owner;
    return (pj_memory){data, owner, array->state, array->part->size, array->readonly};
}

Py_ssize_t pj_array_length(PyObject *self) { return of(self)->length; }

static bool outside(PyObject *self, Py_ssize_t i)
{
    if (PJ_LIKELY(i >= 0 && i < of(self)->length))
        return false;
    PyErr_Format(PyExc_IndexError, "%s.%s has %zd items", of(self)->part->record, of(self)->part->name, of(self)->length);
    return true;
}

PyObject *pj_array_item(PyObject *self, Py_ssize_t i)
{
    if (outside(self, i))
        return NULL;
    pj_memory memory = item_memory(self, i);
    return pj_load(of(self)->part, &memory);
}

int pj_array_set_item(PyObject *self, Py_ssize_t i, PyObject *value)
{
    if (outside(self, i))
        return -1;
    if (value == NULL || of(self)->readonly) {
        PyErr_Format(PyExc_TypeError, "%s.%s: items can't be %s", of(self)->part->record, of(self)->part->name,
                     value == NULL ? "deleted" : "set in read-only memory");
        return -1;
    }
    pj_memory memory = item_memory(self, i);
    return pj_store(of(self)->part, &memory, value);
}

/* ---- by index or slice ------------------------------------------------------------------------------------------ */

/* The place that an index stands for, counted from the end if it is negative; -1 with an error. */
static Py_ssize_t place(PyObject *self, PyObject *key)
{
    if (!PyIndex_Check(key)) {
        PyObject *name = PyObject_GetAttrString((PyObject *)Py_TYPE(key), "__name__");
        if (name != NULL)
            PyErr_Format(PyExc_TypeError, "sequence index must be integer, not '%U'", name);
        Py_XDECREF(name);
        return -1;
    }
    Py_ssize_t i = PyNumber_AsSsize_t(key, PyExc_IndexError);
    if (i == -1 && PyErr_Occurred())
        return -1;
    i += i < 0 ? of(self)->length : 0;
    return outside(self, i) ? -1 : i;
}

/* What lies one after another is a view again, anything else a list. */
static PyObject *slice(PyObject *self, PyObject *key)
{
    Py_ssize_t start, stop, step;
    if (PySlice_Unpack(key, &start, &stop, &step) < 0)
        return NULL;
    Py_ssize_t count = PySlice_AdjustIndices(of(self)->length, &start, &stop, step);
    if (step == 1) {
        pj_memory memory = item_memory(self, start);
        if (Py_TYPE(self) == of(self)->state->runtime->block_type)
            return pj_block_part(PJ_DATA(pj_block, self), memory.data, count, memory.owner);
        return pj_array_over(&memory, of(self)->part, count);
    }
    PyObject *list = PyList_New(count);
    for (Py_ssize_t i = 0; list != NULL && i < count; i++) {
        PyObject *item = pj_array_item(self, start + i * step);
        if (item == NULL) {
            Py_DECREF(list);
            return NULL;
        }
        PyList_SetItem(list, i, item);
    }
    return list;
}

PyObject *pj_array_subscript(PyObject *self, PyObject *key)
{
    if (PJ_UNLIKELY(Py_TYPE(key) == &PySlice_Type))
        return slice(self, key);
    Py_ssize_t i = place(self, key);
    return i < 0 ? NULL : pj_array_item(self, i);
}

int pj_array_set_subscript(PyObject *self, PyObject *key, PyObject *value)
{
    Py_ssize_t i = place(self, key);
    return i < 0 ? -1 : pj_array_set_item(self, i, value);
}

/* ---- as a whole ------------------------------------------------------------------------------------------------- */

static PyObject *to_list(PyObject *self) { return PyObject_CallFunctionObjArgs((PyObject *)&PyList_Type, self, NULL); }

PyObject *pj_array_repr(PyObject *self)
{
    PyObject *list = to_list(self), *text = list == NULL ? NULL : PyObject_Repr(list);
    Py_XDECREF(list);
    return text;
}

/* Equal to any sequence of equal items but text. */
PyObject *pj_array_compare(PyObject *self, PyObject *other, int op)
{
    unsigned long text = Py_TPFLAGS_UNICODE_SUBCLASS | Py_TPFLAGS_BYTES_SUBCLASS;
    if ((op != Py_EQ && op != Py_NE) || !PySequence_Check(other) || (PyType_GetFlags(Py_TYPE(other)) & text))
        return Py_NewRef(Py_NotImplemented);
    PyObject *left = to_list(self), *right = left == NULL ? NULL : to_list(other);
    int same = right == NULL ? -1 : PyObject_RichCompareBool(left, right, Py_EQ);
    Py_XDECREF(left);
    Py_XDECREF(right);
    return same < 0 ? NULL : PyBool_FromLong(same == (op == Py_EQ));
}

static int array_buffer(PyObject *self, Py_buffer *view, int flags)
{
    const pj_array *array = of(self);
    int readonly = array->readonly || array->part->flags & PJ_KEEPS;
    return PyBuffer_FillInfo(view, self, array->data, array->length * array->part->size, readonly, flags);
}

static void array_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject *owner = of(self)->owner;
    PyObject_Free(self);
    Py_DECREF(owner);
    Py_DECREF(type);
}

PyTypeObject *pj_array_class(void)
{
    static const PyMethodDef methods[] = {{"__projector__", pj_export_array, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL}};
    PyType_Slot slots[] = {
        {Py_tp_dealloc, array_dealloc}, {Py_tp_repr, pj_array_repr}, {Py_tp_richcompare, pj_array_compare},
        {Py_sq_length, pj_array_length}, {Py_sq_item, pj_array_item}, {Py_sq_ass_item, pj_array_set_item},
        {Py_mp_length, pj_array_length}, {Py_mp_subscript, pj_array_subscript},
        {Py_mp_ass_subscript, pj_array_set_subscript}, {Py_bf_getbuffer, array_buffer},
        {Py_tp_methods, (void *)methods}, {0, NULL},
    };
    return pj_class(NULL, "projector.array", sizeof(pj_array), Py_TPFLAGS_DISALLOW_INSTANTIATION, slots);
}

/* A view of `length` items from the memory's start on. */
PyObject *pj_array_over(const pj_memory *memory, const pj_field *part, Py_ssize_t length)
{
    PyTypeObject *class = pj_shared_class(&memory->state->runtime->array_type, pj_array_class);
    pj_array *array = class == NULL ? NULL : (pj_array *)_PyObject_New(class);
    if (array == NULL)
        return NULL;
    array->data = memory->data;
    array->owner = Py_NewRef(memory->owner);
    array->part = part;
    array->state = memory->state;
    array->length = length;
    array->readonly = memory->readonly;
    return (PyObject *)array;
}

PyObject *pj_array_view(const pj_field *field, const pj_memory *memory)
{
    pj_memory items = {memory->data + field->offset, memory->owner, memory->state, field->size, memory->readonly};
    return pj_array_over(&items, field->part, field->length);
}
