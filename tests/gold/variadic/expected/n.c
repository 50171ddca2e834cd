/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;

#line 6 "gold/n.yaml"
static PyObject *pj_call_1n_open(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[3], *pj_result = NULL;
    const char *a_name = NULL;
    PyObject *a_0name_bytes = NULL;
    int32_t a_flags = 0;
    uint32_t a_mode = 0;
    int32_t pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(3);
    if (PJ_UNLIKELY(pj_arg_utf8(fn, args[0], 0, &a_0name_bytes, &a_name) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_arg_i32(fn, args[1], 1, &a_flags) < 0))
        goto done;
    if (PJ_GIVEN(args[2]) && PJ_UNLIKELY(pj_arg_u32(fn, args[2], 2, &a_mode) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(void *, int32_t, ...))fn->address)((void *)a_name, (int32_t)a_flags, (uint32_t)a_mode);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    Py_XDECREF(a_0name_bytes);
    return pj_result;
}

#line 7 "gold/n.yaml"
static PyObject *pj_call_1n_number(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int32_t pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(0);
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(int64_t, ...))fn->address)((int64_t)39);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    return pj_result;
}

#line 9 "gold/n.yaml"
static PyObject *pj_call_1n_nothing(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int32_t pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(0);
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(void))fn->address)();
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    return pj_result;
}

#line 10 "gold/n.yaml"
static PyObject *pj_call_1n_taken(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[2], *pj_result = NULL;
    int32_t a_a = 0;
    double a_b = 0;
    int32_t pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(2);
    if (PJ_GIVEN(args[0]) && PJ_UNLIKELY(pj_arg_i32(fn, args[0], 0, &a_a) < 0))
        goto done;
    if (PJ_GIVEN(args[1]) && PJ_UNLIKELY(pj_arg_f64(fn, args[1], 1, &a_b) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(int32_t, double))fn->address)((int32_t)a_a, (double)a_b);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    return pj_result;
}

#line 11 "gold/n.yaml"
static PyObject *pj_call_1n_old(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int32_t pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(0);
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(void))fn->address)();
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    return pj_result;
}

#line 1 "n.c"
static const uint8_t pj_functions[] PJ_TOGETHER(functions) = {
    /* open */ 135, 65, 20, 31, 3, 4, 1,
    /* number */ 131, 72, 9, 197, 1, 133, 2, 2,
    /* nothing */ 131, 64, 1, 141, 2, 3,
    /* taken */ 135, 65, 25, 208, 2, 2, 3, 4,
    /* old */ 131, 192, 6, 16, 180, 3, 5, 186, 4, 196, 4,
};
static const pj_place pj_names[] = { 1,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 15, 7, 29, 0, 21,  };
static const pj_compiled_row pj_compiled[] = { { pj_call_1n_open, NULL }, { pj_call_1n_number, NULL }, { pj_call_1n_nothing, NULL }, { pj_call_1n_taken, NULL }, { pj_call_1n_old, NULL },  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "nothing\000"
    "number\000"
    "old\000"
    "open\000"
    "taken\000"
    "open(name, flags, mode=0)\012--\012\012open().\012\012Parameters:\012  name (str | bytes)\012  flags (int)\012  mode (int)\012\012Returns:\012  (int)\012\012C:\012  int open(const char *name, int flags, ...)\000"
    "number()\012--\012\012number().\012\012Returns:\012  (int)\012\012C:\012  int number(void)\000"
    "syscall\000"
    "nothing()\012--\012\012nothing().\012\012Returns:\012  (int)\012\012C:\012  int nothing(void)\000"
    "taken(a=0, b=0)\012--\012\012taken().\012\012Parameters:\012  a (int)\012  b (float)\012\012Returns:\012  (int)\012\012C:\012  int taken()\000"
    "old()\012--\012\012old().\012\012Returns:\012  (int)\012\012Deprecated:\012  It is slow.\012\012C:\012  int old(void)\012\012Since:\012  glibc 2.8\012\012See:\012  https://example.org/old\000"
    "glibc 2.8\000"
    "It is slow.\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 5, .type_count = 0, .variable_count = 0,
    .texts = pj_texts,
    .functions = pj_functions,
    .names = pj_names,
    .kinds = pj_kinds,
    .values = pj_values,
    .compiled = pj_compiled,
    .warning_count = 0,
};
