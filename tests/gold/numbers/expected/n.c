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
static const pj_function_row pj_functions[] = {
    { pj_call_1n_add, NULL, 1, 1, 1, 51, 47, 0, 0, 3u, 0, 0, 0, 0, 2, 2, 0, 0, 0 }, /* add */
    { pj_call_1n_real, NULL, 36, 36, 36, 187, 177, 0, 0, 15u, 0, 0, 0, 0, 4, 4, 0, 0, 0 }, /* real */
    { pj_call_1n_divide, NULL, 15, 15, 15, 359, 355, 0, 0, 3u, 0, 0, 0, 0, 2, 2, 0, 1, 0 }, /* divide */
    { pj_call_1n_twice, NULL, 41, 41, 41, 591, 589, 0, 0, 1u, 1, 0, 0, 0, 1, 1, 0, 0, 0 }, /* twice */
    { pj_call_1n_all_of_it, NULL, 5, 5, 5, 691, 685, 0, 0, 2u, 1, 0, 0, 0, 3, 1, 0, 0, 0 }, /* all_of_it */
};
static const pj_entry pj_entries[] PJ_TOGETHER(entries) = {
    { 1, PJ_ENTRY_FUNCTION, { .of = { 0, 0 } } }, /* add */
    { 5, PJ_ENTRY_FUNCTION, { .of = { 4, 0 } } }, /* all_of_it */
    { 15, PJ_ENTRY_FUNCTION, { .of = { 2, 0 } } }, /* divide */
    { 22, PJ_ENTRY_TYPE, { .of = { 0, 0 } } }, /* divide_result */
    { 36, PJ_ENTRY_FUNCTION, { .of = { 1, 0 } } }, /* real */
    { 41, PJ_ENTRY_FUNCTION, { .of = { 3, 0 } } }, /* twice */
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { { 0u, 0u }, 22, 844, 0, PJ_TYPE_TUPLE }, /* divide_result */
};
static const pj_tuple_row pj_tuples[] = {
    { 830, 2 },
};
static const uint32_t pj_references[] = { 0,  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "add\000"
    "all_of_it\000"
    "divide\000"
    "divide_result\000"
    "real\000"
    "twice\000"
    "a\000b\000"
    "add(a, b)\012--\012\012Adds.\012\012Parameters:\012  a (int): One.\012  b (int)\012\012Returns:\012  (int): The sum.\012\012C:\012  long add(int a, unsigned long b)\000"
    "f\000d\000yes\000c\000"
    "real(f, d, yes, c)\012--\012\012real().\012\012Parameters:\012  f (float)\012  d (float)\012  yes (bool)\012  c (bytes)\012\012Returns:\012  (float)\012\012C:\012  double real(float f, double d, bool yes, char c)\000"
    "n\000d\000"
    "divide(n, d)\012--\012\012divide().\012\012Parameters:\012  n (int)\012  d (int)\012\012Returns:\012  quotient (int)\012  rest (int)\012\012Raises:\012  OSError: the call failed; errno is the code that it returned.\012\012C:\012  int divide(int n, int d, int *quotient, int *rest)\000"
    "v\000"
    "twice(v)\012--\012\012twice().\012\012Parameters:\012  v (int)\012\012Returns:\012  v (int)\012\012C:\012  void twice(int64_t *v)\000"
    "a\000b\000c\000"
    "all_of_it(a=-1, *, b, c=0)\012--\012\012all_of_it().\012\012Parameters:\012  a (int)\012  b (int)\012  c (int)\012\012C:\012  void all_of_it(int a, int b, int zero, int c)\000"
    "quotient\000rest\000"
    "What divide() gives.\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 6, .type_count = 1, .variable_count = 0,
    .texts = pj_texts,
    .functions = pj_functions,
    .entries = pj_entries,
    .types = pj_types,
    .tuples = pj_tuples,
    .references = pj_references,
    .warning_count = 0,
};
