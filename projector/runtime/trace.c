/* Tracing: entries that tell the package's `_trace` of calls, those of native code and those by it. Tracing puts them in
 * the place of others, in functions, handle classes and callbacks that are there and in those that come to be; a call
 * that nobody traces never comes here. */
#include "pj_internal.h"

/* One call, from its beginning to its end. */
typedef struct {
    PyObject *hooks; /* (enter, leave, clock), of a state: these stay as long as it does */
    PyObject *call;  /* what `enter` made of it, or its name: a str */
    PyObject *start;
    bool is_told;
    bool is_python; /* native code calls: what crashes in there isn't native code's */
    pj_under_way under_way;
} pj_note;

/* A hook failed: -1 if that is to be heard, as KeyboardInterrupt; an error of the trace's own is shown and forgotten. */
static int excuse(PyObject *hook)
{
    if (!PyErr_ExceptionMatches(PyExc_Exception))
        return -1;
    PyErr_WriteUnraisable(hook);
    return 0;
}

/* Asks whether somebody wants to know. It takes what it is given, of which anything may be NULL, with an exception. */
static int ask(pj_note *note, const char *kind, PyObject *names, PyObject *args, PyObject *kwnames)
{
    PyObject *enter = PyTuple_GetItem(note->hooks, 0), *said = NULL;
    if (note->call != NULL && names != NULL && args != NULL)
        said = PyObject_CallFunction(enter, "sOOOO", kind, note->call, names, args, kwnames == NULL ? Py_None : kwnames);
    Py_XDECREF(names);
    Py_XDECREF(args);
    note->is_told = said != NULL && said != Py_None;
    if (note->is_told) {
        Py_DECREF(note->call);
        note->call = said;
        return 0;
    }
    Py_XDECREF(said);
    return said == NULL ? excuse(enter) : 0;
}

/* -1 with an exception: the call isn't made. */
static int begin(pj_note *note, const char *kind, PyObject *names, PyObject *args, PyObject *kwnames)
{
    note->start = NULL;
    int status = ask(note, kind, names, args, kwnames);
    note->under_way.text = status < 0 || note->call == NULL ? NULL : PyUnicode_AsUTF8AndSize(note->call, NULL);
    if (note->under_way.text == NULL && status == 0)
        PyErr_Clear();
    note->under_way.is_watched = false;
    if (note->under_way.text != NULL && !note->is_python)
        pj_begin_watch(&note->under_way);
    if (note->is_told && (note->start = PyObject_CallNoArgs(PyTuple_GetItem(note->hooks, 2))) == NULL)
        PyErr_Clear();
    if (status < 0)
        Py_XDECREF(note->call);
    return status;
}

/* Tells the outcome, which stays as it is: of NULL, the exception. */
static int tell(const pj_note *note, PyObject *result)
{
    PyObject *raised[3], *leave = PyTuple_GetItem(note->hooks, 1);
    PyErr_Fetch(&raised[0], &raised[1], &raised[2]);
    PyObject *stop = PyObject_CallNoArgs(PyTuple_GetItem(note->hooks, 2));
    if (raised[0] != NULL)
        PyErr_NormalizeException(&raised[0], &raised[1], &raised[2]);
    PyObject *error = raised[1] == NULL ? Py_None : raised[1], *told = NULL;
    if (stop != NULL)
        told = PyObject_CallFunctionObjArgs(leave, note->call, result == NULL ? Py_None : result, error,
                                            note->start == NULL ? stop : note->start, stop, NULL);
    int status = told == NULL ? excuse(leave) : 0;
    Py_XDECREF(told);
    Py_XDECREF(stop);
    if (status == 0)
        PyErr_Restore(raised[0], raised[1], raised[2]);
    else
        for (int i = 0; i < 3; i++)
            Py_XDECREF(raised[i]);
    return status;
}

/* The result, of which nobody else needs to hear. */
static PyObject *end(pj_note *note, PyObject *result)
{
    pj_end_watch(&note->under_way);
    if (note->is_told && tell(note, result) < 0) {
        Py_XDECREF(result);
        result = NULL;
    }
    Py_XDECREF(note->start);
    Py_XDECREF(note->call);
    return result;
}

static PyObject *tuple_of(PyObject *const *items, Py_ssize_t count)
{
    PyObject *tuple = PyTuple_New(count);
    for (Py_ssize_t i = 0; tuple != NULL && i < count; i++)
        PyTuple_SetItem(tuple, i, Py_NewRef(items[i]));
    return tuple;
}

