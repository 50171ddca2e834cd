/* Array fields as live views: a sequence of fixed length over memory that something else owns. */
#include "pj_internal.h"

static const pj_array *of(PyObject *self) { return PJ_DATA(pj_array, self); }

static pj_memory item_memory(const pj_array *array, Py_ssize_t i)
{
    char *data = array->data + (size_t)i * array->field->part->size;
    return (pj_memory){data, array->owner, array->state, array->field->part->size, array->readonly};
}

static Py_ssize_t array_length(PyObject *self) { return of(self)->field->length; }

static bool outside(PyObject *self, Py_ssize_t i)
{
    if (PJ_LIKELY(i >= 0 && i < array_length(self)))
        return false;
    PyErr_Format(PyExc_IndexError, "%s.%s has %u items", of(self)->field->record, of(self)->field->name,
                 of(self)->field->length);
    return true;
}

static PyObject *array_item(PyObject *self, Py_ssize_t i)
{
    if (outside(self, i))
        return NULL;
    pj_memory memory = item_memory(of(self), i);
    return pj_load(of(self)->field->part, &memory);
}

static int array_set_item(PyObject *self, Py_ssize_t i, PyObject *value)
{
    if (outside(self, i))
        return -1;
    if (value == NULL || of(self)->readonly) {
        PyErr_Format(PyExc_TypeError, "%s.%s: items can't be %s", of(self)->field->record, of(self)->field->name,
                     value == NULL ? "deleted" : "set in read-only memory");
        return -1;
    }
    pj_memory memory = item_memory(of(self), i);
    return pj_store(of(self)->field->part, &memory, value);
}

static PyObject *to_list(PyObject *self) { return PyObject_CallFunctionObjArgs((PyObject *)&PyList_Type, self, NULL); }

static PyObject *array_repr(PyObject *self)
{
    PyObject *list = to_list(self), *text = list == NULL ? NULL : PyObject_Repr(list);
    Py_XDECREF(list);
    return text;
}

/* Equal to any sequence of equal items but text. */
static PyObject *array_compare(PyObject *self, PyObject *other, int op)
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
    return PyBuffer_FillInfo(view, self, of(self)->data, of(self)->field->size, (int)of(self)->readonly, flags);
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
        {Py_tp_dealloc, array_dealloc}, {Py_tp_repr, array_repr}, {Py_tp_richcompare, array_compare},
        {Py_sq_length, array_length}, {Py_sq_item, array_item}, {Py_sq_ass_item, array_set_item},
        {Py_bf_getbuffer, array_buffer}, {Py_tp_methods, (void *)methods}, {0, NULL},
    };
    return pj_class(NULL, "projector.array", sizeof(pj_array), Py_TPFLAGS_DISALLOW_INSTANTIATION, slots);
}

PyObject *pj_array_view(const pj_field *field, const pj_memory *memory)
{
    pj_array *array = (pj_array *)_PyObject_New(memory->state->runtime->array_type);
    if (array == NULL)
        return NULL;
    array->data = memory->data + field->offset;
    array->owner = Py_NewRef(memory->owner);
    array->field = field;
    array->state = memory->state;
    array->readonly = memory->readonly;
    return (PyObject *)array;
}
