/* Enums: Python's own IntEnum and IntFlag, made at first access; values of native calls find their member in a table. */
#include "pj_internal.h"

#define PJ_TABLE 256 /* widest span of values that gets a table */

static const pj_enum_desc *desc_of(const pj_type *type) { return (const pj_enum_desc *)type->desc; }

static PyObject *value_of(const pj_enum_desc *desc, int64_t value)
{
    return desc->row->is_unsigned ? PyLong_FromUnsignedLongLong((unsigned long long)value) : PyLong_FromLongLong(value);
}

PJ_COLD static PyObject *rare_member(pj_type *type, int64_t value)
{
    if (desc_of(type)->row->flags && value < 0 && desc_of(type)->row->size < 8)
        value &= ((int64_t)1 << (8 * desc_of(type)->row->size)) - 1; /* all bits of the flags' own width */
    PyObject *number = value_of(desc_of(type), value);
    PyObject *member = number == NULL ? NULL : PyDict_GetItemWithError(type->by_value, number);
    if (member != NULL)
        Py_INCREF(member);
    else if (number != NULL && !PyErr_Occurred())
        member = PyObject_CallFunctionObjArgs((PyObject *)type->type, number, NULL);
    Py_XDECREF(number);
    return member;
}

PyObject *pj_enum_member(pj_type *type, int64_t value)
{
    uint64_t place = (uint64_t)value - (uint64_t)type->first;
    if (PJ_LIKELY(place < type->member_count && type->members[place] != NULL))
        return Py_NewRef(type->members[place]);
    return rare_member(type, value);
}

PyObject *pj_make_enum(const pj_function *fn, int ref, int64_t value) { return pj_enum_member(fn->refs[ref], value); }

/* ---- making the class ------------------------------------------------------------------------------------------- */

static PyObject *reduce_by_value(PyObject *member, PyObject *protocol)
{
    (void)protocol;
    PyObject *value = PyObject_GetAttrString(member, "_value_"), *args = value == NULL ? NULL : PyTuple_Pack(1, value);
    PyObject *result = args == NULL ? NULL : PyTuple_Pack(2, Py_TYPE(member), args);
    Py_XDECREF(args);
    Py_XDECREF(value);
    return result;
}

/* CPython up to 3.11.3 pickles members by their names: one without a name has a method of its own there. */
static int pickle_by_value(PyObject *member)
{
    static const PyMethodDef def = {"__reduce_ex__", reduce_by_value, METH_O, NULL};
    PyObject *method = PyCFunction_NewEx((PyMethodDef *)&def, member, NULL);
    int status = method == NULL ? -1 : PyObject_SetAttrString(member, "__reduce_ex__", method);
    Py_XDECREF(method);
    return status;
}

/* Enum._missing_: a value without a name becomes a member without a name, so that no native value is an error. */
static PyObject *missing(PyObject *unused, PyObject *const *args, Py_ssize_t nargs)
{
    (void)unused;
    if (nargs != 2 || !(PyType_GetFlags(Py_TYPE(args[1])) & Py_TPFLAGS_LONG_SUBCLASS))
        return Py_NewRef(Py_None);
    PyObject *member = PyObject_CallMethod((PyObject *)&PyLong_Type, "__new__", "OO", args[0], args[1]);
    PyObject *name = member == NULL ? NULL : PyUnicode_FromFormat("%S", args[1]);
    if (name == NULL || PyObject_SetAttrString(member, "_name_", name) < 0 ||
        PyObject_SetAttrString(member, "_value_", args[1]) < 0 || (Py_Version < 0x030B0400 && pickle_by_value(member) < 0)) {
        Py_XDECREF(member);
        member = NULL;
    }
    Py_XDECREF(name);
    return member;
}

static int add_missing(pj_type *type)
{
    static const PyMethodDef def = {"_missing_", (PyCFunction)(void (*)(void))missing, METH_FASTCALL, NULL};
    PyObject *builtins = PyImport_ImportModule("builtins");
    PyObject *classmethod = builtins == NULL ? NULL : PyObject_GetAttrString(builtins, "classmethod");
    PyObject *function = PyCFunction_NewEx((PyMethodDef *)&def, NULL, NULL);
    PyObject *method = classmethod == NULL || function == NULL ? NULL : PyObject_CallFunctionObjArgs(classmethod, function, NULL);
    int status = method == NULL ? -1 : PyObject_SetAttrString((PyObject *)type->type, "_missing_", method);
    Py_XDECREF(method);
    Py_XDECREF(function);
    Py_XDECREF(classmethod);
    Py_XDECREF(builtins);
    return status;
}

