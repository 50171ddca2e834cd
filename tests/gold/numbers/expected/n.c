/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;
extern const pj_library pj_libraries[];
extern const pj_tuple_desc pj_type_1n_divide_result;

static const char *const pj_names_1n_divide_result[] = { "quotient", "rest",  };
const pj_tuple_desc pj_type_1n_divide_result = {
    .type = { "divide_result", "gold_api.n.divide_result", "What divide() gives.", &pj_namespace_1n_names, 0, PJ_TYPE_TUPLE, { 0, 0 } },
    .fields = pj_names_1n_divide_result, .count = 2,
};

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
static const char *const pj_parameters_1n_add[] = { "a", "b",  };
static const pj_function_desc pj_function_1n_add = {
    .name = "add", .native = "add", .symbol = "add",
    .doc = "add(a, b)\012--\012\012Adds.\012\012Parameters:\012  a (int): One.\012  b (int)\012\012Returns:\012  (int): The sum.\012\012C:\012  long add(int a, unsigned long b)",
    .entry = pj_call_1n_add, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_add, .count = 2, .required = 3u, .positional = 2, .positional_only = 0,
    .since = NULL, .deprecated = NULL,
};

static const char *const pj_parameters_1n_real[] = { "f", "d", "yes", "c",  };
static const pj_function_desc pj_function_1n_real = {
    .name = "real", .native = "real", .symbol = "real",
    .doc = "real(f, d, yes, c)\012--\012\012real().\012\012Parameters:\012  f (float)\012  d (float)\012  yes (bool)\012  c (bytes)\012\012Returns:\012  (float)\012\012C:\012  double real(float f, double d, bool yes, char c)",
    .entry = pj_call_1n_real, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_real, .count = 4, .required = 15u, .positional = 4, .positional_only = 0,
    .since = NULL, .deprecated = NULL,
};

static const char *const pj_parameters_1n_divide[] = { "n", "d",  };
static const pj_type_desc *const pj_refs_1n_divide[] = { &pj_type_1n_divide_result.type,  };
static const pj_function_desc pj_function_1n_divide = {
    .name = "divide", .native = "divide", .symbol = "divide",
    .doc = "divide(n, d)\012--\012\012divide().\012\012Parameters:\012  n (int)\012  d (int)\012\012Returns:\012  quotient (int)\012  rest (int)\012\012Raises:\012  OSError: the call failed; errno is the code that it returned.\012\012C:\012  int divide(int n, int d, int *quotient, int *rest)",
    .entry = pj_call_1n_divide, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_divide, .count = 2, .required = 3u, .positional = 2, .positional_only = 0,
    .refs = pj_refs_1n_divide, .ref_count = 1,
    .since = NULL, .deprecated = NULL,
};

static const char *const pj_parameters_1n_twice[] = { "v",  };
static const pj_function_desc pj_function_1n_twice = {
    .name = "twice", .native = "twice", .symbol = "twice",
    .doc = "twice(v)\012--\012\012twice().\012\012Parameters:\012  v (int)\012\012Returns:\012  v (int)\012\012C:\012  void twice(int64_t *v)",
    .entry = pj_call_1n_twice, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_twice, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .since = NULL, .deprecated = NULL,
};

static const char *const pj_parameters_1n_all_of_it[] = { "a", "b", "c",  };
static const pj_function_desc pj_function_1n_all_of_it = {
    .name = "all_of_it", .native = "all_of_it", .symbol = "all_of_it",
    .doc = "all_of_it(a=-1, *, b, c=0)\012--\012\012all_of_it().\012\012Parameters:\012  a (int)\012  b (int)\012  c (int)\012\012C:\012  void all_of_it(int a, int b, int zero, int c)",
    .entry = pj_call_1n_all_of_it, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_all_of_it, .count = 3, .required = 2u, .positional = 1, .positional_only = 0,
    .since = NULL, .deprecated = NULL,
};

static const pj_entry pj_entries[] = {
    { "add", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_add }, NULL },
    { "all_of_it", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_all_of_it }, NULL },
    { "divide", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_divide }, NULL },
    { "divide_result", PJ_ENTRY_TYPE, 0, { .type = &pj_type_1n_divide_result.type }, NULL },
    { "real", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_real }, NULL },
    { "twice", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_twice }, NULL },
};

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 6, .type_count = 1,
    .entries = pj_entries,
};
