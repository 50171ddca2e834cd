/* Written by projector's render stage from gold/gold.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_3raw_names;
extern const pj_library pj_libraries[];
extern const pj_callback_desc pj_type_3raw_gold_hook;
extern const pj_enum_desc pj_type_3raw_gold_shade;
extern const pj_opaque_desc pj_type_3raw_gold_kept;
extern const pj_record_desc pj_type_3raw_gold_size;

static pj_callable *pj_places_3raw_gold_hook[16];
extern const pj_callback_desc pj_type_3raw_gold_hook;
#line 8 "gold/gold.yaml"
static int32_t pj_called_3raw_gold_hook(pj_callable *pj_found, void * a_p1)
{
    int32_t pj_answer = 0;
    int32_t a_result = 0;
    pj_entered pj_in;
    if (pj_enter_python(pj_found, &pj_type_3raw_gold_hook.type, &pj_in)) {
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
static const pj_type_desc *const pj_face_refs_3raw_gold_hook[] = { &pj_type_3raw_gold_size.type,  };
static const char *const pj_names_pj_face_3raw_gold_hook[] = { "result",  };
static const pj_function_desc pj_face_3raw_gold_hook = {
    .name = "gold_hook", .native = "gold_hook", .parameters = pj_names_pj_face_3raw_gold_hook, .count = 1,
    .refs = pj_face_refs_3raw_gold_hook, .ref_count = 1,
};
const pj_callback_desc pj_type_3raw_gold_hook = {
    .type = { "gold_hook", "gold_api.raw.gold_hook", "A function pointer of the type gold_hook.", &pj_namespace_3raw_names, 0, PJ_TYPE_CALLBACK, { 6974154434407023222u, 14877234432152044471u } },
    .face = &pj_face_3raw_gold_hook,
    .pool = pj_pool_3raw_gold_hook, .places = pj_places_3raw_gold_hook, .pool_size = 16,
};
static const pj_member pj_members_3raw_gold_shade[] = {
    { "GOLD_DARK", 0 },
    { "GOLD_LIGHT", 1 },
};
const pj_enum_desc pj_type_3raw_gold_shade = {
    .type = { "gold_shade", "gold_api.raw.gold_shade", "gold_shade", &pj_namespace_3raw_names, 1, PJ_TYPE_ENUM, { 0, 0 } },
    .members = pj_members_3raw_gold_shade,
    .count = 2, .flags = 0, .is_unsigned = 1, .size = 4,
};

struct pj_layout_3raw_gold_size {
    int f_width;
    unsigned int f_shade;
};
PJ_PROVE(struct pj_layout_3raw_gold_size, 8, 4);
PJ_PROVE_OFFSET(struct pj_layout_3raw_gold_size, f_width, 0);
PJ_PROVE_OFFSET(struct pj_layout_3raw_gold_size, f_shade, 4);
static const pj_field pj_fields_3raw_gold_size[2];
static const pj_field pj_fields_3raw_gold_size[2] = {
{ .name = "width", .record = "gold_size", .doc = NULL, .offset = 0, .size = 4, .kind = PJ_I32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
,
{ .name = "shade", .record = "gold_size", .doc = NULL, .offset = 4, .size = 4, .kind = PJ_U32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = &pj_type_3raw_gold_shade.type, .flags = 0 }
,
};
const pj_record_desc pj_type_3raw_gold_size = {
    .type = { "gold_size", "gold_api.raw.gold_size", "gold_size", &pj_namespace_3raw_names, 2, PJ_TYPE_RECORD, { 13540413870609598201u, 2882986522148667554u } },
    .size = 8, .count = 2, .flexible = 0, .chooses = 0, .keeps = 0, .align = 0, .format = "T{<i:width:<I:shade:}", .base = NULL, .size_field = NULL,
    .fields = pj_fields_3raw_gold_size,
};

const pj_opaque_desc pj_type_3raw_gold_kept = { { "gold_kept", "gold_api.raw.gold_kept", "gold_kept", &pj_namespace_3raw_names, 3, PJ_TYPE_OPAQUE, { 2427749745839199442u, 11704172526535175090u } } };

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
static const char *const pj_parameters_3raw_gold_later[] = { "p1",  };
static const pj_function_desc pj_function_3raw_gold_later = {
    .name = "gold_later", .native = "gold_later", .symbol = "gold_later",
    .doc = "gold_later(p1)\012--\012\012gold_later().\012\012Parameters:\012  p1 (int)\012\012Returns:\012  (int)\012\012C:\012  int gold_later(int p1)",
    .entry = pj_call_3raw_gold_later, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_3raw_gold_later, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .since = NULL, .deprecated = NULL,
};

static const char *const pj_parameters_3raw_gold_resize[] = { "p1", "p2",  };
static const pj_type_desc *const pj_refs_3raw_gold_resize[] = { &pj_type_3raw_gold_size.type, &pj_type_3raw_gold_kept.type,  };
static const pj_function_desc pj_function_3raw_gold_resize = {
    .name = "gold_resize", .native = "gold_resize", .symbol = "gold_resize",
    .doc = "gold_resize(p1, p2)\012--\012\012gold_resize().\012\012Raw: nothing here keeps a wrong address from crashing the process:\012  p1: a pointer to a record without a direction or a length (dir: in, out or inout)\012\012Parameters:\012  p1 (gold_size | _Block[gold_size] | Buffer | int | None)\012  p2 (gold_kept | int | None)\012\012C:\012  void gold_resize(gold_size *p1, gold_kept *p2)",
    .entry = pj_call_3raw_gold_resize, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_3raw_gold_resize, .count = 2, .required = 3u, .positional = 2, .positional_only = 0,
    .refs = pj_refs_3raw_gold_resize, .ref_count = 2,
    .since = NULL, .deprecated = NULL,
};

static const char *const pj_parameters_3raw_gold_hooked[] = { "p1",  };
static const pj_type_desc *const pj_refs_3raw_gold_hooked[] = { &pj_type_3raw_gold_hook.type,  };
static const pj_function_desc pj_function_3raw_gold_hooked = {
    .name = "gold_hooked", .native = "gold_hooked", .symbol = "gold_hooked",
    .doc = "gold_hooked(p1)\012--\012\012gold_hooked().\012\012Raw: nothing here keeps a wrong address from crashing the process:\012  p1: a callback without `scope:`, or `retained:` by a handle\012\012Parameters:\012  p1 (gold_hook | int | None)\012\012Deprecated:\012  Nobody calls it.\012\012C:\012  void gold_hooked(gold_hook p1)",
    .entry = pj_call_3raw_gold_hooked, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_3raw_gold_hooked, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .refs = pj_refs_3raw_gold_hooked, .ref_count = 1,
    .since = NULL, .deprecated = "Nobody calls it.",
};

static const pj_field pj_field_pj_variable_3raw_gold_count = { .name = "value", .record = "gold_count", .doc = NULL, .offset = 0, .size = 4, .kind = PJ_I32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
;
static const pj_variable_desc pj_variable_3raw_gold_count = {
    .name = "gold_count", .symbol = "gold_count", .library = &pj_libraries[0], .field = &pj_field_pj_variable_3raw_gold_count,
    .since = NULL, .plain = 0, .is_const = 0, .is_thread_local = 0, .here = NULL,
};
static const pj_entry pj_entries[] = {
    { "GOLD_SLOW", PJ_ENTRY_INT, 0, { .integer = 1 }, NULL },
    { "GOLD_SLOWEST", PJ_ENTRY_INT, 0, { .integer = 2147483648 }, NULL },
    { "GOLD_UNTOLD", PJ_ENTRY_INT, 0, { .integer = 2 }, NULL },
    { "address_of", PJ_ENTRY_TOOL, 0, { .text = "address_of" }, NULL },
    { "callback", PJ_ENTRY_TOOL, 0, { .text = "callback" }, NULL },
    { "field", PJ_ENTRY_TOOL, 0, { .text = "field" }, NULL },
    { "from_address", PJ_ENTRY_TOOL, 0, { .text = "from_address" }, NULL },
    { "gold_count", PJ_ENTRY_VARIABLE, 0, { .variable = &pj_variable_3raw_gold_count }, NULL },
    { "gold_hook", PJ_ENTRY_TYPE, 0, { .type = &pj_type_3raw_gold_hook.type }, NULL },
    { "gold_hooked", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_3raw_gold_hooked }, NULL },
    { "gold_kept", PJ_ENTRY_TYPE, 0, { .type = &pj_type_3raw_gold_kept.type }, NULL },
    { "gold_later", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_3raw_gold_later }, NULL },
    { "gold_resize", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_3raw_gold_resize }, NULL },
    { "gold_shade", PJ_ENTRY_TYPE, 0, { .type = &pj_type_3raw_gold_shade.type }, NULL },
    { "gold_size", PJ_ENTRY_TYPE, 0, { .type = &pj_type_3raw_gold_size.type }, NULL },
    { "new", PJ_ENTRY_TOOL, 0, { .text = "new" }, NULL },
    { "pointers", PJ_ENTRY_TOOL, 0, { .text = "pointers" }, NULL },
};

const pj_namespace pj_namespace_3raw_names = {
    .name = "gold_api.raw", .self_name = "gold_api.raw", .doc = "Functions of gold_api that metadata describes incompletely: a wrong argument can crash the process. And what it doesn't document. Besides, new(), pointers(), from_address(), address_of(), field() and callback() make what they take.", .count = 17, .type_count = 4,
    .entries = pj_entries,
};
