/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;
extern const pj_library pj_libraries[];
extern const pj_enum_desc pj_type_1n_Flag;
extern const pj_enum_desc pj_type_1n_Kind;

static const pj_place pj_names_1n_Kind[] = { 163, 168,  };
static const int64_t pj_values_1n_Kind[] = { 0, 1,  };
const pj_enum_desc pj_type_1n_Kind = {
    .type = { "Kind", "gold_api.n.Kind", "A C enum.", &pj_namespace_1n_names, 0, PJ_TYPE_ENUM, { 0, 0 } },
    .names = pj_names_1n_Kind, .values = pj_values_1n_Kind,
    .count = 2, .flags = 0, .is_unsigned = 1, .size = 4,
};

static const pj_place pj_names_1n_Flag[] = { 11, 16,  };
static const int64_t pj_values_1n_Flag[] = { 1, 2,  };
const pj_enum_desc pj_type_1n_Flag = {
    .type = { "Flag", "gold_api.n.Flag", "Flag", &pj_namespace_1n_names, 1, PJ_TYPE_ENUM, { 0, 0 } },
    .names = pj_names_1n_Flag, .values = pj_values_1n_Flag,
    .count = 2, .flags = 1, .is_unsigned = 1, .size = 4,
};

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
static const pj_entry pj_entries[] = {
    { 6, PJ_ENTRY_TYPE, { .of = { 1, 0 } } }, /* Flag */
    { 1, PJ_ENTRY_TYPE, { .of = { 0, 0 } } }, /* Kind */
    { 11, PJ_ENTRY_MEMBER, { .of = { 1, 0 } } }, /* READ */
    { 16, PJ_ENTRY_MEMBER, { .of = { 1, 1 } } }, /* WRITE */
    { 22, PJ_ENTRY_FUNCTION, { .of = { 0, 0 } } }, /* kind_of */
};
static const pj_type_desc *const pj_types[] = {
    &pj_type_1n_Kind.type,
    &pj_type_1n_Flag.type,
};
static const uint32_t pj_references[] = { 0,  };
static const char pj_texts[] =
    "\000"
    "Kind\000"
    "Flag\000"
    "READ\000"
    "WRITE\000"
    "kind_of\000"
    "flag\000"
    "kind_of(flag=1)\012--\012\012kind_of().\012\012Parameters:\012  flag (Flag | int)\012\012Returns:\012  (Kind): A C enum.\012\012C:\012  Kind kind_of(unsigned flag)\000"
    "NONE\000"
    "ONE\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 5, .type_count = 2,
    .texts = pj_texts,
    .references = pj_references,
    .entries = pj_entries,
    .functions = pj_functions,
    .types = pj_types,
    .warning_count = 0,
};
