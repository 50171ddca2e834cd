/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;
extern const pj_library pj_libraries[];
extern const pj_tuple_desc pj_type_1n_moved_result;
extern const pj_record_desc pj_type_1n_texts;

static const char *const pj_names_1n_moved_result[] = { "result", "rest",  };
const pj_tuple_desc pj_type_1n_moved_result = {
    .type = { "moved_result", "gold_api.n.moved_result", "What moved() gives.", &pj_namespace_1n_names, 0, PJ_TYPE_TUPLE, { 0, 0 } },
    .fields = pj_names_1n_moved_result, .count = 2,
};

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
static const pj_field pj_fields_1n_texts[5];
static const pj_field pj_fields_1n_texts[5] = {
{ .name = "names", .record = "texts", .doc = NULL, .offset = 0, .size = 8, .kind = PJ_STRINGS_AT, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = PJ_KEEPS, .of = PJ_TEXT, .item = 1, .also = NULL }
,
{ .name = "wide", .record = "texts", .doc = NULL, .offset = 8, .size = 8, .kind = PJ_STRING_AT, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = PJ_KEEPS, .of = PJ_WIDE32, .item = 4, .also = NULL }
,
{ .name = "part", .record = "texts", .doc = NULL, .offset = 16, .size = 8, .kind = PJ_STRING_AT, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = &pj_fields_1n_texts[3], .type = NULL, .flags = PJ_KEEPS, .of = PJ_TEXT, .item = 1, .also = NULL }
,
{ .name = "size", .record = "texts", .doc = NULL, .offset = 24, .size = 1, .kind = PJ_U8, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = PJ_FIXED }
,
{ .name = "lent", .record = "texts", .doc = NULL, .offset = 32, .size = 8, .kind = PJ_STRINGS_AT, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = PJ_FIXED | PJ_WRITTEN | PJ_KEEPS | PJ_LENT, .of = PJ_BYTES, .item = 1, .also = NULL }
,
};
const pj_record_desc pj_type_1n_texts = {
    .type = { "texts", "gold_api.n.texts", "texts", &pj_namespace_1n_names, 1, PJ_TYPE_RECORD, { 14211378147446489319u, 16052218557262945243u } },
    .size = 40, .count = 5, .flexible = 0, .chooses = 0, .keeps = PJ_KEEPS | PJ_LENT, .align = 0, .format = "T{<Q:names:<Q:wide:<Q:part:<B:size:7x<Q:lent:}", .base = NULL, .size_field = NULL,
    .fields = pj_fields_1n_texts,
};

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

static const char *const pj_parameters_1n_several[] = { "argv",  };
static const pj_function_desc pj_function_1n_several = {
    .name = "several", .native = "several", .symbol = "several",
    .doc = "several(argv)\012--\012\012several().\012\012Parameters:\012  argv (Sequence[str | bytes])\012\012Returns:\012  (list[str] | None)\012\012C:\012  char **several(char *const *argv)",
    .entry = pj_call_1n_several, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_several, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .since = NULL, .deprecated = NULL,
};

static const pj_function_desc pj_function_1n_counted = {
    .name = "counted", .native = "counted", .symbol = "counted",
    .doc = "counted()\012--\012\012counted().\012\012Returns:\012  names (list[bytes | None] | None)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int counted(char ***names, size_t *n)",
    .entry = pj_call_1n_counted, .library = &pj_libraries[0], .own = NULL,
    .since = NULL, .deprecated = NULL,
};

static const char *const pj_parameters_1n_moved[] = { "rest", "mark",  };
static const pj_type_desc *const pj_refs_1n_moved[] = { &pj_type_1n_moved_result.type,  };
static const pj_function_desc pj_function_1n_moved = {
    .name = "moved", .native = "moved", .symbol = "moved",
    .doc = "moved(rest, mark)\012--\012\012moved().\012\012Parameters:\012  rest (StrOrBytesPath)\012  mark (bytes)\012\012Returns:\012  result (str | None)\012  rest (str | None)\012\012C:\012  char *moved(char **rest, char mark)",
    .entry = pj_call_1n_moved, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_moved, .count = 2, .required = 3u, .positional = 2, .positional_only = 0,
    .refs = pj_refs_1n_moved, .ref_count = 1,
    .since = NULL, .deprecated = NULL,
};

static const pj_field pj_field_pj_variable_1n_environ = { .name = "value", .record = "environ", .doc = NULL, .offset = 0, .size = 8, .kind = PJ_STRINGS_AT, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = PJ_FIXED | PJ_WRITTEN | PJ_KEEPS | PJ_LENT, .of = PJ_PATH, .item = 1, .also = NULL }
;
static const pj_variable_desc pj_variable_1n_environ = {
    .name = "environ", .symbol = "environ", .library = &pj_libraries[0], .field = &pj_field_pj_variable_1n_environ,
    .since = NULL, .plain = 0, .is_const = 1, .is_thread_local = 0, .here = NULL,
};
static const pj_entry pj_entries[] = {
    { "counted", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_counted }, NULL },
    { "environ", PJ_ENTRY_VARIABLE, 0, { .variable = &pj_variable_1n_environ }, NULL },
    { "moved", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_moved }, NULL },
    { "moved_result", PJ_ENTRY_TYPE, 0, { .type = &pj_type_1n_moved_result.type }, NULL },
    { "narrow", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_narrow }, NULL },
    { "path", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_path }, NULL },
    { "several", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_several }, NULL },
    { "texts", PJ_ENTRY_TYPE, 0, { .type = &pj_type_1n_texts.type }, NULL },
    { "wide", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_wide }, NULL },
};

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 9, .type_count = 2,
    .entries = pj_entries,
};
