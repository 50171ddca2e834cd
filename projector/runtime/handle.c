/* Handles: native values that must be given back. Closed once whatever happens, pinned while a call uses them, counted
 * in a census so that exit closes what finalizers miss. All of it runs under the GIL, or else under locks. */
#include "pj_internal.h"

static const pj_handle_desc *desc_of(const pj_type *type) { return (const pj_handle_desc *)type->desc; }
static const char *close_name(const pj_type *type)
{
    return pj_text_at(type->desc->home->namespace, desc_of(type)->row.close_name);
}
static pj_handle *of(PyObject *self) { return PJ_DATA(pj_handle, self); }

/* ---- closing ---------------------------------------------------------------------------------------------------- */

#define PJ_UNSAID INT32_MIN /* closing failed and left errno alone */

/* The error code of closing, 0 for success. */
int pj_close_value(pj_type *type, int64_t value)
{
    int result, error;
    PyThreadState *thread = PyEval_SaveThread();
    errno = 0;
    result = desc_of(type)->row.call_close(type->close, value);
    error = desc_of(type)->row.close_rule == PJ_RULE_LAST_ERROR ? pj_last_error() : errno;
    PyEval_RestoreThread(thread);
    switch (desc_of(type)->row.close_rule) {
    case PJ_RULE_ERRNO:
        return result != -1 ? 0 : error != 0 ? error : PJ_UNSAID;
    case PJ_RULE_LAST_ERROR:
        return result != 0 ? 0 : error != 0 ? error : PJ_UNSAID;
    case PJ_RULE_HRESULT:
    case PJ_RULE_NTSTATUS:
        return result < 0 ? result : 0;
    case PJ_RULE_ERRNO_RETURN:
    case PJ_RULE_LSTATUS:
        return result;
    case PJ_RULE_DECLARED:
        return desc_of(type)->row.close_failed(result);
    default:
        return 0;
    }
}

/* The same, which the trace is told of while there is one. */
static int close_value(pj_type *type, int64_t value) { return type->closer(type, value); }

void pj_set_closer(pj_type *type) { type->closer = type->state->is_traced ? pj_traced_close : pj_close_value; }

void pj_raise_close(const pj_type *type, int error)
{
    if (desc_of(type)->row.close_rule == PJ_RULE_DECLARED) {
        pj_raise_closing(desc_of(type)->close_exception, close_name(type), error);
        return;
    }
    error = error == PJ_UNSAID ? 0 : error;
    pj_raise_system(desc_of(type)->row.close_rule, close_name(type), error);
}

/* The value: from here on the handle is closed for everybody. Under the state's lock and the handle's. */
int64_t pj_take_out(pj_handle *handle)
{
    handle->open = 0;
    pj_leave_census(handle);
    return handle->value;
}

/* Takes the value out; false if that was done before. */
bool pj_take_handle(pj_handle *handle, int64_t *value)
{
    pj_state *state = handle->type->state;
    PJ_LOCK(state);
    PJ_LOCK_OBJECT(handle);
    bool was_open = handle->open;
    if (was_open)
        *value = pj_take_out(handle);
    PJ_UNLOCK_OBJECT(handle);
    PJ_UNLOCK(state);
    return was_open;
}

/* Whether its value is somebody else's to close: it was lent, or stays with the process that this one was forked from. */
static bool is_others(const pj_handle *handle)
{
    return handle->lent || (desc_of(handle->type)->row.abandon_on_fork && handle->forks != handle->type->state->forks);
}

/* What is done with a value that was taken out, once no call uses it: the error code of closing, 0 for success. */
static int give_back(pj_handle *handle, int64_t value)
{
    int error = is_others(handle) ? 0 : close_value(handle->type, value);
    pj_free_kept_callables(handle);
    pj_let_go(&handle->parents);
    return error;
}

/* Takes everything out of an open handle, or, while calls use it, leaves that to them. Under the state's lock. */
void pj_strip(pj_handle *handle, pj_taken *taken)
{
    PJ_LOCK_OBJECT(handle);
    *taken = (pj_taken){.type = handle->type, .value = pj_take_out(handle), .is_left = handle->pins > 0 || is_others(handle)};
    handle->closing = handle->pins > 0;
    if (handle->pins == 0) {
        taken->callables = handle->callables;
        taken->parents = handle->parents;
        handle->callables = NULL;
        handle->parents = (pj_parents){{NULL}};
    }
    PJ_UNLOCK_OBJECT(handle);
}

