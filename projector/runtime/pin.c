/* Handles as arguments: pinned while a call uses them, or taken by the call that closes them. */
#include "pj_internal.h"

static const pj_handle_desc *desc_of(const pj_type *type) { return (const pj_handle_desc *)type->desc; }
static pj_handle *of(PyObject *self) { return PJ_DATA(pj_handle, self); }

static pj_handle *as_handle(const pj_function *fn, PyObject *arg, int ref)
{
    pj_type *type = fn->refs[ref];
    if (Py_TYPE(arg) == type->type)
        return of(arg);
    for (int i = 0; i < desc_of(type)->also_count; i++) {
        pj_type *other = pj_type_of(type->state, desc_of(type)->also[i]);
        if (other == NULL)
            return NULL;
        if (Py_TYPE(arg) == other->type)
            return of(arg);
    }
    return desc_of(type)->is_descriptor && pj_is_descriptor(arg) ? of(arg) : NULL; /* whatever has a fileno() */
}

/* The descriptor of whatever has a fileno(). */
static int fileno_of(const pj_function *fn, PyObject *arg, int index, const char *expected, int64_t *out)
{
    PyObject *fileno = PyObject_GetAttrString(arg, "fileno");
    if (fileno == NULL) {
        PyErr_Clear();
        return pj_bad_type(fn, arg, index, expected);
    }
    Py_DECREF(fileno);
    *out = PyObject_AsFileDescriptor(arg);
    return *out < 0 ? -1 : 0;
}

static int raw_value(const pj_function *fn, PyObject *arg, int index, int ref, int64_t *out)
{
    const pj_handle_desc *desc = desc_of(fn->refs[ref]);
    int32_t small = 0;
    uint32_t natural = 0;
    if (desc->value_kind == PJ_POINTER)
        return pj_bad_type(fn, arg, index, desc->type.name);
    if (PyIndex_Check(arg) && desc->value_kind == PJ_I32) {
        int status = pj_arg_i32(fn, arg, index, &small);
        *out = small;
        return status;
    }
    if (PyIndex_Check(arg) && desc->value_kind == PJ_U32) {
        int status = pj_arg_u32(fn, arg, index, &natural);
        *out = natural;
        return status;
    }
    if (PyIndex_Check(arg))
        return desc->value_kind == PJ_U64 ? pj_arg_u64(fn, arg, index, (uint64_t *)out) : pj_arg_i64(fn, arg, index, out);
    return desc->is_descriptor ? fileno_of(fn, arg, index, desc->type.name, out)
                               : pj_bad_type(fn, arg, index, desc->type.name);
}

static int refuse_closed(const pj_function *fn, int index)
{
    PyErr_Format(PyExc_ValueError, "%s(): %s is closed", fn->desc->name, fn->desc->parameters[index]);
    return -1;
}

static int pin(const pj_function *fn, pj_handle *handle, int index, pj_handle **pinned, int64_t *out)
{
    if (!handle->open)
        return refuse_closed(fn, index);
    handle->pins++;
    *pinned = handle;
    *out = handle->value;
    return 0;
}

PJ_COLD int pj_slow_handle(const pj_function *fn, PyObject *arg, int index, int ref, pj_handle **pinned, int64_t *out)
{
    pj_handle *handle = as_handle(fn, arg, ref);
    if (handle == NULL)
        return PyErr_Occurred() ? -1 : raw_value(fn, arg, index, ref, out);
    return pin(fn, handle, index, pinned, out);
}

/* A descriptor of any kind: an int, a handle that is one, or whatever has a fileno(). */
int pj_arg_descriptor(const pj_function *fn, PyObject *arg, int index, pj_handle **pinned, int64_t *out)
{
    int32_t small = 0;
    if (pj_is_descriptor(arg))
        return pin(fn, of(arg), index, pinned, out);
    if (!PyIndex_Check(arg))
        return fileno_of(fn, arg, index, "an int or what has a fileno()", out);
    int status = pj_arg_i32(fn, arg, index, &small);
    *out = small;
    return status;
}

/* An argument that the call closes: the handle gives its value away, so that it's closed once. */
int pj_arg_handle_taken(const pj_function *fn, PyObject *arg, int index, int ref, int64_t *out)
{
    pj_handle *handle = as_handle(fn, arg, ref);
    if (handle == NULL)
        return PyErr_Occurred() ? -1 : raw_value(fn, arg, index, ref, out);
    if (!handle->open)
        return refuse_closed(fn, index);
    if (handle->lent) {
        PyErr_Format(PyExc_ValueError, "%s(): %s isn't owned, so it isn't closed", fn->desc->name, fn->desc->parameters[index]);
        return -1;
    }
    if (handle->pins > 0) {
        PyErr_Format(PyExc_ValueError, "%s(): %s is in use by another call or by what was made of it", fn->desc->name, fn->desc->parameters[index]);
        return -1;
    }
    *out = pj_take_handle(handle);
    return 0;
}