static Py_ssize_t given(Py_ssize_t nargs, PyObject *kwnames)
{
    return nargs + (kwnames == NULL ? 0 : PyTuple_Size(kwnames));
}

/* ---- functions --------------------------------------------------------------------------------------------------- */

PyObject *pj_traced(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *fn = PJ_DATA(pj_function, self);
    pj_note note = {.hooks = fn->home->state->hooks};
    note.call = PyUnicode_FromFormat("%s.%s", fn->home->namespace->name, fn->desc->name);
    if (begin(&note, "", tuple_of(fn->names, fn->desc->count), tuple_of(args, given(nargs, kwnames)), kwnames) < 0)
        return NULL;
    return end(&note, pj_due(fn)(self, args, nargs, kwnames));
}

/* Where its calls start from now on: CPython asks the definition at each of them. */
void pj_set_entry(pj_function *fn)
{
    PyCFunctionFastWithKeywords entry = fn->home->state->is_traced ? pj_traced : pj_due(fn);
    __atomic_store_n(&fn->def.ml_meth, (PyCFunction)(void (*)(void))entry, __ATOMIC_RELEASE);
}

/* Among the functions that tracing reaches. */
void pj_enter_functions(pj_function *fn)
{
    pj_state *state = fn->home->state;
    PJ_LOCK(state);
    fn->next = state->functions;
    fn->previous = &state->functions;
    if (fn->next != NULL)
        fn->next->previous = &fn->next;
    state->functions = fn;
    pj_set_entry(fn);
    PJ_UNLOCK(state);
}

void pj_leave_functions(pj_function *fn)
{
    pj_state *state = fn->home->state;
    if (fn->previous == NULL)
        return;
    PJ_LOCK(state);
    *fn->previous = fn->next;
    if (fn->next != NULL)
        fn->next->previous = fn->previous;
    PJ_UNLOCK(state);
}

/* ---- the end of handles ------------------------------------------------------------------------------------------ */

/* Like pj_close_value: whatever happens meanwhile, the value is closed and an exception that was raised before stays. */
int pj_traced_close(pj_type *type, int64_t value)
{
    PyObject *raised[3], *number = NULL;
    PyErr_Fetch(&raised[0], &raised[1], &raised[2]);
    pj_note note = {.hooks = type->state->hooks};
    note.call = PyUnicode_FromFormat("%s.close", type->desc->full_name);
    if ((number = PyLong_FromLongLong((long long)value)) == NULL)
        PyErr_Clear();
    bool begun = begin(&note, "close", PyTuple_New(0), tuple_of(&number, number != NULL), NULL) == 0;
    if (!begun)
        PyErr_WriteUnraisable((PyObject *)type->type);
    int error = pj_close_value(type, value);
    if (begun && error != 0)
        pj_raise_close(type, error);
    PyObject *result = begun ? end(&note, error == 0 ? Py_NewRef(Py_None) : NULL) : NULL;
    if (begun && error == 0 && result == NULL)
        PyErr_WriteUnraisable((PyObject *)type->type);
    PyErr_Clear();
    Py_XDECREF(result);
    Py_XDECREF(number);
    PyErr_Restore(raised[0], raised[1], raised[2]);
    return error;
}

/* ---- callbacks --------------------------------------------------------------------------------------------------- */

/* `self` is (the extension, whom to call, the callback's name). */
static PyObject *traced_callback(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    PyObject *all = tuple_of(args, nargs);
    pj_note note = {.hooks = ((pj_state *)PyModule_GetState(PyTuple_GetItem(self, 0)))->hooks, .is_python = true};
    (void)kwnames;
    if (all == NULL)
        return NULL;
    note.call = Py_NewRef(PyTuple_GetItem(self, 2));
    if (begin(&note, "callback", PyTuple_New(0), Py_NewRef(all), NULL) < 0) {
        Py_DECREF(all);
        return NULL;
    }
    PyObject *result = PyObject_Call(PyTuple_GetItem(self, 1), all, NULL);
    Py_DECREF(all);
    return end(&note, result);
}

