/* Typed pointers to numbers, which raw functions give: indexed and moved as in C. One with memory of its own, and those that
 * were made of it, stay within that; of any other nobody knows how far it reaches, unless that was said. */
#include "pj_internal.h"

static pj_pointer *of(PyObject *self) { return PJ_DATA(pj_pointer, self); }

uint32_t pj_size_of(pj_pointee to)
{
    static const uint8_t sizes[] = {
        [PJ_I8] = 1, [PJ_U8] = 1, [PJ_I16] = 2, [PJ_U16] = 2, [PJ_I32] = 4, [PJ_U32] = 4, [PJ_I64] = 8, [PJ_U64] = 8,
        [PJ_F32] = 4, [PJ_F64] = 8, [PJ_BOOL] = 1, [PJ_CHAR] = 1, [PJ_POINTER] = sizeof(void *),
        [PJ_BOOL8] = 1, [PJ_BOOL32] = 4,
    };
    return to.depth > 0 ? (uint32_t)sizeof(void *) : sizes[to.kind];
}

/* ---- making them ------------------------------------------------------------------------------------------------ */

static pj_pointer *make(pj_state *state, void *data, pj_pointee to)
{
    PyTypeObject *class = pj_shared_class(&state->runtime->pointer_type, pj_pointer_class);
    pj_pointer *made = class == NULL ? NULL : (pj_pointer *)_PyObject_GC_New(class);
    if (made == NULL)
        return NULL;
    memset((char *)made + PJ_HEAD_SIZE, 0, sizeof *made - PJ_HEAD_SIZE);
    made->state = state;
    made->data = data;
    made->to = to;
    made->end = PJ_NOWHERE;
    made->stride = (Py_ssize_t)pj_size_of(to);
    return made;
}

/* A pointer into memory of which `length` items are there (-1: nobody knows), and whose owner, if any, stays alive. */
PyObject *pj_new_pointer(pj_state *state, void *data, pj_pointee to, Py_ssize_t length, PyObject *owner)
{
    pj_pointer *made = make(state, data, to);
    if (made == NULL)
        return NULL;
    if (length >= 0)
        made->end = length;
    if (owner != NULL)
        made->owner = Py_NewRef(owner);
    PyObject_GC_Track(made);
    return (PyObject *)made;
}

/* A pointer to zeros of its own. */
PyObject *pj_new_memory(pj_state *state, pj_pointee to, Py_ssize_t length)
{
    if (length < 0)
        return PyErr_Format(PyExc_ValueError, "new() can't make %zd items", length);
    if (length > PTRDIFF_MAX / 32)
        return PyErr_NoMemory();
    pj_pointer *made = make(state, NULL, to);
    if (made == NULL)
        return NULL;
    made->memory = PyMem_Calloc((size_t)length + 1, pj_size_of(to));
    made->data = made->memory;
    made->end = length;
    PyObject_GC_Track(made);
    if (made->memory != NULL)
        return (PyObject *)made;
    Py_DECREF(made);
    return PyErr_NoMemory();
}

PyObject *pj_make_typed(const pj_function *fn, int kind, int depth, bool readonly, const void *address)
{
    pj_pointee to = {(uint8_t)kind, (uint8_t)depth, readonly};
    return address == NULL ? Py_NewRef(Py_None) : pj_new_pointer(fn->home->state, (void *)address, to, -1, NULL);
}

/* ---- as a number ------------------------------------------------------------------------------------------------ */

static PyObject *moved(PyObject *self, Py_ssize_t by)
{
    Py_ssize_t bytes, first, end = PJ_NOWHERE;
    const pj_pointer *from = of(self);
    bool far = __builtin_mul_overflow(by, from->stride, &bytes) || __builtin_sub_overflow(from->first, by, &first);
    if (far || (pj_is_bounded(from) && __builtin_sub_overflow(from->end, by, &end)))
        return PyErr_Format(PyExc_OverflowError, "no memory is as large as this");
    PyObject *owner = from->owner != NULL || from->memory == NULL ? from->owner : self;
    PyObject *made = pj_new_pointer(from->state, (char *)((uintptr_t)from->data + (uintptr_t)bytes), from->to, -1, owner);
    if (made != NULL && pj_is_bounded(from)) {
        of(made)->first = first;
        of(made)->end = end;
    }
    return made;
}

static bool is_pointer(PyObject *object) { return PyType_GetSlot(Py_TYPE(object), Py_mp_subscript) == (void *)pj_get_pointed; }

static PyObject *add(PyObject *left, PyObject *right)
{
    PyObject *self = is_pointer(left) ? left : right, *other = self == left ? right : left;
    if (!PyIndex_Check(other))
        return Py_NewRef(Py_NotImplemented);
    Py_ssize_t by = PyNumber_AsSsize_t(other, PyExc_OverflowError);
    return by == -1 && PyErr_Occurred() ? NULL : moved(self, by);
}

