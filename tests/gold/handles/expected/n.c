/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;

static int pj_close_1n_Fd(void (*close)(void), int64_t value)
{
    return (int)((int32_t (*)(int32_t))close)((int32_t)value);
}
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
static const uint8_t pj_functions[] PJ_TOGETHER(functions) = {
    /* make */ 151, 64, 10, 19, 1, 1, 1, 0,
    /* close */ 151, 64, 4, 181, 1, 1, 1, 2, 0,
    /* use */ 151, 64, 15, 209, 2, 1, 1, 3, 0,
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { 1, PJ_TYPE_HANDLE, 0 }, /* Fd */
};
static const pj_handle_row pj_handles[] = {
    { .call_close = pj_close_1n_Fd, .close_failed = NULL, .close_symbol = 4, .close_name = 4, .next = 0,
      .close_exception = 0, .invalid = 0, .pseudo = 1, .also = 0, .library = 0,
      .invalid_count = 1, .pseudo_count = 0, .also_count = 0, .value_kind = PJ_I32, .close_rule = PJ_RULE_ERRNO,
      .is_descriptor = 1, .unowned = 0, .leak_at_exit = 0, .abandon_on_fork = 0 },
};
static const pj_place pj_names[] = { 1,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 0, 8, 0, 17,  };
static const pj_place pj_docs[] = { 452,  };
static const uint64_t pj_fingerprints[] PJ_TOGETHER(fingerprints) = { 9172532937670671520u,  };
static const pj_compiled_row pj_compiled[] = { { pj_call_1n_make, NULL }, { pj_call_1n_close, NULL }, { pj_call_1n_use, NULL },  };
static const int64_t pj_numbers[] PJ_TOGETHER(numbers) = { -1,  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "Fd\000"
    "close\000"
    "make\000"
    "use\000"
    "make(size)\012--\012\012make().\012\012Parameters:\012  size (int)\012\012Returns:\012  (Fd): An open file.\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int make(size_t size)\000"
    "close(fd)\012--\012\012close().\012\012Parameters:\012  fd (Fd | int | HasFileno): An open file.\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int close(int fd)\000"
    "use(fd)\012--\012\012use().\012\012Parameters:\012  fd (Fd | int | HasFileno): An open file.\012\012Returns:\012  (int)\012\012C:\012  int use(int fd)\000"
    "An open file.\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 4, .type_count = 1, .variable_count = 0,
    .texts = pj_texts,
    .functions = pj_functions,
    .types = pj_types,
    .handles = pj_handles,
    .names = pj_names,
    .kinds = pj_kinds,
    .values = pj_values,
    .docs = pj_docs,
    .fingerprints = pj_fingerprints,
    .compiled = pj_compiled,
    .numbers = pj_numbers,
    .warning_count = 0,
};
