/* Blocks: records one after another, in memory of their own or over a buffer's. They keep what the records' pointers lead
 * to; numpy takes them for structured arrays, and structured arrays become blocks, without a copy. */
#include "pj_internal.h"

static pj_block *of(PyObject *self) { return PJ_DATA(pj_block, self); }

static int block_traverse(PyObject *self, visitproc visit, void *arg)
{
    int status = visit((PyObject *)Py_TYPE(self), arg);
    if (status == 0 && of(self)->array.owner != NULL)
        status = visit(of(self)->array.owner, arg);
    if (status == 0 && of(self)->kept != NULL)
        status = visit(of(self)->kept, arg);
    return status == 0 && of(self)->type != NULL ? visit((PyObject *)of(self)->type->type, arg) : status;
}

static void block_dealloc(PyObject *self)
{
    PyTypeObject *class = Py_TYPE(self);
    PyObject *owner = of(self)->array.owner, *kept = of(self)->kept;
    pj_type *type = of(self)->type;
    PyObject_GC_UnTrack(self);
    PyMem_Free(of(self)->memory);
    PyObject_GC_Del(self);
    Py_XDECREF(kept);
    Py_XDECREF(owner);
    if (type != NULL)
        Py_DECREF(type->type);
    Py_DECREF(class);
}

/* Bytes for those who don't ask what they are. */
static int block_buffer(PyObject *self, Py_buffer *view, int flags)
{
    pj_block *block = of(self);
    uint32_t size = block->item.size;
    int readonly = block->array.readonly || block->item.flags & PJ_KEEPS;
    bool is_told = (flags & PyBUF_FORMAT) && (flags & PyBUF_ND);
    const char *format = !is_told || block->item.kind != PJ_RECORD ? "P" : pj_format_of_record(block->type);
    if (format == NULL || PyBuffer_FillInfo(view, self, block->array.data, block->array.length * size, readonly, flags) < 0)
        return -1;
    if (!is_told)
        return 0;
    view->format = (char *)format;
    view->itemsize = size;
    view->shape = &block->array.length;
    view->strides = (flags & PyBUF_STRIDES) == PyBUF_STRIDES ? &block->stride : NULL;
    return 0;
}

static PyObject *block_export(PyObject *self, PyObject *unused) { return pj_export_array(self, unused); }

/* Copies and pickles as T.array_of(records): each record knows whether it can be. */
static PyObject *block_reduce(PyObject *self, PyObject *unused)
{
    (void)unused;
    if (of(self)->item.kind != PJ_RECORD)
        return PyErr_Format(PyExc_TypeError, "cannot pickle pointers: they mean nothing elsewhere");
    return pj_reduced((PyObject *)of(self)->type->type, "array_of", PySequence_List(self));
}

PyTypeObject *pj_block_class(void)
{
    static const PyMethodDef methods[] = {
        {"__projector__", block_export, METH_NOARGS, NULL},
        {"__reduce__", block_reduce, METH_NOARGS, NULL},
        {NULL, NULL, 0, NULL},
    };
    PyType_Slot slots[] = {
        {Py_tp_dealloc, block_dealloc}, {Py_tp_traverse, block_traverse}, {Py_tp_repr, pj_array_repr},
        {Py_tp_richcompare, pj_array_compare}, {Py_sq_length, pj_array_length}, {Py_sq_item, pj_array_item},
        {Py_sq_ass_item, pj_array_set_item}, {Py_mp_length, pj_array_length}, {Py_mp_subscript, pj_array_subscript},
        {Py_mp_ass_subscript, pj_array_set_subscript}, {Py_bf_getbuffer, block_buffer},
        {Py_tp_methods, (void *)methods}, {0, NULL},
    };
    return pj_class(NULL, "projector.block", sizeof(pj_block), Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_HAVE_GC,
                    slots);
}

/* ---- making them ------------------------------------------------------------------------------------------------ */

static pj_block *allocate(pj_state *state, const pj_field *part, Py_ssize_t length)
{
    PyTypeObject *class = pj_shared_class(&state->runtime->block_type, pj_block_class);
    pj_block *block = class == NULL ? NULL : (pj_block *)_PyObject_GC_New(class);
    if (block == NULL)
        return NULL;
    memset((char *)block + PJ_HEAD_SIZE, 0, sizeof *block - PJ_HEAD_SIZE);
    block->array.part = part;
    block->array.state = state;
    block->array.length = length;
    return block;
}

