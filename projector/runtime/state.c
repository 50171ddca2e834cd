/* The package's state, its namespaces as lazily filled modules, and the making of types at first use. */
#include "pj_internal.h"

#define PJ_FILL_AFTER 8 /* misses until a namespace fills its functions and integers at once */

PyTypeObject *pj_class(pj_state *state, const char *name, size_t size, unsigned long flags, PyType_Slot *slots)
{
    PyType_Spec spec = {name, (int)size, 0, (unsigned int)(Py_TPFLAGS_DEFAULT | flags), slots};
    return (PyTypeObject *)PyType_FromModuleAndSpec(state->native, &spec, NULL);
}

/* A type's getset table is ours and starts behind a pointer back to the type: so a class leads to its pj_type. */
typedef struct {
    pj_type *type;
    PyGetSetDef getset[];
} owned_getset;

PyGetSetDef *pj_own_getset(pj_type *type, uint32_t count)
{
    if (type->getset == NULL) {
        owned_getset *owned = PyMem_Calloc(1, sizeof *owned + (count + 1) * sizeof *owned->getset);
        if (owned == NULL) {
            PyErr_NoMemory();
            return NULL;
        }
        owned->type = type;
        type->getset = owned->getset;
    }
    return type->getset;
}

pj_type *pj_type_of_class(PyTypeObject *class)
{
    char *getset = PyType_GetSlot(class, Py_tp_getset);
    return ((owned_getset *)(getset - offsetof(owned_getset, getset)))->type;
}

pj_home *pj_home_of(pj_state *state, const pj_namespace *namespace)
{
    int i = 0;
    while (state->package->namespaces[i] != namespace)
        i++;
    if (state->homes[i] != NULL)
        return state->homes[i];
    pj_home *home = (pj_home *)_PyObject_New(state->home_type);
    if (home == NULL)
        return NULL;
    home->namespace = namespace;
    home->state = state;
    home->module = NULL;
    home->function_type = NULL;
    home->misses = 0;
    home->types = PyMem_Calloc(namespace->type_count + 1, sizeof *home->types);
    if (home->types == NULL) {
        Py_DECREF(home);
        PyErr_NoMemory();
        return NULL;
    }
    return state->homes[i] = home;
}

static void home_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_Free(self);
    Py_DECREF(type);
}

static int make_type(pj_type *type)
{
    switch (type->desc->kind) {
    case PJ_TYPE_RECORD:
        return pj_record_type(type);
    case PJ_TYPE_ENUM:
        return pj_enum_type(type);
    case PJ_TYPE_HANDLE:
        return pj_handle_type(type);
    default:
        return pj_tuple_type(type);
    }
}