/* -1 with an error if closing failed. */
int pj_close_taken(pj_taken *taken)
{
    int error = taken->is_left ? 0 : close_value(taken->type, taken->value);
    pj_free_callables(taken->callables);
    pj_let_go(&taken->parents);
    if (error != 0)
        pj_raise_close(taken->type, error);
    return error == 0 ? 0 : -1;
}

/* Whether calls still use a value that was taken out: the last of them closes it then. */
static bool is_left_to_calls(pj_handle *handle)
{
    PJ_LOCK_OBJECT(handle);
    bool is_used = handle->pins > 0;
    handle->closing = is_used;
    PJ_UNLOCK_OBJECT(handle);
    return is_used;
}

int pj_close_handle(pj_handle *handle)
{
    int64_t value;
    if (!pj_take_handle(handle, &value) || is_left_to_calls(handle))
        return 0;
    int error = give_back(handle, value);
    if (error != 0)
        pj_raise_close(handle->type, error);
    return error == 0 ? 0 : -1;
}

/* The last call that used a handle has ended, and somebody closed it meanwhile. */
PJ_COLD void pj_unpin(pj_handle *handle)
{
    PyObject *type, *value, *traceback;
    if (handle->type == NULL) {
        pj_release_proxy(handle);
        return;
    }
    handle->closing = 0;
    PyErr_Fetch(&type, &value, &traceback);
    int error = give_back(handle, handle->value);
    if (error != 0) {
        pj_raise_close(handle->type, error);
        PyErr_WriteUnraisable((PyObject *)handle->type->type);
    }
    PyErr_Restore(type, value, traceback);
}

static void close_unclosed(pj_handle *handle)
{
    PyObject *type, *value, *traceback, *class = (PyObject *)handle->type->type;
    int64_t taken;
    if (!pj_take_handle(handle, &taken)) /* first, since showing a warning can run anything */
        return;
    if (handle->lent || (handle->type->state->ending && desc_of(handle->type)->row.leak_at_exit))
        return;
    PyErr_Fetch(&type, &value, &traceback);
    if (PyErr_ResourceWarning(NULL, 1, "unclosed <%s %lld>", handle->type->desc->full_name, (long long)taken) < 0)
        PyErr_WriteUnraisable(class);
    int error = close_value(handle->type, taken);
    if (error != 0) {
        pj_raise_close(handle->type, error);
        PyErr_WriteUnraisable(class);
    }
    PyErr_Restore(type, value, traceback);
}

void pj_handle_dealloc(PyObject *self)
{
    PyTypeObject *class = Py_TYPE(self);
    if (of(self)->open || PJ_IS_FREE_THREADED) /* there the exit may be at it just now, and holds the lock */
        close_unclosed(of(self));
    pj_free_kept_callables(of(self));
    pj_let_go(&of(self)->parents);
    PyObject_Free(self);
    Py_DECREF(class);
}

/* Whether an object is a handle in the layout of this runtime, of whatever package. */
bool pj_is_handle(const pj_state *state, PyObject *object)
{
    return PyType_GetSlot(Py_TYPE(object), Py_tp_dealloc) == (void *)state->runtime->handle_dealloc;
}

/* ---- the object ------------------------------------------------------------------------------------------------- */

static bool is_invalid(const pj_handle_desc *desc, int64_t value)
{
    return pj_is_among(desc->invalid, desc->row.invalid_count, value);
}

static bool is_unowned(const pj_handle_desc *desc, int64_t value)
{
    return desc->row.unowned || pj_is_among(desc->pseudo, desc->row.pseudo_count, value);
}

