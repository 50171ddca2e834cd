/* Callbacks: what generated code sees of Python callables that native code calls. */
#ifndef PJ_CALLBACK_H
#define PJ_CALLBACK_H

typedef PyObject *(*pj_vectorcall)(PyObject *callable, PyObject *const *args, size_t count, PyObject *names);

/* The way into Python, of one package in one interpreter. Native threads look at it whenever they call, so it is never
 * freed. The GIL guards `hindered` and `inside_held`. */
typedef struct pj_gate {
    PJ_MUTEX         /* for who is called, and who rests */
    int closing;     /* the interpreter ends: nobody gets in any more */
    int inside;      /* callbacks that run */
    int forks;       /* how often the process was forked: what ran before isn't in there */
    int inside_held; /* and those that found the GIL held by their thread */
    int hindered;    /* how many reasons there are not to take the short way in: frames with an exception, the end, traces */
    int traced;      /* of those, traces */
    PyInterpreterState *interpreter;
    unsigned long main_thread;       /* the one that ends the interpreter */
    Py_tss_t *frames;                /* each thread's newest pj_frame */
    unsigned long threads;           /* the key of what threads hold that were attached */
    PyThreadState *(*current)(void); /* the thread that holds the GIL, or none */
    pj_vectorcall call;
    struct pj_callable *strayed; /* called on another thread than metadata says */
    struct pj_callable *first_free, *last_free; /* of those that rest */
    int free;                                   /* how many they are */
} pj_gate;

/* CALLER: during the call, and on its thread only. */
typedef enum { PJ_SCOPE_CALLER, PJ_SCOPE_CALL, PJ_SCOPE_ASYNC, PJ_SCOPE_NOTIFIED, PJ_SCOPE_FOREVER } pj_scope;

#define PJ_ANYBODY ((PyThreadState *)(intptr_t)-1) /* never NULL: that is who holds the GIL while nobody does */

/* A callable that native code may call: user data leads to it, or a place in a pool. Never freed, only used again, so
 * that a library which calls too late reaches nobody. */
typedef struct pj_callable {
    const pj_callback_row *row; /* the callback that it is given as; NULL: none */
    PyObject *object;         /* whom to call; NULL: nobody any more */
    pj_handle *pinned;        /* or the handle that stays open */
    struct pj_callable *next; /* another one with the same user data */
    pj_type *type;
    pj_gate *gate;
    PyThreadState *caller;          /* the only one that may call it, and may do so now; or PJ_ANYBODY */
    const int *caller_errno;        /* where that thread has its errno, which tells threads apart for nothing */
    struct pj_callable **place;     /* in the pool, or NULL */
    struct pj_callable *next_free;  /* of those that nobody uses */
    struct pj_callable *next_kept;  /* of the same keeper */
    const uint8_t *keeper;          /* in the row of the function that it was given to, and at which parameter */
    int index;
    pj_scope scope;
    int64_t outer[2];               /* what else it was given with, which its callback wants to know */
    bool given; /* the call that it was given to is under way: whatever the library says, it isn't used again before */
} pj_callable;

/* A call during which native code may call Python back, on this thread. */
typedef struct pj_frame {
    struct pj_frame *previous;
    pj_gate *gate; /* NULL: nobody could be called */
    PyThreadState *thread;
    bool released, is_main; /* is_main: on the thread that ends the interpreter, which can't do so meanwhile */
    PyObject *raised[3]; /* what a callable raised: then only those are reached that end something */
} pj_frame;

/* A call of Python by native code. */
typedef struct {
    const pj_function *fn;
    pj_callable *callable;
    PyObject *object;
    bool is_short;         /* in by the short way */
    bool passed, attached; /* through the gate; the GIL was taken */
    int forks;             /* how often the process had been forked */
    int error;             /* errno, which native code may look at afterwards */
    int *error_place;
} pj_entered;

void pj_enter_native(const pj_function *fn, pj_frame *frame, bool release);
int pj_leave_native(pj_frame *frame);

