/* Arrays of pointers to records, to what is opaque, and of handles: given as sequences, and as results. */
#include "pj_internal.h"

/* ---- as an argument --------------------------------------------------------------------------------------------- */

/* The items as they are now, and room for as many values and a NULL. */
static PyObject *items_of(const pj_function *fn, PyObject *arg, int index, int size, const char *expected, pj_buffer *out)
{
    PyObject *items = pj_is_sequence(fn, arg, index, expected) ? PySequence_List(arg) : NULL;
    if (items == NULL || pj_make_room(fn, index, PyList_Size(items) + 1, size, out) == 0)
        return items;
    Py_DECREF(items);
    return NULL;
}

/* The items stay with the values that stand for them; 0, or -1 with an error. */
static int keep_items(PyObject *items, int size, int status, pj_buffer *out)
{
    PyObject *block = out->made;
    out->count = PyList_Size(items);
    out->size = out->count * size;
    memset((char *)out->data + out->size, 0, (size_t)size);
    if (block != NULL && status == 0)
        status = PyList_Append(items, block);
    Py_XDECREF(block);
    out->made = items;
    return status;
}

static int point_to_records(const pj_function *fn, PyObject *arg, int index, int ref, bool writes, pj_buffer *out)
{
    PyObject *items = items_of(fn, arg, index, sizeof(void *), "a sequence of records", out);
    void **to = out->data;
    int status = 0;
    for (Py_ssize_t i = 0; items != NULL && status == 0 && i < PyList_Size(items); i++) {
        PyObject *item = PyList_GetItem(items, i);
        status = writes ? pj_arg_record_inout(fn, item, index, ref, &to[i]) : pj_arg_record(fn, item, index, ref, &to[i]);
    }
    return items == NULL ? -1 : keep_items(items, sizeof(void *), status, out);
}

int pj_arg_record_pointers(const pj_function *fn, PyObject *arg, int index, int ref, pj_buffer *out)
{
    return point_to_records(fn, arg, index, ref, false, out);
}

int pj_arg_record_pointers_inout(const pj_function *fn, PyObject *arg, int index, int ref, pj_buffer *out)
{
    return point_to_records(fn, arg, index, ref, true, out);
}

static int pin_item(const pj_function *fn, PyObject *item, int index, int size, int ref, pj_handle **pin, char *to)
{
    int64_t value = 0;
    void *address = NULL;
    if (fn->refs[ref]->desc->kind == PJ_TYPE_OPAQUE) {
        if (pj_arg_opaque(fn, item, index, ref, pin, &address) < 0)
            return -1;
        memcpy(to, &address, sizeof address);
        return 0;
    }
    if (pj_pin(fn, item, index, ref, pin, &value) < 0)
        return -1;
    int32_t narrow = (int32_t)value;
    address = (void *)(intptr_t)value;
    memcpy(to, size == (int)sizeof narrow ? (void *)&narrow : (void *)&address, (size_t)size);
    return 0;
}

/* Handles, or pointers to something opaque, are in use until pj_release_pins. */
int pj_arg_handle_pointers(const pj_function *fn, PyObject *arg, int index, int size, int ref, pj_pins **pins, pj_buffer *out)
{
    PyObject *items = items_of(fn, arg, index, size, "a sequence", out);
    if (items == NULL)
        return -1;
    size_t count = (size_t)PyList_Size(items);
    int status = (*pins = PyMem_Calloc(1, sizeof **pins + count * sizeof(pj_handle *))) == NULL ? -1 : 0;
    if (status < 0)
        PyErr_NoMemory();
    for (size_t i = 0; status == 0 && i < count; i++, (*pins)->count++)
        status = pin_item(fn, PyList_GetItem(items, (Py_ssize_t)i), index, size, ref, &(*pins)->of[i], (char *)out->data + i * (size_t)size);
    return keep_items(items, size, status, out);
}

void pj_release_pins(pj_pins *pins)
{
    for (size_t i = 0; pins != NULL && i < pins->count; i++)
        pj_release_handle(pins->of[i]);
    PyMem_Free(pins);
}

/* ---- as a result ------------------------------------------------------------------------------------------------ */

/* How many there are: what was told, or those before the first NULL. */
static int64_t length_of(void *const *list, int64_t count)
{
    if (list == NULL || count >= 0)
        return list == NULL ? 0 : count;
    for (count = 0; list[count] != NULL;)
        count++;
    return count;
}

/* Makes a list of what `make` makes of each; None for NULL. */
static PyObject *list_of(const pj_function *fn, int ref, void *const *list, int64_t count, const void *with,
                         PyObject *(*make)(const pj_function *, int, void *, const void *))
{
    int64_t length = length_of(list, count);
    PyObject *all = list == NULL ? Py_NewRef(Py_None) : PyList_New(0);
    for (int64_t i = 0; all != NULL && i < length; i++) {
        PyObject *one = list[i] == NULL ? Py_NewRef(Py_None) : make(fn, ref, list[i], with);
        if (one == NULL || PyList_Append(all, one) < 0) {
            Py_DECREF(all);
            all = NULL;
        }
        Py_XDECREF(one);
    }
    return all;
}

static PyObject *copy_one(const pj_function *fn, int ref, void *record, const void *unused)
{
    (void)unused;
    return pj_record_of(fn->refs[ref], record);
}

static PyObject *opaque_one(const pj_function *fn, int ref, void *address, const void *terms)
{
    const pj_terms *given = terms;
    return pj_make_opaque(fn, ref, address, given->owners, given->parents);
}

static PyObject *lend_one(const pj_function *fn, int ref, void *value, const void *terms)
{
    return pj_lend_handle(fn, ref, (int64_t)(intptr_t)value, ((const pj_terms *)terms)->parents);
}

PyObject *pj_make_record_copies(const pj_function *fn, int ref, void *list, int64_t count, pj_terms terms)
{
    (void)terms;
    return list_of(fn, ref, list, count, NULL, copy_one);
}

PyObject *pj_make_opaques(const pj_function *fn, int ref, void *list, int64_t count, pj_terms terms)
{
    return list_of(fn, ref, list, count, &terms, opaque_one);
}

PyObject *pj_make_lent_list(const pj_function *fn, int ref, void *list, int64_t count, pj_terms terms)
{
    return list_of(fn, ref, list, count, &terms, lend_one);
}

/* Those that no object was made for are closed, as nobody else will. */
PyObject *pj_make_handle_list(const pj_function *fn, int ref, void *list, int64_t count, pj_terms terms)
{
    void *const *values = list;
    int64_t length = length_of(values, count), i = 0;
    PyObject *all = list == NULL ? Py_NewRef(Py_None) : PyList_New(0);
    for (; all != NULL && i < length; i++) {
        PyObject *one = pj_make_handle(fn, ref, (int64_t)(intptr_t)values[i], terms.parents);
        if (one == NULL || PyList_Append(all, one) < 0) {
            Py_DECREF(all);
            all = NULL;
        }
        Py_XDECREF(one);
    }
    for (; all == NULL && i < length; i++)
        pj_discard(fn, ref, (int64_t)(intptr_t)values[i]);
    return all;
}

/* Frees what each pointer leads to, but not the array of them. */
void pj_free_each(const pj_function *fn, int native, void *list, int64_t count)
{
    void *const *each = list;
    int64_t length = length_of(each, count);
    for (int64_t i = 0; i < length; i++)
        pj_free_native(fn, native, each[i]);
}