static pj_field record_item(const pj_type *type)
{
    const pj_record_desc *desc = pj_record_desc_of(type);
    return (pj_field){.name = "array", .record = desc->type.name, .size = desc->size, .kind = PJ_RECORD,
                      .flags = desc->keeps, .type = &desc->type};
}

/* A pointer that raw functions may set to anything: it is read as what it leads to. */
static pj_field pointer_item(const pj_type *type)
{
    return (pj_field){.name = "pointers", .record = type->desc->name, .size = sizeof(void *),
                      .kind = type->desc->kind == PJ_TYPE_RECORD ? PJ_RECORD_AT : PJ_OPAQUE_AT,
                      .flags = PJ_KEEPS | PJ_LENT | PJ_WRITTEN, .type = type->desc};
}

static pj_block *make(pj_type *type, Py_ssize_t length, pj_field item)
{
    pj_block *block = allocate(type->state, NULL, length);
    if (block == NULL)
        return NULL;
    block->item = item;
    block->array.part = &block->item;
    block->type = type;
    Py_INCREF(type->type);
    block->stride = item.size;
    return block;
}

/* Memory for zeros, as records need it aligned. */
static int give_memory(pj_block *block, size_t size, size_t align)
{
    align = align > 16 ? align : 16;
    block->memory = PyMem_Calloc(1, size + align);
    if (block->memory == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    block->array.data = (char *)(((uintptr_t)block->memory + align - 1) & ~(uintptr_t)(align - 1));
    return 0;
}

/* Room for what an array field is about to get, which keeps what that leads to. */
PyObject *pj_block_aside(const pj_field *field, pj_state *state)
{
    pj_block *block = allocate(state, field->part, field->length);
    if (block != NULL && give_memory(block, field->size, 16) == 0)
        return (PyObject *)block;
    Py_XDECREF(block);
    return NULL;
}

static PyObject *view_of(pj_type *type, pj_field item, char *data, Py_ssize_t length, PyObject *owner, uint32_t readonly)
{
    pj_block *block = make(type, length, item);
    if (block == NULL)
        return NULL;
    block->array.data = data;
    block->array.owner = Py_NewRef(owner);
    block->array.readonly = readonly;
    PyObject_GC_Track(block);
    return (PyObject *)block;
}

/* A view of records from `data` on; who owns them stays alive. */
PyObject *pj_block_over(pj_type *type, char *data, Py_ssize_t length, PyObject *owner, uint32_t readonly)
{
    return view_of(type, record_item(type), data, length, owner, readonly);
}

/* A part of a block as another one, with the same kind of items. */
PyObject *pj_block_part(const pj_block *whole, char *data, Py_ssize_t length, PyObject *owner)
{
    return view_of(whole->type, whole->item, data, length, owner, whole->array.readonly);
}

/* Records of zeros, each of which says how large it is, if its type has a field for that. */
static PyObject *block_of_zeros(pj_type *type, Py_ssize_t length)
{
    const pj_record_desc *desc = pj_record_desc_of(type);
    if (length < 0 || length > PTRDIFF_MAX / 2 / (Py_ssize_t)(desc->size + 1)) {
        PyErr_Format(length < 0 ? PyExc_ValueError : PyExc_MemoryError, "%s.array_of() can't have %zd records",
                     desc->type.name, length);
        return NULL;
    }
    pj_block *block = make(type, length, record_item(type));
    if (block == NULL || give_memory(block, (size_t)length * desc->size, desc->align) < 0) {
        Py_XDECREF(block);
        return NULL;
    }
    for (Py_ssize_t i = 0; desc->size_bytes != 0 && i < length; i++)
        pj_write_size(desc, block->array.data + i * desc->size);
    return (PyObject *)block;
}

static PyObject *block_of_items(pj_type *type, PyObject *source)
{
    PyObject *items = PySequence_List(source); /* as they are now: storing one can run anything */
    PyObject *block = items == NULL ? NULL : block_of_zeros(type, PyList_Size(items));
    for (Py_ssize_t i = 0; block != NULL && i < of(block)->array.length; i++) {
        PyObject *item = PySequence_GetItem(items, i);
        int status = item == NULL ? -1 : pj_array_set_item(block, i, item);
        Py_XDECREF(item);
        if (status < 0) {
            Py_DECREF(block);
            block = NULL;
        }
    }
    Py_XDECREF(items);
    return block;
}

/* A view of a buffer, which stays exported as long as the view lives. */
static PyObject *block_of_buffer(pj_type *type, PyObject *source)
{
    Py_buffer view;
    const pj_record_desc *desc = pj_record_desc_of(type);
    PyObject *owner = PyMemoryView_FromObject(source), *result = NULL;
    if (owner == NULL || PyObject_GetBuffer(owner, &view, PyBUF_SIMPLE) < 0) {
        Py_XDECREF(owner);
        return NULL;
    }
    if (desc->keeps)
        PyErr_Format(PyExc_TypeError, "%s has pointers: its records can't be views of a buffer", desc->type.name);
    else if (view.len % desc->size != 0)
        PyErr_Format(PyExc_ValueError, "%s.array_of() takes a multiple of %u bytes (%zd given)", desc->type.name, desc->size,
                     view.len);
    else
        result = pj_block_over(type, view.buf, view.len / desc->size, owner, (uint32_t)view.readonly);
    PyBuffer_Release(&view);
    Py_DECREF(owner);
    return result;
}

static bool has_items(const pj_type *type, PyObject *object, bool pointers)
{
    const pj_runtime *runtime = type->state->runtime;
    if (Py_TYPE(object) != runtime->array_type && Py_TYPE(object) != runtime->block_type)
        return false;
    const pj_field *part = PJ_DATA(pj_array, object)->part;
    bool fits = pointers ? part->kind == PJ_RECORD_AT || part->kind == PJ_OPAQUE_AT : part->kind == PJ_RECORD;
    return fits && pj_same_type(part->type, type->desc);
}

bool pj_is_array_of(const pj_type *type, PyObject *object) { return has_items(type, object, false); }

bool pj_is_pointers_to(const pj_type *type, PyObject *object) { return has_items(type, object, true); }

/* Records as a block: an array of them or a buffer as a view, anything else with items copied into one. */
PyObject *pj_block_of(pj_type *type, PyObject *source)
{
    if (pj_is_array_of(type, source)) {
        const pj_array *array = PJ_DATA(pj_array, source);
        PyObject *owner = array->owner == NULL ? source : array->owner;
        return pj_block_over(type, array->data, array->length, owner, array->readonly);
    }
    return PyObject_CheckBuffer(source) ? block_of_buffer(type, source) : block_of_items(type, source);
}

PyObject *pj_make_array(PyObject *class, PyObject *source)
{
    pj_type *type = pj_type_of_class((PyTypeObject *)class);
    if (pj_record_desc_of(type)->flexible)
        return PyErr_Format(PyExc_TypeError, "%s has a tail: its records have different sizes", type->desc->name);
    if (!PyIndex_Check(source) || PySequence_Check(source)) /* numpy's arrays seem to be both */
        return pj_block_of(type, source);
    Py_ssize_t length = PyNumber_AsSsize_t(source, PyExc_OverflowError);
    return length == -1 && PyErr_Occurred() ? NULL : block_of_zeros(type, length);
}

static PyObject *slots_of_null(pj_type *type, Py_ssize_t length)
{
    if (length < 0 || length > PTRDIFF_MAX / 2 / (Py_ssize_t)sizeof(void *))
        return PyErr_Format(length < 0 ? PyExc_ValueError : PyExc_MemoryError, "pointers() can't have %zd items", length);
    pj_block *block = make(type, length, pointer_item(type));
    if (block != NULL && give_memory(block, (size_t)length * sizeof(void *), 16) == 0)
        return (PyObject *)block;
    Py_XDECREF(block);
    return NULL;
}

/* Pointers that are NULL or lead to what is given, which they keep. */
PyObject *pj_make_slots(pj_type *type, PyObject *source)
{
    PyObject *given = PyIndex_Check(source) ? NULL : PySequence_List(source);
    if (given == NULL && PyErr_Occurred())
        return NULL;
    Py_ssize_t length = given == NULL ? PyNumber_AsSsize_t(source, PyExc_OverflowError) : PyList_Size(given);
    PyObject *block = length == -1 && PyErr_Occurred() ? NULL : slots_of_null(type, length);
    for (Py_ssize_t i = 0; block != NULL && given != NULL && i < length; i++)
        if (pj_array_set_item(block, i, PyList_GetItem(given, i)) < 0) {
            Py_DECREF(block);
            block = NULL;
        }
    Py_XDECREF(given);
    return block;
}
