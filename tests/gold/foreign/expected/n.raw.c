/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n3raw_names;
extern const pj_library pj_libraries[];
extern const pj_record_desc pj_type_1n_node;

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
static const char *const pj_parameters_1n3raw_nodes_free[] = { "n",  };
static const pj_type_desc *const pj_refs_1n3raw_nodes_free[] = { &pj_type_1n_node.type,  };
static const pj_function_desc pj_function_1n3raw_nodes_free = {
    .name = "nodes_free", .native = "nodes_free", .symbol = "nodes_free",
    .doc = "nodes_free(n)\012--\012\012nodes_free().\012\012Raw: nothing here keeps a wrong address from crashing the process:\012  n: a pointer to a record without a direction or a length (dir: in, out or inout)\012\012Parameters:\012  n (gold_api.n.node | _Block[gold_api.n.node] | Buffer | int | None)\012\012C:\012  void nodes_free(node *n)",
    .entry = pj_call_1n3raw_nodes_free, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n3raw_nodes_free, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .refs = pj_refs_1n3raw_nodes_free, .ref_count = 1,
    .since = NULL, .deprecated = NULL,
};

static const pj_entry pj_entries[] = {
    { "address_of", PJ_ENTRY_TOOL, 0, { .text = "address_of" }, NULL },
    { "callback", PJ_ENTRY_TOOL, 0, { .text = "callback" }, NULL },
    { "field", PJ_ENTRY_TOOL, 0, { .text = "field" }, NULL },
    { "from_address", PJ_ENTRY_TOOL, 0, { .text = "from_address" }, NULL },
    { "new", PJ_ENTRY_TOOL, 0, { .text = "new" }, NULL },
    { "nodes_free", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n3raw_nodes_free }, NULL },
    { "pointers", PJ_ENTRY_TOOL, 0, { .text = "pointers" }, NULL },
};

const pj_namespace pj_namespace_1n3raw_names = {
    .name = "gold_api.n.raw", .self_name = "gold_api.n.raw", .doc = "Functions of gold_api.n that metadata describes incompletely: a wrong argument can crash the process. Besides, new(), pointers(), from_address(), address_of(), field() and callback() make what they take.", .count = 7, .type_count = 0,
    .entries = pj_entries,
};
