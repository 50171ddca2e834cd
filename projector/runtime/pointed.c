/* What typed pointers lead to: items by index and slice. What pointers in memory of ours are set to is kept there. */
#include "pj_internal.h"

static pj_pointer *of(PyObject *self) { return PJ_DATA(pj_pointer, self); }

static bool is_bytes(pj_pointee to) { return to.depth == 0 && (to.kind == PJ_CHAR || to.kind == PJ_U8); }

bool pj_is_outside(const pj_pointer *pointer, Py_ssize_t start, Py_ssize_t stop)
{
    if (!pj_is_bounded(pointer) || (start >= pointer->first && stop <= pointer->end))
        return false;
    PyErr_Format(PyExc_IndexError, "this pointer has items from %zd up to %zd", pointer->first, pointer->end);
    return true;
}

/* The pointer that has the memory, if Python made that. */
static pj_pointer *root_of(PyObject *self)
{
    PyObject *root = of(self)->owner != NULL && Py_TYPE(of(self)->owner) == Py_TYPE(self) ? of(self)->owner : self;
    return of(root)->memory != NULL ? of(root) : NULL;
}

/* What a pointer in memory of ours was set to, borrowed, or NULL. */
static PyObject *kept_at(PyObject *self, const char *at)
{
    pj_pointer *root = root_of(self);
    if (root == NULL || root->kept == NULL)
        return NULL;
    PyObject *key = PyLong_FromSsize_t(at - root->data);
    PyObject *kept = key == NULL ? NULL : PyDict_GetItemWithError(root->kept, key);
    Py_XDECREF(key);
    return kept;
}

static PyObject *load(PyObject *self, Py_ssize_t i)
{
    pj_pointee to = of(self)->to;
    const char *at = of(self)->data + i * of(self)->stride;
    const pj_field item = {.name = "item", .record = "pointer", .kind = to.kind, .size = pj_size_of(to)};
    void *address;
    if (to.depth == 0)
        return pj_load_number(&item, at);
    memcpy(&address, at, sizeof address);
    PyObject *kept = kept_at(self, at);
    if (kept == NULL && PyErr_Occurred())
        return NULL;
    if (kept != NULL && Py_TYPE(kept) == Py_TYPE(self) && of(kept)->data == address)
        return Py_NewRef(kept);
    pj_pointee next = {to.kind, (uint8_t)(to.depth - 1), to.depth == 1 && to.readonly};
    return address == NULL ? Py_NewRef(Py_None) : pj_new_pointer(of(self)->state, address, next, -1, NULL);
}

/* What a pointer in memory of ours leads to is kept as long as it does. */
static int keep(PyObject *self, const char *at, PyObject *value)
{
    pj_pointer *root = root_of(self);
    if (root == NULL)
        return 0;
    PyObject *made = root->kept == NULL ? PyDict_New() : NULL;
    if (made != NULL && !PJ_PUBLISH(&root->kept, made))
        Py_DECREF(made);
    PyObject *key = root->kept == NULL ? NULL : PyLong_FromSsize_t(at - root->data);
    int status = key == NULL ? -1 : PyDict_SetItem(root->kept, key, value);
    Py_XDECREF(key);
    return status;
}

static int store_address(PyObject *self, char *at, PyObject *value)
{
    void *address = NULL;
    if (value != Py_None && pj_to_address(of(self)->state, value, &address) < 0)
        return -1;
    if (keep(self, at, value) < 0)
        return -1;
    memcpy(at, &address, sizeof address);
    return 0;
}

static int store(PyObject *self, Py_ssize_t i, PyObject *value)
{
    pj_pointee to = of(self)->to;
    char *at = of(self)->data + i * of(self)->stride;
    const pj_field item = {.name = "item", .record = "pointer", .kind = to.kind, .size = pj_size_of(to)};
    return pj_leads_on(to) ? store_address(self, at, value) : pj_store_number(&item, at, value);
}

/* Several, from the `start`th on; as many as there is room for. */
int pj_store_items(PyObject *self, Py_ssize_t start, PyObject *items)
{
    int status = 0;
    Py_ssize_t count = PyList_Size(items);
    for (Py_ssize_t i = 0; status == 0 && i < count; i++)
        status = store(self, start + i, PyList_GetItem(items, i));
    return status;
}

/* ---- by index or slice ------------------------------------------------------------------------------------------ */

