/* The package's state in one interpreter, the making of types at first use, and the extension module itself. */
#include "pj_internal.h"

/* A class of the package, or without `state` one that packages share. */
PyTypeObject *pj_class(pj_state *state, const char *name, size_t size, unsigned long flags, PyType_Slot *slots)
{
    PyType_Spec spec = {name, (int)size, 0, (unsigned int)(Py_TPFLAGS_DEFAULT | flags), slots};
    PyObject *class = PyType_FromModuleAndSpec(state == NULL ? NULL : state->native, &spec, NULL);
    if (class == NULL && !PyErr_Occurred())
        PyErr_NoMemory(); /* CPython doesn't always say so itself */
    return (PyTypeObject *)class;
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

/* A class's __match_args__: what its getset table names. */
int pj_match_getset(const pj_type *type)
{
    Py_ssize_t count = 0;
    while (type->getset[count].name != NULL)
        count++;
    PyObject *names = PyTuple_New(count);
    int status = names == NULL ? -1 : 0;
    for (Py_ssize_t i = 0; status == 0 && i < count; i++) {
        PyObject *name = PyUnicode_InternFromString(type->getset[i].name);
        status = name == NULL ? -1 : PyTuple_SetItem(names, i, name);
    }
    if (status == 0)
        status = PyObject_SetAttrString((PyObject *)type->type, "__match_args__", names);
    Py_XDECREF(names);
    return status;
}

pj_type *pj_type_of_class(PyTypeObject *class)
{
    char *getset = PyType_GetSlot(class, Py_tp_getset);
    return ((owned_getset *)(getset - offsetof(owned_getset, getset)))->type;
}

static void free_tables(const pj_home *home)
{
    PyMem_Free(home->types);
    PyMem_Free(home->lenders);
    PyMem_Free(home->descs);
    PyMem_Free(home->variables);
}

pj_home *pj_home_of(pj_state *state, const pj_namespace *namespace)
{
    int i = 0;
    while (state->package->namespaces[i] != namespace)
        i++;
    pj_home *found = __atomic_load_n(&state->homes[i], __ATOMIC_ACQUIRE);
    if (found != NULL)
        return found;
    pj_home *home = (pj_home *)_PyObject_New(state->runtime->home_type);
    if (home == NULL)
        return NULL;
    home->namespace = namespace;
    home->state = state;
    home->module = NULL;
    home->function_type = NULL;
    home->until_fill = PJ_FILL_AFTER;
    home->types = PyMem_Calloc(namespace->type_count + 1, sizeof *home->types);
    home->lenders = PyMem_Calloc(namespace->type_count + 1, sizeof *home->lenders);
    home->descs = PyMem_Calloc(namespace->type_count + 1, sizeof *home->descs);
    home->variables = PyMem_Calloc(namespace->variable_count + 1, sizeof *home->variables);
    bool is_whole = home->types != NULL && home->lenders != NULL && home->descs != NULL && home->variables != NULL;
    if (is_whole && PJ_PUBLISH(&state->homes[i], home))
        return home;
    free_tables(home);
    Py_DECREF(home);
    return is_whole ? state->homes[i] : (pj_home *)PyErr_NoMemory();
}

static void home_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_Free(self);
    Py_DECREF(type);
}

PyTypeObject *pj_home_class(void)
{
    PyType_Slot slots[] = {{Py_tp_dealloc, home_dealloc}, {0, NULL}};
    return pj_class(NULL, "projector.namespace", sizeof(pj_home), Py_TPFLAGS_DISALLOW_INSTANTIATION, slots);
}

static void free_type(pj_type *type)
{
    if (type == NULL)
        return;
    while (type->free_list != NULL) {
        pj_record *record = type->free_list;
        type->free_list = record->data;
        Py_DECREF(type->type);
        PyObject_Free(record);
    }
    pj_free_kept(type);
    for (uint32_t i = 0; i < type->member_count; i++)
        Py_XDECREF(type->members[i]);
    PyMem_Free(type->members);
    Py_XDECREF(type->by_value);
    Py_XDECREF(type->abroad);
    Py_XDECREF((PyObject *)type->face);
    pj_free_access(type);
    Py_XDECREF(type->type);
    PyMem_Free(type->fields);
    if (type->getset != NULL)
        PyMem_Free((char *)type->getset - offsetof(owned_getset, getset));
    PyMem_Free(type);
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
    case PJ_TYPE_OPAQUE:
    case PJ_TYPE_CALLBACK: /* function pointers that came from elsewhere: they are passed on as they are */
        return pj_opaque_type(type);
    case PJ_TYPE_EXCEPTION:
        return pj_exception_type(type);
    default:
        return pj_tuple_type(type);
    }
}

