/* Namespaces: lazily filled modules. A name comes to life when it is first asked for. */
#include "pj_internal.h"

/* Goes from one name to the next. */
typedef struct {
    uint32_t entry;
    const char *name;
} walk;

/* The name of entry 0, PJ_STEP... */
static const char *name_at_step(const pj_namespace *namespace, uint32_t step)
{
    return pj_text_at(namespace, namespace->names[step]);
}

static walk next(walk at) { return (walk){at.entry + 1, pj_next_text(at.name)}; }

/* The last of the names that are written down which isn't behind `name`, and from there on one by one; without a name if
 * there is none. */
static walk find_entry(const pj_namespace *namespace, const char *name)
{
    uint32_t low = 0, high = (namespace->count + PJ_STEP - 1) / PJ_STEP;
    while (low + 1 < high) {
        uint32_t middle = (low + high) / 2;
        if (strcmp(name, name_at_step(namespace, middle)) < 0)
            high = middle;
        else
            low = middle;
    }
    walk at = {low * PJ_STEP, namespace->count == 0 ? NULL : name_at_step(namespace, low)};
    for (uint32_t end = at.entry + PJ_STEP; at.entry < end && at.entry < namespace->count; at = next(at))
        if (strcmp(name, at.name) == 0)
            return at;
    return (walk){0, NULL};
}

static walk first_entry(const pj_namespace *namespace)
{
    return (walk){0, namespace->count == 0 ? NULL : name_at_step(namespace, 0)};
}

static uint8_t kind_of(const pj_home *home, uint32_t entry) { return home->namespace->kinds[entry]; }
static uint32_t value_of(const pj_home *home, uint32_t entry) { return (uint32_t)home->namespace->values[entry]; }

/* The text of an entry that has one. */
static const char *text_of(const pj_home *home, uint32_t entry)
{
    return pj_text_at(home->namespace, value_of(home, entry));
}

/* A number that isn't of 32 bits, or the place and the length of a text. */
static const int64_t *numbers_of(const pj_home *home, uint32_t entry)
{
    return &home->namespace->numbers[value_of(home, entry)];
}

static const pj_variable_row *variable_of(const pj_home *home, uint32_t entry)
{
    return &home->namespace->variables[value_of(home, entry)];
}

static pj_type *type_of(const pj_home *home, uint32_t entry) { return pj_type_at((pj_home *)home, value_of(home, entry)); }

static PyObject *make_member(pj_home *home, walk at)
{
    pj_type *type = type_of(home, at.entry);
    return type == NULL ? NULL : PyObject_GetAttrString((PyObject *)type->type, at.name);
}

/* A hand-written function of the package. */
static PyObject *make_wrap(const char *module_name)
{
    PyObject *module = PyImport_ImportModule(module_name);
    PyObject *function = module == NULL ? NULL : PyObject_GetAttrString(module, pj_next_text(module_name));
    Py_XDECREF(module);
    return function;
}

static PyObject *make_float(const int64_t *bits)
{
    double number;
    memcpy(&number, bits, sizeof number);
    return PyFloat_FromDouble(number);
}

/* Text or bytes. */
static PyObject *make_data(const pj_home *home, uint8_t kind, const int64_t *of)
{
    const char *data = pj_text_at(home->namespace, (pj_place)of[0]);
    if (kind == PJ_ENTRY_BYTES)
        return PyBytes_FromStringAndSize(data, (Py_ssize_t)of[1]);
    return PyUnicode_DecodeUTF8(data, (Py_ssize_t)of[1], "surrogatepass");
}

static PyObject *make_entry(pj_home *home, walk at)
{
    uint32_t entry = at.entry;
    uint8_t kind = kind_of(home, entry);
    switch (kind) {
    case PJ_ENTRY_INT:
        return PyLong_FromLong(home->namespace->values[entry]);
    case PJ_ENTRY_INT64:
        return PyLong_FromLongLong(*numbers_of(home, entry));
    case PJ_ENTRY_UINT64:
        return PyLong_FromUnsignedLongLong((uint64_t)*numbers_of(home, entry));
    case PJ_ENTRY_FLOAT:
        return make_float(numbers_of(home, entry));
    case PJ_ENTRY_STR: case PJ_ENTRY_BYTES:
        return make_data(home, kind, numbers_of(home, entry));
    case PJ_ENTRY_MEMBER:
        return make_member(home, at);
    case PJ_ENTRY_WRAP:
        return make_wrap(text_of(home, entry));
    case PJ_ENTRY_MODULE:
        return PyImport_ImportModule(text_of(home, entry));
    case PJ_ENTRY_TOOL:
        return PyObject_GetAttrString(home->state->native, text_of(home, entry));
    case PJ_ENTRY_ALIAS:
        return PyObject_GetAttrString(home->module, text_of(home, entry));
    case PJ_ENTRY_VARIABLE:
        return pj_variable_new(home, value_of(home, entry));
    case PJ_ENTRY_FUNCTION:
        return pj_function_new(home, value_of(home, entry));
    default: {
        pj_type *type = type_of(home, entry);
        return type == NULL ? NULL : Py_NewRef(type->type);
    }
    }
}

