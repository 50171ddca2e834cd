/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;

struct pj_layout_1n_node {
    int f_value;
    void * f_name;
    void * f_next;
};
PJ_PROVE(struct pj_layout_1n_node, 24, 8);
PJ_PROVE_OFFSET(struct pj_layout_1n_node, f_value, 0);
PJ_PROVE_OFFSET(struct pj_layout_1n_node, f_name, 8);
PJ_PROVE_OFFSET(struct pj_layout_1n_node, f_next, 16);
static int pj_close_1n_Tree(void (*close)(void), int64_t value)
{
    ((void (*)(void *))close)((void *)(intptr_t)value);
    return 0;
}
#line 15 "gold/n.yaml"
static PyObject *pj_call_1n_tree_free(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    void *a_t = NULL;
    pj_handle *a_0t_pin = NULL;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_opaque(fn, args[0], 0, 0, &a_0t_pin, &a_t) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    ((void (*)(void *))fn->address)((void *)a_t);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_none(fn);
done: PJ_UNUSED;
    pj_release_handle(a_0t_pin);
    return pj_result;
}

#line 17 "gold/n.yaml"
static PyObject *pj_call_1n_nodes_make(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    void *a_out = (void *)(intptr_t)0;
    int32_t pj_ret = 0;
    int pj_error;
    PyThreadState *pj_thread;
    PJ_BIND(0);
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(void *))fn->address)(&a_out);
    pj_error = errno;
    PyEval_RestoreThread(pj_thread);
    if (PJ_UNLIKELY(pj_ret == (int32_t)-1)) {
        pj_raise_errno(fn, pj_error, NULL);
        goto done;
    }
    pj_result = pj_make_chain(fn, 0, (void *)a_out, 16, (pj_terms){0, 0, (pj_owners){{NULL}}, (pj_parents){{NULL}}});
    a_out = NULL;
done: PJ_UNUSED;
    pj_free_native(fn, 0, (void *)a_out);
    return pj_result;
}

#line 21 "gold/n.yaml"
static PyObject *pj_call_1n_node_make(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int32_t a_count = 0;
    void *a_out = (void *)(intptr_t)0;
    int32_t pj_ret = 0;
    int pj_error;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_i32(fn, args[0], 0, &a_count) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(int32_t, void *))fn->address)((int32_t)a_count, &a_out);
    pj_error = errno;
    PyEval_RestoreThread(pj_thread);
    if (PJ_UNLIKELY(pj_ret == (int32_t)-1)) {
        pj_raise_errno(fn, pj_error, NULL);
        goto done;
    }
    pj_result = pj_make_foreign(fn, 0, (void *)a_out, (pj_terms){0, 0, (pj_owners){{NULL}}, (pj_parents){{NULL}}});
    a_out = NULL;
done: PJ_UNUSED;
    pj_free_native(fn, 0, (void *)a_out);
    return pj_result;
}

#line 24 "gold/n.yaml"
static PyObject *pj_call_1n_tree_node(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int64_t a_0t_handle = 0;
    pj_handle *a_0t_pin = NULL;
    void * pj_ret = 0;
    int pj_error;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_pin(fn, args[0], 0, 0, &a_0t_pin, &a_0t_handle) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((void * (*)(void *))fn->address)((void *)a_0t_handle);
    pj_error = errno;
    PyEval_RestoreThread(pj_thread);
    if (PJ_UNLIKELY(pj_ret == NULL)) {
        pj_raise_errno(fn, pj_error, NULL);
        goto done;
    }
    pj_result = pj_make_foreign(fn, 1, (void *)pj_ret, (pj_terms){-1, 1, (pj_owners){{args[0]}}, (pj_parents){{a_0t_pin}}});
done: PJ_UNUSED;
    pj_release_handle(a_0t_pin);
    return pj_result;
}

#line 27 "gold/n.yaml"
static PyObject *pj_call_1n_tree_nodes(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int64_t a_0t_handle = 0;
    pj_handle *a_0t_pin = NULL;
    uint64_t a_n = 0;
    void * pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_pin(fn, args[0], 0, 0, &a_0t_pin, &a_0t_handle) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((void * (*)(void *, void *))fn->address)((void *)a_0t_handle, &a_n);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_foreign_block(fn, 1, (void *)pj_ret, (int64_t)a_n, (pj_terms){-1, 0, (pj_owners){{args[0]}}, (pj_parents){{a_0t_pin}}});
done: PJ_UNUSED;
    pj_release_handle(a_0t_pin);
    return pj_result;
}