pj_type *pj_type_of(pj_state *state, const pj_type_desc *desc)
{
    pj_home *home = pj_home_of(state, desc->home);
    if (home == NULL)
        return NULL;
    pj_type *type = home->types[desc->slot];
    if (type != NULL && type->type != NULL)
        return type;
    if (type == NULL)
        type = home->types[desc->slot] = PyMem_Calloc(1, sizeof *type);
    if (type == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    type->desc = desc;
    type->state = state;
    return make_type(type) < 0 ? NULL : type;
}

/* ---- a namespace's names ---------------------------------------------------------------------------------------- */

static const pj_entry *find_entry(const pj_namespace *namespace, const char *name)
{
    uint32_t low = 0, high = namespace->count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        int order = strcmp(name, namespace->entries[middle].name);
        if (order == 0)
            return &namespace->entries[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

static PyObject *make_member(pj_home *home, const pj_entry *entry)
{
    pj_type *type = pj_type_of(home->state, entry->value.type);
    if (type == NULL)
        return NULL;
    return PyObject_GetAttrString((PyObject *)type->type, ((const pj_enum_desc *)type->desc)->members[entry->length].name);
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
        return PyUnicode_DecodeUTF8(entry->value.text, entry->length, "surrogatepass");
    case PJ_ENTRY_BYTES:
        return PyBytes_FromStringAndSize(entry->value.text, entry->length);
    case PJ_ENTRY_MEMBER:
        return make_member(home, entry);
    case PJ_ENTRY_FUNCTION:
        return pj_function_new(home, entry->value.function);
    default: {
        pj_type *type = pj_type_of(home->state, entry->value.type);
        return type == NULL ? NULL : Py_NewRef(type->type);
    }
    }
}

static PyObject *put_entry(pj_home *home, const pj_entry *entry)
{
    PyObject *value = make_entry(home, entry);
    if (value != NULL && PyDict_SetItemString(PyModule_GetDict(home->module), entry->name, value) < 0) {
        Py_DECREF(value);
        return NULL;
    }
    return value;
}

static bool fills(const pj_entry *entry)
{
    if (entry->kind == PJ_ENTRY_FUNCTION)
        return entry->value.function->library->soname == NULL && entry->value.function->deprecated == NULL;
    return entry->kind == PJ_ENTRY_INT || entry->kind == PJ_ENTRY_UINT;
}

/* Makes what costs little. Once nothing is left to make, __getattr__ goes, and a module's attributes are quick again. */
static int fill(pj_home *home)
{
    PyObject *dict = PyModule_GetDict(home->module);
    int left = 0;
    for (uint32_t i = 0; i < home->namespace->count; i++) {
        const pj_entry *entry = &home->namespace->entries[i];
        if (PyDict_GetItemString(dict, entry->name) != NULL)
            continue;
        PyObject *value = fills(entry) ? put_entry(home, entry) : NULL;
        if (value == NULL) {
            if (PyErr_Occurred() && !PyErr_ExceptionMatches(PyExc_AttributeError))
                return -1;
            PyErr_Clear();
            left++;
        }
        Py_XDECREF(value);
    }
    if (left == 0)
        return PyDict_DelItemString(dict, "__getattr__");
    return 0;
}

static PyObject *names(const pj_home *home)
{
    PyObject *list = PyList_New(home->namespace->count);
    for (uint32_t i = 0; list != NULL && i < home->namespace->count; i++) {
        PyObject *name = PyUnicode_FromString(home->namespace->entries[i].name);
        if (name == NULL || PyList_SetItem(list, i, name) < 0) {
            Py_DECREF(list);
            return NULL;
        }
    }
    return list;
}

static PyObject *home_getattr(PyObject *self, PyObject *name)
{
    pj_home *home = PJ_DATA(pj_home, self);
    const char *text = PyUnicode_AsUTF8AndSize(name, NULL);
    if (text == NULL)
        return NULL;
    if (strcmp(text, "__all__") == 0)
        return names(home);
    const pj_entry *entry = find_entry(home->namespace, text);
    if (entry == NULL)
        return PyErr_Format(PyExc_AttributeError, "module '%s' has no attribute '%U'", home->namespace->name, name);
    PyObject *value = put_entry(home, entry);
    if (value != NULL && ++home->misses % PJ_FILL_AFTER == 0 && fill(home) < 0) {
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
    for (uint32_t i = 0; i < home->namespace->count; i++)
        if (PyDict_SetItemString(all, home->namespace->entries[i].name, Py_None) < 0)
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

static PyMethodDef home_methods[] = {
    {"__getattr__", home_getattr, METH_O, NULL},
    {"__dir__", home_dir, METH_NOARGS, NULL},
};

/* Puts __getattr__ and __dir__ into the namespace; each keeps the extension alive as its `__module__`. */
static int equip(pj_home *home, PyObject *dict)
{
    for (size_t i = 0; i < PJ_COUNT(home_methods); i++) {
        PyObject *function = PyCFunction_NewEx(&home_methods[i], (PyObject *)home, home->state->native);
        int status = function == NULL ? -1 : PyDict_SetItemString(dict, home_methods[i].ml_name, function);
        Py_XDECREF(function);
        if (status < 0)
            return -1;
    }
    return 0;
}

static PyObject *open_namespace(pj_home *home, PyObject *name, PyObject *globals)
{
    static const char *const kept[] = {"__spec__", "__file__", "__package__", "__loader__", "__path__", "__cached__"};
    PyObject *module = PyModule_NewObject(name);
    if (module == NULL)
        return NULL;
    PyObject *dict = PyModule_GetDict(module);
    for (size_t i = 0; i < PJ_COUNT(kept); i++) {
        PyObject *value = PyDict_GetItemString(globals, kept[i]);
        if (value != NULL && PyDict_SetItemString(dict, kept[i], value) < 0)
            goto fail;
    }
    PyObject *doc = PyUnicode_FromString(home->namespace->doc);
    if (doc == NULL || PyDict_SetItemString(dict, "__doc__", doc) < 0) {
        Py_XDECREF(doc);
        goto fail;
    }
    Py_DECREF(doc);
    home->module = module;
    if (equip(home, dict) == 0)
        return module;
fail:
    Py_DECREF(module);
    return NULL;
}

static PyObject *native_open(PyObject *native, PyObject *const *args, Py_ssize_t nargs)
{
    pj_state *state = PyModule_GetState(native);
    const char *name = nargs == 2 ? PyUnicode_AsUTF8AndSize(args[0], NULL) : NULL;
    for (int i = 0; name != NULL && i < state->package->count; i++)
        if (strcmp(name, state->package->namespaces[i]->name) == 0) {
            pj_home *home = pj_home_of(state, state->package->namespaces[i]);
            return home == NULL ? NULL : open_namespace(home, args[0], args[1]);
        }
    if (!PyErr_Occurred())
        PyErr_SetString(PyExc_ImportError, "open(name, globals): no such namespace");
    return NULL;
}

/* ---- the extension module --------------------------------------------------------------------------------------- */

PyMethodDef pj_native_methods[] = {
    {"open", (PyCFunction)(void (*)(void))native_open, METH_FASTCALL, NULL},
    {"_close_handles", pj_close_handles, METH_NOARGS, NULL},
    {"_after_fork", pj_after_fork, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

int pj_setup(PyObject *native, const pj_package *package)
{
    static PyType_Slot home_slots[] = {{Py_tp_dealloc, home_dealloc}, {0, NULL}};
    pj_state *state = PyModule_GetState(native);
    state->native = native;
    state->package = package;
    state->homes = PyMem_Calloc(package->count + 1u, sizeof *state->homes);
    state->libraries = PyMem_Calloc(package->library_count + 1u, sizeof *state->libraries);
    if (state->homes == NULL || state->libraries == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    state->home_type = pj_class(state, "projector.namespace", sizeof(pj_home), Py_TPFLAGS_DISALLOW_INSTANTIATION,
                                home_slots);
    state->array_type = pj_array_class(state);
    return state->home_type == NULL || state->array_type == NULL ? -1 : 0;
}

static int visit_type(pj_type *type, visitproc visit, void *arg)
{
    int status = type != NULL && type->type != NULL ? visit((PyObject *)type->type, arg) : 0;
    if (status == 0 && type != NULL && type->by_value != NULL)
        status = visit(type->by_value, arg);
    for (uint32_t i = 0; status == 0 && type != NULL && i < type->member_count; i++)
        if (type->members[i] != NULL)
            status = visit(type->members[i], arg);
    return status;
}

int pj_traverse(PyObject *native, visitproc visit, void *arg)
{
    pj_state *state = PyModule_GetState(native);
    int status = 0;
    if (state == NULL || state->homes == NULL)
        return 0;
    for (int i = 0; status == 0 && i < state->package->count; i++) {
        pj_home *home = state->homes[i];
        for (uint32_t k = 0; status == 0 && home != NULL && k < home->namespace->type_count; k++)
            status = visit_type(home->types[k], visit, arg);
        if (status == 0 && home != NULL && home->function_type != NULL)
            status = visit((PyObject *)home->function_type, arg);
    }
    if (status == 0 && state->home_type != NULL)
        status = visit((PyObject *)state->home_type, arg);
    if (status == 0 && state->array_type != NULL)
        status = visit((PyObject *)state->array_type, arg);
    return status;
}

static void free_type(pj_type *type)
{
    if (type == NULL)
        return;
    while (type->free_list != NULL) {
        pj_record *record = type->free_list;
        type->free_list = record->data;
        PyObject_Free(record);
    }
    for (uint32_t i = 0; i < type->member_count; i++)
        Py_XDECREF(type->members[i]);
    PyMem_Free(type->members);
    Py_XDECREF(type->by_value);
    Py_XDECREF(type->type);
    if (type->getset != NULL)
        PyMem_Free((char *)type->getset - offsetof(owned_getset, getset));
    PyMem_Free(type);
}

void pj_teardown(void *native)
{
    pj_state *state = PyModule_GetState(native);
    if (state == NULL || state->homes == NULL)
        return;
    for (int i = 0; i < state->package->count; i++) {
        pj_home *home = state->homes[i];
        if (home == NULL)
            continue;
        for (uint32_t k = 0; k < home->namespace->type_count; k++)
            free_type(home->types[k]);
        PyMem_Free(home->types);
        Py_XDECREF(home->function_type);
        Py_DECREF(home);
    }
    PyMem_Free(state->homes);
    PyMem_Free(state->libraries);
    Py_XDECREF(state->home_type);
    Py_XDECREF(state->array_type);
    state->homes = NULL;
}

PyObject *pj_init(PyModuleDef *def, PyModuleDef_Slot *slots)
{
    /* The second slot (multiple interpreters, each with its own GIL) means something from 3.12 on only. */
    if (Py_Version < 0x030C0000)
        slots[1].slot = 0;
    return PyModuleDef_Init(def);
}

const Py_ssize_t pj_state_size = sizeof(pj_state);
