/* Callables that native code calls: who they are, and how long they are kept. */
#include "pj_internal.h"

#define PJ_RESTING 256 /* callables that rest before the first of them is used again: who calls too late finds nobody */

static const pj_callback_desc *desc_of(const pj_type *type) { return (const pj_callback_desc *)type->desc; }

static pj_callable *new_callable(pj_type *type, PyObject *object, pj_scope scope)
{
    pj_gate *gate = pj_gate_of(type->state);
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
    callable->row = type->desc->kind == PJ_TYPE_CALLBACK ? desc_of(type)->row : NULL;
    callable->object = Py_NewRef(object);
    callable->pinned = NULL;
    callable->next = NULL;
    callable->type = type;
    callable->gate = gate;
    callable->place = NULL;
    callable->scope = scope;
    callable->caller = scope == PJ_SCOPE_CALLER ? PyThreadState_Get() : PJ_ANYBODY;
    callable->caller_errno = &errno;
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

void pj_release_callables(pj_callable *first)
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
    pj_release_callables(first);
}

/* Of the callables that one keeper's native object may call, those that this parameter was given before go. */
static pj_callable *take_kept(pj_handle *keeper, const uint8_t *by, int index)
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
    if (first != NULL && first->pinned == keeper) { /* it stays as long as itself, and would stay open for good */
        pj_release_callables(first);
        first = NULL;
    }
    PJ_LOCK_OBJECT(keeper);
    pj_callable *before = take_kept(keeper, fn->desc->refs, index);
    if (first != NULL) {
        first->keeper = fn->desc->refs;
        first->index = index;
        first->next_kept = keeper->callables;
        keeper->callables = first;
    }
    PJ_UNLOCK_OBJECT(keeper);
    pj_release_callables(before);
}

void pj_free_kept_callables(pj_handle *keeper)
{
    PJ_LOCK_OBJECT(keeper);
    pj_callable *first = keeper->callables;
    keeper->callables = NULL;
    PJ_UNLOCK_OBJECT(keeper);
    pj_free_callables(first);
}

/* All that one keeper's native object could call. */
void pj_free_callables(pj_callable *first)
{
    for (pj_callable *next; first != NULL; first = next) {
        next = first->next_kept;
        pj_release_callables(first);
    }
}

static const pj_pool *pool_of(const pj_type *type)
{
    return &type->state->package->pools[desc_of(type)->row->shared - 1];
}

/* How many functions of a pool that is shared call this type's callables. */
static int count_taken(const pj_type *type)
{
    const pj_pool *pool = pool_of(type);
    int taken = 0;
    for (int i = 0; i < pool->count; i++)
        taken += __atomic_load_n(&pool->places[i].callable, __ATOMIC_SEQ_CST) != NULL &&
                 __atomic_load_n(&pool->places[i].row, __ATOMIC_SEQ_CST) == desc_of(type)->row;
    return taken;
}

