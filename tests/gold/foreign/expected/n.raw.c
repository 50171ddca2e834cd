/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n3raw_names;
extern const pj_namespace pj_namespace_1n_names;

#line 16 "gold/n.yaml"
static PyObject *pj_call_1n3raw_nodes_free(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    PJ_BUFFER(a_n);
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_records_at_inout(fn, args[0], 0, 24, 0, &a_n) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    ((void (*)(void *))fn->address)(PJ_DATA_OF(a_n));
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_none(fn);
done: PJ_UNUSED;
    pj_release_buffer(&a_n);
    return pj_result;
}

#line 1 "n.raw.c"
static const uint8_t pj_functions[] PJ_TOGETHER(functions) = {
    /* nodes_free */ 151, 64, 44, 64, 1, 1, 1, 0,
};
static const pj_place pj_names[] = { 1,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_TOOL, PJ_ENTRY_TOOL, PJ_ENTRY_TOOL, PJ_ENTRY_TOOL, PJ_ENTRY_TOOL, PJ_ENTRY_FUNCTION, PJ_ENTRY_TOOL,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 1, 12, 21, 27, 40, 0, 55,  };
static const pj_compiled_row pj_compiled[] = { { pj_call_1n3raw_nodes_free, NULL },  };
static const pj_namespace *const pj_neighbours[] = { &pj_namespace_1n_names,  };
static const pj_elsewhere_row pj_elsewhere[] = { { 0, 361 },  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "address_of\000"
    "callback\000"
    "field\000"
    "from_address\000"
    "new\000"
    "nodes_free\000"
    "pointers\000"
    "nodes_free(n)\012--\012\012nodes_free().\012\012Raw: nothing here keeps a wrong address from crashing the process:\012  n: a pointer to a record without a direction or a length (dir: in, out or inout)\012\012Parameters:\012  n (gold_api.n.node | _Block[gold_api.n.node] | Buffer | int | None)\012\012C:\012  void nodes_free(node *n)\000"
    "node\000"
    ;

const pj_namespace pj_namespace_1n3raw_names = {
    .name = "gold_api.n.raw", .self_name = "gold_api.n.raw", .doc = "Functions of gold_api.n that metadata describes incompletely: a wrong argument can crash the process. Besides, new(), pointers(), from_address(), address_of(), field() and callback() make what they take.", .count = 7, .type_count = 0, .variable_count = 0,
    .texts = pj_texts,
    .functions = pj_functions,
    .names = pj_names,
    .kinds = pj_kinds,
    .values = pj_values,
    .compiled = pj_compiled,
    .neighbours = pj_neighbours,
    .elsewhere = pj_elsewhere,
    .warning_count = 0,
};
