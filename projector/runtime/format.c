/* How PEP 3118 spells a record, so that numpy takes several for a structured array. Of most records it follows from the
 * fields, and is made when it is first asked for; for which ones it is written down, items/record/format.py knows. */
#include "pj_internal.h"

/* `(2,3)<i` of an array of arrays. */
static PyObject *spell_array(const pj_field *field, PyObject *(*spell)(const pj_field *))
{
    PyObject *lengths = PyUnicode_FromFormat("(%u", field->length), *longer;
    for (field = field->part; lengths != NULL && field->kind == PJ_ARRAY; field = field->part) {
        longer = PyUnicode_FromFormat("%U,%u", lengths, field->length);
        Py_DECREF(lengths);
        lengths = longer;
    }
    PyObject *item = lengths == NULL ? NULL : spell(field);
    PyObject *text = item == NULL ? NULL : PyUnicode_FromFormat("%U)%U", lengths, item);
    Py_XDECREF(item);
    Py_XDECREF(lengths);
    return text;
}

static PyObject *spell(const pj_field *field)
{
    const pj_type *nested;
    const char *format;
    switch (field->kind) {
    case PJ_BYTES: case PJ_TEXT: case PJ_PATH:
        return PyUnicode_FromFormat("%us", field->size);
    case PJ_ARRAY:
        return spell_array(field, spell);
    case PJ_RECORD:
        nested = pj_type_of(field->type);
        format = nested == NULL ? NULL : pj_format_of_record(nested);
        return format == NULL ? NULL : PyUnicode_FromString(format);
    case PJ_POINTER: case PJ_STRING_AT: case PJ_STRINGS_AT: case PJ_MEMORY_AT: case PJ_RECORD_AT: case PJ_RECORDS_AT:
    case PJ_OPAQUE_AT: case PJ_CALLBACK_AT:
        return PyUnicode_FromString(sizeof(void *) == 8 ? PJ_ORDER "Q" : PJ_ORDER "I");
    default:
        return PyUnicode_FromFormat(PJ_ORDER "%s", pj_format_of(field->kind));
    }
}

/* What has been spelled so far, and so many bytes of padding. */
static PyObject *pad(PyObject *text, uint32_t size)
{
    if (text == NULL || size == 0)
        return text;
    PyObject *longer = PyUnicode_FromFormat("%U%ux", text, size);
    Py_DECREF(text);
    return longer;
}

static PyObject *add(PyObject *text, const pj_field *field)
{
    PyObject *item = text == NULL ? NULL : spell(field);
    PyObject *longer = item == NULL ? NULL : PyUnicode_FromFormat("%U%U:%s:", text, item, field->name);
    Py_XDECREF(item);
    Py_XDECREF(text);
    return longer;
}

static PyObject *spell_record(const pj_type *type)
{
    const pj_record_desc *desc = pj_record_desc_of(type);
    PyObject *text = PyUnicode_FromString("T{");
    uint32_t end = 0;
    for (const pj_field *field = type->fields; field < type->fields + desc->count; field++) {
        text = add(pad(text, field->offset - end), field);
        end = field->offset + field->size;
    }
    text = pad(text, desc->size - end);
    PyObject *whole = text == NULL ? NULL : PyUnicode_FromFormat("%U}", text);
    Py_XDECREF(text);
    return whole;
}

/* NULL after an exception. */
const char *pj_format_of_record(const pj_type *type)
{
    pj_record_desc *desc = (pj_record_desc *)type->desc;
    const char *found = __atomic_load_n(&desc->format, __ATOMIC_ACQUIRE);
    if (found != NULL)
        return found;
    PyObject *text = spell_record(type);
    const char *words = text == NULL ? NULL : PyUnicode_AsUTF8AndSize(text, NULL);
    size_t size = words == NULL ? 0 : strlen(words) + 1;
    char *made = words == NULL ? NULL : PyMem_Calloc(1, size);
    if (made == NULL) {
        if (words != NULL)
            PyErr_NoMemory();
        Py_XDECREF(text);
        return NULL;
    }
    memcpy(made, words, size);
    Py_DECREF(text);
    if (PJ_PUBLISH(&desc->format, made))
        return made;
    PyMem_Free(made);
    return desc->format;
}
