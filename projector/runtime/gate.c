/* The way into Python from any thread: calls that lead to callbacks, callbacks themselves, and the end of both at exit. */
#include "pj_internal.h"

#define PJ_PATIENCE 200 /* hundredths of a second that the exit waits for callbacks that run */

/* ---- the gate --------------------------------------------------------------------------------------------------- */

static bool find_main_thread(pj_gate *gate)
{
    PyObject *threading = PyImport_ImportModule("threading");
    PyObject *thread = threading == NULL ? NULL : PyObject_CallMethod(threading, "main_thread", NULL);
    PyObject *ident = thread == NULL ? NULL : PyObject_GetAttrString(thread, "ident");
    if (ident != NULL)
        gate->main_thread = PyLong_AsUnsignedLong(ident);
    Py_XDECREF(ident);
    Py_XDECREF(thread);
    Py_XDECREF(threading);
    return !PyErr_Occurred();
}

static pj_gate *make_gate(pj_state *state)
{
    pj_gate *gate = PyMem_Calloc(1, sizeof *gate);
    if (gate == NULL || (gate->frames = PyThread_tss_alloc()) == NULL || PyThread_tss_create(gate->frames) != 0 ||
        !pj_watch_threads(&gate->threads)) {
        PyErr_NoMemory();
        goto fail;
    }
    const char *current = Py_Version >= 0x030D0000 ? "PyThreadState_GetUnchecked" : "_PyThreadState_UncheckedGet";
    gate->interpreter = PyInterpreterState_Get();
    gate->current = (PyThreadState * (*)(void)) pj_exported(current);
    gate->call = (pj_vectorcall)pj_exported("PyObject_Vectorcall");
    if (gate->current == NULL || gate->call == NULL) {
        PyErr_SetString(PyExc_SystemError, "this Python doesn't export what callbacks need");
        goto fail;
    }
    if (find_main_thread(gate) && pj_hook_forks(state) == 0 &&
        pj_call_hook(state, "atexit", "register", NULL, "_close_gate") == 0)
        return gate;
fail:
    if (gate != NULL && gate->frames != NULL)
        PyThread_tss_free(gate->frames);
    PyMem_Free(gate);
    return NULL;
}

pj_gate *pj_gate_of(pj_state *state)
{
    pj_gate **gate = state->runtime->gate, *made = *gate == NULL ? make_gate(state) : NULL;
    if (made != NULL)
        (void)PJ_PUBLISH(gate, made); /* of two, the second one is lost: gates are never freed */
    return *gate;
}

static bool is_busy(pj_gate *gate)
{
    return __atomic_load_n(&gate->inside, __ATOMIC_SEQ_CST) != 0 || __atomic_load_n(&gate->inside_held, __ATOMIC_SEQ_CST) != 0;
}

/* At exit: nobody gets in any more, and those who are inside end first. */
PyObject *pj_close_gate(PyObject *native, PyObject *unused)
{
    pj_gate *gate = *((pj_state *)PyModule_GetState(native))->runtime->gate;
    (void)unused;
    gate->hindered++;
    __atomic_store_n(&gate->closing, 1, __ATOMIC_SEQ_CST);
    PyThreadState *thread = PyEval_SaveThread();
    for (int i = 0; i < PJ_PATIENCE && is_busy(gate); i++)
        pj_sleep(10);
    PyEval_RestoreThread(thread);
    return Py_NewRef(Py_None);
}

bool pj_pass(pj_gate *gate)
{
    __atomic_add_fetch(&gate->inside, 1, __ATOMIC_SEQ_CST);
    if (PJ_LIKELY(!__atomic_load_n(&gate->closing, __ATOMIC_SEQ_CST)))
        return true;
    pj_out(gate);
    return false;
}

void pj_out(pj_gate *gate) { __atomic_sub_fetch(&gate->inside, 1, __ATOMIC_SEQ_CST); }

/* In a forked child there is but this thread, and only what that is in. */
void pj_forget_threads(pj_gate *gate)
{
    PJ_LOCK_ANEW(gate);
    gate->forks++;
    gate->inside = gate->inside_held = 0;
    gate->hindered = gate->traced;
    gate->main_thread = PyThread_get_thread_ident();
    for (const pj_frame *frame = PyThread_tss_get(gate->frames); frame != NULL; frame = frame->previous)
        gate->hindered += frame->raised[0] != NULL;
}

/* ---- calls that lead to callbacks ------------------------------------------------------------------------------- */

void pj_enter_native(const pj_function *fn, pj_frame *frame, bool release)
{
    pj_gate *gate = *fn->home->state->runtime->gate;
    frame->gate = gate;
    frame->released = release;
    frame->raised[0] = NULL;
    if (gate != NULL) {
        frame->thread = PyThreadState_Get();
        frame->is_main = PyThread_get_thread_ident() == gate->main_thread;
        frame->previous = PyThread_tss_get(gate->frames);
        PyThread_tss_set(gate->frames, frame);
    }
    if (release)
        frame->thread = PyEval_SaveThread();
}

