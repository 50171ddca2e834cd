/* The census: every open handle of the interpreter, so that exit closes what finalizers miss and fork forgets what
 * stays with the parent. */
#include "pj_internal.h"

static const pj_handle_desc *desc_of(const pj_type *type) { return (const pj_handle_desc *)type->desc; }

void pj_enter_census(pj_handle *handle)
{
    pj_state *state = handle->type->state;
    pj_handle **head = &state->census;
    PJ_LOCK(state);
    handle->next = *head;
    handle->previous = head;
    if (*head != NULL)
        (*head)->previous = &handle->next;
    *head = handle;
    PJ_UNLOCK(state);
}

/* Under the state's lock. */
void pj_leave_census(pj_handle *handle)
{
    *handle->previous = handle->next;
    if (handle->next != NULL)
        handle->next->previous = handle->previous;
}

/* The first handle that is to be closed at exit, open no more; false if there is none. */
static bool take_first(pj_state *state, pj_taken *taken)
{
    PJ_LOCK(state);
    pj_handle *handle = state->census;
    while (handle != NULL && desc_of(handle->type)->row.leak_at_exit)
        handle = handle->next;
    if (handle != NULL)
        pj_strip(handle, taken);
    PJ_UNLOCK(state); /* it may be freed from here on, by whoever has it */
    return handle != NULL;
}

PyObject *pj_close_handles(PyObject *native, PyObject *unused)
{
    pj_state *state = PyModule_GetState(native);
    pj_taken taken;
    (void)unused;
    state->ending = true;
    while (take_first(state, &taken))
        if (pj_close_taken(&taken) < 0)
            PyErr_WriteUnraisable(native);
    return Py_NewRef(Py_None);
}

/* In a forked child: handles that stay with the parent are forgotten, not closed. */
PyObject *pj_after_fork(PyObject *native, PyObject *unused)
{
    pj_state *state = PyModule_GetState(native);
    pj_handle *next;
    int64_t value;
    (void)unused;
    PJ_LOCK_ANEW(state);
    PJ_LOCK_ANEW(state->runtime->uses);
    state->forks++; /* what is closed when its last user ends is none of the child's either */
    pj_forget_watched();
    if (*state->runtime->gate != NULL)
        pj_forget_threads(*state->runtime->gate);
    for (pj_handle *handle = state->census; handle != NULL; handle = next) {
        next = handle->next;
        if (desc_of(handle->type)->row.abandon_on_fork)
            (void)pj_take_handle(handle, &value);
    }
    return Py_NewRef(Py_None);
}

/* Registers a method of the extension with a function of the standard library. */
int pj_call_hook(pj_state *state, const char *module, const char *registrar, const char *keyword, const char *hook)
{
    PyObject *imported = PyImport_ImportModule(module), *result = NULL;
    PyObject *function = imported == NULL ? NULL : PyObject_GetAttrString(imported, registrar);
    PyObject *callback = function == NULL ? NULL : PyObject_GetAttrString(state->native, hook);
    PyObject *args = callback == NULL ? NULL : keyword != NULL ? PyTuple_New(0) : PyTuple_Pack(1, callback);
    PyObject *kwargs = args == NULL ? NULL : PyDict_New();
    if (kwargs != NULL && (keyword == NULL || PyDict_SetItemString(kwargs, keyword, callback) == 0))
        result = PyObject_Call(function, args, kwargs);
    Py_XDECREF(kwargs);
    Py_XDECREF(args);
    Py_XDECREF(callback);
    Py_XDECREF(function);
    Py_XDECREF(imported);
    Py_XDECREF(result);
    return result == NULL ? -1 : 0;
}

/* Whether this system has processes that fork: Windows and WebAssembly have none. */
static int can_fork(void)
{
    PyObject *os = PyImport_ImportModule("os");
    PyObject *registrar = os == NULL ? NULL : PyObject_GetAttrString(os, "register_at_fork");
    int can = registrar != NULL ? 1 : PyErr_ExceptionMatches(PyExc_AttributeError) ? 0 : -1;
    if (can == 0)
        PyErr_Clear();
    Py_XDECREF(registrar);
    Py_XDECREF(os);
    return can;
}

int pj_hook_forks(pj_state *state)
{
    if (state->fork_hook)
        return 0;
    int can = can_fork();
    if (can < 0 || (can && pj_call_hook(state, "os", "register_at_fork", "after_in_child", "_after_fork") < 0))
        return -1;
    state->fork_hook = true;
    return 0;
}

int pj_hook_handles(pj_type *type)
{
    pj_state *state = type->state;
    if (!state->exit_hook) {
        if (pj_call_hook(state, "atexit", "register", NULL, "_close_handles") < 0)
            return -1;
        state->exit_hook = true;
    }
    return desc_of(type)->row.abandon_on_fork || PJ_IS_FREE_THREADED ? pj_hook_forks(state) : 0;
}
