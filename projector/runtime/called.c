/* Values that Python is called back with: what is native memory must not be reached after the call. */
#include "pj_internal.h"

static PyObject *put(PyObject *tuple, Py_ssize_t i, PyObject *item)
{
    if (item != NULL && PyTuple_SetItem(tuple, i, item) == 0)
        return tuple;
    Py_DECREF(tuple);
    return NULL;
}

static Py_ssize_t length(const void *items, int64_t count) { return items == NULL || count < 0 ? 0 : (Py_ssize_t)count; }

/* Pointers to something opaque; None for NULL. */
PyObject *pj_make_pointers(const pj_function *fn, int ref, void *const *addresses, int64_t count)
{
    Py_ssize_t size = length(addresses, count);
    PyObject *all = PyTuple_New(size);
    for (Py_ssize_t i = 0; all != NULL && i < size; i++)
        all = put(all, i, pj_make_opaque(fn, ref, addresses[i], (pj_owners){{NULL}}, (pj_parents){{NULL}}));
    return all;
}

/* Texts that end with a NUL each; None for NULL. */
PyObject *pj_make_texts(const pj_function *fn, char *const *texts, int64_t count, int kind)
{
    Py_ssize_t size = length(texts, count);
    PyObject *all = PyTuple_New(size);
    for (Py_ssize_t i = 0; all != NULL && i < size; i++)
        all = put(all, i, pj_text_or_none(fn, texts[i], kind));
    return all;
}

/* Python's record that native code was given to keep, borrowed. */
static PyObject *find_handed(const pj_state *state, const void *address)
{
    PyObject *key = state->handed == NULL ? NULL : PyLong_FromVoidPtr((void *)(intptr_t)address);
    PyObject *found = key == NULL ? NULL : PyDict_GetItemWithError(state->handed, key);
    Py_XDECREF(key);
    return found;
}

/* A record in native memory, which can be written to until the call ends, or Python's own one; None for NULL. */
PyObject *pj_make_view(const pj_function *fn, int ref, void *record)
{
    if (record == NULL)
        return Py_NewRef(Py_None);
    PyObject *own = find_handed(fn->refs[ref]->state, record);
    if (own != NULL && Py_TYPE(own) == fn->refs[ref]->type)
        return Py_NewRef(own);
    if (PyErr_Occurred())
        return NULL;
    return pj_record_view(fn->refs[ref], record, fn->native, pj_record_desc_of(fn->refs[ref])->size, 0);
}

/* A view that somebody kept becomes a copy of what it showed last: it has room for that. */
static void detach_record(pj_record *record)
{
    PyObject *owner = record->owner;
    record->data = memcpy(record->storage, record->data, record->extent);
    record->owner = NULL;
    Py_DECREF(owner);
}

static void expire_one(PyObject *argument, const pj_runtime *runtime)
{
    void *dealloc = PyType_GetSlot(Py_TYPE(argument), Py_tp_dealloc);
    int64_t value;
    if (dealloc == (void *)runtime->opaque_dealloc)
        PJ_DATA(pj_opaque, argument)->address = NULL;
    else if (dealloc == (void *)runtime->record_dealloc && PJ_DATA(pj_record, argument)->owner != NULL)
        detach_record(PJ_DATA(pj_record, argument));
    else if (dealloc == (void *)runtime->handle_dealloc && PJ_DATA(pj_handle, argument)->open)
        (void)pj_take_handle(PJ_DATA(pj_handle, argument), &value);
}

/* After the call: what leads to native memory leads nowhere any more. */
void pj_expire(const pj_entered *entered, PyObject *argument)
{
    const pj_runtime *runtime = entered->callable->type->state->runtime;
    if (argument == NULL)
        return;
    if (Py_TYPE(argument) == &PyTuple_Type)
        for (Py_ssize_t i = 0; i < PyTuple_Size(argument); i++)
            expire_one(PyTuple_GetItem(argument, i), runtime);
    else
        expire_one(argument, runtime);
    Py_DECREF(argument);
}

/* ---- answers ------------------------------------------------------------------------------------------------------ */

/* The items of an answer of several values, borrowed. */
int pj_unpack(const pj_function *fn, PyObject *answer, Py_ssize_t count, PyObject **items)
{
    if (!(PyType_GetFlags(Py_TYPE(answer)) & Py_TPFLAGS_TUPLE_SUBCLASS) || PyTuple_Size(answer) != count) {
        PyErr_Format(PyExc_TypeError, "%s(): the answer must be a tuple of %zd values, not %R", fn->desc->name, count, answer);
        return -1;
    }
    for (Py_ssize_t i = 0; i < count; i++)
        items[i] = PyTuple_GetItem(answer, i);
    return 0;
}

/* Copies an answer to where native code has room for so many items. */
int pj_fill(const pj_function *fn, int index, pj_buffer *from, void *to, int64_t room, int item)
{
    from->count = from->size / item;
    room = room < 0 ? 0 : room;
    if (from->count > room) {
        PyErr_Format(PyExc_ValueError, "%s(): %s holds %zd: there is room for %lld", fn->desc->name,
                     fn->desc->parameters[index], from->count, (long long)room);
        return -1;
    }
    if (to == NULL)
        from->count = 0;
    else if (from->size > 0)
        memcpy(to, from->data, (size_t)from->size);
    return 0;
}

/* ---- what native code keeps, until it gives it back ---------------------------------------------------------------- */

int pj_hand_over(const pj_function *fn, int ref, PyObject *record, void *address)
{
    pj_state *state = fn->refs[ref]->state;
    if (address == NULL)
        return 0;
    if (Py_TYPE(record) != fn->refs[ref]->type || PJ_DATA(pj_record, record)->owner != NULL) {
        PyErr_Format(PyExc_ValueError, "%s(): native code keeps the record, so it must be one of its own, not a part or a view",
                     fn->desc->name);
        return -1;
    }
    if (find_handed(state, address) != NULL)
        PyErr_Format(PyExc_ValueError, "%s(): native code has this record already", fn->desc->name);
    PyObject *made = PyErr_Occurred() ? NULL : state->handed == NULL ? PyDict_New() : Py_NewRef(state->handed);
    if (made == NULL)
        return -1;
    if (!PJ_PUBLISH(&state->handed, made)) /* there is one already, of another thread perhaps */
        Py_DECREF(made);
    PyObject *key = PyLong_FromVoidPtr(address);
    int status = key == NULL ? -1 : PyDict_SetItem(state->handed, key, record);
    Py_XDECREF(key);
    return status;
}

void pj_take_back(const pj_function *fn, int ref, void *address)
{
    pj_state *state = fn->refs[ref]->state;
    PyObject *key = state->handed == NULL ? NULL : PyLong_FromVoidPtr(address);
    if (key == NULL || PyDict_DelItem(state->handed, key) < 0)
        PyErr_Clear(); /* it was never ours; or without memory the record is kept: that is safe */
    Py_XDECREF(key);
}
