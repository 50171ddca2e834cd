/* Results that aren't plain numbers: text, buffers, arrays. */
#include "pj_internal.h"

PyObject *pj_make_utf8(const pj_function *fn, const char *text)
{
    (void)fn;
    return text == NULL ? Py_NewRef(Py_None) : PyUnicode_DecodeUTF8(text, (Py_ssize_t)strlen(text), "surrogateescape");
}

PyObject *pj_make_filename(const pj_function *fn, const char *text)
{
    (void)fn;
    return text == NULL ? Py_NewRef(Py_None) : PyUnicode_DecodeFSDefault(text);
}

PyObject *pj_make_locale(const pj_function *fn, const char *text)
{
    (void)fn;
    return text == NULL ? Py_NewRef(Py_None) : PyUnicode_DecodeLocale(text, "surrogateescape");
}

PyObject *pj_make_bytes(const pj_function *fn, const char *text)
{
    (void)fn;
    return text == NULL ? Py_NewRef(Py_None) : PyBytes_FromStringAndSize(text, (Py_ssize_t)strlen(text));
}

PyObject *pj_make_utf16(const pj_function *fn, const void *text) { return pj_text_or_none(fn, text, PJ_WIDE16); }

PyObject *pj_make_utf32(const pj_function *fn, const void *text) { return pj_text_or_none(fn, text, PJ_WIDE32); }

PyObject *pj_make_char(const pj_function *fn, char value)
{
    (void)fn;
    return PyBytes_FromStringAndSize(&value, 1);
}

/* The bytes that a size asked for, cut to the used length. */
PyObject *pj_used_bytes(int64_t used, pj_buffer *buffer, int item)
{
    Py_ssize_t size = pj_within(buffer, used) * item;
    if (size != buffer->size) /* the stable ABI can't shrink bytes in place */
        return PyBytes_FromStringAndSize(buffer->data, size);
    PyObject *result = buffer->made;
    buffer->made = NULL;
    return result;
}

/* The same for text: up to the first NUL, decoded. */
PyObject *pj_make_string(const pj_function *fn, pj_buffer *buffer, int64_t used, int item, int kind)
{
    Py_ssize_t size = pj_within(buffer, used) * item;
    (void)fn;
    return buffer->made == NULL ? PyLong_FromLongLong(used) : pj_load_text(kind, buffer->data, size);
}

static PyObject *load_number(const void *values, Py_ssize_t i, int size, int kind)
{
    pj_field field = {.name = "", .record = "", .size = (uint32_t)size, .kind = (uint8_t)kind};
    pj_memory memory = {.data = (char *)values + (size_t)i * (size_t)size};
    return pj_load(&field, &memory);
}

/* The same for numbers: a list of them. */
PyObject *pj_make_numbers(const pj_function *fn, pj_buffer *buffer, int64_t used, int item, int kind)
{
    (void)fn;
    if (buffer->made == NULL)
        return PyLong_FromLongLong(used);
    Py_ssize_t count = pj_within(buffer, used);
    PyObject *list = PyList_New(count);
    for (Py_ssize_t i = 0; list != NULL && i < count; i++) {
        PyObject *value = load_number(buffer->data, i, item, kind);
        if (value == NULL) {
            Py_DECREF(list);
            return NULL;
        }
        PyList_SetItem(list, i, value);
    }
    return list;
}

/* An array of characters, up to the first NUL. */
PyObject *pj_make_chars(const pj_function *fn, const void *text, int size, int kind)
{
    (void)fn;
    return pj_load_text(kind, text, size * pj_unit_of(kind));
}

/* A C array of numbers as a tuple; of bytes as bytes. */
PyObject *pj_make_scalars(const pj_function *fn, const void *values, int count, int size, int kind)
{
    (void)fn;
    if (kind == PJ_U8 || kind == PJ_CHAR)
        return PyBytes_FromStringAndSize(values, count);
    PyObject *tuple = PyTuple_New(count);
    for (int i = 0; tuple != NULL && i < count; i++) {
        PyObject *value = load_number(values, i, size, kind);
        if (value == NULL || PyTuple_SetItem(tuple, i, value) < 0) {
            Py_DECREF(tuple);
            return NULL;
        }
    }
    return tuple;
}

/* A record that came by value. */
PyObject *pj_make_value(const pj_function *fn, int ref, const void *value)
{
    return pj_record_of(fn->refs[ref], value);
}

/* The bytes of `count` items; what no memory holds is too large for CPython too, which then says so. */
static Py_ssize_t bytes_of(int64_t count, int item)
{
    return count < 0 ? 0 : count > PTRDIFF_MAX / item ? PTRDIFF_MAX : (Py_ssize_t)count * item;
}

/* Whether any memory holds so many, a MemoryError otherwise: what a callee says isn't always true. */
bool pj_can_exist(int64_t count, size_t size)
{
    if (PJ_LIKELY(count <= (int64_t)(PTRDIFF_MAX / size)))
        return true;
    PyErr_NoMemory();
    return false;
}

/* Native memory with a length, copied; None for NULL. */
PyObject *pj_make_memory(const pj_function *fn, const void *data, int64_t count, int item)
{
    (void)fn;
    if (data == NULL)
        return Py_NewRef(Py_None);
    return PyBytes_FromStringAndSize(data, bytes_of(count, item));
}

PyObject *pj_make_memory_text(const pj_function *fn, const void *data, int64_t size, int kind)
{
    (void)fn;
    if (data == NULL)
        return Py_NewRef(Py_None);
    if (!pj_can_exist(size, 16)) /* which PyUnicode_DecodeUTF8() may read before it asks for room */
        return NULL;
    if (kind == PJ_TEXT)
        return PyUnicode_DecodeUTF8(data, bytes_of(size, 1), "surrogateescape");
    return pj_load_text(kind, data, bytes_of(size, (int)pj_unit_of(kind)));
}
