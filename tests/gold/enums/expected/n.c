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
static const uint8_t pj_functions[] PJ_TOGETHER(functions) = {
    /* kind_of */ 151, 65, 22, 30, 1, 1, 1, 1, 0,
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { 6, PJ_TYPE_ENUM, 0 }, /* Kind */
    { 1, PJ_TYPE_ENUM, 1 }, /* Flag */
};
static const pj_enum_row pj_enums[] = {
    { 158, 0, 2, 0, 1, 4 },
    { 167, 2, 2, 1, 1, 4 },
};
static const pj_place pj_names[] = { 1,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_TYPE, PJ_ENTRY_TYPE, PJ_ENTRY_MEMBER, PJ_ENTRY_MEMBER, PJ_ENTRY_FUNCTION,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 1, 0, 1, 1, 0,  };
static const pj_place pj_docs[] = { 178,  };
static const uint64_t pj_fingerprints[] PJ_TOGETHER(fingerprints) = { 0u, 0u,  };
static const pj_compiled_row pj_compiled[] = { { pj_call_1n_kind_of, NULL },  };
static const int64_t pj_numbers[] PJ_TOGETHER(numbers) = { 0, 1, 1, 2,  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "Flag\000"
    "Kind\000"
    "READ\000"
    "WRITE\000"
    "kind_of\000"
    "kind_of(flag=1)\012--\012\012kind_of().\012\012Parameters:\012  flag (Flag | int)\012\012Returns:\012  (Kind): A C enum.\012\012C:\012  Kind kind_of(unsigned flag)\000"
    "NONE\000ONE\000"
    "READ\000WRITE\000"
    "A C enum.\000\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 5, .type_count = 2, .variable_count = 0,
    .texts = pj_texts,
    .functions = pj_functions,
    .types = pj_types,
    .enums = pj_enums,
    .names = pj_names,
    .kinds = pj_kinds,
    .values = pj_values,
    .docs = pj_docs,
    .fingerprints = pj_fingerprints,
    .compiled = pj_compiled,
    .numbers = pj_numbers,
    .warning_count = 0,
};
