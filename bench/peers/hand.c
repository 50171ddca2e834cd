/* What an expert writes by hand for abi3, floor 3.11: the same signatures, checks and results as ours, specialised.
 * With -DRELEASED each call gives the GIL up. */
#include "hand.h"

#include <errno.h>

#include "target.h"

#ifdef RELEASED
#define CALL(statement)              \
    do {                             \
        Py_BEGIN_ALLOW_THREADS       \
        statement;                   \
        Py_END_ALLOW_THREADS         \
    } while (0)
#else
#define CALL(statement) statement
#endif

/* ---- struct moment ----------------------------------------------------------------------------------------------- */

/* `at` leads to foreign memory for a view, whose owner is kept alive. */
typedef struct {
    PyObject_HEAD
    struct moment *at;
    PyObject *owner;
    struct moment own;
} Moment;

enum { KEPT = 16 };
static PyTypeObject *moment_type;
static Moment *kept[KEPT];
static int kept_count;

static inline Moment *new_moment(void)
{
    Moment *moment;
    if (kept_count > 0)
        PyObject_Init((PyObject *)(moment = kept[--kept_count]), moment_type);
    else if ((moment = PyObject_New(Moment, moment_type)) == NULL)
        return NULL;
    moment->at = &moment->own;
    moment->owner = NULL;
    moment->own = (struct moment){0, 0};
    return moment;
}

static void moment_dealloc(PyObject *self)
{
    Moment *moment = (Moment *)self;
    PyTypeObject *type = Py_TYPE(self);
    Py_XDECREF(moment->owner);
    if (kept_count < KEPT)
        kept[kept_count++] = moment;
    else
        PyObject_Free(self);
    Py_DECREF(type);
}

static PyObject *moment_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"seconds", "nanoseconds", NULL};
    long long seconds = 0, nanoseconds = 0;
    (void)type;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "|LL", names, &seconds, &nanoseconds))
        return NULL;
    Moment *moment = new_moment();
    if (moment != NULL)
        moment->own = (struct moment){seconds, nanoseconds};
    return (PyObject *)moment;
}

static PyObject *get_field(PyObject *self, void *offset)
{
    return PyLong_FromLong(*(int64_t *)((char *)((Moment *)self)->at + (intptr_t)offset));
}

static int set_field(PyObject *self, PyObject *value, void *offset)
{
    int64_t number;
    if (UNLIKELY(value == NULL))
        return wrong_type("a value");
    if (as_int64(value, &number) < 0)
        return -1;
    *(int64_t *)((char *)((Moment *)self)->at + (intptr_t)offset) = number;
    return 0;
}

static PyGetSetDef moment_fields[] = {
    {"seconds", get_field, set_field, NULL, (void *)offsetof(struct moment, seconds)},
    {"nanoseconds", get_field, set_field, NULL, (void *)offsetof(struct moment, nanoseconds)},
    {NULL, NULL, NULL, NULL, NULL},
};
static PyType_Slot moment_slots[] = {
    {Py_tp_new, moment_new}, {Py_tp_dealloc, moment_dealloc}, {Py_tp_getset, moment_fields}, {0, NULL}};
static PyType_Spec moment_spec = {"peer_hand.moment", sizeof(Moment), 0, Py_TPFLAGS_DEFAULT, moment_slots};

/* ---- struct box -------------------------------------------------------------------------------------------------- */

typedef struct {
    PyObject_HEAD
    struct box *box;
    int uses;
    bool closing;
} Box;

static PyTypeObject *box_type;

static void box_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    box_free(((Box *)self)->box);
    PyObject_Free(self);
    Py_DECREF(type);
}

static PyType_Slot box_slots[] = {{Py_tp_dealloc, box_dealloc}, {0, NULL}};
static PyType_Spec box_spec = {"peer_hand.Box", sizeof(Box), 0, Py_TPFLAGS_DEFAULT, box_slots};

/* A close meanwhile in another thread waits for the last use. */
COLD static void close_unused(Box *box)
{
    box_free(box->box);
    box->box = NULL;
}

/* ---- functions --------------------------------------------------------------------------------------------------- */

FUNCTION(py_nothing)
{
    int result;
    ARGUMENTS(0, NULL)
    CALL(result = nothing());
    return PyLong_FromLong(result);
}

