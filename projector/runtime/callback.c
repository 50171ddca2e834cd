/* Callables that native code calls: who they are, how long they are kept, and the way from any thread into Python. */
#include "pj_internal.h"

#define PJ_PATIENCE 200 /* hundredths of a second that the exit waits for callbacks that run */
#define PJ_RESTING 256     /* callables that rest before the first of them is used again: who calls too late finds nobody */

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

static pj_gate *gate_of(pj_state *state)
{
    pj_gate *made = state->gate == NULL ? make_gate(state) : NULL;
    if (made != NULL)
        (void)PJ_PUBLISH(&state->gate, made); /* of two, the second one is lost: gates are never freed */
    return state->gate;
}

static bool is_busy(pj_gate *gate)
{
    return __atomic_load_n(&gate->inside, __ATOMIC_SEQ_CST) != 0 || __atomic_load_n(&gate->inside_held, __ATOMIC_SEQ_CST) != 0;
}

/* At exit: nobody gets in any more, and those who are inside end first. */
PyObject *pj_close_gate(PyObject *native, PyObject *unused)
{
    pj_gate *gate = ((pj_state *)PyModule_GetState(native))->gate;
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
    gate->forks++;
    gate->inside = gate->inside_held = gate->hindered = 0;
    gate->main_thread = PyThread_get_thread_ident();
    for (const pj_frame *frame = PyThread_tss_get(gate->frames); frame != NULL; frame = frame->previous)
        gate->hindered += frame->raised[0] != NULL;
}

/* ---- calls that lead to callbacks ------------------------------------------------------------------------------- */

