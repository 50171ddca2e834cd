/* Exceptions that metadata declares: made at first need, raised with the native code, words and function. */
#include "pj_internal.h"

static const pj_exception_desc *desc_of(const pj_type *type) { return (const pj_exception_desc *)type->desc; }

static const char *first_field(const pj_exception_desc *desc)
{
    return pj_text_at(desc->type.home->namespace, desc->row->fields);
}

static PyObject *base_of(pj_type *type)
{
    const pj_exception_desc *desc = desc_of(type);
    if (desc->base != NULL) {
        pj_type *base = pj_type_of(desc->base);
        return base == NULL ? NULL : Py_NewRef(base->type);
    }
    PyObject *builtins = PyImport_ImportModule("builtins");
    PyObject *base = builtins == NULL ? NULL : PyObject_GetAttrString(builtins, pj_text_at(desc->type.home->namespace, desc->row->builtin));
    Py_XDECREF(builtins);
    return base;
}

/* What it carries, as attributes of the class that are 0 until a native failure sets them. */
static PyObject *attributes(const pj_exception_desc *desc)
{
    PyObject *dict = PyDict_New(), *nothing = PyLong_FromLong(0);
    const char *field = first_field(desc);
    for (int i = 0; dict != NULL && i < desc->row->field_count; i++, field = pj_next_text(field))
        if (nothing == NULL || PyDict_SetItemString(dict, field, nothing) < 0) {
            Py_DECREF(dict);
            dict = NULL;
        }
    Py_XDECREF(nothing);
    return dict;
}

int pj_exception_type(pj_type *type)
{
    const pj_exception_desc *desc = desc_of(type);
    PyObject *base = base_of(type), *dict = base == NULL ? NULL : attributes(desc);
    type->type = dict == NULL ? NULL : (PyTypeObject *)PyErr_NewExceptionWithDoc(desc->type.full_name, desc->type.doc, base, dict);
    Py_XDECREF(dict);
    Py_XDECREF(base);
    return type->type == NULL ? -1 : 0;
}

static PyObject *words_of(const char *native, int64_t code, const char *words)
{
    if (words != NULL)
        return PyUnicode_DecodeUTF8(words, (Py_ssize_t)strlen(words), "replace");
    return PyUnicode_FromFormat("%s() failed with %lld", native, (long long)code);
}

static void raise(const char *native, PyObject *class, int64_t code, const char *words, const char *field)
{
    PyObject *text = words_of(native, code, words), *number = PyLong_FromLongLong(code);
    PyObject *exception = text == NULL || number == NULL ? NULL : PyObject_CallFunctionObjArgs(class, text, NULL);
    if (exception != NULL && (field == NULL || PyObject_SetAttrString(exception, field, number) == 0)) {
        PyErr_SetObject(class, exception);
        pj_set_function_name(native);
    }
    Py_XDECREF(exception);
    Py_XDECREF(number);
    Py_XDECREF(text);
}

PJ_COLD void pj_raise_builtin(const pj_function *fn, PyObject *exception, int64_t code, const char *words)
{
    if (!PyErr_Occurred())
        raise(fn->desc->native, exception, code, words, NULL);
}

/* The class that the exception declares for a code, or itself. */
static pj_type *subclass(pj_type *type, int64_t code)
{
    const pj_exception_desc *desc = desc_of(type);
    const pj_code_row *rows = desc->type.home->namespace->codes + desc->row->codes;
    for (int i = 0; i < desc->row->code_count; i++)
        if (rows[i].code == code)
            return pj_type_at(desc->type.home, rows[i].exception);
    return type;
}

static void raise_declared(const char *native, pj_type *declared, int64_t code, const char *words)
{
    const pj_exception_desc *desc = desc_of(declared);
    pj_type *type = subclass(declared, code);
    if (type != NULL)
        raise(native, (PyObject *)type->type, code, words, desc->row->field_count > 0 ? first_field(desc) : NULL);
}

PJ_COLD void pj_raise_declared(const pj_function *fn, int ref, int64_t code, const char *words)
{
    if (!PyErr_Occurred())
        raise_declared(fn->desc->native, fn->refs[ref], code, words);
}

/* One more field of the exception that was just raised; takes the value. */
PJ_COLD void pj_carry(const char *field, PyObject *value)
{
    PyObject *type, *exception, *traceback;
    PyErr_Fetch(&type, &exception, &traceback);
    PyErr_NormalizeException(&type, &exception, &traceback);
    if (value != NULL && exception != NULL && PyObject_SetAttrString(exception, field, value) < 0)
        PyErr_Clear();
    Py_XDECREF(value);
    PyErr_Restore(type, exception, traceback);
}

/* Closing a handle failed. */
PJ_COLD void pj_raise_closing(const pj_type_desc *exception, const char *native, int64_t code)
{
    pj_type *type = pj_type_of(exception);
    if (type != NULL)
        raise_declared(native, type, code, NULL);
}