int pj_arg_callback(const pj_function *fn, PyObject *arg, int index, int ref, pj_scope scope, pj_callable **given,
                    void **code);
int pj_retain_object(const pj_function *fn, PyObject *object, int ref, pj_callable **given);
int pj_retain(pj_handle *handle, pj_callable **given);
void pj_tell(pj_callable *first, int index, int64_t value);
void pj_settle_callables(pj_callable *first);
void pj_end_callables(pj_callable *first);
void pj_keep_callables(const pj_function *fn, pj_handle *keeper, int index, pj_callable *first);
void pj_destroyed(void *callable);

/* The function that a library tells us by that it needs callables no longer. */
#define PJ_DESTROYED(callables) ((callables) != NULL ? (void *)(intptr_t)pj_destroyed : NULL)

void pj_call_back(pj_callable *found, const pj_callback_row *row, const pj_word *words, void *answer);
void pj_call_pooled(const pj_pooled *place, const pj_word *words, pj_word *result);
bool pj_enter_slowly(pj_callable *callable, pj_entered *entered);
void pj_call_failed(const pj_entered *entered);
void pj_expire(const pj_entered *entered, PyObject *argument);
void pj_leave_slowly(const pj_entered *entered);

/* The short way in is for a thread that makes the call, kept the GIL and finds no exception raised before: nobody can
 * close the gate meanwhile, and the call keeps the callable. */
static inline bool pj_enter_python(pj_callable *callable, const pj_callback_row *row, pj_entered *entered)
{
    entered->error_place = &errno;
    entered->error = *entered->error_place;
    while (PJ_LIKELY(callable != NULL) && PJ_UNLIKELY(callable->row != row))
        callable = callable->next;
    if (PJ_UNLIKELY(callable == NULL))
        return false;
    entered->callable = callable;
    entered->forks = callable->gate->forks;
    entered->is_short = !PJ_IS_FREE_THREADED && /* there nothing keeps the exit from closing the gate meanwhile */
                        PJ_LIKELY(callable->gate->current() == callable->caller && callable->gate->hindered == 0) &&
                        PJ_LIKELY(entered->error_place == callable->caller_errno); /* 3.11 knows who has the GIL only */
    if (!entered->is_short)
        return pj_enter_slowly(callable, entered);
    entered->object = callable->object;
    entered->fn = callable->type->face;
    __atomic_store_n(&callable->gate->inside_held, callable->gate->inside_held + 1, __ATOMIC_RELAXED);
    return true;
}

#define PJ_ARGUMENTS_OFFSET ((size_t)1 << (8 * sizeof(size_t) - 1))

/* Takes the arguments' place before the first one for itself. */
static inline PyObject *pj_call_python(const pj_entered *entered, PyObject **arguments, size_t count)
{
    return entered->callable->gate->call(entered->object, arguments, count | PJ_ARGUMENTS_OFFSET, NULL);
}

static inline void pj_leave_python(const pj_entered *entered)
{
    pj_gate *gate = entered->callable->gate;
    if (PJ_UNLIKELY(!entered->is_short))
        pj_leave_slowly(entered);
    else if (PJ_LIKELY(entered->forks == gate->forks))
        __atomic_store_n(&gate->inside_held, gate->inside_held - 1, __ATOMIC_RELAXED);
    *entered->error_place = entered->error;
}

/* Conversions that only callbacks need. */
PyObject *pj_make_pointers(const pj_function *fn, int ref, void *const *addresses, int64_t count);
PyObject *pj_make_texts(const pj_function *fn, char *const *texts, int64_t count, int kind);
int pj_unpack(const pj_function *fn, PyObject *answer, Py_ssize_t count, PyObject **items);
int pj_fill(const pj_function *fn, int index, pj_buffer *from, void *to, int64_t room, int item);
PyObject *pj_make_view(const pj_function *fn, int ref, void *record);
int pj_hand_over(const pj_function *fn, int ref, PyObject *record, void *address);
void pj_take_back(const pj_function *fn, int ref, void *address);

#endif
