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
static const pj_function_row pj_face_3raw_gold_hook = {
    .name = 47, .native = 47, .parameters = 928, .count = 1,
    .refs = 3, .ref_count = 1, .others = 0, .native_count = 0,
};
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
static const pj_function_row pj_functions[] = {
    { pj_call_3raw_gold_later, NULL, 79, 79, 79, 178, 175, 0, 0, 1u, 0, 0, 0, 0, 1, 1, 0, 0, 0 }, /* gold_later */
    { pj_call_3raw_gold_resize, NULL, 90, 90, 90, 288, 282, 0, 0, 3u, 0, 0, 0, 0, 2, 2, 0, 2, 0 }, /* gold_resize */
    { pj_call_3raw_gold_hooked, NULL, 57, 57, 57, 634, 175, 0, 911, 1u, 2, 0, 0, 0, 1, 1, 0, 1, 0 }, /* gold_hooked */
};
static const pj_variable_row pj_variables[] = {
    { NULL, 36, 36, 0, 2, 1, 0, 0, 0, 0, 0 }, /* gold_count */
};
static const pj_entry pj_entries[] PJ_TOGETHER(entries) = {
    { 1, PJ_ENTRY_INT, { .integer = 1 } }, /* GOLD_SLOW */
    { 11, PJ_ENTRY_INT, { .integer = 2147483648 } }, /* GOLD_SLOWEST */
    { 24, PJ_ENTRY_INT, { .integer = 2 } }, /* GOLD_UNTOLD */
    { 149, PJ_ENTRY_TOOL, { .of = { 149, 0 } } }, /* address_of */
    { 166, PJ_ENTRY_TOOL, { .of = { 166, 0 } } }, /* callback */
    { 160, PJ_ENTRY_TOOL, { .of = { 160, 0 } } }, /* field */
    { 136, PJ_ENTRY_TOOL, { .of = { 136, 0 } } }, /* from_address */
    { 36, PJ_ENTRY_VARIABLE, { .of = { 0, 0 } } }, /* gold_count */
    { 47, PJ_ENTRY_TYPE, { .of = { 0, 0 } } }, /* gold_hook */
    { 57, PJ_ENTRY_FUNCTION, { .of = { 2, 0 } } }, /* gold_hooked */
    { 69, PJ_ENTRY_TYPE, { .of = { 3, 0 } } }, /* gold_kept */
    { 79, PJ_ENTRY_FUNCTION, { .of = { 0, 0 } } }, /* gold_later */
    { 90, PJ_ENTRY_FUNCTION, { .of = { 1, 0 } } }, /* gold_resize */
    { 102, PJ_ENTRY_TYPE, { .of = { 1, 0 } } }, /* gold_shade */
    { 113, PJ_ENTRY_TYPE, { .of = { 2, 0 } } }, /* gold_size */
    { 123, PJ_ENTRY_TOOL, { .of = { 123, 0 } } }, /* new */
    { 127, PJ_ENTRY_TOOL, { .of = { 127, 0 } } }, /* pointers */
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { { 6974154434407023222u, 14877234432152044471u }, 47, 935, 0, PJ_TYPE_CALLBACK }, /* gold_hook */
    { { 0u, 0u }, 102, 102, 0, PJ_TYPE_ENUM }, /* gold_shade */
    { { 13540413870609598201u, 2882986522148667554u }, 113, 113, 0, PJ_TYPE_RECORD }, /* gold_size */
    { { 2427749745839199442u, 11704172526535175090u }, 69, 69, 0, PJ_TYPE_OPAQUE }, /* gold_kept */
};
static const pj_record_row pj_records[] PJ_TOGETHER(records) = {
    { .size = 8, .count = 2, .fields = 0, .rows = 2, .cases = 0, .format = 1010, .base = 0, .size_at = 0, .size_bytes = 0, .keeps = 0, .align = 0, .flexible = 0, .chooses = 0 },
};
static const pj_enum_row pj_enums[] = {
    { 0, 0, 2, 0, 1, 4 },
};
static const pj_callback_row pj_callbacks[] = {
    {
    .face = &pj_face_3raw_gold_hook,
    .pool = pj_pool_3raw_gold_hook, .places = pj_places_3raw_gold_hook, .pool_size = 16,
    },
};
static const pj_field_row pj_fields[] PJ_TOGETHER(fields) = {
    { 998, 0, 0, 4, 0, 0, 0, 0, 0, PJ_I32, 0, 0, 0, 0, 0, 0, 0 }, /* width */
    { 1004, 0, 4, 4, 0, 2, 0, 0, 0, PJ_U32, 0, 0, 0, 0, 0, 0, 0 }, /* shade */
    { 1032, 0, 0, 4, 0, 0, 0, 0, 0, PJ_I32, 0, 0, 0, 0, 0, 0, 0 }, /* value */
};
static const pj_place pj_members[] PJ_TOGETHER(members) = { 977, 987,  };
static const int64_t pj_numbers[] = { 0, 1,  };
static const uint32_t pj_references[] = { 2, 3, 0, 2,  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "GOLD_SLOW\000"
    "GOLD_SLOWEST\000"
    "GOLD_UNTOLD\000"
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
    "from_address\000"
    "address_of\000"
    "field\000"
    "callback\000"
    "p1\000"
    "gold_later(p1)\012--\012\012gold_later().\012\012Parameters:\012  p1 (int)\012\012Returns:\012  (int)\012\012C:\012  int gold_later(int p1)\000"
    "p1\000p2\000"
    "gold_resize(p1, p2)\012--\012\012gold_resize().\012\012Raw: nothing here keeps a wrong address from crashing the process:\012  p1: a pointer to a record without a direction or a length (dir: in, out or inout)\012\012Parameters:\012  p1 (gold_size | _Block[gold_size] | Buffer | int | None)\012  p2 (gold_kept | int | None)\012\012C:\012  void gold_resize(gold_size *p1, gold_kept *p2)\000"
    "gold_hooked(p1)\012--\012\012gold_hooked().\012\012Raw: nothing here keeps a wrong address from crashing the process:\012  p1: a callback without `scope:`, or `retained:` by a handle\012\012Parameters:\012  p1 (gold_hook | int | None)\012\012Deprecated:\012  Nobody calls it.\012\012C:\012  void gold_hooked(gold_hook p1)\000"
    "Nobody calls it.\000"
    "result\000"
    "A function pointer of the type gold_hook.\000"
    "GOLD_DARK\000"
    "GOLD_LIGHT\000"
    "width\000"
    "shade\000"
    "T{<i:width:<I:shade:}\000"
    "value\000"
    ;

const pj_namespace pj_namespace_3raw_names = {
    .name = "gold_api.raw", .self_name = "gold_api.raw", .doc = "Functions of gold_api that metadata describes incompletely: a wrong argument can crash the process. And what it doesn't document. Besides, new(), pointers(), from_address(), address_of(), field() and callback() make what they take.", .count = 17, .type_count = 4, .variable_count = 1,
    .texts = pj_texts,
    .functions = pj_functions,
    .variables = pj_variables,
    .entries = pj_entries,
    .types = pj_types,
    .records = pj_records,
    .enums = pj_enums,
    .callbacks = pj_callbacks,
    .fields = pj_fields,
    .members = pj_members,
    .numbers = pj_numbers,
    .references = pj_references,
    .warning_count = 0,
};
