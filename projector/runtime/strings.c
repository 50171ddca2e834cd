/* Several strings in one block: each ends with a NUL, and an empty one ends them all. */
#include "pj_internal.h"

/* Bytes of a character. */
static Py_ssize_t unit_of(int kind) { return kind == PJ_WIDE16 ? 2 : kind == PJ_WIDE32 ? 4 : 1; }

static bool is_nul(const char *at, Py_ssize_t unit) { return memcmp(at, "\0\0\0", (size_t)unit) == 0; }

/* The bytes before the first NUL, or all of them. */
static Py_ssize_t span(const char *data, Py_ssize_t size, Py_ssize_t unit)
{
    Py_ssize_t length = 0;
    while (length + unit <= size && !is_nul(data + length, unit))
        length += unit;
    return length;
}

/* ---- as an argument --------------------------------------------------------------------------------------------- */

static PyObject *encoded(const pj_function *fn, PyObject *item, int index, int kind)
{
    PyObject *bytes = NULL;
    unsigned long flags = PyType_GetFlags(Py_TYPE(item));
    if (kind == PJ_PATH)
        return PyUnicode_FSConverter(item, &bytes) ? bytes : NULL;
    if (unit_of(kind) > 1 && (flags & Py_TPFLAGS_UNICODE_SUBCLASS))
        return PyUnicode_AsEncodedString(item, kind == PJ_WIDE16 ? PJ_UTF16 : PJ_UTF32, "surrogatepass");
    if (unit_of(kind) == 1 && (flags & Py_TPFLAGS_BYTES_SUBCLASS))
        return Py_NewRef(item);
    if (kind == PJ_TEXT && (flags & Py_TPFLAGS_UNICODE_SUBCLASS))
        return PyUnicode_AsEncodedString(item, "utf-8", "surrogateescape");
    pj_bad_type(fn, item, index, kind == PJ_TEXT ? "str or bytes" : unit_of(kind) > 1 ? "str" : "bytes");
    return NULL;
}

/* A list of bytes objects, none of them with a NUL in it or (if it `ends` them all) empty; gives the size of all, each with
 * its NUL, or -1. */
static Py_ssize_t encode_all(const pj_function *fn, PyObject *items, int index, int kind, bool ends, PyObject *list)
{
    Py_ssize_t size = 0;
    for (Py_ssize_t i = 0; i < PyTuple_Size(items); i++) {
        PyObject *bytes = encoded(fn, PyTuple_GetItem(items, i), index, kind);
        int status = bytes == NULL ? -1 : PyList_Append(list, bytes);
        Py_XDECREF(bytes);
        if (status < 0)
            return -1;
        Py_ssize_t length = PyBytes_Size(bytes);
        if (length == 0 && ends) {
            PyErr_Format(PyExc_ValueError, "%s(): %s must not contain an empty string", fn->desc->name,
                         fn->desc->parameters[index]);
            return -1;
        }
        if (span(PyBytes_AsString(bytes), length, unit_of(kind)) != length)
            return pj_bad_nul(fn, index);
        size += length + unit_of(kind);
    }
    return size;
}

/* The strings one after another, each with its NUL; gives where the last one ends. */
static char *lay_out(PyObject *list, char *to, Py_ssize_t unit, char **pointers)
{
    for (Py_ssize_t i = 0; i < PyList_Size(list); i++) {
        PyObject *bytes = PyList_GetItem(list, i);
        if (pointers != NULL)
            pointers[i] = to;
        memcpy(to, PyBytes_AsString(bytes), (size_t)PyBytes_Size(bytes));
        to += PyBytes_Size(bytes);
        memset(to, 0, (size_t)unit);
        to += unit;
    }
    return to;
}

static PyObject *joined(PyObject *list, Py_ssize_t size, Py_ssize_t unit)
{
    PyObject *block = PyBytes_FromStringAndSize(NULL, size + 2 * unit);
    if (block != NULL)
        memset(lay_out(list, PyBytes_AsString(block), unit, NULL), 0, 2 * (size_t)unit);
    return block;
}

/* Pointers to strings, a NULL behind the last; the strings follow in the same block, which nobody else sees. */
static PyObject *pointed(PyObject *list, Py_ssize_t size)
{
    Py_ssize_t count = PyList_Size(list);
    PyObject *block = PyBytes_FromStringAndSize(NULL, (count + 1) * (Py_ssize_t)sizeof(char *) + size);
    char **pointers = block == NULL ? NULL : (char **)(void *)PyBytes_AsString(block);
    if (block == NULL)
        return NULL;
    lay_out(list, (char *)(pointers + count + 1), 1, pointers);
    pointers[count] = NULL;
    return block;
}

static int arg_strings(const pj_function *fn, PyObject *arg, int index, int kind, bool is_pointers, pj_text *out)
{
    unsigned long text = Py_TPFLAGS_UNICODE_SUBCLASS | Py_TPFLAGS_BYTES_SUBCLASS;
    if (!PySequence_Check(arg) || (PyType_GetFlags(Py_TYPE(arg)) & text))
        return pj_bad_type(fn, arg, index, "a sequence of strings");
    PyObject *items = PySequence_Tuple(arg), *list = items == NULL ? NULL : PyList_New(0);
    Py_ssize_t size = list == NULL ? -1 : encode_all(fn, items, index, kind, !is_pointers, list);
    out->owner = size < 0 ? NULL : is_pointers ? pointed(list, size) : joined(list, size, unit_of(kind));
    out->data = out->owner == NULL ? NULL : PyBytes_AsString(out->owner);
    Py_XDECREF(list);
    Py_XDECREF(items);
    return out->owner == NULL ? -1 : 0;
}

int pj_arg_strings(const pj_function *fn, PyObject *arg, int index, int kind, pj_text *out)
{
    return arg_strings(fn, arg, index, kind, false, out);
}

/* As argv: an array of pointers that ends with NULL. */
int pj_arg_string_pointers(const pj_function *fn, PyObject *arg, int index, int kind, pj_text *out)
{
    return arg_strings(fn, arg, index, kind, true, out);
}

/* ---- as a result ------------------------------------------------------------------------------------------------ */

static PyObject *load_wide(int kind, const char *data, Py_ssize_t size)
{
    return PyUnicode_Decode(data, size, kind == PJ_WIDE16 ? PJ_UTF16 : PJ_UTF32, "surrogatepass");
}

/* The strings of a block, up to an empty one or its end. */
static PyObject *split(const char *data, Py_ssize_t size, int kind)
{
    Py_ssize_t unit = unit_of(kind), length;
    PyObject *list = PyList_New(0);
    while (list != NULL && (length = span(data, size, unit)) > 0) {
        Py_ssize_t step = length + unit < size ? length + unit : size;
        PyObject *text = unit == 1 ? pj_load_text(kind, data, length) : load_wide(kind, data, length);
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
    Py_ssize_t size = 0, unit = unit_of(kind);
    (void)fn;
    if (data == NULL)
        return Py_NewRef(Py_None);
    while (!is_nul(data + size, unit))
        size += span(data + size, PTRDIFF_MAX, unit) + unit;
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
