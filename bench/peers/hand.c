/* What an expert writes by hand for abi3, floor 3.11: the same signatures, checks and results as ours, specialised.
 * With -DRELEASED each call gives the GIL up. */
#include "hand_types.h"

#include <dlfcn.h>
#include <errno.h>

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

FUNCTION(py_later)
{
    ARGUMENTS(2, "start", "span")
    if (UNLIKELY(!Py_IS_TYPE(args[0], moment_type) || !Py_IS_TYPE(args[1], moment_type)))
        return wrong_type("a moment"), NULL;
    Moment *result = new_moment();
    if (result != NULL)
        CALL(result->own = later(*((Moment *)args[0])->at, *((Moment *)args[1])->at));
    return (PyObject *)result;
}

/* The tuple keeps the texts alive, whatever becomes of the list meanwhile. */
FUNCTION(py_texts_total)
{
    size_t result;
    ARGUMENTS(1, "texts")
    if (UNLIKELY(!PyList_Check(args[0])))
        return wrong_type("a list of str"), NULL;
    PyObject *kept = PyList_AsTuple(args[0]);
    Py_ssize_t count = kept == NULL ? 0 : PyTuple_Size(kept), i = 0;
    const char **texts = kept == NULL ? NULL : PyMem_Calloc((size_t)count + 1, sizeof *texts);
    if (kept != NULL && texts == NULL)
        PyErr_NoMemory();
    while (texts != NULL && i < count && as_text(PyTuple_GetItem(kept, i), &texts[i]) == 0)
        i++;
    bool ready = texts != NULL && i == count;
    if (ready)
        CALL(result = texts_total(texts));
    PyMem_Free(texts);
    Py_XDECREF(kept);
    return ready ? PyLong_FromSize_t(result) : NULL;
}

/* ---- callbacks ---------------------------------------------------------------------------------------------------- */

/* The limited API has no vectorcall before 3.12, CPython has. */
static PyObject *(*vectorcall)(PyObject *, PyObject *const *, size_t, PyObject *);

typedef struct {
    PyObject *call;
    PyObject *error[3];
    bool failed;
} Visit;

static int visited(void *context, int value)
{
    Visit *visit = context;
    int answer = 0;
    if (UNLIKELY(visit->failed))
        return 0;
    PyObject *number = PyLong_FromLong(value), *result = number == NULL ? NULL : vectorcall(visit->call, &number, 1, NULL);
    if (UNLIKELY(result == NULL || as_int(result, &answer) < 0)) {
        PyErr_Fetch(&visit->error[0], &visit->error[1], &visit->error[2]);
        visit->failed = true;
    }
    Py_XDECREF(result);
    Py_XDECREF(number);
    return answer;
}

static int visited_without_gil(void *context, int value)
{
    PyGILState_STATE state = PyGILState_Ensure();
    int answer = visited(context, value);
    PyGILState_Release(state);
    return answer;
}

static PyObject *total_of(Visit *visit, int64_t total)
{
    if (visit->failed)
        PyErr_Restore(visit->error[0], visit->error[1], visit->error[2]);
    return visit->failed ? NULL : PyLong_FromLong(total);
}

#ifdef RELEASED
#define VISITED visited_without_gil
#else
#define VISITED visited
#endif

FUNCTION(py_visit_all)
{
    int count;
    int64_t total;
    ARGUMENTS(2, "count", "call")
    if (as_int(args[0], &count) < 0)
        return NULL;
    Visit visit = {args[1], {NULL, NULL, NULL}, false};
    CALL(total = visit_all(count, VISITED, &visit));
    return total_of(&visit, total);
}

FUNCTION(py_visit_elsewhere)
{
    int count;
    int64_t total;
    ARGUMENTS(2, "count", "call")
    if (as_int(args[0], &count) < 0)
        return NULL;
    Visit visit = {args[1], {NULL, NULL, NULL}, false};
    Py_BEGIN_ALLOW_THREADS
    total = visit_elsewhere(count, visited_without_gil, &visit);
    Py_END_ALLOW_THREADS
    return total_of(&visit, total);
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
    METHOD(eight),   METHOD(fail),    METHOD(box_new),   METHOD(box_value),     METHOD(moments_total), METHOD(moments_fill),
    METHOD(later),   METHOD(texts_total), METHOD(visit_all), METHOD(visit_elsewhere), {NULL, NULL, 0, NULL}};

static int execute(PyObject *module)
{
    moment_type = (PyTypeObject *)PyType_FromSpec(&moment_spec);
    box_type = (PyTypeObject *)PyType_FromSpec(&box_spec);
    divided_type = PyStructSequence_NewType(&divided_desc);
    *(void **)&vectorcall = dlsym(RTLD_DEFAULT, "PyObject_Vectorcall");
    if (vectorcall == NULL || moment_type == NULL || box_type == NULL || divided_type == NULL)
        return -1;
    return PyModule_AddObjectRef(module, "moment", (PyObject *)moment_type);
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, execute}, {0, NULL}};
static PyModuleDef definition = {PyModuleDef_HEAD_INIT, "peer_hand", NULL, 0, methods, slots, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_peer_hand(void) { return PyModuleDef_Init(&definition); }
