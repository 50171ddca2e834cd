/* Several strings in one block: each ends with a NUL, and an empty one ends them all. */
#include "pj_internal.h"

/* ---- as an argument: a block ------------------------------------------------------------------------------------ */

static PyObject *encoded(const pj_function *fn, PyObject *item, int index, int kind)
{
    PyObject *bytes = NULL;
    unsigned long flags = PyType_GetFlags(Py_TYPE(item));
    if (kind == PJ_PATH)
        return PyUnicode_FSConverter(item, &bytes) ? bytes : NULL;
    if (pj_unit_of(kind) > 1 && (flags & Py_TPFLAGS_UNICODE_SUBCLASS))
        return pj_encode_wide(pj_unit_of(kind), item);
    if (pj_unit_of(kind) == 1 && (flags & Py_TPFLAGS_BYTES_SUBCLASS))
        return Py_NewRef(item);
    if (kind == PJ_TEXT && (flags & Py_TPFLAGS_UNICODE_SUBCLASS))
        return PyUnicode_AsEncodedString(item, "utf-8", "surrogateescape");
    pj_bad_type(fn, item, index, kind == PJ_TEXT ? "str or bytes" : pj_unit_of(kind) > 1 ? "str" : "bytes");
    return NULL;
}

/* A list of bytes objects, none of them with a NUL in it or empty, which would end them all; gives the size of all, each
 * with its NUL, or -1. */
static Py_ssize_t encode_all(const pj_function *fn, PyObject *items, int index, int kind, PyObject *list)
{
    Py_ssize_t size = 0;
    for (Py_ssize_t i = 0; i < PyTuple_Size(items); i++) {
        PyObject *bytes = encoded(fn, PyTuple_GetItem(items, i), index, kind);
        int status = bytes == NULL ? -1 : PyList_Append(list, bytes);
        Py_XDECREF(bytes);
        if (status < 0)
            return -1;
        Py_ssize_t length = PyBytes_Size(bytes);
        if (length == 0) {
            PyErr_Format(PyExc_ValueError, "%s(): %s must not contain an empty string", fn->desc->name,
                         fn->desc->parameters[index]);
            return -1;
        }
        if (pj_span(PyBytes_AsString(bytes), (size_t)length, pj_unit_of(kind)) != length)
            return pj_bad_nul(fn, index);
        size += length + pj_unit_of(kind);
    }
    return size;
}

/* The strings one after another, each with its NUL, and an empty one. */
static PyObject *joined(PyObject *list, Py_ssize_t size, Py_ssize_t unit)
{
    PyObject *block = PyBytes_FromStringAndSize(NULL, size + 2 * unit);
    char *to = block == NULL ? NULL : PyBytes_AsString(block);
    if (block == NULL)
        return NULL;
    for (Py_ssize_t i = 0; i < PyList_Size(list); i++) {
        PyObject *bytes = PyList_GetItem(list, i);
        memcpy(to, PyBytes_AsString(bytes), (size_t)PyBytes_Size(bytes));
        to += PyBytes_Size(bytes);
        memset(to, 0, (size_t)unit);
        to += unit;
    }
    memset(to, 0, 2 * (size_t)unit);
    return block;
}

static bool is_strings(const pj_function *fn, PyObject *arg, int index)
{
    unsigned long text = Py_TPFLAGS_UNICODE_SUBCLASS | Py_TPFLAGS_BYTES_SUBCLASS;
    if (PySequence_Check(arg) && !(PyType_GetFlags(Py_TYPE(arg)) & text))
        return true;
    pj_bad_type(fn, arg, index, "a sequence of strings");
    return false;
}

int pj_arg_strings(const pj_function *fn, PyObject *arg, int index, int kind, pj_text *out)
{
    if (!is_strings(fn, arg, index))
        return -1;
    PyObject *items = PySequence_Tuple(arg), *list = items == NULL ? NULL : PyList_New(0);
    Py_ssize_t size = list == NULL ? -1 : encode_all(fn, items, index, kind, list);
    out->owner = size < 0 ? NULL : joined(list, size, pj_unit_of(kind));
    out->data = out->owner == NULL ? NULL : PyBytes_AsString(out->owner);
    Py_XDECREF(list);
    Py_XDECREF(items);
    return out->owner == NULL ? -1 : 0;
}

/* ---- as an argument: pointers to strings, as argv ----------------------------------------------------------------- */

/* An item's text. Other owners than the items themselves are put in a list. */
static int item_text(const pj_function *fn, PyObject *item, int index, int kind, PyObject **owners, char **text)
{
    Py_ssize_t size;
    PyErr_Clear(); /* of a str that is no UTF-8: it is encoded otherwise */
    PyObject *owner = encoded(fn, item, index, kind);
    if (owner != NULL && *owners == NULL)
        *owners = PyList_New(0);
    int status = owner == NULL || *owners == NULL ? -1 : PyList_Append(*owners, owner);
    Py_XDECREF(owner);
    if (status < 0 || PyBytes_AsStringAndSize(owner, text, &size) < 0)
        return -1;
    return strlen(*text) == (size_t)size ? 0 : pj_bad_nul(fn, index);
}

