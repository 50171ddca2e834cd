/* Fields that lead to text: to one that ends with a NUL or is counted, or to pointers to several, as argv has them. */
#include "pj_internal.h"

static bool is_counted(const pj_field *field) { return field->part != NULL || field->length > 0; }

/* ---- one -------------------------------------------------------------------------------------------------------- */

PyObject *pj_load_string(const pj_field *field, const pj_memory *memory, const pj_target *to)
{
    Py_ssize_t unit = pj_unit_of(field->of);
    Py_ssize_t size = is_counted(field) ? (Py_ssize_t)pj_counted(field, memory, (size_t)unit, to->size) : pj_span(to->data, to->size, unit);
    if (!pj_can_exist(size, 16))
        return NULL;
    if (unit > 1)
        return pj_decode_wide(unit, to->data, size);
    if (field->of == PJ_BYTES)
        return PyBytes_FromStringAndSize(to->data, size);
    return field->of == PJ_TEXT ? PyUnicode_DecodeUTF8(to->data, size, "surrogateescape")
                                : pj_load_text(field->of, to->data, size);
}

/* The bytes of a text, with a NUL behind them that doesn't count. */
static PyObject *encoded(const pj_field *field, PyObject *value, char **data, Py_ssize_t *size)
{
    PyObject *owner = NULL;
    Py_ssize_t unit = pj_unit_of(field->of);
    if (unit == 1) {
        if (pj_text_bytes(field, field->of, value, &owner, data, size) == 0)
            return owner;
        Py_XDECREF(owner);
        return NULL;
    }
    if (!(PyType_GetFlags(Py_TYPE(value)) & Py_TPFLAGS_UNICODE_SUBCLASS)) {
        pj_bad_value(field, value, "str");
        return NULL;
    }
    PyObject *bytes = pj_encode_wide(unit, value);
    if (bytes != NULL && (owner = PyBytes_FromStringAndSize(NULL, PyBytes_Size(bytes) + unit)) != NULL) {
        *data = PyBytes_AsString(owner);
        *size = PyBytes_Size(bytes);
        memcpy(*data, PyBytes_AsString(bytes), (size_t)*size);
        memset(*data + *size, 0, (size_t)unit);
    }
    Py_XDECREF(bytes);
    return owner;
}

static int bad_nul(const pj_field *field)
{
    PyErr_Format(PyExc_ValueError, "%s.%s: embedded null byte", field->record, field->name);
    return -1;
}

int pj_store_string(const pj_field *field, const pj_memory *memory, PyObject *value)
{
    char *data;
    Py_ssize_t size, unit = pj_unit_of(field->of);
    PyObject *owner = encoded(field, value, &data, &size);
    if (owner == NULL)
        return -1;
    uint64_t count = (uint64_t)(field->flags & PJ_IN_BYTES ? size : size / unit);
    int status = is_counted(field) ? pj_check_count(field, memory, count)
                                   : pj_span(data, (size_t)size, unit) == size ? 0 : bad_nul(field);
    if (status == 0)
        status = pj_keep(memory, field, owner, data);
    if (status == 0)
        pj_store_count(field, memory, count);
    Py_DECREF(owner);
    return status;
}

/* ---- several ---------------------------------------------------------------------------------------------------- */

/* What is kept of them: the pointers, and the bytes that they lead to. */
static PyObject *texts_of(const pj_field *field, PyObject *items)
{
    Py_ssize_t count = PyTuple_Size(items);
    PyObject *block = PyBytes_FromStringAndSize(NULL, (count + 1) * (Py_ssize_t)sizeof(char *));
    PyObject *owners = block == NULL ? NULL : PyTuple_New(count);
    char **pointers = block == NULL ? NULL : (char **)PyBytes_AsString(block);
    int status = owners == NULL ? -1 : 0;
    for (Py_ssize_t i = 0; status == 0 && i < count; i++) {
        Py_ssize_t size;
        PyObject *owner = encoded(field, PyTuple_GetItem(items, i), &pointers[i], &size);
        status = owner == NULL ? -1 : PyTuple_SetItem(owners, i, owner);
        if (status == 0 && strlen(pointers[i]) != (size_t)size)
            status = bad_nul(field);
    }
    if (status == 0)
        pointers[count] = NULL;
    PyObject *texts = status == 0 ? PyTuple_Pack(2, block, owners) : NULL;
    Py_XDECREF(owners);
    Py_XDECREF(block);
    return texts;
}

int pj_store_strings(const pj_field *field, const pj_memory *memory, PyObject *value)
{
    unsigned long text = Py_TPFLAGS_UNICODE_SUBCLASS | Py_TPFLAGS_BYTES_SUBCLASS;
    if (!PySequence_Check(value) || PyType_GetFlags(Py_TYPE(value)) & text)
        return pj_bad_value(field, value, "a sequence of strings");
    PyObject *items = PySequence_Tuple(value), *texts = items == NULL ? NULL : texts_of(field, items);
    uint64_t count = items == NULL ? 0 : (uint64_t)PyTuple_Size(items);
    int status = texts == NULL ? -1 : is_counted(field) ? pj_check_count(field, memory, count) : 0;
    if (status == 0)
        status = pj_keep(memory, field, texts, PyBytes_AsString(PyTuple_GetItem(texts, 0)));
    if (status == 0)
        pj_store_count(field, memory, count);
    Py_XDECREF(texts);
    Py_XDECREF(items);
    return status;
}

static int add_text(PyObject *list, const char *text, int kind)
{
    PyObject *item = pj_text_or_none(NULL, text, kind);
    int status = item == NULL ? -1 : PyList_Append(list, item);
    Py_XDECREF(item);
    return status;
}

/* Where Python set them, a pointer of the library's own among them leads nowhere that is known. */
static const char *known(const pj_field *field, PyObject *owners, Py_ssize_t i, const char *text)
{
    bool lent = owners == NULL || field->flags & PJ_LENT;
    return lent || text == PyBytes_AsString(PyTuple_GetItem(owners, i)) ? text : NULL;
}

static PyObject *load_texts(const pj_field *field, const pj_memory *memory, char **texts, PyObject *kept)
{
    PyObject *owners = NULL;
    if (kept != NULL && Py_TYPE(kept) == &PyTuple_Type && PyBytes_AsString(PyTuple_GetItem(kept, 0)) == (char *)texts)
        owners = PyTuple_GetItem(kept, 1);
    if (texts == NULL || (owners == NULL && !(field->flags & PJ_LENT)))
        return Py_NewRef(Py_None);
    size_t there = owners == NULL ? PTRDIFF_MAX : (size_t)PyTuple_Size(owners) * sizeof *texts;
    size_t count = (is_counted(field) ? pj_counted(field, memory, sizeof *texts, there) : there) / sizeof *texts;
    PyObject *list = !is_counted(field) || pj_can_exist((int64_t)count + 1, sizeof *texts) ? PyList_New(0) : NULL;
    for (size_t i = 0; list != NULL && i < count && (is_counted(field) || texts[i] != NULL); i++)
        if (add_text(list, known(field, owners, (Py_ssize_t)i, texts[i]), field->of) < 0) {
            Py_DECREF(list);
            list = NULL;
        }
    return list;
}

PyObject *pj_load_strings(const pj_field *field, const pj_memory *memory)
{
    char **texts;
    PyObject *kept = pj_kept_at(memory, field, (void **)&texts);
    PyObject *list = kept == NULL && PyErr_Occurred() ? NULL : load_texts(field, memory, texts, kept);
    Py_XDECREF(kept);
    return list;
}