FUNCTION(py_add)
{
    int a, b, result;
    ARGUMENTS(2, "a", "b")
    if (as_int(args[0], &a) < 0 || as_int(args[1], &b) < 0)
        return NULL;
    CALL(result = add(a, b));
    return PyLong_FromLong(result);
}

FUNCTION(py_length)
{
    const char *text;
    size_t result;
    ARGUMENTS(1, "text")
    if (as_text(args[0], &text) < 0)
        return NULL;
    CALL(result = length(text));
    return PyLong_FromSize_t(result);
}

FUNCTION(py_checksum)
{
    Py_buffer view = {.obj = NULL};
    uint32_t result;
    ARGUMENTS(1, "data")
    if (Py_IS_TYPE(args[0], &PyBytes_Type))
        PyBytes_AsStringAndSize(args[0], (char **)&view.buf, &view.len);
    else if (PyObject_GetBuffer(args[0], &view, PyBUF_SIMPLE) < 0)
        return NULL;
    CALL(result = checksum(view.buf, (size_t)view.len));
    if (view.obj != NULL)
        PyBuffer_Release(&view);
    return PyLong_FromUnsignedLong(result);
}

FUNCTION(py_fill)
{
    Py_buffer view;
    int value, result;
    ARGUMENTS(2, "data", "value")
    if (as_int(args[1], &value) < 0 || PyObject_GetBuffer(args[0], &view, PyBUF_WRITABLE) < 0)
        return NULL;
    CALL(result = fill(view.buf, (size_t)view.len, value));
    PyBuffer_Release(&view);
    return PyLong_FromLong(result);
}

COLD static PyObject *raise_errno(int error)
{
    errno = error;
    return PyErr_SetFromErrno(PyExc_OSError);
}

FUNCTION(py_now)
{
    int clock, status, error;
    ARGUMENTS(1, "clock")
    if (as_int(args[0], &clock) < 0)
        return NULL;
    Moment *moment = new_moment();
    if (moment == NULL)
        return NULL;
    CALL(status = now(clock, moment->at); error = errno);
    if (UNLIKELY(status == -1)) {
        Py_DECREF(moment);
        return raise_errno(error);
    }
    return (PyObject *)moment;
}

static PyTypeObject *divided_type; /* a named tuple */
static PyStructSequence_Field divided_fields[] = {{"quotient", NULL}, {"remainder", NULL}, {NULL, NULL}};
static PyStructSequence_Desc divided_desc = {"peer_hand.divided", NULL, divided_fields, 2};

FUNCTION(py_divide)
{
    int dividend, divisor, quotient, remainder;
    ARGUMENTS(2, "dividend", "divisor")
    if (as_int(args[0], &dividend) < 0 || as_int(args[1], &divisor) < 0)
        return NULL;
    CALL(divide(dividend, divisor, &quotient, &remainder));
    PyObject *first = PyLong_FromLong(quotient), *second = PyLong_FromLong(remainder);
    PyObject *result = first == NULL || second == NULL ? NULL : PyType_GenericAlloc(divided_type, 2);
    if (result == NULL) {
        Py_XDECREF(first);
        Py_XDECREF(second);
        return NULL;
    }
    PyStructSequence_SetItem(result, 0, first);
    PyStructSequence_SetItem(result, 1, second);
    return result;
}

FUNCTION(py_eight)
{
    int a, h;
    unsigned b;
    int64_t c, result;
    uint64_t d;
    double e;
    float f;
    const char *g;
    ARGUMENTS(8, "a", "b", "c", "d", "e", "f", "g", "h")
    if (as_int(args[0], &a) < 0 || as_unsigned(args[1], &b) < 0 || as_int64(args[2], &c) < 0 ||
        as_uint64(args[3], &d) < 0 || as_double(args[4], &e) < 0 || as_float(args[5], &f) < 0 ||
        as_text(args[6], &g) < 0 || as_int(args[7], &h) < 0)
        return NULL;
    CALL(result = eight(a, b, c, d, e, f, g, h));
    return PyLong_FromLong(result);
}

FUNCTION(py_fail)
{
    int code, status, error;
    ARGUMENTS(1, "code")
    if (as_int(args[0], &code) < 0)
        return NULL;
    CALL(status = fail(code); error = errno);
    return UNLIKELY(status == -1) ? raise_errno(error) : Py_NewRef(Py_None);
}

