/* Variables that a library exports: one that may change is an object whose `value` is in the library's memory. */
#include "pj_internal.h"

typedef struct {
    PJ_HEAD
    const pj_variable_desc *desc;
    pj_home *home;
    PyObject *native; /* the extension module: keeps the home alive */
    char *data;       /* NULL: each thread has its own */
} pj_variable;

static char *look_up(pj_home *home, const pj_variable_desc *desc)
{
    if (desc->row->here != NULL)
        return desc->row->here();
    void (*found)(void) = pj_symbol(home->state, desc->library, desc->symbol);
    char *data;
    memcpy(&data, &found, sizeof data);
    if (data == NULL && !PyErr_Occurred())
        pj_missing(home, desc->name, desc->since, desc->library, desc->symbol);
    return data;
}

static pj_memory memory_at(char *data, const pj_home *home, const pj_variable_desc *desc)
{
    return (pj_memory){data, home->state->native, home->state, desc->field->size, desc->row->is_const};
}

/* Where the variable is for this thread; without data after an exception. */
static pj_memory memory_of(const pj_variable *self)
{
    return memory_at(self->data != NULL ? self->data : look_up(self->home, self->desc), self->home, self->desc);
}

static PyObject *get_value(PyObject *self, void *unused)
{
    pj_variable *variable = PJ_DATA(pj_variable, self);
    pj_memory memory = memory_of(variable);
    (void)unused;
    return memory.data == NULL ? NULL : pj_load(variable->desc->field, &memory);
}

static int set_value(PyObject *self, PyObject *value, void *unused)
{
    pj_variable *variable = PJ_DATA(pj_variable, self);
    (void)unused;
    if (value == NULL || variable->desc->row->is_const) {
        PyErr_Format(PyExc_AttributeError, "%s.value can't be %s", variable->desc->name, value == NULL ? "deleted" : "set");
        return -1;
    }
    pj_memory memory = memory_of(variable);
    return memory.data == NULL ? -1 : pj_store(variable->desc->field, &memory, value);
}

static PyObject *variable_repr(PyObject *self)
{
    const pj_variable *variable = PJ_DATA(pj_variable, self);
    PyObject *value = get_value(self, NULL), *text = NULL;
    if (value != NULL)
        text = PyUnicode_FromFormat("<variable %s.%s = %R>", variable->home->namespace->name, variable->desc->name, value);
    Py_XDECREF(value);
    return text;
}

static void variable_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    Py_DECREF(PJ_DATA(pj_variable, self)->native);
    PyObject_Free(self);
    Py_DECREF(type);
}

PyTypeObject *pj_variable_class(void)
{
    static const PyGetSetDef getset[] = {
        {"value", get_value, set_value, "What the variable holds now.", NULL}, {NULL, NULL, NULL, NULL, NULL}};
    PyType_Slot slots[] = {
        {Py_tp_dealloc, variable_dealloc}, {Py_tp_repr, variable_repr}, {Py_tp_getset, (void *)getset}, {0, NULL}};
    return pj_class(NULL, "projector.variable", sizeof(pj_variable), Py_TPFLAGS_DISALLOW_INSTANTIATION, slots);
}

static pj_variable_desc *describe(pj_home *home, const pj_variable_row *row)
{
    const pj_namespace *namespace = home->namespace;
    pj_variable_desc *desc = PyMem_Calloc(1, sizeof *desc);
    if (desc == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    desc->row = row;
    desc->name = pj_text_at(namespace, row->name);
    desc->symbol = pj_text_at(namespace, row->symbol);
    desc->since = pj_text_at(namespace, row->since);
    desc->library = pj_library_of(home, row->library);
    desc->field = pj_read_fields(home, desc->name, namespace->records + row->fields, row->rows, row->cases);
    if (desc->field != NULL)
        return desc;
    PyMem_Free(desc);
    return NULL;
}

static void free_desc(pj_variable_desc *desc)
{
    if (desc != NULL)
        PyMem_Free((void *)desc->field);
    PyMem_Free(desc);
}

void pj_free_variables(const pj_home *home)
{
    for (uint32_t i = 0; i < home->namespace->variable_count; i++)
        free_desc(home->variables[i]);
}

static const pj_variable_desc *desc_of(pj_home *home, uint32_t number)
{
    pj_variable_desc **place = &home->variables[number], *found = __atomic_load_n(place, __ATOMIC_ACQUIRE);
    if (found != NULL)
        return found;
    pj_variable_desc *made = describe(home, &home->namespace->variables[number]);
    if (made == NULL || PJ_PUBLISH(place, made))
        return made;
    free_desc(made);
    return *place;
}

PyObject *pj_variable_new(pj_home *home, uint32_t number)
{
    const pj_variable_desc *desc = desc_of(home, number);
    char *data = desc == NULL ? NULL : look_up(home, desc);
    if (data == NULL)
        return NULL;
    pj_memory memory = memory_at(data, home, desc);
    if (desc->row->plain)
        return pj_load(desc->field, &memory);
    PyTypeObject *class = pj_shared_class(&home->state->runtime->variable_type, pj_variable_class);
    pj_variable *variable = class == NULL ? NULL : (pj_variable *)_PyObject_New(class);
    if (variable == NULL)
        return NULL;
    variable->desc = desc;
    variable->home = home;
    variable->native = Py_NewRef(home->state->native);
    variable->data = desc->row->is_thread_local ? NULL : data;
    return (PyObject *)variable;
}
