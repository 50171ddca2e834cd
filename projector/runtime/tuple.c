/* Named tuples, for functions with several results: a subclass of tuple of our own, since CPython's struct sequences look
 * their own size up by name whenever one is made or freed. */
#include "pj_internal.h"

static const pj_tuple_desc *desc_of(const pj_type *type) { return (const pj_tuple_desc *)type->desc; }

/* A tuple without values yet. */
PyObject *pj_new_tuple(pj_type *type)
{
    Py_ssize_t count = desc_of(type)->count;
    if (PJ_UNLIKELY(type->kept_count == 0))
        return PyType_GenericAlloc(type->type, count);
    PyObject *tuple = type->kept[--type->kept_count];
    PyObject_InitVar((PyVarObject *)tuple, type->type, count);
    PyObject_GC_Track(tuple);
    return tuple;
}

static void tuple_dealloc(PyObject *self)
{
    PyTypeObject *class = Py_TYPE(self);
    pj_type *type = pj_type_of_class(class);
    PyObject_GC_UnTrack(self);
    Py_INCREF(self); /* PyTuple_SetItem changes what has one owner; and nothing may stay in a tuple that is kept */
    for (int i = 0; i < desc_of(type)->count; i++)
        PyTuple_SetItem(self, i, NULL);
    if (PJ_LIKELY(type->kept_count < PJ_KEPT_TUPLES && !PJ_IS_FREE_THREADED))
        type->kept[type->kept_count++] = self;
    else
        PyObject_GC_Del(self);
    Py_DECREF(class);
}

static int tuple_traverse(PyObject *self, visitproc visit, void *arg)
{
    int status = visit((PyObject *)Py_TYPE(self), arg);
    for (Py_ssize_t i = 0; status == 0 && i < PyTuple_Size(self); i++) {
        PyObject *value = PyTuple_GetItem(self, i);
        status = value == NULL ? 0 : visit(value, arg);
    }
    return status;
}

static void copy_values(PyObject *to, PyObject *from)
{
    for (Py_ssize_t i = 0; i < PyTuple_Size(from); i++)
        PyTuple_SetItem(to, i, Py_NewRef(PyTuple_GetItem(from, i)));
}

static PyObject *tuple_new(PyTypeObject *class, PyObject *args, PyObject *kwargs)
{
    pj_type *type = pj_type_of_class(class);
    const pj_tuple_desc *desc = desc_of(type);
    if (kwargs != NULL || PyTuple_Size(args) != 1)
        return PyErr_Format(PyExc_TypeError, "%s() takes one sequence of %d values", desc->type.name, desc->count);
    PyObject *values = PySequence_Tuple(PyTuple_GetItem(args, 0)), *made = NULL;
    if (values != NULL && PyTuple_Size(values) != desc->count)
        PyErr_Format(PyExc_TypeError, "%s() takes a sequence of %d values (%zd given)", desc->type.name, desc->count,
                     PyTuple_Size(values));
    else if (values != NULL && (made = pj_new_tuple(type)) != NULL)
        copy_values(made, values);
    Py_XDECREF(values);
    return made;
}

/* ---- what a tuple doesn't do ------------------------------------------------------------------------------------ */

static PyObject *get_value(PyObject *self, void *index) { return Py_NewRef(PyTuple_GetItem(self, (intptr_t)index)); }

static PyObject *tuple_repr(PyObject *self)
{
    const pj_tuple_desc *desc = desc_of(pj_type_of_class(Py_TYPE(self)));
    PyObject *text = PyUnicode_FromFormat("%s(", desc->type.full_name);
    const char *field = desc->fields;
    for (int i = 0; text != NULL && i < desc->count; i++, field = pj_next_text(field)) {
        const char *end = i + 1 < desc->count ? ", " : ")";
        PyObject *longer = PyUnicode_FromFormat("%U%s=%R%s", text, field, PyTuple_GetItem(self, i), end);
        Py_DECREF(text);
        text = longer;
    }
    return text;
}

