/* What the pointers in records lead to is kept by the object that the memory belongs to: in a dict, by how far the pointer
 * is from the memory's start. Only what keeps something is tracked by the garbage collector. */
#include "pj_internal.h"

/* ---- whom memory belongs to ------------------------------------------------------------------------------------- */

static bool is_ours(const pj_runtime *runtime, PyObject *object)
{
    return Py_TYPE(object) == runtime->array_type || Py_TYPE(object) == runtime->block_type || pj_is_record(runtime, object);
}

/* The record or block that the memory of an object of this runtime belongs to; or a view of anybody else's memory. */
bool pj_root_of(const pj_runtime *runtime, PyObject *object, pj_root *root)
{
    PyObject *owner;
    if (!is_ours(runtime, object))
        return false;
    for (;; object = owner) {
        bool is_record = pj_is_record(runtime, object);
        owner = is_record ? PJ_DATA(pj_record, object)->owner : PJ_DATA(pj_array, object)->owner;
        if (owner != NULL && is_ours(runtime, owner))
            continue;
        root->object = object;
        root->data = is_record ? PJ_DATA(pj_record, object)->data : PJ_DATA(pj_array, object)->data;
        root->kept = NULL;
        if (owner != NULL)
            return true; /* nobody knows how long the memory lives, so nothing is kept for it */
        if (is_record && pj_record_desc_of(PJ_DATA(pj_record, object)->type)->keeps)
            root->kept = pj_kept_by(PJ_DATA(pj_record, object));
        else if (Py_TYPE(object) == runtime->block_type)
            root->kept = &PJ_DATA(pj_block, object)->kept;
        return true;
    }
}

/* What must live so that an object's memory does, new: the collector doesn't see all views, but whom they belong to. */
PyObject *pj_anchor(const pj_runtime *runtime, PyObject *object)
{
    pj_root root;
    return Py_NewRef(pj_root_of(runtime, object, &root) ? root.object : object);
}

/* ---- keeping ---------------------------------------------------------------------------------------------------- */

/* The dict of what is kept there; NULL with an error, or without one if there is none and `make` is false. */
static PyObject *kept_dict(const pj_root *root, bool make)
{
    if (*root->kept != NULL || !make)
        return *root->kept;
    PyObject *made = PyDict_New();
    if (made != NULL && !PJ_PUBLISH(root->kept, made))
        Py_DECREF(made);
    if (*root->kept != NULL && !PyObject_GC_IsTracked(root->object))
        PyObject_GC_Track(root->object);
    return *root->kept;
}

static bool find_root(const pj_memory *memory, const pj_field *field, pj_root *root)
{
    if (pj_root_of(memory->state->runtime, memory->owner, root) && root->kept != NULL)
        return true;
    PyErr_Format(PyExc_TypeError, "%s.%s can't be set here: nothing would keep what it leads to", field->record, field->name);
    return false;
}

/* Replaces what is kept there, and gives what was; object NULL: by nothing. */
static int replace(PyObject *dict, PyObject *key, PyObject *object, PyObject **before)
{
    *before = dict == NULL ? NULL : PyDict_GetItemWithError(dict, key);
    if (*before == NULL && dict != NULL && PyErr_Occurred())
        return -1;
    if (*before != NULL)
        Py_INCREF(*before);
    if (object != NULL)
        return PyDict_SetItem(dict, key, object);
    return *before == NULL ? 0 : PyDict_DelItem(dict, key);
}

/* Sets a pointer, and keeps what it leads to (NULL: nothing) as long as it isn't set again. */
int pj_keep(const pj_memory *memory, const pj_field *field, PyObject *object, const void *address)
{
    char *at = memory->data + field->offset;
    pj_root root;
    if (!find_root(memory, field, &root))
        return -1;
    PyObject *before = NULL, *key = PyLong_FromSsize_t(at - root.data);
    pj_uses *uses = memory->state->runtime->uses;
    PJ_LOCK(uses);
    PyObject *dict = key == NULL ? NULL : kept_dict(&root, object != NULL);
    int status = key == NULL || (dict == NULL && object != NULL) ? -1 : replace(dict, key, object, &before);
    if (status == 0)
        memcpy(at, &address, sizeof address);
    if (PJ_UNLIKELY(uses->first != NULL))
        pj_stay(memory->state->runtime, root.object, before);
    PJ_UNLOCK(uses);
    Py_XDECREF(key);
    Py_XDECREF(before); /* which can run anything: the pointer leads elsewhere by now */
    return status;
}

/* A pointer, and what is kept for it, new; NULL without an error if there is nothing. */
PyObject *pj_kept_at(const pj_memory *memory, const pj_field *field, void **address)
{
    pj_uses *uses = memory->state->runtime->uses;
    pj_root root;
    bool keeps = pj_root_of(memory->state->runtime, memory->owner, &root) && root.kept != NULL;
    PJ_LOCK(uses); /* somebody may set it just now */
    memcpy(address, memory->data + field->offset, sizeof *address);
    bool is_kept = keeps && *address != NULL && *root.kept != NULL;
    PyObject *key = is_kept ? PyLong_FromSsize_t(memory->data + field->offset - root.data) : NULL;
    PyObject *object = key == NULL ? NULL : PyDict_GetItemWithError(*root.kept, key);
    if (object != NULL)
        Py_INCREF(object);
    PJ_UNLOCK(uses);
    Py_XDECREF(key);
    return object;
}

