/* Pointers to something opaque: a class per pointee. What is borrowed keeps its owner alive, and a handle open. Pointers to
 * functions are GC types, since one that leads to a Python callable keeps that; only those are tracked. */
#include "pj_internal.h"

static pj_opaque *of(PyObject *self) { return PJ_DATA(pj_opaque, self); }

PyObject *pj_new_opaque(pj_type *type, void *address, pj_owners owners, pj_parents parents)
{
    bool is_code = type->desc->kind == PJ_TYPE_CALLBACK;
    pj_opaque *opaque = (pj_opaque *)(is_code ? _PyObject_GC_New(type->type) : _PyObject_New(type->type));
    if (opaque == NULL)
        return NULL;
    opaque->address = address;
    opaque->type = type;
    opaque->called = NULL;
    opaque->owners = owners;
    opaque->parents = parents;
    for (int i = 0; i < PJ_MAX_PARENTS; i++)
        if (owners.of[i] != NULL)
            Py_INCREF(owners.of[i]);
    pj_hold(&parents);
    return (PyObject *)opaque;
}

PyObject *pj_make_opaque(const pj_function *fn, int ref, void *address, pj_owners owners, pj_parents parents)
{
    return address == NULL ? Py_NewRef(Py_None) : pj_new_opaque(fn->refs[ref], address, owners, parents);
}

/* A function pointer that leads to a callable as long as it lives; the callable is its own from here on. */
PyObject *pj_point_to(pj_type *type, void *code, pj_callable *called)
{
    PyObject *pointer = pj_new_opaque(type, code, (pj_owners){{NULL}}, (pj_parents){{NULL}});
    if (pointer == NULL) {
        pj_release_callables(called);
        return NULL;
    }
    of(pointer)->called = called;
    PyObject_GC_Track(pointer);
    return pointer;
}

static int opaque_traverse(PyObject *self, visitproc visit, void *arg)
{
    const pj_callable *called = of(self)->called;
    int status = visit((PyObject *)Py_TYPE(self), arg);
    return status == 0 && called != NULL && called->object != NULL ? visit(called->object, arg) : status;
}

void pj_opaque_dealloc(PyObject *self)
{
    PyTypeObject *class = Py_TYPE(self);
    pj_owners owners = of(self)->owners;
    pj_callable *called = of(self)->called;
    pj_let_go(&of(self)->parents);
    if (of(self)->type->desc->kind == PJ_TYPE_CALLBACK) {
        PyObject_GC_UnTrack(self);
        PyObject_GC_Del(self);
    } else
        PyObject_Free(self);
    pj_release_callables(called);
    for (int i = 0; i < PJ_MAX_PARENTS; i++)
        Py_XDECREF(owners.of[i]);
    Py_DECREF(class);
}

static PyObject *opaque_repr(PyObject *self)
{
    return PyUnicode_FromFormat("<%s %p>", of(self)->type->desc->full_name, of(self)->address);
}

static PyObject *opaque_compare(PyObject *self, PyObject *other, int op)
{
    if ((op != Py_EQ && op != Py_NE) || Py_TYPE(self) != Py_TYPE(other))
        return Py_NewRef(Py_NotImplemented);
    return PyBool_FromLong((of(self)->address == of(other)->address) == (op == Py_EQ));
}

static Py_hash_t opaque_hash(PyObject *self)
{
    Py_hash_t hash = (Py_hash_t)((uintptr_t)of(self)->address >> 4);
    return hash == -1 ? -2 : hash;
}

static PyObject *opaque_int(PyObject *self) { return PyLong_FromVoidPtr(of(self)->address); }

int pj_opaque_type(pj_type *type)
{
    static const PyMethodDef methods[] = {
        {"__projector__", pj_export_opaque, METH_NOARGS, NULL},
        {"__projector_type__", pj_export_type, METH_NOARGS | METH_CLASS, NULL},
        {NULL, NULL, 0, NULL},
    };
    PyGetSetDef *getset = pj_own_getset(type, 0);
    if (getset == NULL)
        return -1;
    bool is_code = type->desc->kind == PJ_TYPE_CALLBACK;
    PyType_Slot slots[] = {
        {Py_tp_dealloc, type->state->runtime->opaque_dealloc}, {Py_tp_methods, (void *)methods}, {Py_tp_getset, getset}, {Py_tp_repr, opaque_repr}, {Py_tp_richcompare, opaque_compare},
        {Py_tp_hash, opaque_hash}, {Py_nb_int, opaque_int}, {Py_tp_doc, (void *)type->desc->doc},
        {is_code ? Py_tp_traverse : 0, opaque_traverse}, {0, NULL},
    };
    unsigned long flags = Py_TPFLAGS_DISALLOW_INSTANTIATION | (is_code ? Py_TPFLAGS_HAVE_GC : 0);
    type->type = pj_class(type->state, type->desc->full_name, sizeof(pj_opaque), flags, slots);
    return type->type == NULL ? -1 : 0;
}

/* Whether an object is such a pointer of another package, in the layout of this runtime. */
bool pj_is_opaque_of(PyObject *object, const pj_type *wanted)
{
    return PyType_GetSlot(Py_TYPE(object), Py_tp_dealloc) == (void *)wanted->state->runtime->opaque_dealloc &&
           pj_same_type(of(object)->type->desc, wanted->desc);
}

/* The address; the handle that it was borrowed from is in use as long as the call runs, so that results can hold it. */
int pj_arg_opaque(const pj_function *fn, PyObject *arg, int index, int ref, pj_handle **pinned, void **out)
{
    if (PJ_UNLIKELY(Py_TYPE(arg) != fn->refs[ref]->type) && !pj_is_opaque_of(arg, fn->refs[ref]))
        return pj_slow_opaque(fn, arg, index, ref, pinned, out);
    if (PJ_UNLIKELY(of(arg)->address == NULL)) {
        PyErr_Format(PyExc_ValueError, "%s(): %s was of a callback that has ended", fn->desc->name, fn->desc->parameters[index]);
        return -1;
    }
    pj_handle *parent = of(arg)->parents.of[0];
    if (parent != NULL)
        pj_hold_again(parent);
    *pinned = parent;
    *out = of(arg)->address;
    return 0;
}
