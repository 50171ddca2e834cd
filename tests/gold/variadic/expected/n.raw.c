/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n3raw_names;

#line 8 "gold/n.yaml"
static PyObject *pj_call_1n3raw_untold(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int32_t pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(0);
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(void))fn->address)();
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    return pj_result;
}

#line 1 "n.raw.c"
static const uint8_t pj_functions[] PJ_TOGETHER(functions) = {
    /* untold */ 131, 64, 53, 60, 1,
};
static const pj_place pj_names[] = { 1,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_TOOL, PJ_ENTRY_TOOL, PJ_ENTRY_TOOL, PJ_ENTRY_TOOL, PJ_ENTRY_TOOL, PJ_ENTRY_TOOL, PJ_ENTRY_FUNCTION,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 1, 12, 21, 27, 40, 44, 0,  };
static const pj_compiled_row pj_compiled[] = { { pj_call_1n3raw_untold, NULL },  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "address_of\000"
    "callback\000"
    "field\000"
    "from_address\000"
    "new\000"
    "pointers\000"
    "untold\000"
    "untold()\012--\012\012untold().\012\012Raw: nothing here keeps a wrong address from crashing the process:\012  its header doesn't say what it takes\012\012Returns:\012  (int)\012\012C:\012  int untold()\000"
    ;

const pj_namespace pj_namespace_1n3raw_names = {
    .name = "gold_api.n.raw", .self_name = "gold_api.n.raw", .doc = "Functions of gold_api.n that metadata describes incompletely: a wrong argument can crash the process. Besides, new(), pointers(), from_address(), address_of(), field() and callback() make what they take.", .count = 7, .type_count = 0, .variable_count = 0,
    .texts = pj_texts,
    .functions = pj_functions,
    .names = pj_names,
    .kinds = pj_kinds,
    .values = pj_values,
    .compiled = pj_compiled,
    .warning_count = 0,
};
