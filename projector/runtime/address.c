/* What every raw namespace has besides functions: memory for numbers and pointers, what is at an address, the address of
 * something. */
#include "pj_internal.h"

static bool takes(const char *name, Py_ssize_t given, Py_ssize_t least, Py_ssize_t most)
{
    if (given >= least && given <= most)
        return true;
    PyErr_Format(PyExc_TypeError, "%s() takes %zd to %zd arguments (%zd given)", name, least, most, given);
    return false;
}

/* ---- addresses -------------------------------------------------------------------------------------------------- */

static int handle_address(const pj_handle *handle, void **out)
{
    const char *name = handle->type->desc->name;
    if (((const pj_handle_desc *)handle->type->desc)->row.value_kind != PJ_POINTER)
        PyErr_Format(PyExc_TypeError, "%s is a number, not a pointer", name);
    else if (!handle->open)
        PyErr_Format(PyExc_ValueError, "%s is closed", name);
    else {
        *out = (void *)(intptr_t)handle->value;
        return 0;
    }
    return -1;
}

/* Where memory is, or where a pointer leads; of an integer, what it says. */
int pj_to_address(pj_state *state, PyObject *object, void **out)
{
    const pj_runtime *runtime = state->runtime;
    pj_reach reach;
    bool is_array = Py_TYPE(object) == runtime->array_type || Py_TYPE(object) == runtime->block_type;
    if (Py_TYPE(object) == runtime->pointer_type)
        *out = PJ_DATA(pj_pointer, object)->data;
    else if (is_array || pj_is_record(runtime, object)) {
        if (pj_reach_of(runtime, object, &reach) < 0)
            return -1;
        *out = reach.data;
    } else if (PyType_GetSlot(Py_TYPE(object), Py_tp_dealloc) == (void *)runtime->opaque_dealloc)
        *out = PJ_DATA(pj_opaque, object)->address;
    else if (pj_is_handle(state, object))
        return handle_address(PJ_DATA(pj_handle, object), out);
    else {
        PyObject *number = PyIndex_Check(object) ? PyNumber_Index(object) : NULL;
        if (number == NULL && !PyErr_Occurred())
            PyErr_SetString(PyExc_TypeError, "an address is an int, a record, an array of them, a pointer or a handle");
        *out = number == NULL ? NULL : PyLong_AsVoidPtr(number);
        Py_XDECREF(number);
        return *out == NULL && PyErr_Occurred() ? -1 : 0;
    }
    return 0;
}

PyObject *pj_raw_address_of(PyObject *native, PyObject *object)
{
    void *address;
    return pj_to_address(PyModule_GetState(native), object, &address) < 0 ? NULL : PyLong_FromVoidPtr(address);
}

/* ---- what a pointer leads to ------------------------------------------------------------------------------------ */

#define INTEGER(c, type) \
    {c, (uint8_t)(2 * ((sizeof(type) > 1) + (sizeof(type) > 2) + (sizeof(type) > 4)) + ((type)-1 > (type)1))}

static const struct {
    const char *c;
    uint8_t kind;
} numbers[] = {
    {"char", PJ_CHAR}, {"signed char", PJ_I8}, {"unsigned char", PJ_U8}, INTEGER("short", short),
    INTEGER("unsigned short", unsigned short), INTEGER("int", int), INTEGER("unsigned int", unsigned), INTEGER("unsigned", unsigned),
    INTEGER("long", long), INTEGER("unsigned long", unsigned long), INTEGER("long long", long long),
    INTEGER("unsigned long long", unsigned long long), {"int8_t", PJ_I8}, {"uint8_t", PJ_U8}, {"int16_t", PJ_I16},
    {"uint16_t", PJ_U16}, {"int32_t", PJ_I32}, {"uint32_t", PJ_U32}, {"int64_t", PJ_I64}, {"uint64_t", PJ_U64},
    INTEGER("size_t", size_t), INTEGER("ssize_t", ptrdiff_t), INTEGER("ptrdiff_t", ptrdiff_t), INTEGER("intptr_t", intptr_t),
    INTEGER("uintptr_t", uintptr_t), INTEGER("wchar_t", wchar_t), {"char16_t", PJ_U16}, {"char32_t", PJ_U32},
    {"bool", PJ_BOOL}, {"float", PJ_F32}, {"double", PJ_F64}, {"void", PJ_POINTER},
};