#line 1 "n.c"
static void pj_free_0(void (*function)(void), void *memory) { ((void (*)(void *))function)(memory); }
static pj_freer *const pj_freers[] = { pj_free_0,  };
static const uint8_t pj_functions[] PJ_TOGETHER(functions) = {
    /* tree_free */ 151, 64, 37, 68, 1, 1, 1, 1,
    /* nodes_make */ 147, 96, 21, 152, 1, 1, 1, 2, 0,
    /* node_make */ 151, 112, 11, 185, 2, 1, 1, 1, 1, 3, 0,
    /* tree_node */ 151, 80, 47, 244, 3, 1, 2, 2, 4, 2, 0,
    /* tree_nodes */ 151, 80, 57, 151, 5, 1, 2, 2, 5, 2, 0,
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { 6, PJ_TYPE_RECORD, 0 }, /* node */
    { 32, PJ_TYPE_OPAQUE, 0 }, /* tree */
    { 1, PJ_TYPE_HANDLE, 0 }, /* Tree */
};
static const uint8_t pj_records[] PJ_TOGETHER(records) = {
    /* node */ 71, 24, 3, 3, PJ_KEEPS | PJ_LENT, 13, 156, 6, 4, PJ_I32, 140, 14, 8, PJ_STRING_AT, PJ_FIXED | PJ_WRITTEN | PJ_KEEPS | PJ_LENT, PJ_TEXT, 1, 184, 6, PJ_RECORD_AT, 1, 1, PJ_WRITTEN | PJ_KEEPS | PJ_LENT, PJ_U8,
};
static const pj_handle_row pj_handles[] = {
    { .call_close = pj_close_1n_Tree, .close_failed = NULL, .close_symbol = 37, .close_name = 37, .next = 0,
      .close_exception = 0, .invalid = 0, .pseudo = 1, .also = 0, .library = 0,
      .invalid_count = 1, .pseudo_count = 0, .also_count = 0, .value_kind = PJ_POINTER, .close_rule = PJ_RULE_NONE,
      .is_descriptor = 0, .unowned = 0, .leak_at_exit = 0, .abandon_on_fork = 0 },
};
static const pj_place pj_names[] = { 1,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_TYPE, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 2, 0, 17, 8, 1, 0, 28, 39,  };
static const pj_place pj_docs[] = { 812,  };
static const uint64_t pj_fingerprints[] PJ_TOGETHER(fingerprints) = { 11340746016157337443u, 12932277278413040589u, 16027317724113589633u,  };
static const pj_compiled_row pj_compiled[] = { { pj_call_1n_tree_free, NULL }, { pj_call_1n_nodes_make, NULL }, { pj_call_1n_node_make, NULL }, { pj_call_1n_tree_node, NULL }, { pj_call_1n_tree_nodes, NULL },  };
static const int64_t pj_numbers[] PJ_TOGETHER(numbers) = { 0,  };
static const pj_native pj_natives[] = { { 302, 0, 1 }, { 302, 0, 1 },  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "Tree\000"
    "node\000"
    "node_make\000"
    "nodes_make\000"
    "tree\000"
    "tree_free\000"
    "tree_node\000"
    "tree_nodes\000"
    "tree_free(t)\012--\012\012tree_free().\012\012Parameters:\012  t (tree)\012\012C:\012  void tree_free(tree *t)\000"
    "nodes_make()\012--\012\012nodes_make().\012\012Returns:\012  out (Iterator[node])\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int nodes_make(node **out)\000"
    "nodes_free\000"
    "node_make(count)\012--\012\012node_make().\012\012Parameters:\012  count (int)\012\012Returns:\012  out (node | None)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int node_make(int count, node **out)\000"
    "tree_node(t)\012--\012\012tree_node().\012\012Parameters:\012  t (Tree)\012\012Returns:\012  (node)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  const node *tree_node(tree *t)\000"
    "tree_nodes(t)\012--\012\012tree_nodes().\012\012Parameters:\012  t (Tree)\012\012Returns:\012  (_Block[node] | None)\012\012C:\012  node *tree_nodes(tree *t, size_t *n)\000"
    "value\000"
    "name\000"
    "next\000"
    "\000\000\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 8, .type_count = 3, .variable_count = 0,
    .texts = pj_texts,
    .functions = pj_functions,
    .types = pj_types,
    .records = pj_records,
    .handles = pj_handles,
    .names = pj_names,
    .kinds = pj_kinds,
    .values = pj_values,
    .docs = pj_docs,
    .fingerprints = pj_fingerprints,
    .compiled = pj_compiled,
    .numbers = pj_numbers,
    .natives = pj_natives,
    .freers = pj_freers,
    .warning_count = 0,
};
