/* Handles as arguments: pinned while a call uses them, or taken by the call that closes them. */
#include "pj_internal.h"

static const pj_handle_desc *desc_of(const pj_type *type) { return (const pj_handle_desc *)type->desc; }
static pj_handle *of(PyObject *self) { return PJ_DATA(pj_handle, self); }

/* One of the kinds of handles that a slot of this one takes as well. */
pj_fingerprint pj_also(const pj_handle_desc *desc, int i)
{
    const pj_namespace *namespace = desc->type.home->namespace;
    return pj_fingerprint_of(namespace, namespace->references[desc->row.also + (uint32_t)i]);
}

/* The handle that fits a slot: of its kind, of one in its `also`, or any descriptor where that is one. */
pj_handle *pj_fitting_handle(const pj_state *state, const pj_handle_desc *desc, PyObject *object)
{
    if (!pj_is_handle(state, object))
        return NULL;
    const pj_type *type = of(object)->type;
    bool found = pj_same_type(type->desc, &desc->type) || (desc->row.is_descriptor && desc_of(type)->row.is_descriptor);
    for (int i = 0; !found && i < desc->row.also_count; i++)
        found = pj_same_fingerprint(type->desc->fingerprint, pj_also(desc, i));
    return found ? of(object) : NULL;
}

static pj_handle *as_handle(const pj_function *fn, PyObject *arg, int ref)
{
    return pj_fitting_handle(fn->home->state, desc_of(fn->refs[ref]), arg);
}

/* The descriptor of whatever has a fileno(). */
/* Neither a handle, if the slot is for one, nor what it takes besides. */
static int refuse(const pj_function *fn, PyObject *arg, int index, const char *handle, const char *besides)
{
    PyObject *name = PyObject_GetAttrString((PyObject *)Py_TYPE(arg), "__name__");
    if (name != NULL)
        PyErr_Format(PyExc_TypeError, "%s(): %s must be %s%s, not %U", fn->desc->name, fn->desc->parameters[index],
                     handle, besides, name);
    Py_XDECREF(name);
    return -1;
}

static int fileno_of(const pj_function *fn, PyObject *arg, int index, const char *handle, int64_t *out)
{
    PyObject *fileno = PyObject_GetAttrString(arg, "fileno");
    if (fileno == NULL) {
        PyErr_Clear();
        return refuse(fn, arg, index, handle, *handle ? ", an int or what has a fileno()" : "an int or what has a fileno()");
    }
    Py_DECREF(fileno);
    *out = PyObject_AsFileDescriptor(arg);
    return *out < 0 ? -1 : 0;
}

bool pj_is_among(const int64_t *values, int count, int64_t value)
{
    for (int i = 0; i < count; i++)
        if (values[i] == value)
            return true;
    return false;
}

/* One of the values that the metadata knows, which nobody closes; of other numbers nobody knows that they are handles. */
static int pseudo_value(const pj_function *fn, PyObject *arg, int index, const pj_handle_desc *desc, int64_t *out)
{
    if (desc->row.pseudo_count == 0 || !PyIndex_Check(arg))
        return pj_bad_type(fn, arg, index, desc->type.name);
    if (pj_as_word(arg, out) < 0)
        return -1;
    if (pj_is_among(desc->pseudo, desc->row.pseudo_count, *out))
        return 0;
    PyErr_Format(PyExc_ValueError, "%s(): %s is no value of %s that is known", fn->desc->name,
                 fn->desc->parameters[index], desc->type.name);
    return -1;
}

static int raw_value(const pj_function *fn, PyObject *arg, int index, int ref, int64_t *out)
{
    const pj_handle_desc *desc = desc_of(fn->refs[ref]);
    int32_t small = 0;
    uint32_t natural = 0;
    if (desc->row.value_kind == PJ_POINTER)
        return pseudo_value(fn, arg, index, desc, out);
    if (PyIndex_Check(arg) && desc->row.value_kind == PJ_I32) {
        int status = pj_arg_i32(fn, arg, index, &small);
        *out = small;
        return status;
    }
    if (PyIndex_Check(arg) && desc->row.value_kind == PJ_U32) {
        int status = pj_arg_u32(fn, arg, index, &natural);
        *out = natural;
        return status;
    }
    if (PyIndex_Check(arg))
        return desc->row.value_kind == PJ_U64 ? pj_arg_u64(fn, arg, index, (uint64_t *)out) : pj_arg_i64(fn, arg, index, out);
    return desc->row.is_descriptor ? fileno_of(fn, arg, index, desc->type.name, out)
                                   : refuse(fn, arg, index, desc->type.name, " or an int");
}

static int refuse_closed(const pj_function *fn, int index)
{
    PyErr_Format(PyExc_ValueError, "%s(): %s is closed", fn->desc->name, fn->desc->parameters[index]);
    return -1;
}

static int pin(const pj_function *fn, pj_handle *handle, int index, pj_handle **pinned, int64_t *out)
{
    if (!pj_hold_open(handle))
        return refuse_closed(fn, index);
    *pinned = handle;
    *out = handle->value;
    return 0;
}

