/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;
extern const pj_library pj_libraries[];
extern const pj_handle_desc pj_type_1n_Tree;
extern const pj_record_desc pj_type_1n_node;
extern const pj_opaque_desc pj_type_1n_tree;

struct pj_layout_1n_node {
    int f_value;
    void * f_name;
    void * f_next;
};
PJ_PROVE(struct pj_layout_1n_node, 24, 8);
PJ_PROVE_OFFSET(struct pj_layout_1n_node, f_value, 0);
PJ_PROVE_OFFSET(struct pj_layout_1n_node, f_name, 8);
PJ_PROVE_OFFSET(struct pj_layout_1n_node, f_next, 16);
static const pj_field pj_fields_1n_node[3];
static const pj_field pj_fields_1n_node[3] = {
{ .name = "value", .record = "node", .doc = NULL, .offset = 0, .size = 4, .kind = PJ_I32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
,
{ .name = "name", .record = "node", .doc = NULL, .offset = 8, .size = 8, .kind = PJ_STRING_AT, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = PJ_FIXED | PJ_WRITTEN | PJ_KEEPS | PJ_LENT, .of = PJ_TEXT, .item = 1, .also = NULL }
,
{ .name = "next", .record = "node", .doc = NULL, .offset = 16, .size = 8, .kind = PJ_RECORD_AT, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 1, .part = NULL, .type = &pj_type_1n_node.type, .flags = PJ_WRITTEN | PJ_KEEPS | PJ_LENT, .of = PJ_U8, .item = 1, .also = NULL }
,
};
const pj_record_desc pj_type_1n_node = {
    .type = { "node", "gold_api.n.node", "node", &pj_namespace_1n_names, 0, PJ_TYPE_RECORD, { 11340746016157337443u, 2981795654380701442u } },
    .size = 24, .count = 3, .flexible = 0, .chooses = 0, .keeps = PJ_KEEPS | PJ_LENT, .align = 0, .format = "T{<i:value:4x<Q:name:<Q:next:}", .base = NULL, .size_field = NULL,
    .fields = pj_fields_1n_node,
};

const pj_opaque_desc pj_type_1n_tree = { { "tree", "gold_api.n.tree", "tree", &pj_namespace_1n_names, 1, PJ_TYPE_OPAQUE, { 12932277278413040589u, 9502587568566410649u } } };

static const int64_t pj_invalid_1n_Tree[] = { 0,  };
static int pj_close_1n_Tree(void (*close)(void), int64_t value)
{
    ((void (*)(void *))close)((void *)(intptr_t)value);
    return 0;
}
const pj_handle_desc pj_type_1n_Tree = {
    .type = { "Tree", "gold_api.n.Tree", "Tree", &pj_namespace_1n_names, 2, PJ_TYPE_HANDLE, { 16027317724113589633u, 5785947521596554402u } },
    .value_kind = PJ_POINTER, .close_rule = PJ_RULE_NONE, .is_descriptor = 0,
    .leak_at_exit = 0, .abandon_on_fork = 0, .unowned = 0,
    .library = &pj_libraries[0], .close_symbol = "tree_free", .close_name = "tree_free", .next = NULL,
    .call_close = pj_close_1n_Tree,
    .invalid = pj_invalid_1n_Tree, .invalid_count = 1,
};

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
static const char *const pj_parameters_1n_tree_free[] = { "t",  };
static const pj_type_desc *const pj_refs_1n_tree_free[] = { &pj_type_1n_tree.type,  };
static const pj_function_desc pj_function_1n_tree_free = {
    .name = "tree_free", .native = "tree_free", .symbol = "tree_free",
    .doc = "tree_free(t)\012--\012\012tree_free().\012\012Parameters:\012  t (tree)\012\012C:\012  void tree_free(tree *t)",
    .entry = pj_call_1n_tree_free, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_tree_free, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .refs = pj_refs_1n_tree_free, .ref_count = 1,
    .since = NULL, .deprecated = NULL,
};

static const pj_type_desc *const pj_refs_1n_nodes_make[] = { &pj_type_1n_node.type,  };
static void pj_free_1n_nodes_make_0(void (*function)(void), void *memory) { ((void (*)(void *))function)(memory); }
static const pj_native pj_natives_1n_nodes_make[] = { { "nodes_free", &pj_libraries[0], pj_free_1n_nodes_make_0 },  };
static const pj_function_desc pj_function_1n_nodes_make = {
    .name = "nodes_make", .native = "nodes_make", .symbol = "nodes_make",
    .doc = "nodes_make()\012--\012\012nodes_make().\012\012Returns:\012  out (Iterator[node])\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int nodes_make(node **out)",
    .entry = pj_call_1n_nodes_make, .library = &pj_libraries[0], .own = NULL,
    .refs = pj_refs_1n_nodes_make, .ref_count = 1,
    .natives = pj_natives_1n_nodes_make, .native_count = 1,
    .since = NULL, .deprecated = NULL,
};

static const char *const pj_parameters_1n_node_make[] = { "count",  };
static const pj_type_desc *const pj_refs_1n_node_make[] = { &pj_type_1n_node.type,  };
static void pj_free_1n_node_make_0(void (*function)(void), void *memory) { ((void (*)(void *))function)(memory); }
static const pj_native pj_natives_1n_node_make[] = { { "nodes_free", &pj_libraries[0], pj_free_1n_node_make_0 },  };
static const pj_function_desc pj_function_1n_node_make = {
    .name = "node_make", .native = "node_make", .symbol = "node_make",
    .doc = "node_make(count)\012--\012\012node_make().\012\012Parameters:\012  count (int)\012\012Returns:\012  out (node | None)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int node_make(int count, node **out)",
    .entry = pj_call_1n_node_make, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_node_make, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .refs = pj_refs_1n_node_make, .ref_count = 1,
    .natives = pj_natives_1n_node_make, .native_count = 1,
    .since = NULL, .deprecated = NULL,
};

static const char *const pj_parameters_1n_tree_node[] = { "t",  };
static const pj_type_desc *const pj_refs_1n_tree_node[] = { &pj_type_1n_Tree.type, &pj_type_1n_node.type,  };
static const pj_function_desc pj_function_1n_tree_node = {
    .name = "tree_node", .native = "tree_node", .symbol = "tree_node",
    .doc = "tree_node(t)\012--\012\012tree_node().\012\012Parameters:\012  t (Tree)\012\012Returns:\012  (node)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  const node *tree_node(tree *t)",
    .entry = pj_call_1n_tree_node, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_tree_node, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .refs = pj_refs_1n_tree_node, .ref_count = 2,
    .since = NULL, .deprecated = NULL,
};

static const char *const pj_parameters_1n_tree_nodes[] = { "t",  };
static const pj_type_desc *const pj_refs_1n_tree_nodes[] = { &pj_type_1n_Tree.type, &pj_type_1n_node.type,  };
static const pj_function_desc pj_function_1n_tree_nodes = {
    .name = "tree_nodes", .native = "tree_nodes", .symbol = "tree_nodes",
    .doc = "tree_nodes(t)\012--\012\012tree_nodes().\012\012Parameters:\012  t (Tree)\012\012Returns:\012  (_Block[node] | None)\012\012C:\012  node *tree_nodes(tree *t, size_t *n)",
    .entry = pj_call_1n_tree_nodes, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_tree_nodes, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .refs = pj_refs_1n_tree_nodes, .ref_count = 2,
    .since = NULL, .deprecated = NULL,
};

static const pj_entry pj_entries[] = {
    { "Tree", PJ_ENTRY_TYPE, 0, { .type = &pj_type_1n_Tree.type }, NULL },
    { "node", PJ_ENTRY_TYPE, 0, { .type = &pj_type_1n_node.type }, NULL },
    { "node_make", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_node_make }, NULL },
    { "nodes_make", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_nodes_make }, NULL },
    { "tree", PJ_ENTRY_TYPE, 0, { .type = &pj_type_1n_tree.type }, NULL },
    { "tree_free", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_tree_free }, NULL },
    { "tree_node", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_tree_node }, NULL },
    { "tree_nodes", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_tree_nodes }, NULL },
};

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 8, .type_count = 3,
    .entries = pj_entries,
};
