/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;

struct pj_layout_1n_texts {
    void * f_names;
    void * f_wide;
    void * f_part;
    unsigned char f_size;
    void * f_lent;
};
PJ_PROVE(struct pj_layout_1n_texts, 40, 8);
PJ_PROVE_OFFSET(struct pj_layout_1n_texts, f_names, 0);
PJ_PROVE_OFFSET(struct pj_layout_1n_texts, f_wide, 8);
PJ_PROVE_OFFSET(struct pj_layout_1n_texts, f_part, 16);
PJ_PROVE_OFFSET(struct pj_layout_1n_texts, f_size, 24);
PJ_PROVE_OFFSET(struct pj_layout_1n_texts, f_lent, 32);
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

#line 9 "gold/n.yaml"
static PyObject *pj_call_1n_several(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    PJ_BUFFER(a_argv);
    void * pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_string_pointers(fn, args[0], 0, PJ_TEXT, &a_argv) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((void * (*)(void *))fn->address)(PJ_DATA_OF(a_argv));
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_null_terminated(fn, pj_ret, PJ_TEXT);
done: PJ_UNUSED;
    pj_release_buffer(&a_argv);
    return pj_result;
}

#line 10 "gold/n.yaml"
static PyObject *pj_call_1n_counted(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    void *a_names = (void *)(intptr_t)0;
    uint64_t a_n = 0;
    int32_t pj_ret = 0;
    int pj_error;
    PyThreadState *pj_thread;
    PJ_BIND(0);
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(void *, void *))fn->address)(&a_names, &a_n);
    pj_error = errno;
    PyEval_RestoreThread(pj_thread);
    if (PJ_UNLIKELY(pj_ret == (int32_t)-1)) {
        pj_raise_errno(fn, pj_error, NULL);
        goto done;
    }
    pj_result = pj_make_text_list(fn, a_names, (int64_t)a_n, PJ_BYTES);
done: PJ_UNUSED;
    return pj_result;
}

