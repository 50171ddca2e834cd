/* Arguments that aren't plain numbers: text in every encoding, buffers. */
#include "pj_internal.h"

static bool is_kind(PyObject *arg, unsigned long flag) { return (PyType_GetFlags(Py_TYPE(arg)) & flag) != 0; }

/* ---- text ------------------------------------------------------------------------------------------------------- */

static int plain_bytes(const pj_function *fn, PyObject *arg, int index, const char **out)
{
    Py_ssize_t size;
    if (PyBytes_AsStringAndSize(arg, (char **)out, &size) < 0)
        return -1;
    return strlen(*out) == (size_t)size ? 0 : pj_bad_nul(fn, index);
}

/* What a result gave that was no UTF-8: its bytes as they were. Other lone surrogates stay errors. */
static PyObject *escaped_bytes(PyObject *text)
{
    if (!PyErr_ExceptionMatches(PyExc_UnicodeError))
        return NULL;
    PyErr_Clear();
    return PyUnicode_AsEncodedString(text, "utf-8", "surrogateescape");
}

PJ_COLD int pj_slow_utf8(const pj_function *fn, PyObject *arg, int index, PyObject **kept, const char **out)
{
    Py_ssize_t size;
    if (is_kind(arg, Py_TPFLAGS_BYTES_SUBCLASS))
        return plain_bytes(fn, arg, index, out);
    if (!is_kind(arg, Py_TPFLAGS_UNICODE_SUBCLASS))
        return pj_bad_type(fn, arg, index, "str or bytes");
    if (PyErr_Occurred() || (*out = PyUnicode_AsUTF8AndSize(arg, &size)) == NULL)
        return (*kept = escaped_bytes(arg)) == NULL ? -1 : plain_bytes(fn, *kept, index, out);
    return strlen(*out) == (size_t)size ? 0 : pj_bad_nul(fn, index);
}

int pj_arg_bytes(const pj_function *fn, PyObject *arg, int index, const char **out)
{
    return is_kind(arg, Py_TPFLAGS_BYTES_SUBCLASS) ? plain_bytes(fn, arg, index, out)
                                                   : pj_bad_type(fn, arg, index, "bytes");
}

static int owned_bytes(const pj_function *fn, int index, pj_text *out)
{
    const char *data;
    if (out->owner == NULL || plain_bytes(fn, out->owner, index, &data) < 0)
        return -1;
    out->data = (void *)data;
    return 0;
}

/* What is no path, or has a NUL. */
static int bad_path(const pj_function *fn, PyObject *arg, int index)
{
    if (PyErr_ExceptionMatches(PyExc_ValueError) && !PyErr_ExceptionMatches(PyExc_UnicodeError)) {
        PyErr_Clear();
        return pj_bad_nul(fn, index);
    }
    if (!PyErr_ExceptionMatches(PyExc_TypeError))
        return -1;
    PyErr_Clear();
    return pj_bad_type(fn, arg, index, "str, bytes or os.PathLike");
}

int pj_arg_filename(const pj_function *fn, PyObject *arg, int index, pj_text *out)
{
    return PyUnicode_FSConverter(arg, &out->owner) ? owned_bytes(fn, index, out) : bad_path(fn, arg, index);
}

int pj_arg_locale(const pj_function *fn, PyObject *arg, int index, pj_text *out)
{
    if (is_kind(arg, Py_TPFLAGS_BYTES_SUBCLASS))
        out->owner = Py_NewRef(arg);
    else if (is_kind(arg, Py_TPFLAGS_UNICODE_SUBCLASS))
        out->owner = PyUnicode_EncodeLocale(arg, "surrogateescape");
    else
        return pj_bad_type(fn, arg, index, "str or bytes");
    return owned_bytes(fn, index, out);
}

/* Text in units of 2 or 4 bytes, with a NUL unit behind it. */
static int wide_text(const pj_function *fn, PyObject *arg, int index, const char *encoding, pj_text *out)
{
    if (!is_kind(arg, Py_TPFLAGS_UNICODE_SUBCLASS))
        return pj_bad_type(fn, arg, index, "str");
    if (PyUnicode_FindChar(arg, 0, 0, PyUnicode_GetLength(arg), 1) >= 0)
        return pj_bad_nul(fn, index);
    PyObject *ended = PyUnicode_FromFormat("%U%c", arg, 0);
    out->owner = ended == NULL ? NULL : PyUnicode_AsEncodedString(ended, encoding, "surrogatepass");
    Py_XDECREF(ended);
    if (out->owner == NULL)
        return -1;
    out->data = PyBytes_AsString(out->owner);
    return 0;
}

int pj_arg_utf16(const pj_function *fn, PyObject *arg, int index, pj_text *out)
{
    return wide_text(fn, arg, index, PJ_UTF16, out);
}

int pj_arg_path16(const pj_function *fn, PyObject *arg, int index, pj_text *out)
{
    PyObject *path = NULL;
    if (!PyUnicode_FSDecoder(arg, &path))
        return bad_path(fn, arg, index);
    int status = wide_text(fn, path, index, PJ_UTF16, out);
    Py_DECREF(path);
    return status;
}

int pj_arg_utf32(const pj_function *fn, PyObject *arg, int index, pj_text *out)
{
    return wide_text(fn, arg, index, PJ_UTF32, out);
}

int pj_arg_char(const pj_function *fn, PyObject *arg, int index, char *out)
{
    char *data;
    Py_ssize_t size;
    if (!is_kind(arg, Py_TPFLAGS_BYTES_SUBCLASS))
        return pj_bad_type(fn, arg, index, "bytes of length 1");
    if (PyBytes_AsStringAndSize(arg, &data, &size) < 0)
        return -1;
    if (size != 1) {
        PyErr_Format(PyExc_ValueError, "%s(): %s must be bytes of length 1", fn->desc->name, fn->desc->parameters[index]);
        return -1;
    }
    *out = *data;
    return 0;
}