/* C's name of a number, and a star for each pointer to it. */
static int parse(PyObject *spelled, pj_pointee *out)
{
    Py_ssize_t length;
    bool is_text = (PyType_GetFlags(Py_TYPE(spelled)) & Py_TPFLAGS_UNICODE_SUBCLASS) != 0;
    const char *text = is_text ? PyUnicode_AsUTF8AndSize(spelled, &length) : NULL, *name = text;
    unsigned depth = 0;
    if (!is_text)
        PyErr_SetString(PyExc_TypeError, "what a pointer leads to is C's name of a number, or a class of records or pointers");
    if (text == NULL)
        return -1;
    bool is_const = length > 6 && memcmp(name, "const ", 6) == 0;
    if (is_const)
        name += 6, length -= 6;
    for (; length > 0 && (name[length - 1] == '*' || name[length - 1] == ' '); length--)
        depth += name[length - 1] == '*';
    for (size_t i = 0; i < PJ_COUNT(numbers); i++) {
        bool is_void = numbers[i].kind == PJ_POINTER;
        if (strlen(numbers[i].c) != (size_t)length || memcmp(numbers[i].c, name, (size_t)length) != 0)
            continue;
        if (depth > 9 || (is_void && depth == 0))
            break;
        depth -= is_void;
        *out = (pj_pointee){numbers[i].kind, (uint8_t)depth, is_const && depth == 0 && !is_void};
        return 0;
    }
    PyErr_Format(PyExc_ValueError, "%R is no number or pointer that C has a name for", spelled);
    return -1;
}

/* The type of a record's, an opaque pointer's or a function pointer's class; NULL without an error for anything else. */
static pj_type *type_of(const pj_state *state, PyObject *class)
{
    if (Py_TYPE(class) != &PyType_Type)
        return NULL;
    void *dealloc = PyType_GetSlot((PyTypeObject *)class, Py_tp_dealloc);
    bool is_ours = dealloc == (void *)state->runtime->record_dealloc || dealloc == (void *)state->runtime->opaque_dealloc;
    return is_ours ? pj_type_of_class((PyTypeObject *)class) : NULL;
}

/* ---- making ----------------------------------------------------------------------------------------------------- */

static PyObject *of_items(pj_state *state, pj_pointee to, PyObject *source)
{
    PyObject *items = PySequence_List(source);
    PyObject *made = items == NULL ? NULL : pj_new_memory(state, to, PyList_Size(items));
    if (made != NULL && pj_store_items(made, 0, items) < 0) {
        Py_DECREF(made);
        made = NULL;
    }
    Py_XDECREF(items);
    return made;
}

static PyObject *of_buffer(pj_state *state, pj_pointee to, PyObject *source)
{
    Py_buffer view;
    PyObject *made = NULL;
    if (PyObject_GetBuffer(source, &view, PyBUF_SIMPLE) < 0)
        return NULL;
    if (view.len % (Py_ssize_t)pj_size_of(to) != 0)
        PyErr_Format(PyExc_ValueError, "new(): the buffer's size is no multiple of %u", pj_size_of(to));
    else if ((made = pj_new_memory(state, to, view.len / (Py_ssize_t)pj_size_of(to))) != NULL)
        memcpy(PJ_DATA(pj_pointer, made)->data, view.buf, (size_t)view.len);
    PyBuffer_Release(&view);
    return made;
}

PyObject *pj_raw_new(PyObject *native, PyObject *const *args, Py_ssize_t nargs)
{
    pj_state *state = PyModule_GetState(native);
    pj_pointee to;
    if (!takes("new", nargs, 1, 2) || parse(args[0], &to) < 0)
        return NULL;
    to.readonly = false; /* of what is new */
    if (nargs == 1)
        return pj_new_memory(state, to, 1);
    if (PyIndex_Check(args[1]) && !PySequence_Check(args[1])) {
        Py_ssize_t count = PyNumber_AsSsize_t(args[1], PyExc_OverflowError);
        return count == -1 && PyErr_Occurred() ? NULL : pj_new_memory(state, to, count);
    }
    bool copies = PyObject_CheckBuffer(args[1]) && !pj_leads_on(to);
    return copies ? of_buffer(state, to, args[1]) : of_items(state, to, args[1]);
}

PyObject *pj_raw_pointers(PyObject *native, PyObject *const *args, Py_ssize_t nargs)
{
    if (!takes("pointers", nargs, 1, 2))
        return NULL;
    pj_type *type = type_of(PyModule_GetState(native), args[0]);
    if (type == NULL)
        return PyErr_Format(PyExc_TypeError, "pointers() takes a class of records or pointers first");
    PyObject *one = nargs == 1 ? PyLong_FromLong(1) : Py_NewRef(args[1]);
    PyObject *made = one == NULL ? NULL : pj_make_slots(type, one);
    Py_XDECREF(one);
    return made;
}

/* ---- what is there ---------------------------------------------------------------------------------------------- */

/* A view or a pointer of a class, which keeps the object that the address was of. */
static PyObject *object_at(pj_type *type, void *address, Py_ssize_t length, PyObject *owner)
{
    PyObject *holder = owner == NULL ? Py_None : owner;
    bool is_record = type->desc->kind == PJ_TYPE_RECORD;
    if (is_record && length >= 0 && !pj_record_desc_of(type)->flexible)
        return pj_block_over(type, address, length, holder, 0);
    if (length >= 0)
        return PyErr_Format(PyExc_TypeError, "from_address(): %s has no size, so there is one of them", type->desc->name);
    if (is_record)
        return pj_record_view(type, address, holder, pj_record_desc_of(type)->size, 0);
    return pj_new_opaque(type, address, (pj_owners){{owner}}, (pj_parents){{NULL}});
}