void pj_enter_native(const pj_function *fn, pj_frame *frame, bool release)
{
    pj_gate *gate = fn->home->state->gate;
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

/* -1 with the exception of a callable that raised one. */
int pj_leave_native(pj_frame *frame)
{
    if (frame->released)
        PyEval_RestoreThread(frame->thread);
    if (frame->gate == NULL)
        return 0;
    PyThread_tss_set(frame->gate->frames, frame->previous);
    if (PJ_LIKELY(frame->raised[0] == NULL))
        return 0;
    frame->gate->hindered--;
    PyErr_Restore(frame->raised[0], frame->raised[1], frame->raised[2]);
    return -1;
}

/* ---- who is called ---------------------------------------------------------------------------------------------- */

static pj_callable *new_callable(pj_type *type, PyObject *object, pj_scope scope)
{
    pj_gate *gate = gate_of(type->state);
    if (gate == NULL)
        return NULL;
    PJ_LOCK(gate);
    pj_callable *callable = gate->free > PJ_RESTING ? gate->first_free : NULL;
    if (callable != NULL) {
        gate->first_free = callable->next_free;
        gate->free--;
    }
    PJ_UNLOCK(gate);
    if (callable == NULL && (callable = PyMem_Calloc(1, sizeof *callable)) == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    callable->desc = type->desc;
    callable->object = Py_NewRef(object);
    callable->pinned = NULL;
    callable->next = NULL;
    callable->type = type;
    callable->gate = gate;
    callable->place = NULL;
    callable->scope = scope;
    callable->caller = scope == PJ_SCOPE_CALLER ? PyThreadState_Get() : PJ_ANYBODY;
    callable->given = true;
    return callable;
}

/* The one that is freed last is used again last. Under the gate's lock. */
static void rest(pj_callable *callable)
{
    pj_gate *gate = callable->gate;
    callable->next_free = NULL;
    gate->free++;
    if (gate->last_free != NULL)
        gate->last_free->next_free = callable;
    else
        gate->first_free = callable;
    gate->last_free = callable;
}

/* Nobody is reached by it any more. */
static void free_callable(pj_callable *callable)
{
    pj_gate *gate = callable->gate;
    PJ_LOCK(gate);
    PyObject *object = callable->object;
    if (object == NULL) {
        PJ_UNLOCK(gate);
        return;
    }
    pj_handle *pinned = callable->pinned;
    callable->object = NULL;
    callable->pinned = NULL;
    callable->caller = PJ_ANYBODY;
    if (callable->place != NULL)
        __atomic_store_n(callable->place, NULL, __ATOMIC_SEQ_CST);
    if (!callable->given)
        rest(callable);
    PJ_UNLOCK(gate);
    pj_release_handle(pinned);
    Py_DECREF(object);
}

/* What their callbacks want to know of the call that they are given to. */
void pj_tell(pj_callable *first, int index, int64_t value)
{
    for (; first != NULL; first = first->next)
        first->outer[index] = value;
}

/* The call that these were given to has ended. */
void pj_settle_callables(pj_callable *first)
{
    for (pj_callable *next; first != NULL; first = next) {
        pj_gate *gate = first->gate;
        next = first->next;
        PJ_LOCK(gate);
        first->given = false;
        if (first->object == NULL)
            rest(first);
        PJ_UNLOCK(gate);
    }
}

static void release(pj_callable *first)
{
    PyObject *raised[3];
    if (first == NULL)
        return;
    PyErr_Fetch(&raised[0], &raised[1], &raised[2]);
    for (pj_callable *next; first != NULL; first = next) {
        next = first->next;
        free_callable(first);
    }
    PyErr_Restore(raised[0], raised[1], raised[2]);
}

/* The call that these were given to has ended, and nobody needs them any more. */
void pj_end_callables(pj_callable *first)
{
    pj_settle_callables(first);
    release(first);
}

/* Of the callables that one keeper's native object may call, those that this parameter was given before go. */
static pj_callable *take_kept(pj_handle *keeper, const pj_function_desc *by, int index)
{
    for (pj_callable **place = &keeper->callables; *place != NULL; place = &(*place)->next_kept)
        if ((*place)->keeper == by && (*place)->index == index) {
            pj_callable *found = *place;
            *place = found->next_kept;
            return found;
        }
    return NULL;
}

void pj_keep_callables(const pj_function *fn, pj_handle *keeper, int index, pj_callable *first)
{
    if (keeper == NULL || keeper->type == NULL) /* a guest tells nobody when it is closed */
        return;
    PJ_LOCK_OBJECT(keeper);
    pj_callable *before = take_kept(keeper, fn->desc, index);
    if (first != NULL) {
        first->keeper = fn->desc;
        first->index = index;
        first->next_kept = keeper->callables;
        keeper->callables = first;
    }
    PJ_UNLOCK_OBJECT(keeper);
    release(before);
}

void pj_free_kept_callables(pj_handle *keeper)
{
    PJ_LOCK_OBJECT(keeper);
    pj_callable *first = keeper->callables;
    keeper->callables = NULL;
    PJ_UNLOCK_OBJECT(keeper);
    for (pj_callable *next; first != NULL; first = next) {
        next = first->next_kept;
        release(first);
    }
}

static const pj_callback_desc *desc_of(const pj_type *type) { return (const pj_callback_desc *)type->desc; }

/* What native code is given to call it by; false where the pool has no place left. */
static bool take_code(pj_callable *callable, void **code)
{
    const pj_callback_desc *desc = desc_of(callable->type);
    if (desc->asker != NULL)
        __atomic_store_n(desc->asker, callable->type->face->natives[desc->asked], __ATOMIC_SEQ_CST);
    if (desc->teller != NULL)
        __atomic_store_n(desc->teller, callable->type->face->natives[desc->told], __ATOMIC_SEQ_CST);
    if (desc->pool_size == 0) {
        memcpy(code, &desc->entry, sizeof *code);
        return true;
    }
    for (int i = 0; i < desc->pool_size; i++) {
        pj_callable *nobody = NULL;
        if (!__atomic_compare_exchange_n(&desc->places[i], &nobody, callable, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
            continue;
        callable->place = &desc->places[i];
        memcpy(code, &desc->pool[i], sizeof *code);
        return true;
    }
    return false;
}

#define PJ_ALL_IN_USE                                                                                          \
    "%s%s%s: all %d callbacks of the type %s are in use; a larger `callback_pool` in the projection's manifest gives more"

/* What the callback's values are converted by. */
static int make_face(pj_type *type)
{
    if (PJ_LIKELY(type->face != NULL))
        return 0;
    pj_function *made = pj_face_new(pj_home_of(type->state, type->desc->home), desc_of(type)->face);
    if (made != NULL && !PJ_PUBLISH(&type->face, made))
        Py_DECREF(made);
    return made == NULL ? -1 : 0;
}

static pj_callable *new_called(pj_type *type, PyObject *object, pj_scope scope)
{
    return make_face(type) < 0 ? NULL : new_callable(type, object, scope);
}

int pj_arg_callback(const pj_function *fn, PyObject *arg, int index, int ref, pj_scope scope, pj_callable **given,
                    void **code)
{
    pj_type *type = fn->refs[ref];
    const pj_callback_desc *desc = desc_of(type);
    if (Py_TYPE(arg) == type->type) {
        *code = PJ_DATA(pj_opaque, arg)->address;
        return 0;
    }
    if (!PyCallable_Check(arg))
        return pj_bad_type(fn, arg, index, "callable");
    pj_callable *callable = new_called(type, arg, scope);
    if (callable == NULL)
        return -1;
    if (!take_code(callable, code)) {
        callable->given = false;
        free_callable(callable);
        PyErr_Format(PyExc_RuntimeError, PJ_ALL_IN_USE, fn->desc->name, "(): ", fn->desc->parameters[index],
                     desc->pool_size, desc->type.name);
        return -1;
    }
    callable->next = *given;
    *given = callable;
    return 0;
}

static void forget(PyObject *capsule) { release(PyCapsule_GetPointer(capsule, NULL)); }

/* A function pointer that leads to a callable as long as this object lives. */
PyObject *pj_point_to_callable(const pj_field *field, pj_type *type, PyObject *object)
{
    const pj_callback_desc *desc = desc_of(type);
    void *code = NULL;
    pj_callable *callable = new_called(type, object, PJ_SCOPE_FOREVER);
    if (callable == NULL)
        return NULL;
    callable->given = false;
    PyObject *owner = NULL;
    if (!take_code(callable, &code))
        PyErr_Format(PyExc_RuntimeError, PJ_ALL_IN_USE, field->record, ".", field->name, desc->pool_size, desc->type.name);
    else
        owner = PyCapsule_New(callable, NULL, forget);
    if (owner == NULL) {
        release(callable);
        return NULL;
    }
    PyObject *pointer = pj_new_opaque(type, code, (pj_owners){{owner}}, (pj_parents){{NULL}});
    Py_DECREF(owner);
    return pointer;
}

/* A handle that the callee keeps, as who may be called is kept. */
int pj_retain(const pj_function *fn, pj_handle *handle, pj_callable **given)
{
    if (handle == NULL || handle->type == NULL) /* a number, or a guest: nobody here knows whose */
        return 0;
    *given = new_callable(handle->type, (PyObject *)handle, PJ_SCOPE_FOREVER);
    if (*given == NULL)
        return -1;
    (void)fn;
    pj_hold_again(handle);
    (*given)->pinned = handle;
    return 0;
}

/* Likewise memory of Python's. */
int pj_retain_object(const pj_function *fn, PyObject *object, int ref, pj_callable **given)
{
    return (*given = new_callable(fn->refs[ref], object, PJ_SCOPE_FOREVER)) == NULL ? -1 : 0;
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
    entered->passed = frame == NULL || !frame->is_main;
    if (entered->passed && !pj_pass(gate))
        return false;
    bool reachable = frame == NULL || frame->raised[0] == NULL;
    if (PJ_LIKELY(reachable && attach(gate, frame, &entered->attached))) {
        PJ_LOCK(gate);
        entered->object = callable->object;
        if (PJ_LIKELY(entered->object != NULL))
            Py_INCREF(entered->object);
        PJ_UNLOCK(gate);
        if (PJ_LIKELY(entered->object != NULL)) {
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
    if (frame == NULL) {
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
        release(entered->callable);
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
        release(callable);
        if (attached)
            PyEval_SaveThread();
    }
    pj_out(gate);
    errno = error;
}
