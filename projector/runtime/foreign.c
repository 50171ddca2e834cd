/* Views of memory that native code made or lends. Behind them is a lease: when the last view is gone, it gives the memory
 * back, or lets go of whom that was borrowed from. */
#include "pj_internal.h"

typedef struct {
    PJ_HEAD
    void *memory;
    pj_freer *free;          /* NULL: it is somebody else's */
    void (*function)(void);  /* what it calls */
    bool is_ours;            /* the memory itself is Python's, and what it leads to is freed */
    PyObject *native;        /* the extension module, and with it the library */
    pj_owners owners;
    pj_parents parents;
} pj_lease;

static void lease_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    pj_lease lease = *PJ_DATA(pj_lease, self);
    PyObject_Free(self);
    if (lease.free != NULL) {
        PyThreadState *thread = PyEval_SaveThread();
        lease.free(lease.function, lease.memory);
        PyEval_RestoreThread(thread);
    }
    if (lease.is_ours)
        PyMem_Free(lease.memory);
    pj_let_go(&lease.parents);
    for (int i = 0; i < PJ_MAX_PARENTS; i++)
        Py_XDECREF(lease.owners.of[i]);
    Py_DECREF(lease.native);
    Py_DECREF(type);
}

PyTypeObject *pj_lease_class(void)
{
    PyType_Slot slots[] = {{Py_tp_dealloc, lease_dealloc}, {0, NULL}};
    return pj_class(NULL, "projector.lease", sizeof(pj_lease), Py_TPFLAGS_DISALLOW_INSTANTIATION, slots);
}

static void free_by(pj_lease *lease, const pj_function *fn, int native)
{
    lease->free = pj_freer_of(fn, native);
    lease->function = fn->natives[native];
}

/* From here on the memory isn't the caller's to free, also if this fails. */
static PyObject *new_lease(const pj_function *fn, void *memory, const pj_terms *terms)
{
    PyTypeObject *class = pj_shared_class(&fn->home->state->runtime->lease_type, pj_lease_class);
    pj_lease *lease = class == NULL ? NULL : (pj_lease *)_PyObject_New(class);
    if (lease == NULL) {
        if (terms->free >= 0)
            pj_free_native(fn, terms->free, memory);
        return NULL;
    }
    lease->memory = memory;
    lease->free = NULL;
    lease->is_ours = false;
    if (terms->free >= 0)
        free_by(lease, fn, terms->free);
    lease->native = Py_NewRef(fn->native);
    lease->owners = terms->owners;
    lease->parents = terms->parents;
    for (int i = 0; i < PJ_MAX_PARENTS; i++)
        if (lease->owners.of[i] != NULL)
            Py_INCREF(lease->owners.of[i]);
    pj_hold(&lease->parents);
    return (PyObject *)lease;
}

/* How far a record reaches: with its flexible tail, of which a field says how long it is. */
static uint32_t extent_of(pj_type *type, char *record)
{
    const pj_record_desc *desc = pj_record_desc_of(type);
    const pj_field *tail = &type->fields[desc->count - 1];
    if (PJ_LIKELY(!desc->flexible))
        return desc->size;
    pj_memory memory = {record, NULL, type->state, UINT32_MAX, 1};
    uint32_t end = tail->offset + pj_tail_size(tail, &memory);
    return end > desc->size ? end : desc->size;
}

/* A record; None for NULL. */
PyObject *pj_make_foreign(const pj_function *fn, int ref, void *record, pj_terms terms)
{
    pj_type *type = fn->refs[ref];
    if (record == NULL)
        return Py_NewRef(Py_None);
    PyObject *lease = new_lease(fn, record, &terms);
    PyObject *view = lease == NULL ? NULL : pj_record_view(type, record, lease, extent_of(type, record), terms.readonly);
    Py_XDECREF(lease);
    return view;
}

/* Records one after another; None for NULL. */
PyObject *pj_make_foreign_block(const pj_function *fn, int ref, void *records, int64_t count, pj_terms terms)
{
    if (records == NULL)
        return Py_NewRef(Py_None);
    PyObject *lease = new_lease(fn, records, &terms), *block = NULL;
    if (lease != NULL && pj_can_exist(count, pj_record_desc_of(fn->refs[ref])->size))
        block = pj_block_over(fn->refs[ref], records, count < 0 ? 0 : (Py_ssize_t)count, lease, terms.readonly);
    Py_XDECREF(lease);
    return block;
}

/* Bytes, where they lie; None for NULL. */
PyObject *pj_make_memory_view(const pj_function *fn, void *memory, int64_t size, pj_terms terms)
{
    if (memory == NULL)
        return Py_NewRef(Py_None);
    PyObject *lease = new_lease(fn, memory, &terms), *array = NULL, *view = NULL;
    if (lease != NULL && pj_can_exist(size, 1)) {
        pj_memory bytes = {memory, lease, fn->home->state, 1, terms.readonly};
        array = pj_array_over(&bytes, &pj_one_byte, size < 0 ? 0 : (Py_ssize_t)size);
    }
    if (array != NULL)
        view = PyMemoryView_FromObject(array);
    Py_XDECREF(array);
    Py_XDECREF(lease);
    return view;
}

