/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;

#line 9 "gold/n.yaml"
static PyObject *pj_call_1n_kind_of(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    uint32_t a_flag = 1;
    uint32_t pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_GIVEN(args[0]) && PJ_UNLIKELY(pj_arg_u32(fn, args[0], 0, &a_flag) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((uint32_t (*)(uint32_t))fn->address)((uint32_t)a_flag);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_enum(fn, 0, (int64_t)pj_ret);
done: PJ_UNUSED;
    return pj_result;
}

#line 1 "n.c"
static const pj_function_row pj_functions[] = {
    { pj_call_1n_kind_of, NULL, 22, 22, 22, 35, 30, 0, 0, 0u, 0, 0, 0, 0, 1, 1, 0, 1, 0 }, /* kind_of */
};
static const pj_entry pj_entries[] PJ_TOGETHER(entries) = {
    { 1, PJ_ENTRY_TYPE, { .of = { 1, 0 } } }, /* Flag */
    { 6, PJ_ENTRY_TYPE, { .of = { 0, 0 } } }, /* Kind */
    { 11, PJ_ENTRY_MEMBER, { .of = { 1, 0 } } }, /* READ */
    { 16, PJ_ENTRY_MEMBER, { .of = { 1, 1 } } }, /* WRITE */
    { 22, PJ_ENTRY_FUNCTION, { .of = { 0, 0 } } }, /* kind_of */
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { { 0u, 0u }, 6, 172, 0, PJ_TYPE_ENUM }, /* Kind */
    { { 0u, 0u }, 1, 1, 1, PJ_TYPE_ENUM }, /* Flag */
};
static const pj_enum_row pj_enums[] = {
    { 0, 0, 2, 0, 1, 4 },
    { 2, 2, 2, 1, 1, 4 },
};
static const pj_place pj_members[] PJ_TOGETHER(members) = { 163, 168, 11, 16,  };
static const int64_t pj_numbers[] = { 0, 1, 1, 2,  };
static const uint32_t pj_references[] = { 0,  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "Flag\000"
    "Kind\000"
    "READ\000"
    "WRITE\000"
    "kind_of\000"
    "flag\000"
    "kind_of(flag=1)\012--\012\012kind_of().\012\012Parameters:\012  flag (Flag | int)\012\012Returns:\012  (Kind): A C enum.\012\012C:\012  Kind kind_of(unsigned flag)\000"
    "NONE\000"
    "ONE\000"
    "A C enum.\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 5, .type_count = 2, .variable_count = 0,
    .texts = pj_texts,
    .functions = pj_functions,
    .entries = pj_entries,
    .types = pj_types,
    .enums = pj_enums,
    .members = pj_members,
    .numbers = pj_numbers,
    .references = pj_references,
    .warning_count = 0,
};