static PyObject *subtract(PyObject *left, PyObject *right)
{
    if (is_pointer(left) && is_pointer(right) && of(left)->stride == of(right)->stride)
        return PyLong_FromSsize_t((Py_ssize_t)((intptr_t)of(left)->data - (intptr_t)of(right)->data) / of(left)->stride);
    if (!is_pointer(left) || !PyIndex_Check(right))
        return Py_NewRef(Py_NotImplemented);
    Py_ssize_t by = PyNumber_AsSsize_t(right, PyExc_OverflowError);
    if (by == -1 && PyErr_Occurred())
        return NULL;
    return by == PTRDIFF_MIN ? PyErr_Format(PyExc_OverflowError, "no memory is as large as this") : moved(left, -by);
}

static PyObject *address(PyObject *self) { return PyLong_FromVoidPtr(of(self)->data); }

static int leads_somewhere(PyObject *self) { return of(self)->data != NULL; }

static PyObject *compare(PyObject *self, PyObject *other, int op)
{
    if ((op != Py_EQ && op != Py_NE) || Py_TYPE(self) != Py_TYPE(other))
        return Py_NewRef(Py_NotImplemented);
    return PyBool_FromLong((of(self)->data == of(other)->data) == (op == Py_EQ));
}

static Py_hash_t hash(PyObject *self)
{
    Py_hash_t number = (Py_hash_t)((uintptr_t)of(self)->data);
    return number == -1 ? -2 : number;
}

/* ---- as memory -------------------------------------------------------------------------------------------------- */

static Py_ssize_t length(PyObject *self)
{
    if (pj_is_bounded(of(self)))
        return of(self)->end > 0 ? of(self)->end : 0;
    PyErr_SetString(PyExc_TypeError, "nobody knows how many items this pointer leads to");
    return -1;
}

static PyObject *string(PyObject *self, PyObject *unused)
{
    (void)unused;
    const pj_pointer *pointer = of(self);
    if (pointer->to.depth > 0 || pointer->stride != 1)
        return PyErr_Format(PyExc_TypeError, "only a pointer to char leads to a string");
    if (pj_is_bounded(pointer) && pj_is_outside(pointer, 0, 0))
        return NULL;
    const char *end = pj_is_bounded(pointer) ? memchr(pointer->data, 0, (size_t)pointer->end) : NULL;
    Py_ssize_t size = end != NULL ? end - pointer->data : pj_is_bounded(pointer) ? pointer->end : (Py_ssize_t)strlen(pointer->data);
    return PyBytes_FromStringAndSize(pointer->data, size);
}

static int buffer(PyObject *self, Py_buffer *view, int flags)
{
    pj_pointer *pointer = of(self);
    if (!pj_is_bounded(pointer) || pj_is_outside(pointer, 0, 0)) {
        if (!pj_is_bounded(pointer))
            PyErr_SetString(PyExc_BufferError, "nobody knows how far this pointer's memory reaches");
        view->obj = NULL;
        return -1;
    }
    int readonly = pointer->to.readonly || pj_leads_on(pointer->to);
    if (PyBuffer_FillInfo(view, self, pointer->data, pointer->end * pointer->stride, readonly, flags) < 0)
        return -1;
    if (!(flags & PyBUF_FORMAT) || !(flags & PyBUF_ND))
        return 0;
    view->format = (char *)(pj_leads_on(pointer->to) ? "P" : pj_format_of(pointer->to.kind));
    view->itemsize = pointer->stride;
    view->shape = &pointer->end;
    view->strides = (flags & PyBUF_STRIDES) == PyBUF_STRIDES ? &pointer->stride : NULL;
    return 0;
}

/* ---- the class -------------------------------------------------------------------------------------------------- */

static int traverse(PyObject *self, visitproc visit, void *arg)
{
    int status = visit((PyObject *)Py_TYPE(self), arg);
    if (status == 0 && of(self)->owner != NULL)
        status = visit(of(self)->owner, arg);
    return status == 0 && of(self)->kept != NULL ? visit(of(self)->kept, arg) : status;
}

static void dealloc(PyObject *self)
{
    PyTypeObject *class = Py_TYPE(self);
    PyObject *owner = of(self)->owner, *kept = of(self)->kept;
    PyObject_GC_UnTrack(self);
    PyMem_Free(of(self)->memory);
    PyObject_GC_Del(self);
    Py_XDECREF(kept);
    Py_XDECREF(owner);
    Py_DECREF(class);
}

PyTypeObject *pj_pointer_class(void)
{
    static const PyMethodDef methods[] = {
        {"string", string, METH_NOARGS, "string($self, /)\n--\n\nThe bytes up to the first NUL."}, {NULL, NULL, 0, NULL},
    };
    PyType_Slot slots[] = {
        {Py_tp_dealloc, dealloc}, {Py_tp_traverse, traverse}, {Py_tp_richcompare, compare}, {Py_tp_hash, hash},
        {Py_mp_length, length}, {Py_mp_subscript, pj_get_pointed}, {Py_mp_ass_subscript, pj_set_pointed}, {Py_nb_add, add},
        {Py_nb_subtract, subtract}, {Py_nb_int, address}, {Py_nb_bool, leads_somewhere}, {Py_bf_getbuffer, buffer},
        {Py_tp_methods, (void *)methods}, {0, NULL},
    };
    return pj_class(NULL, "projector.pointer", sizeof(pj_pointer), Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_HAVE_GC,
                    slots);
}
