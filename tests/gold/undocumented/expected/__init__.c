/* Written by projector's render stage from gold/gold.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace__names;
static const pj_callback_row pj_callbacks[1];

#line 7 "gold/gold.yaml"
static int32_t pj_called__gold_told(void * a_point, void * a_data)
{
    int32_t pj_answer = 0;
    int32_t a_result = 0;
    (void)a_data;
    pj_callable *pj_found = (pj_callable *)(intptr_t)a_data;
    pj_entered pj_in;
    if (pj_enter_python(pj_found, &pj_callbacks[0], &pj_in)) {
        const pj_function *const fn = pj_in.fn;
        PyObject *given[2] = {NULL}, *pj_given = NULL, *args[1];
        (void)fn;
        if ((given[1] = pj_make_copy(fn, 0, a_point, NULL)) == NULL)
            goto failed;
        if ((pj_given = pj_call_python(&pj_in, given + 1, 1)) == NULL)
            goto failed;
        args[0] = pj_given;
        if (PJ_UNLIKELY(pj_arg_i32(fn, args[0], 0, &a_result) < 0))
            goto failed;
        pj_answer = (int32_t)a_result;
        goto done;
failed:
        pj_call_failed(&pj_in);
done:
        Py_XDECREF(pj_given);
        pj_expire(&pj_in, given[1]);
        pj_leave_python(&pj_in);
    }
    return pj_answer;
}
struct pj_layout__gold_point {
    int f_x;
    unsigned int f_mode;
};
PJ_PROVE(struct pj_layout__gold_point, 8, 4);
PJ_PROVE_OFFSET(struct pj_layout__gold_point, f_x, 0);
PJ_PROVE_OFFSET(struct pj_layout__gold_point, f_mode, 4);
#line 21 "gold/gold.yaml"
static PyObject *pj_call__gold_move(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[2], *pj_result = NULL;
    void *a_point = NULL;
    int64_t a_by = 0;
    int32_t pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(2);
    if (PJ_UNLIKELY(pj_arg_record_inout(fn, args[0], 0, 0, &a_point) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_arg_i64(fn, args[1], 1, &a_by) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(void *, int64_t))fn->address)((void *)a_point, (int64_t)a_by);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    return pj_result;
}

#line 22 "gold/gold.yaml"
static PyObject *pj_call__gold_watch(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    void *a_each = NULL;
    pj_callable *a_0data_callables = NULL;
    int32_t pj_ret = 0;
    pj_frame pj_here;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_callback(fn, args[0], 0, 0, PJ_SCOPE_CALL, &a_0data_callables, &a_each) < 0))
        goto done;
    pj_enter_native(fn, &pj_here, true);
    pj_ret = ((int32_t (*)(void *, void *))fn->address)((void *)a_each, (void *)a_0data_callables);
    if (PJ_UNLIKELY(pj_leave_native(&pj_here) < 0))
        goto done;
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    pj_end_callables(a_0data_callables);
    return pj_result;
}

#line 1 "__init__.c"
static const uint8_t pj_functions[] PJ_TOGETHER(functions) = {
    /* gold_move */ 151, 64, 58, 119, 2, 1, 1, 3,
    /* gold_watch */ 151, 64, 102, 164, 2, 1, 1, 2, 0,
    /* gold_told */ 85, 79, 1, 1, 208, 3, 3,
};
static const pj_variable_row pj_variables[] = {
    { NULL, 89, 89, 0, 12, 1, 0, 0, 0, 0, 0 }, /* gold_version */
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { 79, PJ_TYPE_CALLBACK, 0 }, /* gold_told */
    { 48, PJ_TYPE_ENUM, 0 }, /* gold_mode */
    { 1, PJ_TYPE_ENUM, 1 }, /* Colour */
    { 68, PJ_TYPE_RECORD, 0 }, /* gold_point */
};
static const uint8_t pj_records[] PJ_TOGETHER(records) = {
    /* gold_point */ 7, 8, 2, 2, 13, 234, 3, 4, PJ_I32, 24, PJ_U32, 2,
    /* gold_version */ 13, 167, 4, 4, PJ_I32,
};
static const pj_enum_row pj_enums[] = {
    { 18, 0, 1, 0, 1, 4 },
    { 471, 1, 2, 0, 0, 4 },
};
static const pj_callback_row pj_callbacks[] = {
    {
    .face = 18, .called = 1, .pool_size = 0,
    },
};
static const pj_place pj_names[] = { 1,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_TYPE, PJ_ENTRY_MEMBER, PJ_ENTRY_MEMBER, PJ_ENTRY_MEMBER, PJ_ENTRY_INT, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_TYPE, PJ_ENTRY_VARIABLE, PJ_ENTRY_FUNCTION, PJ_ENTRY_TOOL,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 2, 2, 1, 2, 1, 1, 0, 3, 0, 0, 8, 113,  };
static const pj_place pj_docs[] = { 497,  };
static const uint64_t pj_fingerprints[] PJ_TOGETHER(fingerprints) = { 3242550672043384578u, 0u, 0u, 16858866635180229739u,  };
static const pj_compiled_row pj_compiled[] = { { pj_call__gold_move, NULL }, { pj_call__gold_watch, NULL },  };
static const pj_called_row pj_called[] = { { .entry = (void (*)(void))pj_called__gold_told },  };
static const int64_t pj_numbers[] PJ_TOGETHER(numbers) = { 0, 0, 1,  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "Colour\000"
    "GOLD_BLUE\000"
    "GOLD_QUICK\000"
    "GOLD_RED\000"
    "GOLD_TOLD\000"
    "gold_mode\000"
    "gold_move\000"
    "gold_point\000"
    "gold_told\000"
    "gold_version\000"
    "gold_watch\000"
    "trace\000"
    "gold_move(point, by)\012--\012\012Moves a point by name.\012\012Parameters:\012  point (gold_point)\012  by (int): How far.\012\012Returns:\012  (int)\012\012C:\012  int gold_move(gold_point *point, distance by)\000"
    "gold_watch(each)\012--\012\012Calls for each point.\012\012Parameters:\012  each (Callable[[gold_point], int] | gold_told)\012\012Returns:\012  (int)\012\012C:\012  int gold_watch(gold_told each, void *data)\000"
    "result\000"
    "GOLD_RED\000GOLD_BLUE\000"
    "x\000"
    "mode\000"
    "A function pointer of the type gold_told.\000\000A colour.\000\000"
    "value\000"
    ;

const pj_namespace pj_namespace__names = {
    .name = "gold_api", .self_name = "gold_api.gold_api", .doc = "", .count = 12, .type_count = 4, .variable_count = 1,
    .texts = pj_texts,
    .functions = pj_functions,
    .variables = pj_variables,
    .types = pj_types,
    .records = pj_records,
    .enums = pj_enums,
    .callbacks = pj_callbacks,
    .names = pj_names,
    .kinds = pj_kinds,
    .values = pj_values,
    .docs = pj_docs,
    .fingerprints = pj_fingerprints,
    .compiled = pj_compiled,
    .called = pj_called,
    .numbers = pj_numbers,
    .warning_count = 0,
};