/* Whom native code calls, by way of the trace; without memory it is called unheard. Takes the object. */
PyObject *pj_traced_callable(const pj_callable *callable, PyObject *object)
{
    static const PyMethodDef method = {"callback", (PyCFunction)(void (*)(void))traced_callback, METH_FASTCALL | METH_KEYWORDS, NULL};
    const pj_type *type = callable->type;
    PyObject *name = PyUnicode_FromString(type->desc->full_name);
    PyObject *self = name == NULL ? NULL : PyTuple_Pack(3, type->state->native, object, name);
    PyObject *traced = self == NULL ? NULL : PyCFunction_NewEx((PyMethodDef *)&method, self, NULL);
    Py_XDECREF(name);
    Py_XDECREF(self);
    if (traced == NULL) {
        PyErr_Clear();
        return object;
    }
    Py_DECREF(object);
    return traced;
}

/* ---- on and off -------------------------------------------------------------------------------------------------- */

static void trace_types(const pj_state *state)
{
    for (int i = 0; i < state->package->count; i++) {
        const pj_home *home = __atomic_load_n(&state->homes[i], __ATOMIC_ACQUIRE);
        for (uint32_t k = 0; home != NULL && k < home->namespace->type_count; k++) {
            pj_type *type = __atomic_load_n(&home->types[k], __ATOMIC_ACQUIRE);
            if (type != NULL && type->state == state && type->desc->kind == PJ_TYPE_HANDLE)
                pj_set_closer(type);
        }
    }
}

static void trace_functions(pj_state *state)
{
    PJ_LOCK(state);
    for (pj_function *fn = state->functions; fn != NULL; fn = fn->next)
        pj_set_entry(fn);
    PJ_UNLOCK(state);
}

/* Callbacks take the long way in, which knows of the trace, while there is one. */
static void trace_callbacks(pj_state *state)
{
    pj_gate *gate = pj_gate_of(state);
    if (gate == NULL)
        PyErr_Clear(); /* nobody calls back here */
    else {
        PJ_LOCK(gate);
        gate->traced += state->is_traced ? 1 : -1;
        gate->hindered += state->is_traced ? 1 : -1;
        PJ_UNLOCK(gate);
    }
}

/* What `_trace` asks for: to be told by (enter, leave, clock) from now on, or with None no longer. */
PyObject *pj_set_trace(PyObject *native, PyObject *hooks)
{
    pj_state *state = PyModule_GetState(native);
    bool on = hooks != Py_None;
    if (on == state->is_traced)
        return Py_NewRef(Py_None);
    if (on && state->hooks == NULL)
        state->hooks = Py_NewRef(hooks);
    if (on && pj_hook_forks(state) < 0)
        return NULL;
    state->is_traced = on;
    pj_watch_calls(on);
    trace_types(state);
    trace_functions(state);
    trace_callbacks(state);
    return Py_NewRef(Py_None);
}

static PyObject *trace_module(const pj_state *state)
{
    PyObject *name = PyUnicode_FromFormat("%s._trace", state->package->name);
    const char *text = name == NULL ? NULL : PyUnicode_AsUTF8AndSize(name, NULL);
    PyObject *module = text == NULL ? NULL : PyImport_ImportModule(text);
    Py_XDECREF(name);
    return module;
}

/* trace() of the package, which loads what it needs. */
PyObject *pj_trace(PyObject *native, PyObject *args, PyObject *kwargs)
{
    PyObject *module = trace_module(PyModule_GetState(native));
    PyObject *function = module == NULL ? NULL : PyObject_GetAttrString(module, "trace");
    PyObject *result = function == NULL ? NULL : PyObject_Call(function, args, kwargs);
    Py_XDECREF(function);
    Py_XDECREF(module);
    return result;
}

#if defined(_WIN32)
__declspec(dllimport) unsigned long __stdcall GetEnvironmentVariableA(const char *name, char *value, unsigned long size);
static bool is_asked_for(void) { return GetEnvironmentVariableA("PROJECTOR_TRACE", NULL, 0) > 1; }
#else
char *getenv(const char *name);
static bool is_asked_for(void)
{
    const char *value = getenv("PROJECTOR_TRACE");
    return value != NULL && *value != '\0';
}
#endif

/* Traces from the start what the environment says. */
int pj_trace_as_asked(pj_state *state)
{
    if (PJ_LIKELY(!is_asked_for()))
        return 0;
    PyObject *module = trace_module(state);
    PyObject *done = module == NULL ? NULL : PyObject_CallMethod(module, "_as_asked", NULL);
    Py_XDECREF(done);
    Py_XDECREF(module);
    return done == NULL ? -1 : 0;
}