FUNCTION(py_box_new)
{
    int value;
    ARGUMENTS(1, "value")
    if (as_int(args[0], &value) < 0)
        return NULL;
    Box *box = PyObject_New(Box, box_type);
    if (box == NULL)
        return NULL;
    box->uses = 0;
    box->closing = false;
    if ((box->box = box_new(value)) != NULL)
        return (PyObject *)box;
    Py_DECREF(box);
    return PyErr_NoMemory();
}

FUNCTION(py_box_value)
{
    int result;
    ARGUMENTS(1, "box")
    Box *box = (Box *)args[0];
    if (UNLIKELY(!Py_IS_TYPE(args[0], box_type) || box->box == NULL))
        return wrong_type("an open Box"), NULL;
    box->uses++;
    CALL(result = box_value(box->box));
    if (--box->uses == 0 && UNLIKELY(box->closing))
        close_unused(box);
    return PyLong_FromLong(result);
}

/* ---- lists of records -------------------------------------------------------------------------------------------- */

static struct moment *copied(PyObject *list, Py_ssize_t count)
{
    struct moment *moments = PyMem_Malloc(((size_t)count + 1) * sizeof *moments);
    if (moments == NULL)
        return (struct moment *)PyErr_NoMemory();
    for (Py_ssize_t i = 0; i < count; i++) {
        PyObject *one = PyList_GetItem(list, i);
        if (UNLIKELY(one == NULL || !Py_IS_TYPE(one, moment_type))) {
            PyMem_Free(moments);
            return wrong_type("a list of moments"), NULL;
        }
        moments[i] = *((Moment *)one)->at;
    }
    return moments;
}

FUNCTION(py_moments_total)
{
    int64_t result;
    ARGUMENTS(1, "moments")
    if (UNLIKELY(!PyList_Check(args[0])))
        return wrong_type("a list of moments"), NULL;
    Py_ssize_t count = PyList_Size(args[0]);
    struct moment *moments = copied(args[0], count);
    if (moments == NULL)
        return NULL;
    CALL(result = moments_total(moments, (size_t)count));
    PyMem_Free(moments);
    return PyLong_FromLong(result);
}

static PyObject *listed(const struct moment *moments, Py_ssize_t count)
{
    PyObject *list = PyList_New(count);
    for (Py_ssize_t i = 0; list != NULL && i < count; i++) {
        Moment *one = new_moment();
        if (one == NULL) {
            Py_DECREF(list);
            return NULL;
        }
        one->own = moments[i];
        PyList_SetItem(list, i, (PyObject *)one);
    }
    return list;
}

FUNCTION(py_moments_fill)
{
    int count;
    ARGUMENTS(1, "count")
    if (as_int(args[0], &count) < 0)
        return NULL;
    struct moment *moments = PyMem_Calloc((size_t)count + 1, sizeof *moments);
    if (moments == NULL)
        return PyErr_NoMemory();
    CALL(moments_fill(moments, (size_t)count));
    PyObject *list = listed(moments, count);
    PyMem_Free(moments);
    return list;
}

/* ---- the module -------------------------------------------------------------------------------------------------- */

#define METHOD(name) {#name, (PyCFunction)(void (*)(void))py_##name, METH_FASTCALL | METH_KEYWORDS, NULL}
static PyMethodDef methods[] = {
    METHOD(nothing), METHOD(add),     METHOD(length),    METHOD(checksum),      METHOD(fill),         METHOD(now),  METHOD(divide),
    METHOD(eight),   METHOD(fail),    METHOD(box_new),   METHOD(box_value),     METHOD(moments_total), METHOD(moments_fill), {NULL, NULL, 0, NULL}};

static int execute(PyObject *module)
{
    moment_type = (PyTypeObject *)PyType_FromSpec(&moment_spec);
    box_type = (PyTypeObject *)PyType_FromSpec(&box_spec);
    divided_type = PyStructSequence_NewType(&divided_desc);
    if (moment_type == NULL || box_type == NULL || divided_type == NULL)
        return -1;
    return PyModule_AddObjectRef(module, "moment", (PyObject *)moment_type);
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, execute}, {0, NULL}};
static PyModuleDef definition = {PyModuleDef_HEAD_INIT, "peer_hand", NULL, 0, methods, slots, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_peer_hand(void) { return PyModuleDef_Init(&definition); }