static PyObject *member_list(const pj_enum_desc *desc)
{
    PyObject *list = PyList_New(0);
    const char *text = desc->names;
    for (uint32_t i = 0; list != NULL && i < desc->row->count; i++, text = pj_next_text(text)) {
        PyObject *name = PyUnicode_FromString(text), *value = value_of(desc, desc->values[i]);
        PyObject *pair = name == NULL || value == NULL ? NULL : PyTuple_Pack(2, name, value);
        if (pair == NULL || PyList_Append(list, pair) < 0) {
            Py_DECREF(list);
            list = NULL;
        }
        Py_XDECREF(pair);
        Py_XDECREF(name);
        Py_XDECREF(value);
    }
    return list;
}

static PyObject *call_enum(const pj_enum_desc *desc, PyObject *members)
{
    PyObject *module = PyImport_ImportModule("enum"), *result = NULL;
    PyObject *base = module == NULL ? NULL : PyObject_GetAttrString(module, desc->row->flags ? "IntFlag" : "IntEnum");
    PyObject *args = PyTuple_New(2), *kwargs = PyDict_New();
    PyObject *name = PyUnicode_FromString(desc->type.name), *home = PyUnicode_FromString(desc->type.home->namespace->name);
    if (base != NULL && args != NULL && kwargs != NULL && name != NULL && home != NULL &&
        PyDict_SetItemString(kwargs, "module", home) == 0 && PyDict_SetItemString(kwargs, "qualname", name) == 0) {
        PyTuple_SetItem(args, 0, Py_NewRef(name));
        PyTuple_SetItem(args, 1, Py_NewRef(members));
        result = PyObject_Call(base, args, kwargs);
    }
    Py_XDECREF(home);
    Py_XDECREF(name);
    Py_XDECREF(kwargs);
    Py_XDECREF(args);
    Py_XDECREF(base);
    Py_XDECREF(module);
    return result;
}

static void span(const pj_enum_desc *desc, int64_t *first, uint64_t *width)
{
    int64_t least = desc->row->count ? desc->values[0] : 0, most = least;
    for (uint32_t i = 1; i < desc->row->count; i++) {
        least = desc->values[i] < least ? desc->values[i] : least;
        most = desc->values[i] > most ? desc->values[i] : most;
    }
    *first = least;
    *width = desc->row->count ? (uint64_t)most - (uint64_t)least + 1 : 0;
}

int pj_index_members(pj_type *type)
{
    const pj_enum_desc *desc = desc_of(type);
    uint64_t width;
    span(desc, &type->first, &width);
    if ((type->by_value = PyDict_New()) == NULL)
        return -1;
    if (width <= PJ_TABLE && (type->members = PyMem_Calloc(width + 1, sizeof *type->members)) != NULL)
        type->member_count = (uint32_t)width;
    const char *name = desc->names;
    for (uint32_t i = 0; i < desc->row->count; i++, name = pj_next_text(name)) {
        PyObject *member = PyObject_GetAttrString((PyObject *)type->type, name);
        if (member == NULL || PyDict_SetItem(type->by_value, member, member) < 0) {
            Py_XDECREF(member);
            return -1;
        }
        uint64_t place = (uint64_t)desc->values[i] - (uint64_t)type->first;
        if (place < type->member_count && type->members[place] == NULL)
            type->members[place] = Py_NewRef(member);
        Py_DECREF(member);
    }
    return 0;
}

int pj_enum_type(pj_type *type)
{
    const pj_enum_desc *desc = desc_of(type);
    PyObject *members = member_list(desc), *class = members == NULL ? NULL : call_enum(desc, members);
    PyObject *doc = PyUnicode_FromString(desc->type.doc);
    Py_XDECREF(members);
    type->type = (PyTypeObject *)class;
    int status = class == NULL || doc == NULL ? -1 : PyObject_SetAttrString(class, "__doc__", doc);
    if (status == 0 && !desc->row->flags)
        status = add_missing(type);
    if (status == 0)
        status = pj_index_members(type);
    Py_XDECREF(doc);
    if (status < 0) {
        Py_XDECREF(class);
        Py_XDECREF(type->by_value);
        type->type = NULL;
        type->by_value = NULL;
    }
    return status;
}
