/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;

#line 6 "gold/n.yaml"
static PyObject *pj_call_1n_take(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    PJ_BUFFER(a_data);
    uint64_t a_n = 0;
    int64_t pj_ret = 0;
    int pj_error;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_buffer_in(fn, args[0], 0, 1, &a_data) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_measure(fn, 0, a_data.count, UINT64_MAX) < 0 || (a_n = (uint64_t)a_data.count, 0)))
        goto done;
    pj_thread = (uint64_t)a_n > 2048u ? PyEval_SaveThread() : NULL;
    pj_ret = ((int64_t (*)(void *, uint64_t))fn->address)(PJ_DATA_OF(a_data), (uint64_t)a_n);
    pj_error = errno;
    if (pj_thread != NULL)
        PyEval_RestoreThread(pj_thread);
    if (PJ_UNLIKELY(pj_ret == (int64_t)-1)) {
        pj_raise_errno(fn, pj_error, NULL);
        goto done;
    }
    pj_result = pj_make_i64(fn, pj_ret);
done: PJ_UNUSED;
    pj_release_buffer(&a_data);
    return pj_result;
}

#line 7 "gold/n.yaml"
static PyObject *pj_call_1n_give(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    PJ_BUFFER(a_data);
    uint64_t a_n = 0;
    int64_t pj_ret = 0;
    int pj_error;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_buffer_out(fn, args[0], 0, 1, &a_data) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_measure(fn, 0, a_data.count, UINT64_MAX) < 0 || (a_n = (uint64_t)a_data.count, 0)))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int64_t (*)(void *, uint64_t))fn->address)(PJ_DATA_OF(a_data), (uint64_t)a_n);
    pj_error = errno;
    PyEval_RestoreThread(pj_thread);
    if (PJ_UNLIKELY(pj_ret == (int64_t)-1)) {
        pj_raise_errno(fn, pj_error, NULL);
        goto done;
    }
    pj_result = pj_make_buffer(fn, &a_data, (int64_t)pj_ret, 1);
done: PJ_UNUSED;
    pj_release_buffer(&a_data);
    return pj_result;
}

#line 8 "gold/n.yaml"
static PyObject *pj_call_1n_sum(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[2], *pj_result = NULL;
    PJ_BUFFER(a_a);
    PJ_BUFFER(a_b);
    uint32_t a_n = 0;
    int32_t pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(2);
    if (PJ_UNLIKELY(pj_arg_numbers_in(fn, args[0], 0, 4, PJ_I32, &a_a) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_arg_numbers_in(fn, args[1], 1, 4, PJ_I32, &a_b) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_measure(fn, 0, a_a.count, 4294967295u) < 0 || (a_n = (uint32_t)a_a.count, 0)))
        goto done;
    if (PJ_UNLIKELY(pj_agree(fn, 1, a_b.count, (Py_ssize_t)a_n) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(void *, void *, uint32_t))fn->address)(PJ_DATA_OF(a_a), PJ_DATA_OF(a_b), (uint32_t)a_n);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    pj_release_buffer(&a_a);
    pj_release_buffer(&a_b);
    return pj_result;
}

#line 9 "gold/n.yaml"
static PyObject *pj_call_1n_triple(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int32_t a_out[3] = {0};
    PyThreadState *pj_thread;
    PJ_BIND(0);
    pj_thread = PyEval_SaveThread();
    ((void (*)(void *))fn->address)((void *)a_out);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_scalars(fn, a_out, 3, 4, PJ_I32);
done: PJ_UNUSED;
    return pj_result;
}

#line 1 "n.c"
static const uint8_t pj_functions[] PJ_TOGETHER(functions) = {
    /* take */ 135, 64, 10, 22, 1, 1,
    /* give */ 135, 64, 1, 192, 1, 1, 2,
    /* sum */ 135, 64, 6, 247, 2, 2, 3,
    /* triple */ 131, 64, 15, 163, 4, 4,
};
static const pj_place pj_names[] = { 1,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 6, 13, 0, 20,  };
static const pj_compiled_row pj_compiled[] = { { pj_call_1n_take, NULL }, { pj_call_1n_give, NULL }, { pj_call_1n_sum, NULL }, { pj_call_1n_triple, NULL },  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "give\000"
    "sum\000"
    "take\000"
    "triple\000"
    "take(data)\012--\012\012take().\012\012Parameters:\012  data (Buffer)\012\012Returns:\012  (int)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  ssize_t take(const void *data, size_t n)\000"
    "give(data)\012--\012\012give().\012\012Parameters:\012  data (int | Buffer)\012\012Returns:\012  data (bytes | int)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  ssize_t give(void *data, size_t n)\000"
    "sum(a, b)\012--\012\012sum().\012\012Parameters:\012  a (Sequence[int] | Buffer)\012  b (Sequence[int] | Buffer)\012\012Returns:\012  (int)\012\012C:\012  int sum(const int32_t *a, const int32_t *b, uint32_t n)\000"
    "triple()\012--\012\012triple().\012\012Returns:\012  out (tuple[int, int, int])\012\012C:\012  void triple(int out[3])\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 4, .type_count = 0, .variable_count = 0,
    .texts = pj_texts,
    .functions = pj_functions,
    .names = pj_names,
    .kinds = pj_kinds,
    .values = pj_values,
    .compiled = pj_compiled,
    .warning_count = 0,
};
