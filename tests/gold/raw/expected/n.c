/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;

#line 8 "gold/n.yaml"
static PyObject *pj_call_1n_known(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int32_t a_n = 0;
    int32_t pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_i32(fn, args[0], 0, &a_n) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(int32_t))fn->address)((int32_t)a_n);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    return pj_result;
}

#line 1 "n.c"
static const uint8_t pj_functions[] PJ_TOGETHER(functions) = {
    /* known */ 135, 64, 1, 7, 1, 1,
};
static const pj_place pj_names[] = { 1,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_FUNCTION,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 0,  };
static const pj_compiled_row pj_compiled[] = { { pj_call_1n_known, NULL },  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "known\000"
    "known(n)\012--\012\012known().\012\012Parameters:\012  n (int)\012\012Returns:\012  (int)\012\012C:\012  int known(int n)\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "Functions that nobody has described.", .count = 1, .type_count = 0, .variable_count = 0,
    .texts = pj_texts,
    .functions = pj_functions,
    .names = pj_names,
    .kinds = pj_kinds,
    .values = pj_values,
    .compiled = pj_compiled,
    .warning_count = 0,
};