PyObject *pj_raw_from_address(PyObject *native, PyObject *const *args, Py_ssize_t nargs)
{
    pj_state *state = PyModule_GetState(native);
    Py_ssize_t length = -1;
    void *address;
    pj_pointee to;
    if (!takes("from_address", nargs, 2, 3) || pj_to_address(state, args[1], &address) < 0)
        return NULL;
    bool is_known = nargs == 3 && args[2] != Py_None;
    if (is_known && (length = PyNumber_AsSsize_t(args[2], PyExc_OverflowError)) == -1 && PyErr_Occurred())
        return NULL;
    if (address == NULL || (is_known && (length < 0 || length > PTRDIFF_MAX / 32)))
        return PyErr_Format(PyExc_ValueError, address == NULL ? "from_address(): nothing is at address 0"
                                                              : "from_address(): %zd items can't be there", length);
    PyObject *owner = PyIndex_Check(args[1]) ? NULL : args[1];
    if (Py_TYPE(args[1]) == state->runtime->pointer_type && PJ_DATA(pj_pointer, args[1])->owner != NULL)
        owner = PJ_DATA(pj_pointer, args[1])->owner;
    pj_type *type = type_of(state, args[0]);
    if (type != NULL)
        return object_at(type, address, length, owner);
    if (parse(args[0], &to) < 0)
        return NULL;
    return pj_new_pointer(state, address, to, length, owner);
}

/* ---- the address of a field ------------------------------------------------------------------------------------- */

static PyObject *to_field(const pj_memory *memory, const pj_field *field)
{
    char *at = memory->data + field->offset;
    bool is_wide = field->kind == PJ_WIDE16 || field->kind == PJ_WIDE32;
    bool is_text = field->kind == PJ_BYTES || field->kind == PJ_TEXT || field->kind == PJ_PATH || is_wide;
    const pj_field *item = field->kind == PJ_ARRAY ? field->part : field;
    Py_ssize_t length = is_text ? (Py_ssize_t)field->size / pj_unit_of(field->kind) : item == field ? 1 : (Py_ssize_t)field->length;
    bool is_typed = item->kind == PJ_POINTER && item->item > 0;
    pj_pointee to = {is_wide ? (field->kind == PJ_WIDE16 ? PJ_U16 : PJ_U32) : is_text ? PJ_CHAR : is_typed ? item->of : item->kind, is_typed ? item->item : 0, memory->readonly};
    if (item->kind <= PJ_POINTER || is_text)
        return pj_new_pointer(memory->state, at, to, length, memory->owner);
    PyErr_Format(PyExc_TypeError, "field(): %s.%s is no number or plain pointer", field->record, field->name);
    return NULL;
}

PyObject *pj_raw_field(PyObject *native, PyObject *const *args, Py_ssize_t nargs)
{
    pj_state *state = PyModule_GetState(native);
    if (!takes("field", nargs, 2, 2))
        return NULL;
    if (!pj_is_record(state->runtime, args[0]) || !(PyType_GetFlags(Py_TYPE(args[1])) & Py_TPFLAGS_UNICODE_SUBCLASS))
        return PyErr_Format(PyExc_TypeError, "field() takes a record and the name of one of its fields");
    const pj_type *type = PJ_DATA(pj_record, args[0])->type;
    const pj_access *found = pj_find_access(type, args[1]);
    if (found == NULL)
        return PyErr_Format(PyExc_AttributeError, "%s has no field %R", type->desc->name, args[1]);
    pj_memory memory = pj_memory_of(args[0]);
    return to_field(&memory, found->field);
}

/* ---- function pointers ------------------------------------------------------------------------------------------ */

PyObject *pj_raw_callback(PyObject *native, PyObject *const *args, Py_ssize_t nargs)
{
    if (!takes("callback", nargs, 2, 2))
        return NULL;
    pj_type *type = type_of(PyModule_GetState(native), args[0]);
    if (type == NULL || type->desc->kind != PJ_TYPE_CALLBACK)
        return PyErr_Format(PyExc_TypeError, "callback() takes a class of function pointers first");
    if (!PyCallable_Check(args[1]))
        return PyErr_Format(PyExc_TypeError, "callback(): %R can't be called", args[1]);
    const pj_callback_desc *desc = (const pj_callback_desc *)type->desc;
    if (desc->row->face == 0 || desc->row->pool_size == 0)
        return PyErr_Format(PyExc_TypeError, desc->row->face == 0 ? "callback(): Python can't be called through %s"
                                                                : "callback(): %s finds callables by its user data", type->desc->name);
    return pj_point_to_callable(type, args[1], "callback", "(): ", type->desc->name);
}
