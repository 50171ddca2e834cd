/* Objects of a type that another projection provides, where that has a different runtime: they are made here as stand-ins
 * and go over to the class that users know, which its own runtime makes an object of. */
#include "pj_internal.h"

/* ---- for others: an object of a class of this package in the place of a stand-in ---------------------------------- */

static PyObject *adopt_handle(pj_type *type, const pj_export *shown)
{
    int64_t value;
    if (shown->take(shown, &value) != PJ_TAKEN) /* it depends on others: they keep it */
        return Py_NewRef(shown->object);
    return pj_own_handle(type, value);
}

static PyObject *adopt_opaque(pj_type *type, PyObject *capsule)
{
    pj_handle *proxy;
    pj_guest guest = {Py_NewRef(capsule), pj_shown(capsule)};
    if (pj_pin_guest(type->state->runtime, &guest, &proxy) != 0)
        return NULL;
    PyObject *opaque = pj_new_opaque(type, guest.shown->pointer, (pj_owners){{capsule}}, (pj_parents){{proxy}});
    pj_release_handle(proxy);
    return opaque;
}

/* What `pj_export.adopt` of a class does: see pj_protocol.h. */
PyObject *pj_adopt(const pj_export *class, PyObject *capsule)
{
    pj_type *type = pj_type_of_class((PyTypeObject *)class->object);
    const pj_export *shown = pj_shown(capsule);
    if (shown == NULL || shown->kind != class->kind) {
        PyErr_SetString(PyExc_TypeError, "not an object of this kind");
        return NULL;
    }
    switch (shown->kind) {
    case PJ_EXPORT_RECORD:
        return pj_record_view(type, shown->pointer, capsule, (uint32_t)shown->extent, shown->flags & PJ_EXPORT_READONLY);
    case PJ_EXPORT_HANDLE:
        return adopt_handle(type, shown);
    default:
        return adopt_opaque(type, capsule);
    }
}

/* ---- for us: what other runtimes know as theirs goes over to them ------------------------------------------------- */

static PyObject *export_of(const pj_runtime *runtime, PyObject *object, const pj_type **type)
{
    void *dealloc = PyType_GetSlot(Py_TYPE(object), Py_tp_dealloc);
    if (dealloc == (void *)runtime->record_dealloc)
        return *type = PJ_DATA(pj_record, object)->type, (*type)->abroad ? pj_export_record(object, NULL) : NULL;
    if (dealloc == (void *)runtime->handle_dealloc)
        return *type = PJ_DATA(pj_handle, object)->type, (*type)->abroad ? pj_export_handle(object, NULL) : NULL;
    if (dealloc == (void *)runtime->opaque_dealloc)
        return *type = PJ_DATA(pj_opaque, object)->type, (*type)->abroad ? pj_export_opaque(object, NULL) : NULL;
    return NULL;
}

/* The object in the place of a stand-in, which is released; any other object as it is. NULL stays NULL. */
PyObject *pj_emigrate(const pj_runtime *runtime, PyObject *object)
{
    const pj_type *type;
    PyObject *capsule = object == NULL ? NULL : export_of(runtime, object, &type), *there = object;
    if (capsule != NULL) {
        const pj_export *class = pj_shown(type->abroad);
        there = class->adopt(class, capsule);
        Py_DECREF(capsule);
        Py_DECREF(object);
    } else if (object != NULL && PyErr_Occurred()) {
        Py_DECREF(object);
        return NULL;
    }
    return there;
}

static PyObject *emigrate_items(const pj_runtime *runtime, PyObject *list)
{
    for (Py_ssize_t i = 0; i < PyList_Size(list); i++) {
        PyObject *item = pj_emigrate(runtime, Py_NewRef(PyList_GetItem(list, i)));
        if (item == NULL) {
            Py_DECREF(list);
            return NULL;
        }
        PyList_SetItem(list, i, item);
    }
    return list;
}

static PyObject *emigrate_result(const pj_runtime *runtime, PyObject *result)
{
    return result != NULL && Py_TYPE(result) == &PyList_Type ? emigrate_items(runtime, result)
                                                             : pj_emigrate(runtime, result);
}

/* The results in a named tuple that nobody else has seen. */
static PyObject *emigrate_fields(const pj_runtime *runtime, PyObject *tuple)
{
    for (Py_ssize_t i = 0; i < PyTuple_Size(tuple); i++) {
        PyObject *there = emigrate_result(runtime, Py_NewRef(PyTuple_GetItem(tuple, i)));
        if (there == NULL) {
            Py_DECREF(tuple);
            return NULL;
        }
        PyTuple_SetItem(tuple, i, there);
    }
    return tuple;
}

/* The entry of a function that gives such objects. */
PyObject *pj_call_abroad(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    const pj_function *fn = PJ_DATA(pj_function, self);
    const pj_runtime *runtime = fn->home->state->runtime;
    PyObject *result = pj_entry_of(fn)(self, args, nargs, kwnames);
    if (result != NULL && PyType_GetFlags(Py_TYPE(result)) & Py_TPFLAGS_TUPLE_SUBCLASS)
        return emigrate_fields(runtime, result);
    return emigrate_result(runtime, result);
}
