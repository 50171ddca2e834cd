/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;
extern const pj_library pj_libraries[];

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

#line 8 "gold/n.yaml"
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
static const char *const pj_parameters_1n_open[] = { "name", "flags", "mode",  };
static const pj_function_desc pj_function_1n_open = {
    .name = "open", .native = "open", .symbol = "open",
    .doc = "open(name, flags, mode=0)\012--\012\012open().\012\012Parameters:\012  name (str | bytes)\012  flags (int)\012  mode (int)\012\012Returns:\012  (int)\012\012C:\012  int open(const char *name, int flags, ...)",
    .entry = pj_call_1n_open, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_open, .count = 3, .required = 3u, .positional = 3, .positional_only = 0,
    .since = NULL, .deprecated = NULL,
};

static const pj_function_desc pj_function_1n_number = {
    .name = "number", .native = "number", .symbol = "syscall",
    .doc = "number()\012--\012\012number().\012\012Returns:\012  (int)\012\012C:\012  int number(void)",
    .entry = pj_call_1n_number, .library = &pj_libraries[0], .own = NULL,
    .since = NULL, .deprecated = NULL,
};

static const pj_function_desc pj_function_1n_old = {
    .name = "old", .native = "old", .symbol = "old",
    .doc = "old()\012--\012\012old().\012\012Returns:\012  (int)\012\012Deprecated:\012  It is slow.\012\012C:\012  int old(void)\012\012Since:\012  glibc 2.8\012\012See:\012  https://example.org/old",
    .entry = pj_call_1n_old, .library = &pj_libraries[0], .own = NULL,
    .since = "glibc 2.8", .deprecated = "It is slow.",
};

static const pj_entry pj_entries[] = {
    { "number", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_number }, NULL },
    { "old", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_old }, NULL },
    { "open", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_open }, NULL },
};

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 3, .type_count = 0,
    .entries = pj_entries,
};
