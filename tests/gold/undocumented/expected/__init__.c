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
static const pj_function_row pj_face__gold_told = {
    .name = 79, .native = 79, .parameters = 478, .count = 1,
    .refs = 2, .ref_count = 1, .others = 0, .native_count = 0,
};
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
static const pj_function_row pj_functions[] = {
    { pj_call__gold_move, NULL, 58, 58, 58, 128, 119, 0, 0, 3u, 0, 0, 0, 0, 2, 2, 0, 1, 0 }, /* gold_move */
    { pj_call__gold_watch, NULL, 102, 102, 102, 306, 301, 0, 0, 1u, 1, 0, 0, 0, 1, 1, 0, 1, 0 }, /* gold_watch */
};
static const pj_variable_row pj_variables[] = {
    { NULL, 89, 89, 0, 2, 1, 0, 0, 0, 0, 0 }, /* gold_version */
};
static const pj_entry pj_entries[] PJ_TOGETHER(entries) = {
    { 1, PJ_ENTRY_TYPE, { .of = { 2, 0 } } }, /* Colour */
    { 8, PJ_ENTRY_MEMBER, { .of = { 2, 1 } } }, /* GOLD_BLUE */
    { 18, PJ_ENTRY_MEMBER, { .of = { 1, 0 } } }, /* GOLD_QUICK */
    { 29, PJ_ENTRY_MEMBER, { .of = { 2, 0 } } }, /* GOLD_RED */
    { 38, PJ_ENTRY_INT, { .integer = 1 } }, /* GOLD_TOLD */
    { 48, PJ_ENTRY_TYPE, { .of = { 1, 0 } } }, /* gold_mode */
    { 58, PJ_ENTRY_FUNCTION, { .of = { 0, 0 } } }, /* gold_move */
    { 68, PJ_ENTRY_TYPE, { .of = { 3, 0 } } }, /* gold_point */
    { 79, PJ_ENTRY_TYPE, { .of = { 0, 0 } } }, /* gold_told */
    { 89, PJ_ENTRY_VARIABLE, { .of = { 0, 0 } } }, /* gold_version */
    { 102, PJ_ENTRY_FUNCTION, { .of = { 1, 0 } } }, /* gold_watch */
    { 113, PJ_ENTRY_TOOL, { .of = { 113, 0 } } }, /* trace */
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { { 3242550672043384578u, 14715243239153250029u }, 79, 485, 0, PJ_TYPE_CALLBACK }, /* gold_told */
    { { 0u, 0u }, 48, 48, 0, PJ_TYPE_ENUM }, /* gold_mode */
    { { 0u, 0u }, 1, 527, 1, PJ_TYPE_ENUM }, /* Colour */
    { { 16858866635180229739u, 13860323403098357931u }, 68, 68, 0, PJ_TYPE_RECORD }, /* gold_point */
};
static const pj_record_row pj_records[] PJ_TOGETHER(records) = {
    { .size = 8, .count = 2, .fields = 0, .rows = 2, .cases = 0, .format = 544, .base = 0, .size_at = 0, .size_bytes = 0, .keeps = 0, .align = 0, .flexible = 0, .chooses = 0 },
};
static const pj_enum_row pj_enums[] = {
    { 0, 0, 1, 0, 1, 4 },
    { 1, 1, 2, 0, 0, 4 },
};
static const pj_callback_row pj_callbacks[] = {
    {
    .face = &pj_face__gold_told,
    .entry = (void (*)(void))pj_called__gold_told,
    },
};
static const pj_field_row pj_fields[] PJ_TOGETHER(fields) = {
    { 537, 0, 0, 4, 0, 0, 0, 0, 0, PJ_I32, 0, 0, 0, 0, 0, 0, 0 }, /* x */
    { 539, 0, 4, 4, 0, 2, 0, 0, 0, PJ_U32, 0, 0, 0, 0, 0, 0, 0 }, /* mode */
    { 561, 0, 0, 4, 0, 0, 0, 0, 0, PJ_I32, 0, 0, 0, 0, 0, 0, 0 }, /* value */
};
static const pj_place pj_members[] PJ_TOGETHER(members) = { 18, 29, 8,  };
static const int64_t pj_numbers[] = { 0, 0, 1,  };
static const uint32_t pj_references[] = { 3, 0, 3,  };
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
    "point\000by\000"
    "gold_move(point, by)\012--\012\012Moves a point by name.\012\012Parameters:\012  point (gold_point)\012  by (int): How far.\012\012Returns:\012  (int)\012\012C:\012  int gold_move(gold_point *point, distance by)\000"
    "each\000"
    "gold_watch(each)\012--\012\012Calls for each point.\012\012Parameters:\012  each (Callable[[gold_point], int] | gold_told)\012\012Returns:\012  (int)\012\012C:\012  int gold_watch(gold_told each, void *data)\000"
    "result\000"
    "A function pointer of the type gold_told.\000"
    "A colour.\000"
    "x\000"
    "mode\000"
    "T{<i:x:<I:mode:}\000"
    "value\000"
    ;

const pj_namespace pj_namespace__names = {
    .name = "gold_api", .self_name = "gold_api.gold_api", .doc = "", .count = 12, .type_count = 4, .variable_count = 1,
    .texts = pj_texts,
    .functions = pj_functions,
    .variables = pj_variables,
    .entries = pj_entries,
    .types = pj_types,
    .records = pj_records,
    .enums = pj_enums,
    .callbacks = pj_callbacks,
    .fields = pj_fields,
    .members = pj_members,
    .numbers = pj_numbers,
    .references = pj_references,
    .warning_count = 0,
};
