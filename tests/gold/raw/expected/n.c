/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;
extern const pj_library pj_libraries[];

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
static const char *const pj_parameters_1n_known[] = { "n",  };
static const pj_function_desc pj_function_1n_known = {
    .name = "known", .native = "known", .symbol = "known",
    .doc = "known(n)\012--\012\012known().\012\012Parameters:\012  n (int)\012\012Returns:\012  (int)\012\012C:\012  int known(int n)",
    .entry = pj_call_1n_known, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_known, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .since = NULL, .deprecated = NULL,
};

static const pj_entry pj_entries[] = {
    { "known", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_known }, NULL },
};

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "Functions that nobody has described.", .count = 1, .type_count = 0,
    .entries = pj_entries,
};