#line 11 "gold/n.yaml"
static PyObject *pj_call_1n_moved(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[2], *pj_result = NULL;
    void *a_rest = (void *)(intptr_t)0;
    PyObject *a_0rest_copy = NULL;
    char a_mark = 0;
    void * pj_ret = 0;
    PyThreadState *pj_thread;
    PyObject *pj_values[2] = {NULL};
    PJ_BIND(2);
    if (PJ_UNLIKELY(pj_arg_text_moved(fn, args[0], 0, PJ_PATH, &a_0rest_copy, &a_rest) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_arg_char(fn, args[1], 1, &a_mark) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((void * (*)(void *, char))fn->address)(&a_rest, (char)a_mark);
    PyEval_RestoreThread(pj_thread);
    pj_values[0] = pj_make_filename(fn, pj_ret);
    if (pj_values[0] == NULL)
        goto done;
    pj_values[1] = pj_is_within(fn, a_0rest_copy, a_rest) ? pj_make_filename(fn, a_rest) : NULL;
    if (pj_values[1] == NULL)
        goto done;
    pj_result = pj_make_tuple(fn, 0, pj_values, 2);
done: PJ_UNUSED;
    Py_XDECREF(a_0rest_copy);
    for (int i = 0; i < 2; i++)
        Py_XDECREF(pj_values[i]);
    return pj_result;
}

#line 1 "n.c"
static const uint8_t pj_functions[] PJ_TOGETHER(functions) = {
    /* narrow */ 135, 64, 36, 67, 1, 1,
    /* wide */ 135, 64, 62, 194, 1, 1, 2,
    /* path */ 135, 64, 43, 178, 2, 2, 3,
    /* several */ 135, 64, 48, 225, 3, 1, 4,
    /* counted */ 131, 64, 1, 241, 4, 5,
    /* moved */ 151, 64, 17, 153, 6, 2, 1, 6, 0,
};
static const pj_variable_row pj_variables[] = {
    { NULL, 9, 9, 0, 42, 1, 0, 0, 0, 1, 0 }, /* environ */
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { 23, PJ_TYPE_TUPLE, 0 }, /* moved_result */
    { 56, PJ_TYPE_RECORD, 0 }, /* texts */
};
static const uint8_t pj_records[] PJ_TOGETHER(records) = {
    /* texts */ 71, 40, 5, 5, PJ_KEEPS | PJ_LENT, 141, 14, 214, 7, 8, PJ_STRINGS_AT, PJ_KEEPS, PJ_TEXT, 1, 137, 12, 62, PJ_STRING_AT, PJ_WIDE32, 4, 193, 12, 220, 7, 4, PJ_TEXT, 1, 204, 14, 1, PJ_U8, 0, PJ_FIXED, 0, 0, 140, 14, 8, PJ_STRINGS_AT, PJ_FIXED | PJ_WRITTEN | PJ_KEEPS | PJ_LENT, PJ_BYTES, 1,
    /* environ */ 141, 14, 128, 8, 8, PJ_STRINGS_AT, PJ_FIXED | PJ_WRITTEN | PJ_KEEPS | PJ_LENT, PJ_PATH, 1,
};
static const pj_tuple_row pj_tuples[] = {
    { 970, 2 },
};
static const pj_place pj_names[] = { 1,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_FUNCTION, PJ_ENTRY_VARIABLE, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 27, 0, 33, 0, 0, 13, 20, 1, 6,  };
static const pj_place pj_docs[] = { 1003,  };
static const uint64_t pj_fingerprints[] PJ_TOGETHER(fingerprints) = { 0u, 14211378147446489319u,  };
static const pj_compiled_row pj_compiled[] = { { pj_call_1n_narrow, NULL }, { pj_call_1n_wide, NULL }, { pj_call_1n_path, NULL }, { pj_call_1n_several, NULL }, { pj_call_1n_counted, NULL }, { pj_call_1n_moved, NULL },  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "counted\000"
    "environ\000"
    "moved\000"
    "moved_result\000"
    "narrow\000"
    "path\000"
    "several\000"
    "texts\000"
    "wide\000"
    "narrow(s)\012--\012\012narrow().\012\012Parameters:\012  s (str | bytes | None)\012\012Returns:\012  (str | None)\012\012C:\012  const char *narrow(const char *s)\000"
    "wide(s)\012--\012\012wide().\012\012Parameters:\012  s (str)\012\012Returns:\012  (str | None)\012\012C:\012  const wchar_t *wide(const wchar_t *s)\000"
    "path(name, mode)\012--\012\012path().\012\012Parameters:\012  name (StrOrBytesPath)\012  mode (int)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int path(const char *name, int mode)\000"
    "several(argv)\012--\012\012several().\012\012Parameters:\012  argv (Sequence[str | bytes])\012\012Returns:\012  (list[str] | None)\012\012C:\012  char **several(char *const *argv)\000"
    "counted()\012--\012\012counted().\012\012Returns:\012  names (list[bytes | None] | None)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int counted(char ***names, size_t *n)\000"
    "moved(rest, mark)\012--\012\012moved().\012\012Parameters:\012  rest (StrOrBytesPath)\012  mark (bytes)\012\012Returns:\012  result (str | None)\012  rest (str | None)\012\012C:\012  char *moved(char **rest, char mark)\000"
    "result\000rest\000"
    "names\000"
    "part\000"
    "size\000"
    "lent\000"
    "What moved() gives.\000\000"
    "value\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 9, .type_count = 2, .variable_count = 1,
    .texts = pj_texts,
    .functions = pj_functions,
    .variables = pj_variables,
    .types = pj_types,
    .records = pj_records,
    .tuples = pj_tuples,
    .names = pj_names,
    .kinds = pj_kinds,
    .values = pj_values,
    .docs = pj_docs,
    .fingerprints = pj_fingerprints,
    .compiled = pj_compiled,
    .warning_count = 0,
};
