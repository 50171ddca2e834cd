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
static const pj_function_row pj_functions[] = {
    { pj_call_1n_narrow, NULL, 36, 36, 36, 69, 67, 0, 0, 1u, 0, 0, 0, 0, 1, 1, 0, 0, 0 }, /* narrow */
    { pj_call_1n_wide, NULL, 62, 62, 62, 196, 67, 0, 0, 1u, 0, 0, 0, 0, 1, 1, 0, 0, 0 }, /* wide */
    { pj_call_1n_path, NULL, 43, 43, 43, 318, 308, 0, 0, 3u, 0, 0, 0, 0, 2, 2, 0, 0, 0 }, /* path */
    { pj_call_1n_several, NULL, 48, 48, 48, 498, 493, 0, 0, 1u, 0, 0, 0, 0, 1, 1, 0, 0, 0 }, /* several */
    { pj_call_1n_counted, NULL, 1, 1, 1, 642, 0, 0, 0, 0u, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, /* counted */
    { pj_call_1n_moved, NULL, 17, 17, 17, 820, 810, 0, 0, 3u, 0, 0, 0, 0, 2, 2, 0, 1, 0 }, /* moved */
};
static const pj_variable_row pj_variables[] = {
    { NULL, 9, 9, 0, 5, 1, 0, 0, 0, 1, 0 }, /* environ */
};
static const pj_entry pj_entries[] PJ_TOGETHER(entries) = {
    { 1, PJ_ENTRY_FUNCTION, { .of = { 4, 0 } } }, /* counted */
    { 9, PJ_ENTRY_VARIABLE, { .of = { 0, 0 } } }, /* environ */
    { 17, PJ_ENTRY_FUNCTION, { .of = { 5, 0 } } }, /* moved */
    { 23, PJ_ENTRY_TYPE, { .of = { 0, 0 } } }, /* moved_result */
    { 36, PJ_ENTRY_FUNCTION, { .of = { 0, 0 } } }, /* narrow */
    { 43, PJ_ENTRY_FUNCTION, { .of = { 2, 0 } } }, /* path */
    { 48, PJ_ENTRY_FUNCTION, { .of = { 3, 0 } } }, /* several */
    { 56, PJ_ENTRY_TYPE, { .of = { 1, 0 } } }, /* texts */
    { 62, PJ_ENTRY_FUNCTION, { .of = { 1, 0 } } }, /* wide */
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { { 0u, 0u }, 23, 1009, 0, PJ_TYPE_TUPLE }, /* moved_result */
    { { 14211378147446489319u, 16052218557262945243u }, 56, 56, 0, PJ_TYPE_RECORD }, /* texts */
};
static const pj_record_row pj_records[] PJ_TOGETHER(records) = {
    { .size = 40, .count = 5, .fields = 0, .rows = 5, .cases = 0, .format = 1050, .base = 0, .size_at = 0, .size_bytes = 0, .keeps = PJ_KEEPS | PJ_LENT, .align = 0, .flexible = 0, .chooses = 0 },
};
static const pj_tuple_row pj_tuples[] = {
    { 997, 2 },
};
static const pj_field_row pj_fields[] PJ_TOGETHER(fields) = {
    { 1029, 0, 0, 8, 0, 0, 0, 0, 0, PJ_STRINGS_AT, 0, 0, 0, 0, PJ_KEEPS, PJ_TEXT, 1 }, /* names */
    { 62, 0, 8, 8, 0, 0, 0, 0, 0, PJ_STRING_AT, 0, 0, 0, 0, PJ_KEEPS, PJ_WIDE32, 4 }, /* wide */
    { 1035, 0, 16, 8, 0, 0, 0, 4, 0, PJ_STRING_AT, 0, 0, 0, 0, PJ_KEEPS, PJ_TEXT, 1 }, /* part */
    { 1040, 0, 24, 1, 0, 0, 0, 0, 0, PJ_U8, 0, 0, 0, 0, PJ_FIXED, 0, 0 }, /* size */
    { 1045, 0, 32, 8, 0, 0, 0, 0, 0, PJ_STRINGS_AT, 0, 0, 0, 0, PJ_FIXED | PJ_WRITTEN | PJ_KEEPS | PJ_LENT, PJ_BYTES, 1 }, /* lent */
    { 1097, 0, 0, 8, 0, 0, 0, 0, 0, PJ_STRINGS_AT, 0, 0, 0, 0, PJ_FIXED | PJ_WRITTEN | PJ_KEEPS | PJ_LENT, PJ_PATH, 1 }, /* value */
};
static const uint32_t pj_references[] = { 0,  };
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
    "s\000"
    "narrow(s)\012--\012\012narrow().\012\012Parameters:\012  s (str | bytes | None)\012\012Returns:\012  (str | None)\012\012C:\012  const char *narrow(const char *s)\000"
    "wide(s)\012--\012\012wide().\012\012Parameters:\012  s (str)\012\012Returns:\012  (str | None)\012\012C:\012  const wchar_t *wide(const wchar_t *s)\000"
    "name\000mode\000"
    "path(name, mode)\012--\012\012path().\012\012Parameters:\012  name (StrOrBytesPath)\012  mode (int)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int path(const char *name, int mode)\000"
    "argv\000"
    "several(argv)\012--\012\012several().\012\012Parameters:\012  argv (Sequence[str | bytes])\012\012Returns:\012  (list[str] | None)\012\012C:\012  char **several(char *const *argv)\000"
    "counted()\012--\012\012counted().\012\012Returns:\012  names (list[bytes | None] | None)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int counted(char ***names, size_t *n)\000"
    "rest\000mark\000"
    "moved(rest, mark)\012--\012\012moved().\012\012Parameters:\012  rest (StrOrBytesPath)\012  mark (bytes)\012\012Returns:\012  result (str | None)\012  rest (str | None)\012\012C:\012  char *moved(char **rest, char mark)\000"
    "result\000rest\000"
    "What moved() gives.\000"
    "names\000"
    "part\000"
    "size\000"
    "lent\000"
    "T{<Q:names:<Q:wide:<Q:part:<B:size:7x<Q:lent:}\000"
    "value\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 9, .type_count = 2, .variable_count = 1,
    .texts = pj_texts,
    .functions = pj_functions,
    .variables = pj_variables,
    .entries = pj_entries,
    .types = pj_types,
    .records = pj_records,
    .tuples = pj_tuples,
    .fields = pj_fields,
    .references = pj_references,
    .warning_count = 0,
};
