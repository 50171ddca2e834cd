/* Handles whose items come one by one: iterators that own what they step through, and close it after the last item. */
#include "pj_internal.h"

static PyObject *closed(pj_handle *handle)
{
    if (!handle->ended)
        PyErr_Format(PyExc_ValueError, "operation on a closed %s", handle->type->desc->name);
    return NULL;
}

/* The function is looked up each time: whoever held on to it would keep the module alive for good. */
static PyObject *step(PyObject *self)
{
    pj_type *type = PJ_DATA(pj_handle, self)->type;
    const pj_home *home = type->desc->home;
    if (home->module == NULL)
        return PyErr_Format(PyExc_ImportError, "%s isn't imported", home->namespace->name);
    const char *name = pj_text_at(home->namespace, ((const pj_handle_desc *)type->desc)->row.next);
    PyObject *next = PyObject_GetAttrString(home->module, name);
    PyObject *item = next == NULL ? NULL : PyObject_CallFunctionObjArgs(next, self, NULL);
    Py_XDECREF(next);
    return item;
}

PyObject *pj_next_item(PyObject *self)
{
    pj_handle *handle = PJ_DATA(pj_handle, self);
    PyObject *item = handle->open ? step(self) : closed(handle);
    if (item != Py_None)
        return item;
    Py_DECREF(item);
    handle->ended = 1;
    pj_close_handle(handle);
    return NULL;
}
