/* Text in characters of 1, 2 or 4 bytes: where it ends, and what it is in Python. */
#include "pj_internal.h"

Py_ssize_t pj_unit_of(int kind) { return kind == PJ_WIDE16 ? 2 : kind == PJ_WIDE32 ? 4 : 1; }

/* The bytes before the first NUL within `there`. */
Py_ssize_t pj_span(const char *data, size_t there, Py_ssize_t unit)
{
    size_t size = 0, step = (size_t)unit;
    if (unit == 1) {
        const char *end = there == SIZE_MAX ? data + strlen(data) : memchr(data, 0, there);
        return end == NULL ? (Py_ssize_t)there : end - data;
    }
    while (there - size >= step && memcmp(data + size, "\0\0\0", step) != 0)
        size += step;
    return (Py_ssize_t)size;
}

/* UTF-16 or UTF-32, with all NULs. */
PyObject *pj_decode_wide(Py_ssize_t unit, const char *data, Py_ssize_t size)
{
    return PyUnicode_Decode(data, size, unit == 2 ? PJ_UTF16 : PJ_UTF32, "surrogatepass");
}

PyObject *pj_encode_wide(Py_ssize_t unit, PyObject *text)
{
    return PyUnicode_AsEncodedString(text, unit == 2 ? PJ_UTF16 : PJ_UTF32, "surrogatepass");
}

/* The text up to its first NUL, or all of it. */
PyObject *pj_load_text(int kind, const char *data, Py_ssize_t size)
{
    Py_ssize_t unit = pj_unit_of(kind), used = pj_span(data, (size_t)size, unit);
    if (unit > 1)
        return pj_decode_wide(unit, data, used);
    if (kind == PJ_TEXT)
        return PyUnicode_DecodeUTF8(data, used, "surrogateescape");
    PyObject *bytes = PyBytes_FromStringAndSize(data, used), *text;
    if (bytes == NULL || (kind != PJ_PATH && kind != PJ_TAIL_TEXT))
        return bytes;
    text = PyUnicode_DecodeFSDefault(PyBytes_AsString(bytes));
    Py_DECREF(bytes);
    return text;
}

/* A text that ends with a NUL; None for NULL. */
PyObject *pj_text_or_none(const pj_function *fn, const char *text, int kind)
{
    return text == NULL ? pj_make_none(fn) : pj_load_text(kind, text, pj_span(text, SIZE_MAX, pj_unit_of(kind)));
}

/* The bytes of a text value, owned by *owner; `kind` is the text's. */
int pj_text_bytes(const pj_field *field, int kind, PyObject *object, PyObject **owner, char **data, Py_ssize_t *size)
{
    Py_ssize_t unit = pj_unit_of(kind);
    unsigned long flags = PyType_GetFlags(Py_TYPE(object));
    if (unit == 1 && flags & Py_TPFLAGS_BYTES_SUBCLASS)
        *owner = Py_NewRef(object);
    else if (kind == PJ_BYTES || !(flags & Py_TPFLAGS_UNICODE_SUBCLASS))
        return pj_bad_value(field, object, kind == PJ_BYTES ? "bytes" : unit > 1 ? "str" : "str or bytes");
    else if (unit > 1)
        *owner = pj_encode_wide(unit, object);
    else if (kind == PJ_TEXT)
        *owner = PyUnicode_AsEncodedString(object, "utf-8", "surrogateescape");
    else if (!PyUnicode_FSConverter(object, owner))
        return -1;
    return *owner == NULL ? -1 : PyBytes_AsStringAndSize(*owner, data, size);
}
