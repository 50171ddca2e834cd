/* Tracing: entries in the place of others, and who is in which call when the process crashes. */
#ifndef PJ_TRACE_H
#define PJ_TRACE_H

/* A traced call under way, on the stack of whoever makes it. */
typedef struct pj_under_way {
    const char *text;
    struct pj_under_way *outer;
    bool is_watched;
} pj_under_way;

void pj_begin_watch(pj_under_way *call);
void pj_end_watch(const pj_under_way *call);
void pj_forget_watched(void);
void pj_watch_calls(bool on);
PyObject *pj_traced(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames);
PyObject *pj_traced_callable(const pj_callable *callable, PyObject *object);
int pj_traced_close(pj_type *type, int64_t value);
int pj_close_value(pj_type *type, int64_t value);
void pj_raise_close(const pj_type *type, int error);
void pj_set_closer(pj_type *type);
void pj_set_entry(pj_function *fn);
void pj_enter_functions(pj_function *fn);
void pj_leave_functions(pj_function *fn);
PyObject *pj_set_trace(PyObject *native, PyObject *hooks);
PyObject *pj_trace(PyObject *native, PyObject *args, PyObject *kwargs);
int pj_trace_as_asked(pj_state *state);

/* What a call starts at, but for the trace. */
static inline PyCFunctionFastWithKeywords pj_due(const pj_function *fn)
{
    return __atomic_load_n(&fn->entry, __ATOMIC_ACQUIRE);
}

#endif