/* A handle of another runtime, or else a plain value. */
static int pin_other(const pj_function *fn, PyObject *arg, int index, int ref, pj_handle **pinned, int64_t *out)
{
    pj_guest guest;
    int asked = PyIndex_Check(arg) ? 0 : pj_ask_handle(fn, arg, index, desc_of(fn->refs[ref]), &guest);
    if (asked <= 0)
        return asked < 0 ? -1 : raw_value(fn, arg, index, ref, out);
    *out = guest.shown->value;
    int status = pj_pin_guest(fn->home->state->runtime, &guest, pinned);
    return status > 0 ? refuse_closed(fn, index) : status;
}

PJ_COLD int pj_slow_handle(const pj_function *fn, PyObject *arg, int index, int ref, pj_handle **pinned, int64_t *out)
{
    pj_handle *handle = as_handle(fn, arg, ref);
    return handle == NULL ? pin_other(fn, arg, index, ref, pinned, out) : pin(fn, handle, index, pinned, out);
}

/* A descriptor that isn't an int: a handle of another runtime, or whatever has a fileno(). */
static int descriptor_of(const pj_function *fn, PyObject *arg, int index, pj_handle **pinned, int64_t *out)
{
    pj_guest guest;
    int asked = pj_ask_handle(fn, arg, index, NULL, &guest);
    if (asked <= 0)
        return asked < 0 ? -1 : fileno_of(fn, arg, index, "", out);
    *out = guest.shown->value;
    int status = pj_pin_guest(fn->home->state->runtime, &guest, pinned);
    return status > 0 ? refuse_closed(fn, index) : status;
}

/* A descriptor of any kind: an int, a handle that is one, or whatever has a fileno(). */
int pj_arg_descriptor(const pj_function *fn, PyObject *arg, int index, pj_handle **pinned, int64_t *out)
{
    int32_t small = 0;
    if (pj_is_handle(fn->home->state, arg) && desc_of(of(arg)->type)->row.is_descriptor)
        return pin(fn, of(arg), index, pinned, out);
    if (!PyIndex_Check(arg))
        return descriptor_of(fn, arg, index, pinned, out);
    int status = pj_arg_i32(fn, arg, index, &small);
    *out = small;
    return status;
}

pj_take pj_try_take(pj_handle *handle, int64_t *out)
{
    pj_state *state = handle->type->state;
    PJ_LOCK(state);
    PJ_LOCK_OBJECT(handle);
    pj_take taken = !handle->open ? PJ_TAKE_CLOSED : handle->lent ? PJ_TAKE_LENT : handle->pins > 0 ? PJ_TAKE_IN_USE : PJ_TAKEN;
    if (taken == PJ_TAKEN)
        *out = pj_take_out(handle);
    PJ_UNLOCK_OBJECT(handle);
    PJ_UNLOCK(state);
    return taken;
}

static int taken(const pj_function *fn, int index, pj_take status)
{
    static const char *const reasons[] = {
        [PJ_TAKE_LENT] = "isn't owned, so it isn't closed",
        [PJ_TAKE_IN_USE] = "is in use by another call or by what was made of it",
    };
    if (status == PJ_TAKEN)
        return 0;
    if (status == PJ_TAKE_CLOSED)
        return refuse_closed(fn, index);
    PyErr_Format(PyExc_ValueError, "%s(): %s %s", fn->desc->name, fn->desc->parameters[index], reasons[status]);
    return -1;
}

/* An argument that the call closes: the handle gives its value away, so that it's closed once. */
int pj_arg_handle_taken(const pj_function *fn, PyObject *arg, int index, int ref, int64_t *out)
{
    pj_guest guest;
    pj_handle *handle = as_handle(fn, arg, ref);
    if (handle != NULL)
        return taken(fn, index, pj_try_take(handle, out));
    int asked = PyIndex_Check(arg) ? 0 : pj_ask_handle(fn, arg, index, desc_of(fn->refs[ref]), &guest);
    if (asked <= 0)
        return asked < 0 ? -1 : raw_value(fn, arg, index, ref, out);
    int status = taken(fn, index, guest.shown->take(guest.shown, out));
    Py_DECREF(guest.capsule);
    return status;
}

/* These stay open, and alive, until pj_let_go. */
void pj_hold(const pj_parents *parents)
{
    for (int i = 0; i < PJ_MAX_PARENTS; i++)
        if (parents->of[i] != NULL) {
            Py_INCREF(parents->of[i]);
            pj_hold_again(parents->of[i]);
        }
}

/* Nothing depends on these any more: they may be closed now. */
void pj_let_go(pj_parents *parents)
{
    pj_parents held = *parents;
    *parents = (pj_parents){{NULL}};
    for (int i = 0; i < PJ_MAX_PARENTS; i++)
        if (held.of[i] != NULL) {
            pj_release_handle(held.of[i]);
            Py_DECREF(held.of[i]);
        }
}