/* A record for the callee to fill with what it will have to free. */
pj_record *pj_record_leased(const pj_function *fn, int ref, uint32_t size)
{
    pj_type *type = fn->refs[ref];
    const pj_record_desc *desc = pj_record_desc_of(type);
    char *memory = PyMem_Calloc(1, size);
    PyObject *lease = memory == NULL ? PyErr_NoMemory() : new_lease(fn, memory, &(pj_terms){.free = -1});
    if (lease == NULL) {
        PyMem_Free(memory);
        return NULL;
    }
    PJ_DATA(pj_lease, lease)->is_ours = true;
    if (desc->size_bytes != 0)
        pj_write_size(desc, memory);
    PyObject *record = pj_record_view(type, memory, lease, size, 0);
    Py_DECREF(lease);
    return (pj_record *)record;
}

/* Such a record once it was filled. */
PyObject *pj_make_owned(const pj_function *fn, pj_record **record, int free)
{
    pj_lease *lease = PJ_DATA(pj_lease, (*record)->owner);
    free_by(lease, fn, free);
    return pj_make_record(fn, record);
}

/* ---- linked lists ------------------------------------------------------------------------------------------------ */

typedef struct {
    PJ_HEAD
    char *first, *at;     /* NULL: no more */
    char *passed;         /* a record that came before, and how many go by until the next one is looked for again */
    uint64_t steps, more; /* as Brent's algorithm finds where a list leads back into itself */
    PyObject *lease;
    pj_type *type;
    uint32_t next; /* where a record has the pointer to the next one */
    uint32_t readonly;
} pj_chain;

/* On to the next record. A ring ends where it began; a list that leads back into itself elsewhere would never end. */
static int move_on(pj_chain *chain, char *next)
{
    chain->at = next == chain->first ? NULL : next;
    if (next == chain->passed && chain->at != NULL) {
        chain->at = NULL;
        PyErr_Format(PyExc_ValueError, "a list of %s leads back into itself", chain->type->desc->name);
        return -1;
    }
    if (--chain->more == 0) {
        chain->more = chain->steps *= 2;
        chain->passed = next;
    }
    return 0;
}

/* The pointer is read before anybody gets the record, so that may be taken out of the list. */
static PyObject *chain_next(PyObject *self)
{
    pj_chain *chain = PJ_DATA(pj_chain, self);
    char *record = chain->at;
    if (record == NULL)
        return NULL;
    pj_type *type = chain->type;
    PyObject *view = pj_record_view(type, record, chain->lease, extent_of(type, record), chain->readonly);
    if (view == NULL)
        return NULL;
    char *next;
    memcpy(&next, record + chain->next, sizeof next);
    if (PJ_UNLIKELY(move_on(chain, next) < 0)) {
        Py_DECREF(view);
        return NULL;
    }
    return PJ_LIKELY(type->abroad == NULL) ? view : pj_emigrate(type->state->runtime, view);
}

static void chain_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self), *class = PJ_DATA(pj_chain, self)->type->type;
    PyObject *lease = PJ_DATA(pj_chain, self)->lease;
    PyObject_Free(self);
    Py_XDECREF(lease);
    Py_DECREF(class);
    Py_DECREF(type);
}

PyTypeObject *pj_chain_class(void)
{
    PyType_Slot slots[] = {
        {Py_tp_dealloc, chain_dealloc}, {Py_tp_iter, PyObject_SelfIter}, {Py_tp_iternext, chain_next}, {0, NULL},
    };
    return pj_class(NULL, "projector.chain", sizeof(pj_chain), Py_TPFLAGS_DISALLOW_INSTANTIATION, slots);
}

/* An iterator over the records of a list, which is empty for NULL. */
PyObject *pj_make_chain(const pj_function *fn, int ref, void *first, uint32_t next, pj_terms terms)
{
    pj_type *type = fn->refs[ref];
    PyObject *lease = first == NULL ? NULL : new_lease(fn, first, &terms);
    if (first != NULL && lease == NULL)
        return NULL;
    PyTypeObject *class = pj_shared_class(&type->state->runtime->chain_type, pj_chain_class);
    pj_chain *chain = class == NULL ? NULL : (pj_chain *)_PyObject_New(class);
    if (chain == NULL) {
        Py_XDECREF(lease);
        return NULL;
    }
    chain->first = chain->at = chain->passed = first;
    chain->steps = chain->more = 1;
    chain->lease = lease;
    chain->type = type;
    Py_INCREF(type->type); /* and with it the package, which is in use as long as the list */
    chain->next = next;
    chain->readonly = terms.readonly;
    return (PyObject *)chain;
}
