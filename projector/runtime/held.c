/* Fields that are handles: what is set is kept by the record; what native code set is lent, or from then on the record's. */
#include "pj_internal.h"

static const pj_handle_desc *desc_of(const pj_type *type) { return (const pj_handle_desc *)type->desc; }

static bool means_none(const pj_type *type, int64_t value)
{
    return value == 0 || pj_is_among(desc_of(type)->invalid, desc_of(type)->row.invalid_count, value);
}

/* What native code put there. */
static PyObject *found(const pj_field *field, const pj_memory *memory, pj_type *type, void *address)
{
    int64_t value = (int64_t)(intptr_t)address;
    if (!(field->flags & (PJ_LENT | PJ_OWNED)) || means_none(type, value))
        return Py_NewRef(Py_None);
    if (!(field->flags & PJ_OWNED))
        return pj_borrow_handle(type, value);
    PyObject *handle = pj_own_handle(type, value);
    if (handle != NULL && pj_keep(memory, field, handle, address) < 0) {
        Py_DECREF(handle);
        return NULL;
    }
    return handle;
}

PyObject *pj_load_handle(const pj_field *field, const pj_memory *memory)
{
    void *address;
    pj_type *type = pj_type_of(field->type);
    PyObject *kept = type == NULL ? NULL : pj_kept_at(memory, field, &address);
    if (type == NULL || (kept == NULL && PyErr_Occurred()))
        return NULL;
    if (kept != NULL && PJ_DATA(pj_handle, kept)->value == (int64_t)(intptr_t)address)
        return kept;
    Py_XDECREF(kept);
    return found(field, memory, type, address);
}

static int store_value(const pj_field *field, const pj_memory *memory, const pj_type *type, PyObject *value)
{
    int64_t word;
    if (!PyIndex_Check(value) || desc_of(type)->row.pseudo_count == 0)
        return pj_bad_value(field, value, type->desc->name);
    if (pj_as_word(value, &word) < 0)
        return -1;
    if (pj_is_among(desc_of(type)->pseudo, desc_of(type)->row.pseudo_count, word))
        return pj_keep(memory, field, NULL, (void *)(intptr_t)word);
    PyErr_Format(PyExc_ValueError, "%s.%s: no value of %s that is known", field->record, field->name, type->desc->name);
    return -1;
}

/* A handle of its kind or of one that serves as well, or a value that nobody closes. */
int pj_store_handle(const pj_field *field, const pj_memory *memory, PyObject *value)
{
    pj_type *type = pj_type_of(field->type);
    if (type == NULL)
        return -1;
    pj_handle *handle = pj_fitting_handle(memory->state, desc_of(type), value);
    if (handle == NULL)
        return store_value(field, memory, type, value);
    if (!handle->open) {
        PyErr_Format(PyExc_ValueError, "%s.%s: the %s is closed", field->record, field->name, handle->type->desc->name);
        return -1;
    }
    return pj_keep(memory, field, value, (void *)(intptr_t)handle->value);
}

/* A record that the callee filled, whose handles are the caller's now: each is closed once, whoever looks at it. */
PyObject *pj_make_owning(const pj_function *fn, pj_record **record)
{
    PyObject *made = pj_make_record(fn, record);
    const pj_record *filled = PJ_DATA(pj_record, made);
    pj_type *type = pj_type_of_class(Py_TYPE(made));
    const pj_record_desc *desc = pj_record_desc_of(type);
    pj_memory memory = {filled->data, made, type->state, filled->extent, filled->readonly};
    for (uint32_t i = 0; i < desc->count; i++) {
        if (!(type->fields[i].flags & PJ_OWNED))
            continue;
        PyObject *handle = pj_load_handle(&type->fields[i], &memory);
        if (handle == NULL) {
            Py_DECREF(made);
            return NULL;
        }
        Py_DECREF(handle);
    }
    return made;
}