static PyObject *new_handle(pj_type *type, int64_t value, bool lent, const pj_parents *parents)
{
    pj_handle *handle = (pj_handle *)_PyObject_New(type->type);
    lent = lent || is_unowned(desc_of(type), value);
    if (handle == NULL) {
        if (!lent)
            close_value(type, value);
        return NULL;
    }
    handle->value = value;
    handle->type = type;
    handle->pins = 0;
    handle->open = 1;
    handle->closing = 0;
    handle->ended = 0;
    handle->lent = lent;
    handle->forks = type->state->forks;
    handle->parents = *parents;
    handle->callables = NULL;
    pj_hold(parents);
    pj_enter_census(handle);
    return (PyObject *)handle;
}

static PyObject *make(const pj_function *fn, int ref, int64_t value, bool lent, const pj_parents *parents)
{
    if (is_invalid(desc_of(fn->refs[ref]), value))
        return Py_NewRef(Py_None);
    return new_handle(fn->refs[ref], value, lent, parents);
}

/* A handle that owns the value; what it was made of (`parents`) stays open as long as it is. */
PyObject *pj_make_handle(const pj_function *fn, int ref, int64_t value, pj_parents parents)
{
    return make(fn, ref, value, false, &parents);
}

/* A handle whose value belongs to somebody else, which `parents` keep open. */
PyObject *pj_lend_handle(const pj_function *fn, int ref, int64_t value, pj_parents parents)
{
    return make(fn, ref, value, true, &parents);
}

/* A value that the callee made although it failed, or that no result took. */
void pj_discard(const pj_function *fn, int ref, int64_t value)
{
    PyObject *type, *raised, *traceback;
    if (PJ_LIKELY(is_invalid(desc_of(fn->refs[ref]), value)) || is_unowned(desc_of(fn->refs[ref]), value))
        return;
    PyErr_Fetch(&type, &raised, &traceback);
    close_value(fn->refs[ref], value);
    PyErr_Restore(type, raised, traceback);
}

static PyObject *closed_error(PyObject *self)
{
    return PyErr_Format(PyExc_ValueError, "operation on a closed %s", of(self)->type->desc->name);
}

static PyObject *number(PyObject *self)
{
    switch (desc_of(of(self)->type)->row.value_kind) {
    case PJ_POINTER:
    case PJ_U64:
        return PyLong_FromUnsignedLongLong((unsigned long long)of(self)->value);
    default:
        return PyLong_FromLongLong(of(self)->value);
    }
}

static PyObject *handle_fileno(PyObject *self, PyObject *unused)
{
    (void)unused;
    return of(self)->open ? number(self) : closed_error(self);
}

static PyObject *handle_close(PyObject *self, PyObject *unused)
{
    (void)unused;
    return pj_close_handle(of(self)) < 0 ? NULL : Py_NewRef(Py_None);
}

static PyObject *handle_detach(PyObject *self, PyObject *unused)
{
    (void)unused;
    if (!of(self)->open)
        return closed_error(self);
    if (of(self)->parents.of[0] != NULL && of(self)->lent)
        return PyErr_Format(PyExc_ValueError, "a borrowed %s can't be detached", of(self)->type->desc->name);
    PyObject *result = number(self);
    int64_t value;
    if (result != NULL && !pj_take_handle(of(self), &value)) {
        Py_DECREF(result);
        return closed_error(self);
    }
    if (result != NULL)
        of(self)->callables = NULL; /* whoever has the value now may still call them */
    return result;
}

static PyObject *handle_enter(PyObject *self, PyObject *unused)
{
    (void)unused;
    return of(self)->open ? Py_NewRef(self) : closed_error(self);
}

static PyObject *handle_exit(PyObject *self, PyObject *args)
{
    (void)args;
    return handle_close(self, NULL);
}

/* A handle that owns the value and depends on nothing. */
PyObject *pj_own_handle(pj_type *type, int64_t value) { return new_handle(type, value, false, &(pj_parents){{NULL}}); }

/* A handle whose value is somebody else's. */
PyObject *pj_borrow_handle(pj_type *type, int64_t value) { return new_handle(type, value, true, &(pj_parents){{NULL}}); }

static int raw_of(const pj_handle_desc *desc, PyObject *value, int64_t *raw)
{
    if (desc->row.value_kind == PJ_POINTER)
        return pj_as_word(value, raw);
    *raw = desc->row.value_kind == PJ_U64 ? (int64_t)PyLong_AsUnsignedLongLong(value) : PyLong_AsLongLong(value);
    return PyErr_Occurred() ? -1 : 0;
}

