/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;
extern const pj_library pj_libraries[];
extern const pj_enum_desc pj_type_1n_Flag;
extern const pj_enum_desc pj_type_1n_Kind;

static const pj_member pj_members_1n_Kind[] = {
    { "NONE", 0 },
    { "ONE", 1 },
};
const pj_enum_desc pj_type_1n_Kind = {
    .type = { "Kind", "gold_api.n.Kind", "A C enum.", &pj_namespace_1n_names, 0, PJ_TYPE_ENUM, { 0, 0 } },
    .members = pj_members_1n_Kind,
    .count = 2, .flags = 0, .is_unsigned = 1, .size = 4,
};

static const pj_member pj_members_1n_Flag[] = {
    { "READ", 1 },
    { "WRITE", 2 },
};
const pj_enum_desc pj_type_1n_Flag = {
    .type = { "Flag", "gold_api.n.Flag", "Flag", &pj_namespace_1n_names, 1, PJ_TYPE_ENUM, { 0, 0 } },
    .members = pj_members_1n_Flag,
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
static const char *const pj_parameters_1n_kind_of[] = { "flag",  };
static const pj_type_desc *const pj_refs_1n_kind_of[] = { &pj_type_1n_Kind.type,  };
static const pj_function_desc pj_function_1n_kind_of = {
    .name = "kind_of", .native = "kind_of", .symbol = "kind_of",
    .doc = "kind_of(flag=1)\012--\012\012kind_of().\012\012Parameters:\012  flag (Flag | int)\012\012Returns:\012  (Kind): A C enum.\012\012C:\012  Kind kind_of(unsigned flag)",
    .entry = pj_call_1n_kind_of, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_kind_of, .count = 1, .required = 0u, .positional = 1, .positional_only = 0,
    .refs = pj_refs_1n_kind_of, .ref_count = 1,
    .since = NULL, .deprecated = NULL,
};

static const pj_entry pj_entries[] = {
    { "Flag", PJ_ENTRY_TYPE, 0, { .type = &pj_type_1n_Flag.type }, NULL },
    { "Kind", PJ_ENTRY_TYPE, 0, { .type = &pj_type_1n_Kind.type }, NULL },
    { "READ", PJ_ENTRY_MEMBER, 0, { .type = &pj_type_1n_Flag.type }, NULL },
    { "WRITE", PJ_ENTRY_MEMBER, 1, { .type = &pj_type_1n_Flag.type }, NULL },
    { "kind_of", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_kind_of }, NULL },
};

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 5, .type_count = 2,
    .entries = pj_entries,
};
