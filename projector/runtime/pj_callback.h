/* Callbacks: what generated code sees of Python callables that native code calls. */
#ifndef PJ_CALLBACK_H
#define PJ_CALLBACK_H

typedef struct pj_gate pj_gate;

typedef enum { PJ_SCOPE_CALL, PJ_SCOPE_ASYNC, PJ_SCOPE_NOTIFIED, PJ_SCOPE_FOREVER } pj_scope;

/* A callable that native code may call: user data leads to it, or a place in a pool. Never freed, only used again, so
 * that a library which calls too late reaches nobody. */
typedef struct pj_callable {
    const pj_type_desc *desc; /* the callback that it is given as */
    PyObject *object;         /* whom to call; NULL: nobody any more */
    struct pj_callable *next; /* another one with the same user data */
    pj_type *type;
    pj_gate *gate;
    struct pj_callable **place;     /* in the pool, or NULL */
    struct pj_callable *next_free;  /* of those that nobody uses */
    struct pj_callable *next_kept;  /* of the same keeper */
    const pj_function_desc *keeper; /* the function that it was given to, and at which parameter */
    int index;
    pj_scope scope;
    bool given; /* the call that it was given to is under way: whatever the library says, it isn't used again before */
} pj_callable;

/* A call during which native code may call Python back, on this thread. */
typedef struct pj_frame {
    struct pj_frame *previous;
    pj_gate *gate; /* NULL: nobody could be called */
    PyThreadState *thread;
    bool released;
    PyObject *raised[3]; /* what a callable raised: then the others aren't reached */
} pj_frame;

/* A call of Python by native code. */
typedef struct {
    const pj_function *fn;
    pj_callable *callable;
    PyObject *object;
    pj_frame *frame;
    bool attached;
    int error; /* errno, which native code may look at afterwards */
} pj_entered;

void pj_enter_native(const pj_function *fn, pj_frame *frame, bool release);
int pj_leave_native(pj_frame *frame);

int pj_arg_callback(const pj_function *fn, PyObject *arg, int index, int ref, pj_scope scope, pj_callable **given,
                    void **code);
void pj_settle_callables(pj_callable *first);
void pj_end_callables(pj_callable *first);
void pj_keep_callables(const pj_function *fn, pj_handle *keeper, int index, pj_callable *first);
void pj_destroyed(void *callable);

/* The function that a library tells us by that it needs callables no longer. */
#define PJ_DESTROYED(callables) ((callables) != NULL ? (void *)(intptr_t)pj_destroyed : NULL)

bool pj_enter_python(pj_callable *callable, const pj_type_desc *desc, pj_entered *entered);
PyObject *pj_call_python(const pj_entered *entered, PyObject **arguments, size_t count);
void pj_call_failed(const pj_entered *entered);
void pj_expire(const pj_entered *entered, PyObject *argument);
void pj_leave_python(const pj_entered *entered);

/* Conversions that only callbacks need. */
PyObject *pj_make_pointers(const pj_function *fn, int ref, void *const *addresses, int64_t count);
PyObject *pj_make_texts(const pj_function *fn, char *const *texts, int64_t count, int kind);
PyObject *pj_make_view(const pj_function *fn, int ref, void *record);

#endif
