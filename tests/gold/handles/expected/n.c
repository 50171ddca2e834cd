/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;
extern const pj_library pj_libraries[];
extern const pj_handle_desc pj_type_1n_Fd;

static const int64_t pj_invalid_1n_Fd[] = { -1,  };
static int pj_close_1n_Fd(void (*close)(void), int64_t value)
{
    return (int)((int32_t (*)(int32_t))close)((int32_t)value);
}
const pj_handle_desc pj_type_1n_Fd = {
    .type = { "Fd", "gold_api.n.Fd", "An open file.", &pj_namespace_1n_names, 0, PJ_TYPE_HANDLE, { 9172532937670671520u, 15225448370250932444u } },
    .value_kind = PJ_I32, .close_rule = PJ_RULE_ERRNO, .is_descriptor = 1,
    .leak_at_exit = 0, .abandon_on_fork = 0, .unowned = 0,
    .library = &pj_libraries[0], .close_symbol = "close", .close_name = "close", .next = NULL,
    .call_close = pj_close_1n_Fd,
    .invalid = pj_invalid_1n_Fd, .invalid_count = 1,
};

#line 6 "gold/n.yaml"
static PyObject *pj_call_1n_make(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    uint64_t a_size = 0;
    int32_t pj_ret = 0;
    int pj_error;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_u64(fn, args[0], 0, &a_size) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(uint64_t))fn->address)((uint64_t)a_size);
    pj_error = errno;
    PyEval_RestoreThread(pj_thread);
    if (PJ_UNLIKELY(pj_ret == (int32_t)-1)) {
        pj_raise_errno(fn, pj_error, NULL);
        goto done;
    }
    pj_result = pj_make_handle(fn, 0, PJ_WORD(pj_ret), (pj_parents){{NULL}});
done: PJ_UNUSED;
    return pj_result;
}

#line 7 "gold/n.yaml"
static PyObject *pj_call_1n_close(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int64_t a_0fd_handle = -1;
    int32_t pj_ret = 0;
    int pj_error;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_handle_taken(fn, args[0], 0, 0, &a_0fd_handle) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(int32_t))fn->address)((int32_t)a_0fd_handle);
    pj_error = errno;
    PyEval_RestoreThread(pj_thread);
    if (PJ_UNLIKELY(pj_ret == (int32_t)-1)) {
        pj_raise_errno(fn, pj_error, NULL);
        goto done;
    }
    pj_result = pj_make_none(fn);
done: PJ_UNUSED;
    return pj_result;
}

#line 8 "gold/n.yaml"
static PyObject *pj_call_1n_use(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int64_t a_0fd_handle = -1;
    pj_handle *a_0fd_pin = NULL;
    int32_t pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_pin(fn, args[0], 0, 0, &a_0fd_pin, &a_0fd_handle) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(int32_t))fn->address)((int32_t)a_0fd_handle);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    pj_release_handle(a_0fd_pin);
    return pj_result;
}

#line 1 "n.c"
static const char *const pj_parameters_1n_make[] = { "size",  };
static const pj_type_desc *const pj_refs_1n_make[] = { &pj_type_1n_Fd.type,  };
static const pj_function_desc pj_function_1n_make = {
    .name = "make", .native = "make", .symbol = "make",
    .doc = "make(size)\012--\012\012make().\012\012Parameters:\012  size (int)\012\012Returns:\012  (Fd): An open file.\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int make(size_t size)",
    .entry = pj_call_1n_make, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_make, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .refs = pj_refs_1n_make, .ref_count = 1,
    .since = NULL, .deprecated = NULL,
};

static const char *const pj_parameters_1n_close[] = { "fd",  };
static const pj_type_desc *const pj_refs_1n_close[] = { &pj_type_1n_Fd.type,  };
static const pj_function_desc pj_function_1n_close = {
    .name = "close", .native = "close", .symbol = "close",
    .doc = "close(fd)\012--\012\012close().\012\012Parameters:\012  fd (Fd | int | HasFileno): An open file.\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int close(int fd)",
    .entry = pj_call_1n_close, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_close, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .refs = pj_refs_1n_close, .ref_count = 1,
    .since = NULL, .deprecated = NULL,
};

static const char *const pj_parameters_1n_use[] = { "fd",  };
static const pj_type_desc *const pj_refs_1n_use[] = { &pj_type_1n_Fd.type,  };
static const pj_function_desc pj_function_1n_use = {
    .name = "use", .native = "use", .symbol = "use",
    .doc = "use(fd)\012--\012\012use().\012\012Parameters:\012  fd (Fd | int | HasFileno): An open file.\012\012Returns:\012  (int)\012\012C:\012  int use(int fd)",
    .entry = pj_call_1n_use, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_use, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .refs = pj_refs_1n_use, .ref_count = 1,
    .since = NULL, .deprecated = NULL,
};

static const pj_entry pj_entries[] = {
    { "Fd", PJ_ENTRY_TYPE, 0, { .type = &pj_type_1n_Fd.type }, NULL },
    { "close", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_close }, NULL },
    { "make", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_make }, NULL },
    { "use", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_use }, NULL },
};

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 4, .type_count = 1,
    .entries = pj_entries,
};