/* A function of the pool that its type shares with others; false where that has none left, or its type enough. */
static bool take_place(pj_callable *callable, void **code)
{
    const pj_callback_row *row = desc_of(callable->type)->row;
    const pj_pool *pool = pool_of(callable->type);
    if (count_taken(callable->type) >= row->pool_size)
        return false;
    for (int i = 0; i < pool->count; i++) {
        pj_callable *nobody = NULL;
        pj_pooled *place = &pool->places[i];
        if (!__atomic_compare_exchange_n(&place->callable, &nobody, callable, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
            continue;
        __atomic_store_n(&place->row, row, __ATOMIC_SEQ_CST); /* who calls too late finds one of them and reaches nobody */
        callable->place = &place->callable;
        memcpy(code, &pool->code[i], sizeof *code);
        return true;
    }
    return false;
}

/* What native code is given to call it by; false where the pool has no place left. */
static bool take_code(pj_callable *callable, void **code)
{
    const pj_callback_row *row = desc_of(callable->type)->row;
    if (row->shared != 0)
        return take_place(callable, code);
    const pj_called_row *called = &callable->type->desc->home->namespace->called[row->called - 1];
    if (called->asker != NULL)
        __atomic_store_n(called->asker, callable->type->face->natives[row->asked], __ATOMIC_SEQ_CST);
    if (called->teller != NULL)
        __atomic_store_n(called->teller, callable->type->face->natives[row->told], __ATOMIC_SEQ_CST);
    if (row->pool_size == 0) {
        memcpy(code, &called->entry, sizeof *code);
        return true;
    }
    for (int i = 0; i < row->pool_size; i++) {
        pj_callable *nobody = NULL;
        if (!__atomic_compare_exchange_n(&called->places[i], &nobody, callable, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
            continue;
        callable->place = &called->places[i];
        memcpy(code, &called->pool[i], sizeof *code);
        return true;
    }
    return false;
}

/* What the callback's values are converted by. */
static int make_face(pj_type *type)
{
    if (PJ_LIKELY(type->face != NULL))
        return 0;
    pj_function *made = pj_face_new(type->desc->home, desc_of(type)->row->face - 1);
    if (made != NULL && !PJ_PUBLISH(&type->face, made))
        Py_DECREF(made);
    return made == NULL ? -1 : 0;
}

/* A callable, and what native code is given to call it by; the words are of an error about whom it is given to. */
static pj_callable *new_called(pj_type *type, PyObject *object, pj_scope scope, const char *whom, const char *joint,
                               const char *what, void **code)
{
    pj_callable *callable = make_face(type) < 0 ? NULL : new_callable(type, object, scope);
    if (callable == NULL || take_code(callable, code))
        return callable;
    callable->given = false;
    free_callable(callable);
    const pj_callback_row *row = desc_of(type)->row;
    bool is_theirs = row->shared != 0 && count_taken(type) < row->pool_size;
    PyErr_Format(PyExc_RuntimeError,
                 "%s%s%s: all %d callbacks of the type %s%s are in use; a larger `callback_pool` in the projection's "
                 "manifest gives more", whom, joint, what, is_theirs ? pool_of(type)->count : row->pool_size,
                 type->desc->name, is_theirs ? " and of those that are called alike" : "");
    return NULL;
}

int pj_arg_callback(const pj_function *fn, PyObject *arg, int index, int ref, pj_scope scope, pj_callable **given,
                    void **code)
{
    pj_type *type = fn->refs[ref];
    if (Py_TYPE(arg) == type->type) {
        *code = PJ_DATA(pj_opaque, arg)->address;
        return 0;
    }
    if (!PyCallable_Check(arg))
        return pj_bad_type(fn, arg, index, "callable");
    pj_callable *callable = new_called(type, arg, scope, fn->desc->name, "(): ", fn->desc->parameters[index], code);
    if (callable == NULL)
        return -1;
    callable->next = *given;
    *given = callable;
    return 0;
}

/* A function pointer that leads to a callable as long as this object lives; the words are of errors. */
PyObject *pj_point_to_callable(pj_type *type, PyObject *object, const char *whom, const char *joint, const char *what)
{
    void *code = NULL;
    pj_callable *callable = new_called(type, object, PJ_SCOPE_FOREVER, whom, joint, what, &code);
    if (callable == NULL)
        return NULL;
    callable->given = false;
    return pj_point_to(type, code, callable);
}

/* A handle that the callee keeps, as who may be called is kept. */
int pj_retain(pj_handle *handle, pj_callable **given)
{
    if (handle == NULL || handle->type == NULL) /* a number, or a guest: nobody here knows whose */
        return 0;
    *given = new_callable(handle->type, (PyObject *)handle, PJ_SCOPE_FOREVER);
    if (*given == NULL)
        return -1;
    pj_hold_again(handle);
    (*given)->pinned = handle;
    return 0;
}

/* Likewise memory of Python's. */
int pj_retain_object(const pj_function *fn, PyObject *object, int ref, pj_callable **given)
{
    return (*given = new_callable(fn->refs[ref], object, PJ_SCOPE_FOREVER)) == NULL ? -1 : 0;
}