/* Whether native code called on a thread of its own what metadata says to be called by this one only, an error then. */
static bool has_strayed(const pj_frame *frame)
{
    pj_callable *strayed = __atomic_load_n(&frame->gate->strayed, __ATOMIC_SEQ_CST);
    if (PJ_LIKELY(strayed == NULL || strayed->caller != frame->thread))
        return false;
    __atomic_store_n(&frame->gate->strayed, NULL, __ATOMIC_SEQ_CST);
    PyErr_Format(PyExc_RuntimeError, "%s was called on another thread than the call's, which metadata excludes (`thread: caller`)",
                 strayed->type->desc->name);
    return true;
}

/* -1 with the exception of a callable that raised one. */
int pj_leave_native(pj_frame *frame)
{
    if (frame->released)
        PyEval_RestoreThread(frame->thread);
    if (frame->gate == NULL)
        return 0;
    PyThread_tss_set(frame->gate->frames, frame->previous);
    if (PJ_LIKELY(frame->raised[0] == NULL))
        return has_strayed(frame) ? -1 : 0;
    frame->gate->hindered--;
    PyErr_Restore(frame->raised[0], frame->raised[1], frame->raised[2]);
    return -1;
}

/* ---- into Python and back --------------------------------------------------------------------------------------- */

/* This thread gets the GIL, if it hasn't; false without memory for what Python must know of a new thread. */
static bool attach(pj_gate *gate, const pj_frame *frame, bool *attached)
{
    PyThreadState *thread = frame != NULL ? frame->thread : pj_thread_state(gate);
    if (thread == NULL)
        return false;
    *attached = gate->current() != thread;
    if (*attached)
        PyEval_RestoreThread(thread);
    return true;
}

/* Through the gate, where it could be closed, and to the GIL, where this thread hasn't got it. */
bool pj_enter_slowly(pj_callable *callable, pj_entered *entered)
{
    pj_gate *gate = callable->gate;
    const pj_frame *frame = PyThread_tss_get(gate->frames);
    if (callable->scope == PJ_SCOPE_CALLER && callable->caller_errno != entered->error_place) {
        __atomic_store_n(&gate->strayed, callable, __ATOMIC_SEQ_CST); /* the GIL may never come: its owner waits */
        return false;
    }
    entered->passed = frame == NULL || !frame->is_main;
    if (entered->passed && !pj_pass(gate))
        return false;
    bool reachable = frame == NULL || frame->raised[0] == NULL || callable->row->ends;
    if (PJ_LIKELY(reachable && attach(gate, frame, &entered->attached))) {
        PJ_LOCK(gate);
        entered->object = callable->object;
        if (PJ_LIKELY(entered->object != NULL))
            Py_INCREF(entered->object);
        PJ_UNLOCK(gate);
        if (PJ_LIKELY(entered->object != NULL)) {
            if (PJ_UNLIKELY(callable->type->state->is_traced))
                entered->object = pj_traced_callable(callable, entered->object);
            entered->fn = callable->type->face;
            return true;
        }
        if (entered->attached)
            PyEval_SaveThread();
    }
    if (entered->passed)
        pj_out(gate);
    *entered->error_place = entered->error;
    return false;
}

void pj_call_failed(const pj_entered *entered)
{
    pj_gate *gate = entered->callable->gate;
    pj_frame *frame = PyThread_tss_get(gate->frames);
    if (frame == NULL || frame->raised[0] != NULL) {
        PyErr_WriteUnraisable(entered->object);
        return;
    }
    PyErr_Fetch(&frame->raised[0], &frame->raised[1], &frame->raised[2]);
    gate->hindered++;
}

void pj_leave_slowly(const pj_entered *entered)
{
    pj_gate *gate = entered->callable->gate;
    if (entered->callable->scope == PJ_SCOPE_ASYNC)
        pj_release_callables(entered->callable);
    Py_DECREF(entered->object);
    if (entered->attached)
        PyEval_SaveThread();
    if (entered->passed && entered->forks == gate->forks)
        pj_out(gate);
}

/* What we give to a library that tells when it needs the user data no longer. */
void pj_destroyed(void *data)
{
    pj_callable *callable = data;
    int error = errno;
    if (callable == NULL || !pj_pass(callable->gate))
        return;
    pj_gate *gate = callable->gate;
    bool attached;
    if (attach(gate, PyThread_tss_get(gate->frames), &attached)) {
        pj_release_callables(callable);
        if (attached)
            PyEval_SaveThread();
    }
    pj_out(gate);
    errno = error;
}
