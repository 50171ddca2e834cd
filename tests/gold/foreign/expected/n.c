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
static const pj_function_row pj_functions[] = {
    { pj_call_1n_tree_free, NULL, 37, 37, 37, 70, 68, 0, 0, 1u, 0, 0, 0, 0, 1, 1, 0, 1, 0 }, /* tree_free */
    { pj_call_1n_nodes_make, NULL, 21, 21, 21, 154, 0, 0, 0, 0u, 1, 0, 0, 0, 0, 0, 0, 1, 1 }, /* nodes_make */
    { pj_call_1n_node_make, NULL, 11, 11, 11, 321, 315, 0, 0, 1u, 2, 1, 0, 0, 1, 1, 0, 1, 1 }, /* node_make */
    { pj_call_1n_tree_node, NULL, 47, 47, 47, 508, 68, 0, 0, 1u, 3, 2, 0, 0, 1, 1, 0, 2, 0 }, /* tree_node */
    { pj_call_1n_tree_nodes, NULL, 57, 57, 57, 671, 68, 0, 0, 1u, 5, 2, 0, 0, 1, 1, 0, 2, 0 }, /* tree_nodes */
};
static const pj_entry pj_entries[] PJ_TOGETHER(entries) = {
    { 1, PJ_ENTRY_TYPE, { .of = { 2, 0 } } }, /* Tree */
    { 6, PJ_ENTRY_TYPE, { .of = { 0, 0 } } }, /* node */
    { 11, PJ_ENTRY_FUNCTION, { .of = { 2, 0 } } }, /* node_make */
    { 21, PJ_ENTRY_FUNCTION, { .of = { 1, 0 } } }, /* nodes_make */
    { 32, PJ_ENTRY_TYPE, { .of = { 1, 0 } } }, /* tree */
    { 37, PJ_ENTRY_FUNCTION, { .of = { 0, 0 } } }, /* tree_free */
    { 47, PJ_ENTRY_FUNCTION, { .of = { 3, 0 } } }, /* tree_node */
    { 57, PJ_ENTRY_FUNCTION, { .of = { 4, 0 } } }, /* tree_nodes */
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { { 11340746016157337443u, 2981795654380701442u }, 6, 6, 0, PJ_TYPE_RECORD }, /* node */
    { { 12932277278413040589u, 9502587568566410649u }, 32, 32, 0, PJ_TYPE_OPAQUE }, /* tree */
    { { 16027317724113589633u, 5785947521596554402u }, 1, 1, 0, PJ_TYPE_HANDLE }, /* Tree */
};
static const pj_record_row pj_records[] PJ_TOGETHER(records) = {
    { .size = 24, .count = 3, .fields = 0, .rows = 3, .cases = 0, .format = 820, .base = 0, .size_at = 0, .size_bytes = 0, .keeps = PJ_KEEPS | PJ_LENT, .align = 0, .flexible = 0, .chooses = 0 },
};
static const pj_handle_row pj_handles[] = {
    { .call_close = pj_close_1n_Tree, .close_failed = NULL, .close_symbol = 37, .close_name = 37, .next = 0,
      .close_exception = 0, .invalid = 0, .pseudo = 1, .also = 7, .library = 0,
      .invalid_count = 1, .pseudo_count = 0, .also_count = 0, .value_kind = PJ_POINTER, .close_rule = PJ_RULE_NONE,
      .is_descriptor = 0, .unowned = 0, .leak_at_exit = 0, .abandon_on_fork = 0 },
};
static const pj_field_row pj_fields[] PJ_TOGETHER(fields) = {
    { 804, 0, 0, 4, 0, 0, 0, 0, 0, PJ_I32, 0, 0, 0, 0, 0, 0, 0 }, /* value */
    { 810, 0, 8, 8, 0, 0, 0, 0, 0, PJ_STRING_AT, 0, 0, 0, 0, PJ_FIXED | PJ_WRITTEN | PJ_KEEPS | PJ_LENT, PJ_TEXT, 1 }, /* name */
    { 815, 0, 16, 8, 1, 1, 0, 0, 0, PJ_RECORD_AT, 0, 0, 0, 0, PJ_WRITTEN | PJ_KEEPS | PJ_LENT, PJ_U8, 1 }, /* next */
};
static const int64_t pj_numbers[] = { 0,  };
static const uint32_t pj_references[] = { 1, 0, 0, 2, 0, 2, 0,  };
static const pj_native pj_natives[] = { { 304, 0, 1 }, { 304, 0, 1 },  };
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
    "t\000"
    "tree_free(t)\012--\012\012tree_free().\012\012Parameters:\012  t (tree)\012\012C:\012  void tree_free(tree *t)\000"
    "nodes_make()\012--\012\012nodes_make().\012\012Returns:\012  out (Iterator[node])\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int nodes_make(node **out)\000"
    "nodes_free\000"
    "count\000"
    "node_make(count)\012--\012\012node_make().\012\012Parameters:\012  count (int)\012\012Returns:\012  out (node | None)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int node_make(int count, node **out)\000"
    "tree_node(t)\012--\012\012tree_node().\012\012Parameters:\012  t (Tree)\012\012Returns:\012  (node)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  const node *tree_node(tree *t)\000"
    "tree_nodes(t)\012--\012\012tree_nodes().\012\012Parameters:\012  t (Tree)\012\012Returns:\012  (_Block[node] | None)\012\012C:\012  node *tree_nodes(tree *t, size_t *n)\000"
    "value\000"
    "name\000"
    "next\000"
    "T{<i:value:4x<Q:name:<Q:next:}\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 8, .type_count = 3, .variable_count = 0,
    .texts = pj_texts,
    .functions = pj_functions,
    .entries = pj_entries,
    .types = pj_types,
    .records = pj_records,
    .handles = pj_handles,
    .fields = pj_fields,
    .numbers = pj_numbers,
    .references = pj_references,
    .natives = pj_natives,
    .freers = pj_freers,
    .warning_count = 0,
};