static PyObject *handle_from_raw(PyObject *class, PyObject *value)
{
    pj_type *type = pj_type_of_class((PyTypeObject *)class);
    const pj_handle_desc *desc = desc_of(type);
    int64_t raw;
    if (raw_of(desc, value, &raw) < 0)
        return NULL;
    bool fits = desc->row.value_kind == PJ_I32   ? raw == (int32_t)raw
                : desc->row.value_kind == PJ_U32 ? raw == (uint32_t)raw
                                             : true;
    if (!fits || is_invalid(desc, raw))
        return PyErr_Format(PyExc_ValueError, "%R is no value of %s", value, desc->type.name);
    return pj_own_handle(type, raw);
}

static int handle_bool(PyObject *self) { return of(self)->open; }

static PyObject *handle_repr(PyObject *self)
{
    if (!of(self)->open)
        return PyUnicode_FromFormat("<%s closed>", of(self)->type->desc->full_name);
    return PyUnicode_FromFormat("<%s %lld>", of(self)->type->desc->full_name, (long long)of(self)->value);
}

static PyObject *get_closed(PyObject *self, void *unused)
{
    (void)unused;
    return PyBool_FromLong(!of(self)->open);
}

/* fileno() comes first: what is no descriptor starts behind it. */
static const PyMethodDef methods[] = {
    {"fileno", handle_fileno, METH_NOARGS, "fileno($self, /)\n--\n\nThe descriptor as an int, still owned by the handle."},
    {"close", handle_close, METH_NOARGS, "close($self, /)\n--\n\nGive the native value back. Closing twice does nothing."},
    {"detach", handle_detach, METH_NOARGS, "detach($self, /)\n--\n\nThe native value as an int; it's the caller's to close now."},
    {"from_raw", handle_from_raw, METH_O | METH_CLASS, "from_raw(value, /)\n--\n\nA handle that owns this native value."},
    {"__enter__", handle_enter, METH_NOARGS, "__enter__($self, /)\n--\n\n"},
    {"__exit__", handle_exit, METH_VARARGS, "__exit__($self, /, *args)\n--\n\n"},
    {"__projector__", pj_export_handle, METH_NOARGS, NULL},
    {"__projector_type__", pj_export_type, METH_NOARGS | METH_CLASS, NULL},
    {NULL, NULL, 0, NULL},
};

int pj_handle_type(pj_type *type)
{
    const pj_handle_desc *desc = desc_of(type);
    PyGetSetDef *getset = pj_own_getset(type, 1);
    if (getset == NULL || pj_hook_handles(type) < 0)
        return -1;
    pj_set_closer(type);
    getset[0] = (PyGetSetDef){"closed", get_closed, NULL, "Whether it was closed or detached.", NULL};
    type->close = desc->row.unowned ? NULL : pj_symbol(type->state, desc->library, pj_text_at(desc->type.home->namespace, desc->row.close_symbol));
    if (type->close == NULL && !desc->row.unowned) {
        if (!PyErr_Occurred())
            PyErr_Format(PyExc_AttributeError, "%s needs '%s' to be closed: not found", desc->type.full_name, pj_text_at(desc->type.home->namespace, desc->row.close_symbol));
        return -1;
    }
    PyType_Slot slots[] = {
        {Py_tp_dealloc, type->state->runtime->handle_dealloc}, {Py_tp_methods, (void *)(desc->row.is_descriptor ? methods : methods + 1)}, {Py_tp_getset, getset}, {Py_tp_repr, handle_repr},
        {Py_nb_bool, handle_bool}, {Py_tp_doc, (void *)desc->type.doc},
        {desc->row.next == 0 ? 0 : Py_tp_iter, PyObject_SelfIter}, {Py_tp_iternext, pj_next_item}, {0, NULL},
    };
    type->type = pj_class(type->state, desc->type.full_name, sizeof(pj_handle), Py_TPFLAGS_DISALLOW_INSTANTIATION, slots);
    return type->type == NULL ? -1 : 0;
}
