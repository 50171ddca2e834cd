/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;

#line 6 "gold/n.yaml"
static PyObject *pj_call_1n_add(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[2], *pj_result = NULL;
    int32_t a_a = 0;
    uint64_t a_b = 0;
    int64_t pj_ret = 0;
    PJ_BIND(2);
    if (PJ_UNLIKELY(pj_arg_i32(fn, args[0], 0, &a_a) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_arg_u64(fn, args[1], 1, &a_b) < 0))
        goto done;
    pj_ret = ((int64_t (*)(int32_t, uint64_t))fn->address)((int32_t)a_a, (uint64_t)a_b);
    pj_result = pj_make_i64(fn, pj_ret);
done: PJ_UNUSED;
    return pj_result;
}

#line 7 "gold/n.yaml"
static PyObject *pj_call_1n_real(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[4], *pj_result = NULL;
    float a_f = 0;
    double a_d = 0;
    bool a_yes = 0;
    char a_c = 0;
    double pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(4);
    if (PJ_UNLIKELY(pj_arg_f32(fn, args[0], 0, &a_f) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_arg_f64(fn, args[1], 1, &a_d) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_arg_bool(fn, args[2], 2, &a_yes) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_arg_char(fn, args[3], 3, &a_c) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((double (*)(float, double, bool, char))fn->address)((float)a_f, (double)a_d, (bool)a_yes, (char)a_c);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_f64(fn, pj_ret);
done: PJ_UNUSED;
    return pj_result;
}

#line 8 "gold/n.yaml"
static PyObject *pj_call_1n_divide(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[2], *pj_result = NULL;
    int32_t a_n = 0;
    int32_t a_d = 0;
    int32_t a_quotient = 0;
    int32_t a_rest = 0;
    int32_t pj_ret = 0;
    PyThreadState *pj_thread;
    PyObject *pj_values[2] = {NULL};
    PJ_BIND(2);
    if (PJ_UNLIKELY(pj_arg_i32(fn, args[0], 0, &a_n) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_arg_i32(fn, args[1], 1, &a_d) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(int32_t, int32_t, void *, void *))fn->address)((int32_t)a_n, (int32_t)a_d, &a_quotient, &a_rest);
    PyEval_RestoreThread(pj_thread);
    if (PJ_UNLIKELY(pj_ret != 0)) {
        pj_raise_errno(fn, (int)pj_ret, NULL);
        goto done;
    }
    pj_values[0] = pj_make_i32(fn, a_quotient);
    if (pj_values[0] == NULL)
        goto done;
    pj_values[1] = pj_make_i32(fn, a_rest);
    if (pj_values[1] == NULL)
        goto done;
    pj_result = pj_make_tuple(fn, 0, pj_values, 2);
done: PJ_UNUSED;
    for (int i = 0; i < 2; i++)
        Py_XDECREF(pj_values[i]);
    return pj_result;
}

#line 9 "gold/n.yaml"
static PyObject *pj_call_1n_twice(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int64_t a_v = 0;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_i64(fn, args[0], 0, &a_v) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    ((void (*)(void *))fn->address)(&a_v);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_i64(fn, a_v);
done: PJ_UNUSED;
    return pj_result;
}

#line 10 "gold/n.yaml"
static PyObject *pj_call_1n_all_of_it(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[3], *pj_result = NULL;
    int32_t a_a = -1;
    int32_t a_b = 0;
    int32_t a_c = 0;
    PyThreadState *pj_thread;
    PJ_BIND(-1);
    if (PJ_GIVEN(args[0]) && PJ_UNLIKELY(pj_arg_i32(fn, args[0], 0, &a_a) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_arg_i32(fn, args[1], 1, &a_b) < 0))
        goto done;
    if (PJ_GIVEN(args[2]) && PJ_UNLIKELY(pj_arg_i32(fn, args[2], 2, &a_c) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    ((void (*)(int32_t, int32_t, int32_t, int32_t))fn->address)((int32_t)a_a, (int32_t)a_b, (int32_t)0, (int32_t)a_c);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_none(fn);
done: PJ_UNUSED;
    return pj_result;
}

#line 1 "n.c"
static const uint8_t pj_functions[] PJ_TOGETHER(functions) = {
    /* add */ 135, 64, 1, 47, 2, 1,
    /* real */ 135, 64, 36, 173, 1, 4, 2,
    /* divide */ 151, 64, 15, 213, 2, 2, 1, 3, 0,
    /* twice */ 135, 64, 41, 187, 4, 1, 4,
    /* all_of_it */ 135, 67, 5, 153, 5, 3, 5, 2, 5,
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { 22, PJ_TYPE_TUPLE, 0 }, /* divide_result */
};
static const pj_tuple_row pj_tuples[] = {
    { 804, 2 },
};
static const pj_place pj_names[] = { 1,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 0, 29, 13, 0, 6, 22,  };
static const pj_place pj_docs[] = { 818,  };
static const uint64_t pj_fingerprints[] PJ_TOGETHER(fingerprints) = { 0u,  };
static const pj_compiled_row pj_compiled[] = { { pj_call_1n_add, NULL }, { pj_call_1n_real, NULL }, { pj_call_1n_divide, NULL }, { pj_call_1n_twice, NULL }, { pj_call_1n_all_of_it, NULL },  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "add\000"
    "all_of_it\000"
    "divide\000"
    "divide_result\000"
    "real\000"
    "twice\000"
    "add(a, b)\012--\012\012Adds.\012\012Parameters:\012  a (int): One.\012  b (int)\012\012Returns:\012  (int): The sum.\012\012C:\012  long add(int a, unsigned long b)\000"
    "real(f, d, yes, c)\012--\012\012real().\012\012Parameters:\012  f (float)\012  d (float)\012  yes (bool)\012  c (bytes)\012\012Returns:\012  (float)\012\012C:\012  double real(float f, double d, bool yes, char c)\000"
    "divide(n, d)\012--\012\012divide().\012\012Parameters:\012  n (int)\012  d (int)\012\012Returns:\012  quotient (int)\012  rest (int)\012\012Raises:\012  OSError: the call failed; errno is the code that it returned.\012\012C:\012  int divide(int n, int d, int *quotient, int *rest)\000"
    "twice(v)\012--\012\012twice().\012\012Parameters:\012  v (int)\012\012Returns:\012  v (int)\012\012C:\012  void twice(int64_t *v)\000"
    "all_of_it(a=-1, *, b, c=0)\012--\012\012all_of_it().\012\012Parameters:\012  a (int)\012  b (int)\012  c (int)\012\012C:\012  void all_of_it(int a, int b, int zero, int c)\000"
    "quotient\000rest\000"
    "What divide() gives.\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 6, .type_count = 1, .variable_count = 0,
    .texts = pj_texts,
    .functions = pj_functions,
    .types = pj_types,
    .tuples = pj_tuples,
    .names = pj_names,
    .kinds = pj_kinds,
    .values = pj_values,
    .docs = pj_docs,
    .fingerprints = pj_fingerprints,
    .compiled = pj_compiled,
    .warning_count = 0,
};