/* Where a slice begins and ends: as in C, a negative index is before the pointer. */
static int range_of(PyObject *self, PyObject *key, Py_ssize_t *start, Py_ssize_t *stop)
{
    Py_ssize_t step;
    if (PySlice_Unpack(key, start, stop, &step) < 0)
        return -1;
    if (*stop == PTRDIFF_MAX)
        *stop = of(self)->end;
    if (step != 1 || *stop == PJ_NOWHERE) {
        PyErr_SetString(PyExc_ValueError, step != 1 ? "a slice of a pointer has no step"
                                                    : "nobody knows where this pointer's items end: say it in the slice");
        return -1;
    }
    if (*stop < *start)
        *stop = *start;
    if (*stop > PTRDIFF_MAX / 16 || *start < -PTRDIFF_MAX / 16) {
        PyErr_SetString(PyExc_IndexError, "no memory is as large as this");
        return -1;
    }
    return *stop > *start && pj_is_outside(of(self), *start, *stop) ? -1 : 0;
}

static PyObject *slice(PyObject *self, PyObject *key)
{
    Py_ssize_t start, stop;
    if (range_of(self, key, &start, &stop) < 0)
        return NULL;
    if (is_bytes(of(self)->to))
        return PyBytes_FromStringAndSize(of(self)->data + start, stop - start);
    PyObject *list = PyList_New(0);
    for (Py_ssize_t i = start; list != NULL && i < stop; i++) {
        PyObject *item = load(self, i);
        if (item == NULL || PyList_Append(list, item) < 0) {
            Py_DECREF(list);
            list = NULL;
        }
        Py_XDECREF(item);
    }
    return list;
}

static int index_of(PyObject *self, PyObject *key, Py_ssize_t *i)
{
    if (!PyIndex_Check(key)) {
        PyErr_SetString(PyExc_TypeError, "a pointer's index must be int or a slice");
        return -1;
    }
    *i = PyNumber_AsSsize_t(key, PyExc_IndexError);
    if (*i == -1 && PyErr_Occurred())
        return -1;
    if (*i > PTRDIFF_MAX / 16 || *i < -PTRDIFF_MAX / 16) {
        PyErr_SetString(PyExc_IndexError, "no memory is as large as this");
        return -1;
    }
    return pj_is_outside(of(self), *i, *i + 1) ? -1 : 0;
}

PyObject *pj_get_pointed(PyObject *self, PyObject *key)
{
    Py_ssize_t i;
    if (Py_TYPE(key) == &PySlice_Type)
        return slice(self, key);
    return index_of(self, key, &i) < 0 ? NULL : load(self, i);
}

static int bad_count(Py_ssize_t given, Py_ssize_t wanted)
{
    PyErr_Format(PyExc_ValueError, "this slice takes exactly %zd items (%zd given)", wanted, given);
    return -1;
}

/* Bytes as they are, anything else item by item. */
static int store_slice(PyObject *self, PyObject *key, PyObject *value)
{
    Py_ssize_t start, stop;
    Py_buffer view;
    if (range_of(self, key, &start, &stop) < 0)
        return -1;
    if (is_bytes(of(self)->to) && PyObject_CheckBuffer(value)) {
        if (PyObject_GetBuffer(value, &view, PyBUF_SIMPLE) < 0)
            return -1;
        int status = view.len == stop - start ? 0 : bad_count(view.len, stop - start);
        if (status == 0)
            memmove(of(self)->data + start, view.buf, (size_t)view.len);
        PyBuffer_Release(&view);
        return status;
    }
    PyObject *items = PySequence_List(value);
    if (items == NULL)
        return -1;
    Py_ssize_t count = PyList_Size(items);
    int status = count == stop - start ? pj_store_items(self, start, items) : bad_count(count, stop - start);
    Py_DECREF(items);
    return status;
}

int pj_set_pointed(PyObject *self, PyObject *key, PyObject *value)
{
    Py_ssize_t i;
    if (value == NULL || of(self)->to.readonly) {
        PyErr_Format(PyExc_TypeError, "items can't be %s", value == NULL ? "deleted" : "set through a pointer to const");
        return -1;
    }
    if (Py_TYPE(key) == &PySlice_Type)
        return store_slice(self, key, value);
    return index_of(self, key, &i) < 0 ? -1 : store(self, i, value);
}
