/* Written by projector's render stage from gold/gold.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_3raw_names;
static const pj_callback_row pj_callbacks[1];

static pj_callable *pj_places_3raw_gold_hook[16];
#line 8 "gold/gold.yaml"
static int32_t pj_called_3raw_gold_hook(pj_callable *pj_found, void * a_p1)
{
    int32_t pj_answer = 0;
    int32_t a_result = 0;
    pj_entered pj_in;
    if (pj_enter_python(pj_found, &pj_callbacks[0], &pj_in)) {
        const pj_function *const fn = pj_in.fn;
        PyObject *given[2] = {NULL}, *pj_given = NULL, *args[1];
        (void)fn;
        if ((given[1] = pj_make_view(fn, 0, a_p1)) == NULL)
            goto failed;
        if ((pj_given = pj_call_python(&pj_in, given + 1, 1)) == NULL)
            goto failed;
        args[0] = pj_given;
        if (PJ_UNLIKELY(pj_arg_i32(fn, args[0], 0, &a_result) < 0))
            goto failed;
        pj_answer = (int32_t)a_result;
        goto done;
failed:
        pj_call_failed(&pj_in);
done:
        Py_XDECREF(pj_given);
        pj_expire(&pj_in, given[1]);
        pj_leave_python(&pj_in);
    }
    return pj_answer;
}
static int32_t pj_thunk_3raw_gold_hook_0(void * a_p1) { return pj_called_3raw_gold_hook(__atomic_load_n(&pj_places_3raw_gold_hook[0], __ATOMIC_SEQ_CST), a_p1); }
static int32_t pj_thunk_3raw_gold_hook_1(void * a_p1) { return pj_called_3raw_gold_hook(__atomic_load_n(&pj_places_3raw_gold_hook[1], __ATOMIC_SEQ_CST), a_p1); }
static int32_t pj_thunk_3raw_gold_hook_2(void * a_p1) { return pj_called_3raw_gold_hook(__atomic_load_n(&pj_places_3raw_gold_hook[2], __ATOMIC_SEQ_CST), a_p1); }
static int32_t pj_thunk_3raw_gold_hook_3(void * a_p1) { return pj_called_3raw_gold_hook(__atomic_load_n(&pj_places_3raw_gold_hook[3], __ATOMIC_SEQ_CST), a_p1); }
static int32_t pj_thunk_3raw_gold_hook_4(void * a_p1) { return pj_called_3raw_gold_hook(__atomic_load_n(&pj_places_3raw_gold_hook[4], __ATOMIC_SEQ_CST), a_p1); }
static int32_t pj_thunk_3raw_gold_hook_5(void * a_p1) { return pj_called_3raw_gold_hook(__atomic_load_n(&pj_places_3raw_gold_hook[5], __ATOMIC_SEQ_CST), a_p1); }
static int32_t pj_thunk_3raw_gold_hook_6(void * a_p1) { return pj_called_3raw_gold_hook(__atomic_load_n(&pj_places_3raw_gold_hook[6], __ATOMIC_SEQ_CST), a_p1); }
static int32_t pj_thunk_3raw_gold_hook_7(void * a_p1) { return pj_called_3raw_gold_hook(__atomic_load_n(&pj_places_3raw_gold_hook[7], __ATOMIC_SEQ_CST), a_p1); }
static int32_t pj_thunk_3raw_gold_hook_8(void * a_p1) { return pj_called_3raw_gold_hook(__atomic_load_n(&pj_places_3raw_gold_hook[8], __ATOMIC_SEQ_CST), a_p1); }
static int32_t pj_thunk_3raw_gold_hook_9(void * a_p1) { return pj_called_3raw_gold_hook(__atomic_load_n(&pj_places_3raw_gold_hook[9], __ATOMIC_SEQ_CST), a_p1); }
static int32_t pj_thunk_3raw_gold_hook_10(void * a_p1) { return pj_called_3raw_gold_hook(__atomic_load_n(&pj_places_3raw_gold_hook[10], __ATOMIC_SEQ_CST), a_p1); }
static int32_t pj_thunk_3raw_gold_hook_11(void * a_p1) { return pj_called_3raw_gold_hook(__atomic_load_n(&pj_places_3raw_gold_hook[11], __ATOMIC_SEQ_CST), a_p1); }
static int32_t pj_thunk_3raw_gold_hook_12(void * a_p1) { return pj_called_3raw_gold_hook(__atomic_load_n(&pj_places_3raw_gold_hook[12], __ATOMIC_SEQ_CST), a_p1); }
static int32_t pj_thunk_3raw_gold_hook_13(void * a_p1) { return pj_called_3raw_gold_hook(__atomic_load_n(&pj_places_3raw_gold_hook[13], __ATOMIC_SEQ_CST), a_p1); }
static int32_t pj_thunk_3raw_gold_hook_14(void * a_p1) { return pj_called_3raw_gold_hook(__atomic_load_n(&pj_places_3raw_gold_hook[14], __ATOMIC_SEQ_CST), a_p1); }
static int32_t pj_thunk_3raw_gold_hook_15(void * a_p1) { return pj_called_3raw_gold_hook(__atomic_load_n(&pj_places_3raw_gold_hook[15], __ATOMIC_SEQ_CST), a_p1); }
static void (*const pj_pool_3raw_gold_hook[])(void) = { (void (*)(void))pj_thunk_3raw_gold_hook_0, (void (*)(void))pj_thunk_3raw_gold_hook_1, (void (*)(void))pj_thunk_3raw_gold_hook_2, (void (*)(void))pj_thunk_3raw_gold_hook_3, (void (*)(void))pj_thunk_3raw_gold_hook_4, (void (*)(void))pj_thunk_3raw_gold_hook_5, (void (*)(void))pj_thunk_3raw_gold_hook_6, (void (*)(void))pj_thunk_3raw_gold_hook_7, (void (*)(void))pj_thunk_3raw_gold_hook_8, (void (*)(void))pj_thunk_3raw_gold_hook_9, (void (*)(void))pj_thunk_3raw_gold_hook_10, (void (*)(void))pj_thunk_3raw_gold_hook_11, (void (*)(void))pj_thunk_3raw_gold_hook_12, (void (*)(void))pj_thunk_3raw_gold_hook_13, (void (*)(void))pj_thunk_3raw_gold_hook_14, (void (*)(void))pj_thunk_3raw_gold_hook_15,  };
struct pj_layout_3raw_gold_size {
    int f_width;
    unsigned int f_shade;
};
PJ_PROVE(struct pj_layout_3raw_gold_size, 8, 4);
PJ_PROVE_OFFSET(struct pj_layout_3raw_gold_size, f_width, 0);
PJ_PROVE_OFFSET(struct pj_layout_3raw_gold_size, f_shade, 4);
#line 23 "gold/gold.yaml"
static PyObject *pj_call_3raw_gold_later(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int32_t a_p1 = 0;
    int32_t pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_i32(fn, args[0], 0, &a_p1) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(int32_t))fn->address)((int32_t)a_p1);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    return pj_result;
}

#line 24 "gold/gold.yaml"
static PyObject *pj_call_3raw_gold_resize(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[2], *pj_result = NULL;
    PJ_BUFFER(a_p1);
    void *a_p2 = NULL;
    pj_handle *a_0p2_pin = NULL;
    PyThreadState *pj_thread;
    PJ_BIND(2);
    if (PJ_UNLIKELY(pj_arg_records_at_inout(fn, args[0], 0, 8, 0, &a_p1) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_arg_opaque_at(fn, args[1], 1, 1, &a_0p2_pin, &a_p2) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    ((void (*)(void *, void *))fn->address)(PJ_DATA_OF(a_p1), (void *)a_p2);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_none(fn);
done: PJ_UNUSED;
    pj_release_buffer(&a_p1);
    pj_release_handle(a_0p2_pin);
    return pj_result;
}

#line 25 "gold/gold.yaml"
static PyObject *pj_call_3raw_gold_hooked(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    void *a_p1 = NULL;
    pj_handle *a_0p1_pin = NULL;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_opaque_at(fn, args[0], 0, 0, &a_0p1_pin, &a_p1) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    ((void (*)(void *))fn->address)((void *)a_p1);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_none(fn);
done: PJ_UNUSED;
    pj_release_handle(a_0p1_pin);
    return pj_result;
}

#line 1 "raw.c"
static const uint8_t pj_functions[] PJ_TOGETHER(functions) = {
    /* gold_later */ 135, 64, 118, 175, 1, 1, 1,
    /* gold_resize */ 151, 64, 129, 1, 151, 2, 2, 2, 2, 2, 3,
    /* gold_hooked */ 151, 192, 4, 96, 241, 4, 1, 1, 3, 134, 7, 0,
    /* gold_hook */ 85, 86, 1, 1, 151, 7, 2,
};
static const pj_variable_row pj_variables[] = {
    { NULL, 75, 75, 0, 12, 1, 0, 0, 0, 0, 0 }, /* gold_count */
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { 86, PJ_TYPE_CALLBACK, 0 }, /* gold_hook */
    { 141, PJ_TYPE_ENUM, 0 }, /* gold_shade */
    { 152, PJ_TYPE_RECORD, 0 }, /* gold_size */
    { 108, PJ_TYPE_OPAQUE, 0 }, /* gold_kept */
};
static const uint8_t pj_records[] PJ_TOGETHER(records) = {
    /* gold_size */ 7, 8, 2, 2, 13, 179, 7, 4, PJ_I32, 24, PJ_U32, 2,
    /* gold_count */ 13, 236, 7, 4, PJ_I32,
};
static const pj_enum_row pj_enums[] = {
    { 926, 0, 2, 0, 1, 4 },
};
static const pj_callback_row pj_callbacks[] = {
    {
    .face = 31, .called = 1, .pool_size = 16,
    },
};
static const pj_place pj_names[] = { 1, 166,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_INT, PJ_ENTRY_INT64, PJ_ENTRY_INT, PJ_ENTRY_TOOL, PJ_ENTRY_TOOL, PJ_ENTRY_TOOL, PJ_ENTRY_TOOL, PJ_ENTRY_VARIABLE, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_TYPE, PJ_ENTRY_TOOL, PJ_ENTRY_TOOL,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 1, 2, 2, 36, 47, 56, 62, 0, 0, 18, 3, 0, 7, 1, 2, 162, 166,  };
static const pj_place pj_docs[] = { 959,  };
static const uint64_t pj_fingerprints[] PJ_TOGETHER(fingerprints) = { 6974154434407023222u, 0u, 13540413870609598201u, 2427749745839199442u,  };
static const pj_compiled_row pj_compiled[] = { { pj_call_3raw_gold_later, NULL }, { pj_call_3raw_gold_resize, NULL }, { pj_call_3raw_gold_hooked, NULL },  };
static const pj_called_row pj_called[] = { { .pool = pj_pool_3raw_gold_hook, .places = pj_places_3raw_gold_hook },  };
static const int64_t pj_numbers[] PJ_TOGETHER(numbers) = { 0, 1, 2147483648,  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "GOLD_SLOW\000"
    "GOLD_SLOWEST\000"
    "GOLD_UNTOLD\000"
    "address_of\000"
    "callback\000"
    "field\000"
    "from_address\000"
    "gold_count\000"
    "gold_hook\000"
    "gold_hooked\000"
    "gold_kept\000"
    "gold_later\000"
    "gold_resize\000"
    "gold_shade\000"
    "gold_size\000"
    "new\000"
    "pointers\000"
    "gold_later(p1)\012--\012\012gold_later().\012\012Parameters:\012  p1 (int)\012\012Returns:\012  (int)\012\012C:\012  int gold_later(int p1)\000"
    "gold_resize(p1, p2)\012--\012\012gold_resize().\012\012Raw: nothing here keeps a wrong address from crashing the process:\012  p1: a pointer to a record without a direction or a length (dir: in, out or inout)\012\012Parameters:\012  p1 (gold_size | _Block[gold_size] | Buffer | int | None)\012  p2 (gold_kept | int | None)\012\012C:\012  void gold_resize(gold_size *p1, gold_kept *p2)\000"
    "gold_hooked(p1)\012--\012\012gold_hooked().\012\012Raw: nothing here keeps a wrong address from crashing the process:\012  p1: a callback without `scope:`, or `retained:` by a handle\012\012Parameters:\012  p1 (gold_hook | int | None)\012\012Deprecated:\012  Nobody calls it.\012\012C:\012  void gold_hooked(gold_hook p1)\000"
    "Nobody calls it.\000"
    "result\000"
    "GOLD_DARK\000GOLD_LIGHT\000"
    "width\000"
    "shade\000"
    "A function pointer of the type gold_hook.\000\000\000\000"
    "value\000"
    ;

const pj_namespace pj_namespace_3raw_names = {
    .name = "gold_api.raw", .self_name = "gold_api.raw", .doc = "Functions of gold_api that metadata describes incompletely: a wrong argument can crash the process. And what it doesn't document. Besides, new(), pointers(), from_address(), address_of(), field() and callback() make what they take.", .count = 17, .type_count = 4, .variable_count = 1,
    .texts = pj_texts,
    .functions = pj_functions,
    .variables = pj_variables,
    .types = pj_types,
    .records = pj_records,
    .enums = pj_enums,
    .callbacks = pj_callbacks,
    .names = pj_names,
    .kinds = pj_kinds,
    .values = pj_values,
    .docs = pj_docs,
    .fingerprints = pj_fingerprints,
    .compiled = pj_compiled,
    .called = pj_called,
    .numbers = pj_numbers,
    .warning_count = 0,
};