/* A new type; `class`, if it is given, is an enum or an exception that another package made. */
pj_type *pj_make_type(pj_state *state, const pj_type_desc *desc, PyObject *class)
{
    pj_type *made = PyMem_Calloc(1, sizeof *made);
    if (made == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    made->desc = desc;
    made->state = state;
    if (class != NULL)
        made->type = Py_NewRef(class);
    int status = class == NULL ? make_type(made) : desc->kind == PJ_TYPE_ENUM ? pj_index_members(made) : 0;
    if (status == 0)
        return made;
    free_type(made);
    if (!PyErr_Occurred())
        PyErr_NoMemory(); /* CPython 3.11 says nothing where it can't make a Python function's frame */
    return NULL;
}

pj_type *pj_type_of(const pj_type_desc *desc)
{
    const pj_home *home = desc->home;
    pj_state *state = home->state;
    pj_type **place = &home->types[desc->slot];
    pj_type *found = __atomic_load_n(place, __ATOMIC_ACQUIRE);
    if (PJ_LIKELY(found != NULL))
        return found;
    pj_type *made = home->namespace->provider == NULL ? pj_make_type(state, desc, NULL) : pj_import_type(state, desc);
    /* Making a type can run Python code, and with it another thread that makes the same one: the first stays. */
    bool is_lent = made != NULL && made->state != state;
    if (is_lent)
        home->lenders[desc->slot] = (PyObject *)made->type; /* of whichever thread: the same */
    if (made != NULL && PJ_PUBLISH(place, made))
        return made;
    if (is_lent)
        Py_DECREF(made->type);
    else
        free_type(made);
    return made == NULL ? NULL : *place;
}

pj_type *pj_type_at(pj_home *home, uint32_t number)
{
    const pj_type_desc *desc = pj_desc_of(home, number);
    return desc == NULL ? NULL : pj_type_of(desc);
}

static PyObject *native_open(PyObject *native, PyObject *module)
{
    pj_state *state = PyModule_GetState(native);
    const char *name = PyModule_GetName(module);
    for (int i = 0; name != NULL && i < state->package->count; i++)
        if (strcmp(name, state->package->namespaces[i]->name) == 0) {
            pj_home *home = pj_home_of(state, state->package->namespaces[i]);
            return home == NULL ? NULL : pj_open_namespace(home, module);
        }
    return name == NULL ? NULL : PyErr_Format(PyExc_ImportError, "%s isn't a namespace of this package", name);
}

/* ---- the extension module --------------------------------------------------------------------------------------- */

PyMethodDef pj_native_methods[] = {
    {"open", native_open, METH_O, NULL},
    {"new", (PyCFunction)(void (*)(void))pj_raw_new, METH_FASTCALL,
     "new(of, items=1, /)\n--\n\nMemory for numbers or pointers, by C's name of one: so many zeros, or these."},
    {"pointers", (PyCFunction)(void (*)(void))pj_raw_pointers, METH_FASTCALL,
     "pointers(of, items=1, /)\n--\n\nMemory for pointers to records or what is opaque: so many NULLs, or to these, which it keeps."},
    {"from_address", (PyCFunction)(void (*)(void))pj_raw_from_address, METH_FASTCALL,
     "from_address(of, address, length=None, /)\n--\n\nWhat is at an address, which must be there as long as this is used."},
    {"callback", (PyCFunction)(void (*)(void))pj_raw_callback, METH_FASTCALL,
     "callback(of, callable, /)\n--\n\nA function pointer that leads to the callable as long as this object lives."},
    {"address_of", pj_raw_address_of, METH_O,
     "address_of(object, /)\n--\n\nWhere a record or an array is, or where a pointer or an open handle leads."},
    {"field", (PyCFunction)(void (*)(void))pj_raw_field, METH_FASTCALL,
     "field(record, name, /)\n--\n\nA pointer to a field of a record, which it keeps; not so what a pointer there is set to."},
    {"trace", (PyCFunction)(void (*)(void))pj_trace, METH_VARARGS | METH_KEYWORDS,
     "trace(*patterns, to=None)\n--\n\nLog the package's native calls while the `with` block runs."},
    {"_set_trace", pj_set_trace, METH_O, NULL},
    {"_close_handles", pj_close_handles, METH_NOARGS, NULL},
    {"_close_gate", pj_close_gate, METH_NOARGS, NULL},
    {"_after_fork", pj_after_fork, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

#if defined(PJ_ABI3T)
/* Whether our data starts behind the head of this Python's objects. */
static int check_heads(void)
{
    PyObject *size = PyObject_GetAttrString((PyObject *)(void *)&PyBaseObject_Type, "__basicsize__");
    int64_t there = size == NULL ? -1 : PyLong_AsLongLong(size);
    Py_XDECREF(size);
    if (there > (int64_t)PJ_HEAD_SIZE)
        PyErr_Format(PyExc_ImportError, "objects of this Python start with %lld bytes, which this module, made for %d, doesn't know",
                     (long long)there, (int)PJ_HEAD_SIZE);
    return PyErr_Occurred() ? -1 : 0;
}
#else
static int check_heads(void) { return 0; }
#endif

int pj_setup(PyObject *native, const pj_package *package)
{
    pj_state *state = PyModule_GetState(native);
    if (check_heads() < 0)
        return -1;
    state->native = native;
    state->package = package;
    state->homes = PyMem_Calloc(package->count + 1u, sizeof *state->homes);
    state->libraries = PyMem_Calloc(package->library_count + 1u, sizeof *state->libraries);
    if (state->homes == NULL || state->libraries == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    return pj_adopt_runtime(state) < 0 ? -1 : pj_trace_as_asked(state);
}

/* Of another package's type only the class is looked at: the rest goes with that package. */
static int visit_type(const pj_type *type, PyObject *lender, visitproc visit, void *arg)
{
    if (type == NULL || lender != NULL)
        return lender == NULL ? 0 : visit(lender, arg);
    int status = type->type != NULL ? visit((PyObject *)type->type, arg) : 0;
    for (pj_record *freed = type->free_list; status == 0 && freed != NULL; freed = (pj_record *)freed->data)
        status = visit((PyObject *)type->type, arg); /* which each of them keeps */
    if (status == 0 && type->by_value != NULL)
        status = visit(type->by_value, arg);
    for (uint32_t i = 0; status == 0 && i < type->member_count; i++)
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
            status = visit_type(home->types[k], home->lenders[k], visit, arg);
        if (status == 0 && home != NULL && home->function_type != NULL)
            status = visit((PyObject *)home->function_type, arg);
    }
    if (status == 0 && state->hooks != NULL)
        status = visit(state->hooks, arg);
    return status == 0 && state->handed != NULL ? visit(state->handed, arg) : status;
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
            if (home->lenders[k] != NULL)
                Py_DECREF(home->lenders[k]);
            else
                free_type(home->types[k]);
        for (uint32_t k = 0; k < home->namespace->type_count; k++)
            pj_free_desc(home->descs[k]);
        pj_free_variables(home);
        free_tables(home);
        Py_XDECREF(home->function_type);
        Py_XDECREF(home->module);
        Py_DECREF(home);
    }
    PyMem_Free(state->homes);
    PyMem_Free(state->libraries);
    Py_XDECREF(state->shared);
    Py_XDECREF(state->handed);
    if (state->is_traced)
        pj_watch_calls(false);
    Py_XDECREF(state->hooks);
    state->homes = NULL;
}

#if !defined(PJ_ABI3T)
PyObject *pj_init(PyModuleDef *def, PyModuleDef_Slot *slots)
{
    /* The second slot (multiple interpreters, each with its own GIL) means something from 3.12 on only. */
    if (Py_Version < 0x030C0000)
        slots[1].slot = 0;
    return PyModuleDef_Init(def);
}
#else
void pj_wait_for(PyMutex *mutex)
{
    for (int tried = 0; __atomic_exchange_n(&mutex->is_locked, 1, __ATOMIC_ACQUIRE) != 0; tried++)
        if (tried > 100)
            pj_sleep(1);
}
#endif

const Py_ssize_t pj_state_size = sizeof(pj_state);