static int point_to_texts(const pj_function *fn, PyObject *items, int index, int kind, PyObject **owners, char **pointers)
{
    Py_ssize_t count = PyTuple_Size(items), size;
    for (Py_ssize_t i = 0; i < count; i++) {
        PyObject *item = PyTuple_GetItem(items, i);
        const char *text = NULL;
        if (PJ_LIKELY(kind == PJ_TEXT && Py_TYPE(item) == &PyUnicode_Type))
            text = PyUnicode_AsUTF8AndSize(item, &size);
        pointers[i] = (char *)(uintptr_t)text;
        if (PJ_LIKELY(text != NULL) ? PJ_UNLIKELY(strlen(text) != (size_t)size)
                                    : item_text(fn, item, index, kind, owners, &pointers[i]) < 0)
            return text != NULL ? pj_bad_nul(fn, index) : -1;
    }
    pointers[count] = NULL;
    return 0;
}

/* As argv. The texts aren't copied: the items as they are now are kept with them. */
int pj_arg_string_pointers(const pj_function *fn, PyObject *arg, int index, int kind, pj_buffer *out)
{
    PyObject *owners = NULL, *items = is_strings(fn, arg, index) ? PySequence_Tuple(arg) : NULL;
    if (items == NULL)
        return -1;
    int status = pj_make_room(fn, index, PyTuple_Size(items) + 1, sizeof(char *), out);
    if (status == 0)
        status = point_to_texts(fn, items, index, kind, &owners, out->data);
    if (PJ_LIKELY(status == 0 && owners == NULL && out->made == NULL)) {
        out->made = items;
        return 0;
    }
    PyObject *block = out->made == NULL ? Py_None : out->made, *others = owners == NULL ? Py_None : owners;
    PyObject *made = status == 0 ? PyTuple_Pack(3, items, others, block) : NULL;
    Py_XDECREF(out->made);
    Py_XDECREF(owners);
    Py_DECREF(items);
    out->made = made;
    return made == NULL ? -1 : 0;
}

/* A copy of one text, which the callee may write to while it moves on in it. */
int pj_arg_text_moved(const pj_function *fn, PyObject *arg, int index, int kind, PyObject **copy, void **out)
{
    char *text;
    Py_ssize_t size;
    PyObject *bytes = encoded(fn, arg, index, kind);
    if (bytes == NULL || PyBytes_AsStringAndSize(bytes, &text, &size) < 0) {
        Py_XDECREF(bytes);
        return -1;
    }
    if (strlen(text) != (size_t)size)
        pj_bad_nul(fn, index);
    else if ((*copy = PyBytes_FromStringAndSize(NULL, size + 1)) != NULL)
        *out = memcpy(PyBytes_AsString(*copy), text, (size_t)size + 1);
    Py_DECREF(bytes);
    return *copy == NULL ? -1 : 0;
}

/* Whether the callee only moved on in it; NULL is the end of some. */
bool pj_is_within(const pj_function *fn, PyObject *copy, const void *moved)
{
    const char *start = copy == NULL ? NULL : PyBytes_AsString(copy), *at = moved;
    if (start == NULL || at == NULL || (at >= start && at < start + PyBytes_Size(copy)))
        return true;
    PyErr_Format(PyExc_ValueError, "%s(): the callee moved a pointer out of the text that it was given", fn->desc->name);
    return false;
}

/* ---- as a result ------------------------------------------------------------------------------------------------ */

/* The strings of a block, up to an empty one or its end. */
static PyObject *split(const char *data, Py_ssize_t size, int kind)
{
    Py_ssize_t unit = pj_unit_of(kind), length;
    PyObject *list = PyList_New(0);
    while (list != NULL && (length = pj_span(data, (size_t)size, unit)) > 0) {
        Py_ssize_t step = length + unit < size ? length + unit : size;
        PyObject *text = pj_load_text(kind, data, length);
        if (text == NULL || PyList_Append(list, text) < 0) {
            Py_DECREF(list);
            list = NULL;
        }
        Py_XDECREF(text);
        data += step;
        size -= step;
    }
    return list;
}

PyObject *pj_make_strings(const pj_function *fn, const char *data, int kind)
{
    Py_ssize_t size = 0, unit = pj_unit_of(kind);
    (void)fn;
    if (data == NULL)
        return Py_NewRef(Py_None);
    for (Py_ssize_t length; (length = pj_span(data + size, SIZE_MAX, unit)) > 0;)
        size += length + unit;
    return split(data, size, kind);
}

/* A size was given: the strings in as much of the buffer as was used. A buffer was given: the used length. */
PyObject *pj_make_string_list(const pj_function *fn, pj_buffer *buffer, int64_t used, int item, int kind)
{
    (void)fn;
    if (buffer->made == NULL)
        return PyLong_FromLongLong(used);
    return split(buffer->data, pj_within(buffer, used) * item, kind);
}

/* ---- pointers to strings as a result ------------------------------------------------------------------------------ */

/* Copies of the texts that pointers lead to; None for NULL, be it the list or an item. */
PyObject *pj_make_text_list(const pj_function *fn, const void *list, int64_t count, int kind)
{
    char *const *texts = list;
    if (texts != NULL && !pj_can_exist(count, sizeof *texts))
        return NULL;
    PyObject *made = texts == NULL ? pj_make_none(fn) : PyList_New(0);
    for (int64_t i = 0; made != NULL && texts != NULL && i < count; i++) {
        PyObject *text = pj_text_or_none(fn, texts[i], kind);
        if (text == NULL || PyList_Append(made, text) < 0) {
            Py_DECREF(made);
            made = NULL;
        }
        Py_XDECREF(text);
    }
    return made;
}

PyObject *pj_make_null_terminated(const pj_function *fn, const void *list, int kind)
{
    char *const *texts = list;
    int64_t count = 0;
    while (texts != NULL && texts[count] != NULL)
        count++;
    return pj_make_text_list(fn, list, count, kind);
}
