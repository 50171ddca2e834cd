/* Namespaces: lazily filled modules. A name comes to life when it is first asked for. */
#include "pj_internal.h"

static const pj_entry *find_entry(const pj_namespace *namespace, const char *name)
{
    uint32_t low = 0, high = namespace->count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        int order = strcmp(name, pj_text_at(namespace, namespace->entries[middle].name));
        if (order == 0)
            return &namespace->entries[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

static const char *name_of(const pj_home *home, const pj_entry *entry)
{
    return pj_text_at(home->namespace, entry->name);
}

/* The text of an entry that has one. */
static const char *text_of(const pj_home *home, const pj_entry *entry)
{
    return pj_text_at(home->namespace, entry->value.of.at);
}

static const pj_function_row *function_of(const pj_home *home, const pj_entry *entry)
{
    return &home->namespace->functions[entry->value.of.at];
}

static const pj_variable_row *variable_of(const pj_home *home, const pj_entry *entry)
{
    return &home->namespace->variables[entry->value.of.at];
}

static pj_type *type_of(const pj_home *home, const pj_entry *entry)
{
    return pj_type_at((pj_home *)home, entry->value.of.at);
}

static PyObject *make_member(pj_home *home, const pj_entry *entry)
{
    pj_type *type = type_of(home, entry);
    if (type == NULL)
        return NULL;
    const char *name = pj_member_name((const pj_enum_desc *)type->desc, entry->value.of.length);
    return PyObject_GetAttrString((PyObject *)type->type, name);
}

/* A hand-written function of the package. */
static PyObject *make_wrap(const char *text, uint32_t function_at)
{
    PyObject *module = PyImport_ImportModule(text);
    PyObject *function = module == NULL ? NULL : PyObject_GetAttrString(module, text + function_at);
    Py_XDECREF(module);
    return function;
}

static PyObject *make_entry(pj_home *home, const pj_entry *entry)
{
    switch (entry->kind) {
    case PJ_ENTRY_INT:
        return PyLong_FromLongLong(entry->value.integer);
    case PJ_ENTRY_UINT:
        return PyLong_FromUnsignedLongLong(entry->value.natural);
    case PJ_ENTRY_FLOAT:
        return PyFloat_FromDouble(entry->value.number);
    case PJ_ENTRY_TEXT:
        return PyUnicode_DecodeUTF8(text_of(home, entry), entry->value.of.length, "surrogatepass");
    case PJ_ENTRY_BYTES:
        return PyBytes_FromStringAndSize(text_of(home, entry), entry->value.of.length);
    case PJ_ENTRY_MEMBER:
        return make_member(home, entry);
    case PJ_ENTRY_WRAP:
        return make_wrap(text_of(home, entry), entry->value.of.length);
    case PJ_ENTRY_MODULE:
        return PyImport_ImportModule(text_of(home, entry));
    case PJ_ENTRY_TOOL:
        return PyObject_GetAttrString(home->state->native, text_of(home, entry));
    case PJ_ENTRY_ALIAS:
        return PyObject_GetAttrString(home->module, text_of(home, entry));
    case PJ_ENTRY_VARIABLE:
        return pj_variable_new(home, entry->value.of.at);
    case PJ_ENTRY_FUNCTION:
        return pj_function_new(home, function_of(home, entry));
    default: {
        pj_type *type = type_of(home, entry);
        return type == NULL ? NULL : Py_NewRef(type->type);
    }
    }
}

static PyObject *put_entry(pj_home *home, const pj_entry *entry)
{
    PyObject *value = make_entry(home, entry);
    if (value != NULL && PyDict_SetItemString(PyModule_GetDict(home->module), name_of(home, entry), value) < 0) {
        Py_DECREF(value);
        return NULL;
    }
    return value;
}

static uint32_t count_children(const pj_home *home)
{
    const pj_package *package = home->state->package;
    size_t length = strlen(home->namespace->name);
    uint32_t count = 0;
    for (int i = 0; i < package->count; i++) {
        const char *name = package->namespaces[i]->name;
        count += strncmp(name, home->namespace->name, length) == 0 && name[length] == '.';
    }
    return count;
}

/* Whether making a function loads no library. */
static bool is_near(const pj_home *home, const pj_function_row *function)
{
    return function->own != NULL || pj_library_of(home, function->library)->soname == NULL;
}

/* What to say when an entry is first accessed, or NULL. */
static const char *warning_of(const pj_namespace *namespace, const pj_entry *entry)
{
    for (uint32_t i = 0; i < namespace->warning_count; i++)
        if (&namespace->entries[namespace->warnings[i].entry] == entry)
            return pj_text_at(namespace, namespace->warnings[i].words);
    return NULL;
}

static bool fills(const pj_home *home, const pj_entry *entry)
{
    if (warning_of(home->namespace, entry) != NULL)
        return false;
    if (entry->kind == PJ_ENTRY_FUNCTION)
        return is_near(home, function_of(home, entry)) && function_of(home, entry)->deprecated == 0;
    return entry->kind == PJ_ENTRY_INT || entry->kind == PJ_ENTRY_UINT || entry->kind == PJ_ENTRY_TOOL;
}

/* Whether this system has what a name stands for: `from ns import *` must not fail where a symbol is missing. */
static bool is_there(const pj_home *home, const pj_entry *entry)
{
    const pj_library *library;
    const char *symbol;
    if (entry->kind == PJ_ENTRY_FUNCTION && function_of(home, entry)->own == NULL) {
        library = pj_library_of(home, function_of(home, entry)->library);
        symbol = pj_text_at(home->namespace, function_of(home, entry)->symbol);
    } else if (entry->kind == PJ_ENTRY_VARIABLE && variable_of(home, entry)->here == NULL) {
        library = pj_library_of(home, variable_of(home, entry)->library);
        symbol = pj_text_at(home->namespace, variable_of(home, entry)->symbol);
    } else
        return true;
    bool found = pj_symbol(home->state, library, symbol) != NULL;
    PyErr_Clear();
    return found;
}

static PyObject *names(const pj_home *home)
{
    PyObject *list = PyList_New(0);
    for (uint32_t i = 0; list != NULL && i < home->namespace->count; i++) {
        const pj_entry *entry = &home->namespace->entries[i];
        bool is_listed = entry->kind != PJ_ENTRY_ALIAS && entry->kind != PJ_ENTRY_MODULE && entry->kind != PJ_ENTRY_TOOL;
        if (!is_listed || !is_there(home, entry))
            continue;
        PyObject *name = PyUnicode_FromString(name_of(home, entry));
        if (name == NULL || PyList_Append(list, name) < 0) {
            Py_DECREF(list);
            list = NULL;
        }
        Py_XDECREF(name);
    }
    return list;
}

static PyObject *home_getattr(PyObject *self, PyObject *name);
static PyObject *home_dir(PyObject *self, PyObject *unused);

static const PyMethodDef home_methods[] = {
    {"__getattr__", home_getattr, METH_O, NULL},
    {"__dir__", home_dir, METH_NOARGS, NULL},
};

/* Nothing is left to make: __getattr__ goes, and a module's attributes are quick again. */
static int settle(const pj_home *home, PyObject *dict)
{
    PyObject *all = names(home);
    int status = all == NULL ? -1 : PyDict_SetItemString(dict, "__all__", all);
    Py_XDECREF(all);
    for (size_t i = 0; status == 0 && i < PJ_COUNT(home_methods); i++)
        if (PyDict_GetItemString(dict, home_methods[i].ml_name) != NULL) /* another thread may have been first */
            status = PyDict_DelItemString(dict, home_methods[i].ml_name);
    return status;
}

/* Makes what costs little. */
static int fill(pj_home *home)
{
    PyObject *dict = PyModule_GetDict(home->module);
    uint32_t left = count_children(home);
    for (uint32_t i = 0; i < home->namespace->count; i++) {
        const pj_entry *entry = &home->namespace->entries[i];
        if (PyDict_GetItemString(dict, name_of(home, entry)) != NULL)
            continue;
        PyObject *value = fills(home, entry) ? put_entry(home, entry) : NULL;
        if (value == NULL) {
            if (PyErr_Occurred() && !PyErr_ExceptionMatches(PyExc_AttributeError))
                return -1;
            PyErr_Clear();
            left++;
        }
        Py_XDECREF(value);
    }
    home->until_fill = left; /* it goes over all names: again when the last one that is left has been made */
    /* Without a GIL another thread may be on its way to __getattr__. */
    return left == 0 && !PJ_IS_FREE_THREADED ? settle(home, dict) : 0;
}

/* A namespace below this one, such as `raw`, is imported when it is first asked for. */
static PyObject *import_child(const pj_home *home, PyObject *name)
{
    const pj_package *package = home->state->package;
    PyObject *full = PyUnicode_FromFormat("%s.%U", home->namespace->name, name), *module = NULL;
    const char *text = full == NULL ? NULL : PyUnicode_AsUTF8AndSize(full, NULL);
    for (int i = 0; text != NULL && module == NULL && i < package->count; i++)
        if (strcmp(text, package->namespaces[i]->name) == 0 && (module = PyImport_ImportModule(text)) == NULL)
            text = NULL;
    if (module == NULL && text != NULL)
        PyErr_Format(PyExc_AttributeError, "module '%s' has no attribute '%U'", home->namespace->name, name);
    Py_XDECREF(full);
    return module;
}

static PyObject *home_getattr(PyObject *self, PyObject *name)
{
    pj_home *home = PJ_DATA(pj_home, self);
    const char *text = PyUnicode_AsUTF8AndSize(name, NULL);
    if (text == NULL) {
        PyErr_Clear();
        return PyErr_Format(PyExc_AttributeError, "module '%s' has no attribute %A", home->namespace->name, name);
    }
    if (strcmp(text, "__all__") == 0)
        return names(home);
    const pj_entry *entry = find_entry(home->namespace, text);
    if (entry == NULL)
        return import_child(home, name);
    const char *warning = warning_of(home->namespace, entry);
    if (warning != NULL && PyErr_WarnFormat(PyExc_DeprecationWarning, 1, "%s is deprecated: %s", text, warning) < 0)
        return NULL;
    PyObject *value = put_entry(home, entry);
    if (value == NULL)
        return NULL;
    if (home->until_fill != 0 && --home->until_fill == 0 && fill(home) < 0) {
        Py_DECREF(value);
        return NULL;
    }
    return value;
}

static PyObject *home_dir(PyObject *self, PyObject *unused)
{
    pj_home *home = PJ_DATA(pj_home, self);
    (void)unused;
    PyObject *all = PyDict_New(), *list = PyList_New(0);
    PyObject *dict = PyModule_GetDict(home->module);
    if (all == NULL || list == NULL || PyDict_Update(all, dict) < 0)
        goto fail;
    for (uint32_t i = 0; i < home->namespace->count; i++) {
        const pj_entry *entry = &home->namespace->entries[i];
        if (entry->kind != PJ_ENTRY_ALIAS && PyDict_SetItemString(all, name_of(home, entry), Py_None) < 0)
            goto fail;
    }
    Py_DECREF(list);
    list = PyObject_CallFunctionObjArgs((PyObject *)&PyList_Type, all, NULL);
    if (list != NULL && PyList_Sort(list) < 0)
        goto fail;
    Py_DECREF(all);
    return list;
fail:
    Py_XDECREF(all);
    Py_XDECREF(list);
    return NULL;
}

/* Puts __getattr__ and __dir__ into the namespace; each keeps the extension alive as its `__module__`. */
static int equip(pj_home *home, PyObject *dict)
{
    for (size_t i = 0; i < PJ_COUNT(home_methods); i++) {
        PyObject *function = PyCFunction_NewEx((PyMethodDef *)&home_methods[i], (PyObject *)home, home->state->native);
        int status = function == NULL ? -1 : PyDict_SetItemString(dict, home_methods[i].ml_name, function);
        Py_XDECREF(function);
        if (status < 0)
            return -1;
    }
    return 0;
}

/* The module that imports it is the namespace: another thread may have got hold of it, and must see the same as all. */
PyObject *pj_open_namespace(pj_home *home, PyObject *module)
{
    PyObject *dict = PyModule_GetDict(module);
    PyObject *doc = PyUnicode_FromString(home->namespace->doc);
    int status = doc == NULL ? -1 : PyDict_SetItemString(dict, "__doc__", doc);
    Py_XDECREF(doc);
    if (status < 0)
        return NULL;
    PyObject *former = home->module;
    home->module = Py_NewRef(module);
    Py_XDECREF(former);
    return equip(home, dict) < 0 ? NULL : Py_NewRef(Py_None);
}