static PyObject *plain(PyObject *self) { return PyTuple_GetSlice(self, 0, PyTuple_Size(self)); }

/* A plain tuple's hash. From 3.14 on a tuple keeps its own, which memory that we take again doesn't have. */
static Py_hash_t tuple_hash(PyObject *self)
{
    PyObject *values = plain(self);
    Py_hash_t hash = values == NULL ? -1 : PyObject_Hash(values);
    Py_XDECREF(values);
    return hash;
}

static PyObject *tuple_reduce(PyObject *self, PyObject *unused)
{
    (void)unused;
    PyObject *values = plain(self), *args = values == NULL ? NULL : PyTuple_Pack(1, values);
    PyObject *result = args == NULL ? NULL : PyTuple_Pack(2, Py_TYPE(self), args);
    Py_XDECREF(args);
    Py_XDECREF(values);
    return result;
}

static int replace_value(PyObject *tuple, const pj_tuple_desc *desc, PyObject *name, PyObject *value)
{
    const char *text = PyUnicode_AsUTF8AndSize(name, NULL), *field = desc->fields;
    for (int i = 0; text != NULL && i < desc->count; i++, field = pj_next_text(field))
        if (strcmp(text, field) == 0)
            return PyTuple_SetItem(tuple, i, Py_NewRef(value));
    if (text != NULL)
        PyErr_Format(PyExc_TypeError, "%s has no field '%U'", desc->type.name, name);
    return -1;
}

/* copy.replace() of Python 3.13. */
static PyObject *tuple_replace(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_type *type = pj_type_of_class(Py_TYPE(self));
    if (nargs != 0)
        return PyErr_Format(PyExc_TypeError, "%s.__replace__() takes fields by name", type->desc->name);
    PyObject *made = pj_new_tuple(type);
    if (made == NULL)
        return NULL;
    copy_values(made, self);
    for (Py_ssize_t i = 0; kwnames != NULL && i < PyTuple_Size(kwnames); i++)
        if (replace_value(made, desc_of(type), PyTuple_GetItem(kwnames, i), args[i]) < 0) {
            Py_DECREF(made);
            return NULL;
        }
    return made;
}

/* ---- the type --------------------------------------------------------------------------------------------------- */

static const PyMethodDef methods[] = {
    {"__reduce__", tuple_reduce, METH_NOARGS, NULL},
    {"__replace__", (PyCFunction)(void (*)(void))tuple_replace, METH_FASTCALL | METH_KEYWORDS,
     "__replace__($self, /, **changes)\n--\n\nThe same with other values for the named fields."},
    {NULL, NULL, 0, NULL},
};

int pj_tuple_type(pj_type *type)
{
    const pj_tuple_desc *desc = desc_of(type);
    PyGetSetDef *getset = pj_own_getset(type, desc->count);
    if (getset == NULL)
        return -1;
    const char *field = desc->fields;
    for (int i = 0; i < desc->count; i++, field = pj_next_text(field))
        getset[i] = (PyGetSetDef){field, get_value, NULL, NULL, (void *)(intptr_t)i};
    PyType_Slot slots[] = {
        {Py_tp_base, &PyTuple_Type}, {Py_tp_new, tuple_new}, {Py_tp_dealloc, tuple_dealloc},
        {Py_tp_traverse, tuple_traverse}, {Py_tp_getset, getset}, {Py_tp_methods, (void *)methods},
        {Py_tp_repr, tuple_repr}, {Py_tp_hash, tuple_hash}, /* a type that has a hash of its own inherits no comparison */
        {Py_tp_richcompare, PyType_GetSlot(&PyTuple_Type, Py_tp_richcompare)}, {Py_tp_doc, (void *)desc->type.doc}, {0, NULL},
    };
    type->type = pj_class(type->state, desc->type.full_name, 0, Py_TPFLAGS_HAVE_GC, slots);
    return type->type == NULL ? -1 : pj_match_getset(type);
}

void pj_free_kept(pj_type *type)
{
    while (type->kept_count > 0)
        PyObject_GC_Del(type->kept[--type->kept_count]);
}