/* ---- buffers ---------------------------------------------------------------------------------------------------- */

/* The words of a BufferError behind those that say where. */
static void place_buffer_error(const pj_function *fn, int index, const char *expected)
{
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_Format(PyExc_BufferError, "%s(): %s must be %s: %S", fn->desc->name, fn->desc->parameters[index], expected, value);
    Py_XDECREF(type);
    Py_XDECREF(value);
    Py_XDECREF(traceback);
}

/* Why PyObject_GetBuffer refused. */
PJ_COLD int pj_bad_buffer(const pj_function *fn, PyObject *arg, int index, const char *expected, pj_buffer *out)
{
    out->view.obj = NULL;
    if (PyObject_CheckBuffer(arg)) {
        if (PyErr_ExceptionMatches(PyExc_BufferError))
            place_buffer_error(fn, index, expected);
        return -1;
    }
    PyErr_Clear();
    return pj_bad_type(fn, arg, index, expected);
}

PJ_COLD int pj_bad_multiple(const pj_function *fn, int index, int item, const pj_buffer *buffer)
{
    PyErr_Format(PyExc_ValueError, "%s(): %s has %zd bytes, no multiple of its item's %d", fn->desc->name,
                 fn->desc->parameters[index], buffer->size, item);
    return -1;
}

/* A new block for the callee to fill. */
int pj_make_block(const pj_function *fn, int index, int64_t count, int item, pj_buffer *out)
{
    if (count < 0 || count > PTRDIFF_MAX / item - 64) {
        PyErr_Format(PyExc_ValueError, "%s(): %s is no size: %lld", fn->desc->name, fn->desc->parameters[index],
                     (long long)count);
        return -1;
    }
    out->count = (Py_ssize_t)count;
    out->size = out->count * item;
    if ((out->made = PyBytes_FromStringAndSize(NULL, out->size)) == NULL)
        return -1;
    out->data = PyBytes_AsString(out->made);
    return 0;
}

/* The same of zeros, so that no stale memory shows. */
int pj_new_buffer(const pj_function *fn, int index, int64_t count, int item, pj_buffer *out)
{
    if (pj_make_block(fn, index, count, item, out) < 0)
        return -1;
    memset(out->data, 0, (size_t)out->size);
    return 0;
}

int pj_sized_buffer(const pj_function *fn, PyObject *arg, int index, int item, pj_buffer *out)
{
    int64_t count;
    return pj_arg_i64(fn, arg, index, &count) < 0 ? -1 : pj_new_buffer(fn, index, count, item, out);
}

#define PJ_ROUNDS 8 /* calls with a larger buffer each time: beyond, the callee doesn't mean what it says */

/* After a call with a buffer that we made: whether it is worth another one, with the larger buffer that is there now. */
int pj_grow(const pj_function *fn, int index, pj_buffer *buffer, int item, int round, pj_wanted wanted)
{
    bool probed = wanted.probed && round == 0;
    if (wanted.failed && !wanted.more)
        return 0;
    if (!probed && !wanted.more && !(wanted.cuts && wanted.needed >= buffer->count))
        return 0;
    if (round == PJ_ROUNDS && wanted.failed)
        return 0;
    if (round == PJ_ROUNDS) {
        PyErr_Format(PyExc_ValueError, "%s(): %s is still too small with %zd items", fn->desc->name,
                     fn->desc->parameters[index], buffer->count);
        return -1;
    }
    int64_t count = wanted.needed > buffer->count ? wanted.needed : 4 * (int64_t)buffer->count;
    bool empty = probed && !wanted.more && wanted.needed <= 0;
    Py_XDECREF(buffer->made);
    buffer->made = NULL;
    if (pj_new_buffer(fn, index, count > 0 || empty ? count : 256, item, buffer) < 0)
        return -1;
    return empty ? 0 : 1;
}

/* Counted text in units of 2 or 4 bytes. */
int pj_arg_wide_in(const pj_function *fn, PyObject *arg, int index, int kind, pj_buffer *out)
{
    Py_ssize_t unit = pj_unit_of(kind);
    if (!is_kind(arg, Py_TPFLAGS_UNICODE_SUBCLASS))
        return pj_bad_type(fn, arg, index, "str");
    if ((out->made = pj_encode_wide(unit, arg)) == NULL)
        return -1;
    out->data = PyBytes_AsString(out->made);
    out->size = PyBytes_Size(out->made);
    out->count = out->size / unit;
    return 0;
}

/* Counted text: no NUL is needed behind it, and any may be in it. */
int pj_arg_text_in(const pj_function *fn, PyObject *arg, int index, pj_buffer *out)
{
    if (!is_kind(arg, Py_TPFLAGS_UNICODE_SUBCLASS | Py_TPFLAGS_BYTES_SUBCLASS))
        return pj_bad_type(fn, arg, index, "str or bytes");
    if (is_kind(arg, Py_TPFLAGS_UNICODE_SUBCLASS)) {
        out->data = (void *)PyUnicode_AsUTF8AndSize(arg, &out->size);
        arg = out->data == NULL ? out->made = escaped_bytes(arg) : NULL;
        if (arg == NULL && out->data == NULL)
            return -1;
    }
    if (arg != NULL && PyBytes_AsStringAndSize(arg, (char **)&out->data, &out->size) < 0)
        return -1;
    out->count = out->size;
    return 0;
}
