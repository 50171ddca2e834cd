/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;
extern const pj_library pj_libraries[];

#line 6 "gold/n.yaml"
static PyObject *pj_call_1n_narrow(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    const char *a_s = NULL;
    PyObject *a_0s_bytes = NULL;
    void * pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_SOME(args[0]) && PJ_UNLIKELY(pj_arg_utf8(fn, args[0], 0, &a_0s_bytes, &a_s) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((void * (*)(void *))fn->address)((void *)a_s);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_utf8(fn, pj_ret);
done: PJ_UNUSED;
    Py_XDECREF(a_0s_bytes);
    return pj_result;
}

#line 7 "gold/n.yaml"
static PyObject *pj_call_1n_wide(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    pj_text a_s = {NULL, NULL};
    void * pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_utf32(fn, args[0], 0, &a_s) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((void * (*)(void *))fn->address)(PJ_DATA_OF(a_s));
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_utf32(fn, pj_ret);
done: PJ_UNUSED;
    pj_release_text(&a_s);
    return pj_result;
}

#line 8 "gold/n.yaml"
static PyObject *pj_call_1n_path(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[2], *pj_result = NULL;
    pj_text a_name = {NULL, NULL};
    int32_t a_mode = 0;
    int32_t pj_ret = 0;
    int pj_error;
    PyThreadState *pj_thread;
    PJ_BIND(2);
    if (PJ_UNLIKELY(pj_arg_filename(fn, args[0], 0, &a_name) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_arg_i32(fn, args[1], 1, &a_mode) < 0))
        goto done;
again:
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(void *, int32_t))fn->address)(PJ_DATA_OF(a_name), (int32_t)a_mode);
    pj_error = errno;
    PyEval_RestoreThread(pj_thread);
    if (PJ_UNLIKELY(pj_ret == (int32_t)-1)) {
        if (pj_interrupted(pj_error))
            goto again;
        pj_raise_errno(fn, pj_error, args[0]);
        goto done;
    }
    pj_result = pj_make_none(fn);
done: PJ_UNUSED;
    pj_release_text(&a_name);
    return pj_result;
}

#line 1 "n.c"
static const char *const pj_parameters_1n_narrow[] = { "s",  };
static const pj_function_desc pj_function_1n_narrow = {
    .name = "narrow", .native = "narrow", .symbol = "narrow",
    .doc = "narrow(s)\012--\012\012narrow().\012\012Parameters:\012  s (str | bytes | None)\012\012Returns:\012  (str | None)\012\012C:\012  const char *narrow(const char *s)",
    .entry = pj_call_1n_narrow, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_narrow, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .since = NULL, .deprecated = NULL,
};

static const char *const pj_parameters_1n_wide[] = { "s",  };
static const pj_function_desc pj_function_1n_wide = {
    .name = "wide", .native = "wide", .symbol = "wide",
    .doc = "wide(s)\012--\012\012wide().\012\012Parameters:\012  s (str)\012\012Returns:\012  (str | None)\012\012C:\012  const wchar_t *wide(const wchar_t *s)",
    .entry = pj_call_1n_wide, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_wide, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .since = NULL, .deprecated = NULL,
};

static const char *const pj_parameters_1n_path[] = { "name", "mode",  };
static const pj_function_desc pj_function_1n_path = {
    .name = "path", .native = "path", .symbol = "path",
    .doc = "path(name, mode)\012--\012\012path().\012\012Parameters:\012  name (StrOrBytesPath)\012  mode (int)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int path(const char *name, int mode)",
    .entry = pj_call_1n_path, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_path, .count = 2, .required = 3u, .positional = 2, .positional_only = 0,
    .since = NULL, .deprecated = NULL,
};

static const pj_entry pj_entries[] = {
    { "narrow", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_narrow }, NULL },
    { "path", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_path }, NULL },
    { "wide", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_wide }, NULL },
};

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 3, .type_count = 0,
    .entries = pj_entries,
};