static PyObject *put_entry(pj_home *home, walk at)
{
    PyObject *value = make_entry(home, at);
    if (value != NULL && PyDict_SetItemString(PyModule_GetDict(home->module), at.name, value) < 0) {
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

/* Whether a function is compiled here, in the place of a library's. */
static bool is_own(const pj_home *home, const pj_function_row *function)
{
    return function->compiled != 0 && home->namespace->compiled[function->compiled - 1].own != NULL;
}

/* Whether making a function loads no library, and warns of nothing. */
static bool is_near(const pj_home *home, uint32_t entry)
{
    pj_function_row function;
    pj_read_function_row(home->namespace, value_of(home, entry), &function);
    bool is_here = is_own(home, &function) || pj_library_of(home, function.library)->soname == NULL;
    return is_here && function.deprecated == 0;
}

/* What to say when an entry is first accessed, or NULL. */
static const char *warning_of(const pj_namespace *namespace, uint32_t entry)
{
    for (uint32_t i = 0; i < namespace->warning_count; i++)
        if (namespace->warnings[i].entry == entry)
            return pj_text_at(namespace, namespace->warnings[i].words);
    return NULL;
}

static bool fills(const pj_home *home, uint32_t entry)
{
    uint8_t kind = kind_of(home, entry);
    if (warning_of(home->namespace, entry) != NULL)
        return false;
    return kind == PJ_ENTRY_FUNCTION ? is_near(home, entry) : kind <= PJ_ENTRY_UINT64 || kind == PJ_ENTRY_TOOL;
}

/* Whether this system has what a name stands for: `from ns import *` must not fail where a symbol is missing. */
static bool is_there(const pj_home *home, uint32_t entry)
{
    uint8_t kind = kind_of(home, entry);
    pj_function_row function;
    if (kind == PJ_ENTRY_FUNCTION)
        pj_read_function_row(home->namespace, value_of(home, entry), &function);
    bool is_function = kind == PJ_ENTRY_FUNCTION && !is_own(home, &function);
    if (!is_function && (kind != PJ_ENTRY_VARIABLE || variable_of(home, entry)->here != NULL))
        return true;
    uint32_t library = is_function ? function.library : variable_of(home, entry)->library;
    pj_place symbol = is_function ? function.symbol : variable_of(home, entry)->symbol;
    bool found = pj_symbol(home->state, pj_library_of(home, library), pj_text_at(home->namespace, symbol)) != NULL;
    PyErr_Clear();
    return found;
}

static PyObject *names(const pj_home *home)
{
    PyObject *list = PyList_New(0);
    for (walk at = first_entry(home->namespace); list != NULL && at.entry < home->namespace->count; at = next(at)) {
        uint8_t kind = kind_of(home, at.entry);
        bool is_listed = kind != PJ_ENTRY_ALIAS && kind != PJ_ENTRY_MODULE && kind != PJ_ENTRY_TOOL;
        if (!is_listed || !is_there(home, at.entry))
            continue;
        PyObject *name = PyUnicode_FromString(at.name);
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
    for (walk at = first_entry(home->namespace); at.entry < home->namespace->count; at = next(at)) {
        if (PyDict_GetItemString(dict, at.name) != NULL)
            continue;
        PyObject *value = fills(home, at.entry) ? put_entry(home, at) : NULL;
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
    walk found = find_entry(home->namespace, text);
    if (found.name == NULL)
        return import_child(home, name);
    const char *warning = warning_of(home->namespace, found.entry);
    if (warning != NULL && PyErr_WarnFormat(PyExc_DeprecationWarning, 1, "%s is deprecated: %s", text, warning) < 0)
        return NULL;
    PyObject *value = put_entry(home, found);
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
    for (walk at = first_entry(home->namespace); at.entry < home->namespace->count; at = next(at))
        if (kind_of(home, at.entry) != PJ_ENTRY_ALIAS && PyDict_SetItemString(all, at.name, Py_None) < 0)
            goto fail;
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