/* Where the memory of something that is kept is; 0 if it has none that can be seen. */
int pj_reach_of(const pj_runtime *runtime, PyObject *object, pj_reach *reach)
{
    if (pj_is_record(runtime, object)) {
        const pj_record *record = PJ_DATA(pj_record, object);
        *reach = (pj_reach){record->data, record->extent, record->readonly};
        return 1;
    }
    if (Py_TYPE(object) == runtime->array_type || Py_TYPE(object) == runtime->block_type) {
        const pj_array *array = PJ_DATA(pj_array, object);
        *reach = (pj_reach){array->data, (size_t)array->length * array->part->size, array->readonly};
        return 1;
    }
    Py_buffer view;
    if (!PyObject_CheckBuffer(object))
        return 0;
    if (PyObject_GetBuffer(object, &view, PyBUF_SIMPLE) < 0)
        return -1;
    *reach = (pj_reach){view.buf, (size_t)view.len, view.readonly};
    PyBuffer_Release(&view);
    return 1;
}

/* ---- copies ----------------------------------------------------------------------------------------------------- */

/* Adds the pointers of a dict that lie within `size` bytes from `start` on (or outside), moved by `shift`. What isn't a
 * pointer, an original, isn't moved. */
static int add_entries(PyObject *to, PyObject *from, Py_ssize_t start, Py_ssize_t size, bool within, Py_ssize_t shift)
{
    PyObject *key, *value;
    Py_ssize_t position = 0;
    int status = 0;
    while (status == 0 && PyDict_Next(from, &position, &key, &value)) {
        bool is_pointer = PyIndex_Check(key);
        Py_ssize_t at = is_pointer ? PyNumber_AsSsize_t(key, NULL) : 0;
        if ((is_pointer && at >= start && at < start + size) != within)
            continue;
        PyObject *moved = is_pointer ? PyLong_FromSsize_t(at + shift) : Py_NewRef(key);
        status = moved == NULL ? -1 : PyDict_SetItem(to, moved, value);
        Py_XDECREF(moved);
    }
    return status;
}

/* What a library lent to the original lives as long as that: the copy keeps it, or the original's own original. */
static int keep_original(PyObject *to, Py_ssize_t start, const pj_root *root, Py_ssize_t there)
{
    PyObject *key = PyUnicode_FromFormat("original of %zd", there), *original = root->object;
    PyObject *before = key == NULL || root->kept == NULL || *root->kept == NULL ? NULL : PyDict_GetItemWithError(*root->kept, key);
    Py_XDECREF(key);
    key = PyErr_Occurred() ? NULL : PyUnicode_FromFormat("original of %zd", start);
    int status = key == NULL ? -1 : PyDict_SetItem(to, key, before == NULL ? original : before);
    Py_XDECREF(key);
    return status;
}

/* What the copy's pointers lead to. */
static int take_over(PyObject *to, Py_ssize_t start, const pj_memory *from, Py_ssize_t size, bool lent, const pj_root *target)
{
    pj_root root = {from->owner, from->data, NULL};
    (void)pj_root_of(from->state->runtime, from->owner, &root);
    Py_ssize_t there = from->data - root.data;
    if (root.kept != NULL && *root.kept != NULL && add_entries(to, *root.kept, there, size, true, start - there) < 0)
        return -1;
    bool is_foreign = root.kept == NULL;
    return (lent || is_foreign) && root.object != target->object ? keep_original(to, start, &root, there) : 0;
}

/* Copies `size` bytes of memory, and keeps for the copy what its pointers lead to. */
int pj_copy_kept(const pj_memory *from, const pj_memory *to, uint32_t size, bool lent)
{
    static const pj_field whole = {.record = "a record", .name = "pointers"};
    pj_root root;
    if (!find_root(to, &whole, &root))
        return -1;
    Py_ssize_t start = to->data - root.data;
    pj_uses *uses = to->state->runtime->uses;
    PyObject *dict = PyDict_New();
    PJ_LOCK(uses);
    PyObject *before = dict == NULL ? NULL : kept_dict(&root, true);
    if (before == NULL || add_entries(dict, before, start, size, false, 0) < 0 ||
        take_over(dict, start, from, size, lent, &root) < 0) {
        PJ_UNLOCK(uses);
        Py_XDECREF(dict);
        return -1;
    }
    *root.kept = dict;
    memmove(to->data, from->data, size);
    if (PJ_UNLIKELY(uses->first != NULL))
        pj_stay(to->state->runtime, root.object, before);
    PJ_UNLOCK(uses);
    Py_DECREF(before); /* which can run anything */
    return 0;
}

/* ---- for pickles ------------------------------------------------------------------------------------------------ */

static bool is_set(const pj_field *field, const char *data)
{
    void *address;
    memcpy(&address, data + field->offset, sizeof address);
    return address != NULL;
}

static const pj_field *set_within(pj_state *state, const pj_field *field, const char *data)
{
    if (!(field->flags & PJ_KEEPS))
        return NULL;
    if (field->kind >= PJ_STRING_AT)
        return is_set(field, data) ? field : NULL;
    if (field->kind == PJ_RECORD)
        return pj_set_pointer(pj_type_of(field->type), data + field->offset); /* it lives: pj_read_fields */
    pj_memory memory = {(char *)data, NULL, state, 0, 1};
    if (field->kind == PJ_CHOICE)
        return set_within(state, pj_chosen(field, &memory), data);
    const pj_field *found = NULL;
    for (uint32_t i = 0; found == NULL && i < field->length; i++)
        found = set_within(state, field->part, data + field->offset + i * field->part->size);
    return found;
}

/* The first field with a pointer that leads somewhere; NULL if there is none. */
const pj_field *pj_set_pointer(const pj_type *type, const char *data)
{
    const pj_field *found = NULL;
    for (uint32_t i = 0; found == NULL && i < pj_record_desc_of(type)->count; i++)
        found = set_within(type->state, &type->fields[i], data);
    return found;
}
