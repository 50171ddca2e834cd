/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n3raw_names;

#line 24 "gold/n.yaml"
static PyObject *pj_call_1n3raw_free_text(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    PJ_BUFFER(a_text);
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_address_inout(fn, args[0], 0, 1, &a_text) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    ((void * (PJ_STDCALL *)(void *))fn->address)(PJ_DATA_OF(a_text));
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_none(fn);
done: PJ_UNUSED;
    pj_release_buffer(&a_text);
    return pj_result;
}

#line 1 "n.raw.c"
static const uint8_t pj_functions[] PJ_TOGETHER(functions) = {
    /* free_text */ 135, 64, 27, 63, 1, 1,
};
static const pj_place pj_names[] = { 1,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_TOOL, PJ_ENTRY_TOOL, PJ_ENTRY_TOOL, PJ_ENTRY_FUNCTION, PJ_ENTRY_TOOL, PJ_ENTRY_TOOL, PJ_ENTRY_TOOL,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 1, 12, 21, 0, 37, 50, 54,  };
static const pj_compiled_row pj_compiled[] = { { pj_call_1n3raw_free_text, NULL },  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "address_of\000"
    "callback\000"
    "field\000"
    "free_text\000"
    "from_address\000"
    "new\000"
    "pointers\000"
    "free_text(text)\012--\012\012free_text().\012\012Raw: nothing here keeps a wrong address from crashing the process:\012  text: a pointer (void *) without direction and length\012\012Parameters:\012  text (int | Buffer | None)\012\012C:\012  void *free_text(void *text)\000"
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
