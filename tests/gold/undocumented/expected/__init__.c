/* Written by projector's render stage from gold/gold.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace__names;
extern const pj_library pj_libraries[];
extern const pj_callback_desc pj_type__gold_told;
extern const pj_enum_desc pj_type__Colour;
extern const pj_enum_desc pj_type__gold_mode;
extern const pj_record_desc pj_type__gold_point;

extern const pj_callback_desc pj_type__gold_told;
#line 7 "gold/gold.yaml"
static int32_t pj_called__gold_told(void * a_point, void * a_data)
{
    int32_t pj_answer = 0;
    int32_t a_result = 0;
    (void)a_data;
    pj_callable *pj_found = (pj_callable *)(intptr_t)a_data;
    pj_entered pj_in;
    if (pj_enter_python(pj_found, &pj_type__gold_told.type, &pj_in)) {
        const pj_function *const fn = pj_in.fn;
        PyObject *given[2] = {NULL}, *pj_given = NULL, *args[1];
        (void)fn;
        if ((given[1] = pj_make_copy(fn, 0, a_point, NULL)) == NULL)
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
static const pj_type_desc *const pj_face_refs__gold_told[] = { &pj_type__gold_point.type,  };
static const char *const pj_names_pj_face__gold_told[] = { "result",  };
static const pj_function_desc pj_face__gold_told = {
    .name = "gold_told", .native = "gold_told", .parameters = pj_names_pj_face__gold_told, .count = 1,
    .refs = pj_face_refs__gold_told, .ref_count = 1,
};
const pj_callback_desc pj_type__gold_told = {
    .type = { "gold_told", "gold_api.gold_told", "A function pointer of the type gold_told.", &pj_namespace__names, 0, PJ_TYPE_CALLBACK, { 3242550672043384578u, 14715243239153250029u } },
    .face = &pj_face__gold_told,
    .entry = (void (*)(void))pj_called__gold_told,
};
static const pj_member pj_members__gold_mode[] = {
    { "GOLD_QUICK", 0 },
};
const pj_enum_desc pj_type__gold_mode = {
    .type = { "gold_mode", "gold_api.gold_mode", "gold_mode", &pj_namespace__names, 1, PJ_TYPE_ENUM, { 0, 0 } },
    .members = pj_members__gold_mode,
    .count = 1, .flags = 0, .is_unsigned = 1, .size = 4,
};

static const pj_member pj_members__Colour[] = {
    { "GOLD_RED", 0 },
    { "GOLD_BLUE", 1 },
};
const pj_enum_desc pj_type__Colour = {
    .type = { "Colour", "gold_api.Colour", "A colour.", &pj_namespace__names, 2, PJ_TYPE_ENUM, { 0, 0 } },
    .members = pj_members__Colour,
    .count = 2, .flags = 0, .is_unsigned = 0, .size = 4,
};

struct pj_layout__gold_point {
    int f_x;
    unsigned int f_mode;
};
PJ_PROVE(struct pj_layout__gold_point, 8, 4);
PJ_PROVE_OFFSET(struct pj_layout__gold_point, f_x, 0);
PJ_PROVE_OFFSET(struct pj_layout__gold_point, f_mode, 4);
static const pj_field pj_fields__gold_point[2];
static const pj_field pj_fields__gold_point[2] = {
{ .name = "x", .record = "gold_point", .doc = NULL, .offset = 0, .size = 4, .kind = PJ_I32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
,
{ .name = "mode", .record = "gold_point", .doc = NULL, .offset = 4, .size = 4, .kind = PJ_U32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = &pj_type__gold_mode.type, .flags = 0 }
,
};
const pj_record_desc pj_type__gold_point = {
    .type = { "gold_point", "gold_api.gold_point", "gold_point", &pj_namespace__names, 3, PJ_TYPE_RECORD, { 16858866635180229739u, 13860323403098357931u } },
    .size = 8, .count = 2, .flexible = 0, .chooses = 0, .keeps = 0, .align = 0, .format = "T{<i:x:<I:mode:}", .base = NULL, .size_field = NULL,
    .fields = pj_fields__gold_point,
};

#line 21 "gold/gold.yaml"
static PyObject *pj_call__gold_move(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[2], *pj_result = NULL;
    void *a_point = NULL;
    int64_t a_by = 0;
    int32_t pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(2);
    if (PJ_UNLIKELY(pj_arg_record_inout(fn, args[0], 0, 0, &a_point) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_arg_i64(fn, args[1], 1, &a_by) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(void *, int64_t))fn->address)((void *)a_point, (int64_t)a_by);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    return pj_result;
}

#line 22 "gold/gold.yaml"
static PyObject *pj_call__gold_watch(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    void *a_each = NULL;
    pj_callable *a_0data_callables = NULL;
    int32_t pj_ret = 0;
    pj_frame pj_here;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_callback(fn, args[0], 0, 0, PJ_SCOPE_CALL, &a_0data_callables, &a_each) < 0))
        goto done;
    pj_enter_native(fn, &pj_here, true);
    pj_ret = ((int32_t (*)(void *, void *))fn->address)((void *)a_each, (void *)a_0data_callables);
    if (PJ_UNLIKELY(pj_leave_native(&pj_here) < 0))
        goto done;
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    pj_end_callables(a_0data_callables);
    return pj_result;
}

#line 1 "__init__.c"
static const char *const pj_parameters__gold_move[] = { "point", "by",  };
static const pj_type_desc *const pj_refs__gold_move[] = { &pj_type__gold_point.type,  };
static const pj_function_desc pj_function__gold_move = {
    .name = "gold_move", .native = "gold_move", .symbol = "gold_move",
    .doc = "gold_move(point, by)\012--\012\012Moves a point by name.\012\012Parameters:\012  point (gold_point)\012  by (int): How far.\012\012Returns:\012  (int)\012\012C:\012  int gold_move(gold_point *point, distance by)",
    .entry = pj_call__gold_move, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters__gold_move, .count = 2, .required = 3u, .positional = 2, .positional_only = 0,
    .refs = pj_refs__gold_move, .ref_count = 1,
    .since = NULL, .deprecated = NULL,
};

static const char *const pj_parameters__gold_watch[] = { "each",  };
static const pj_type_desc *const pj_refs__gold_watch[] = { &pj_type__gold_told.type,  };
static const pj_function_desc pj_function__gold_watch = {
    .name = "gold_watch", .native = "gold_watch", .symbol = "gold_watch",
    .doc = "gold_watch(each)\012--\012\012Calls for each point.\012\012Parameters:\012  each (Callable[[gold_point], int] | gold_told)\012\012Returns:\012  (int)\012\012C:\012  int gold_watch(gold_told each, void *data)",
    .entry = pj_call__gold_watch, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters__gold_watch, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .refs = pj_refs__gold_watch, .ref_count = 1,
    .since = NULL, .deprecated = NULL,
};

static const pj_field pj_field_pj_variable__gold_version = { .name = "value", .record = "gold_version", .doc = NULL, .offset = 0, .size = 4, .kind = PJ_I32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
;
static const pj_variable_desc pj_variable__gold_version = {
    .name = "gold_version", .symbol = "gold_version", .library = &pj_libraries[0], .field = &pj_field_pj_variable__gold_version,
    .since = NULL, .plain = 0, .is_const = 0, .is_thread_local = 0, .here = NULL,
};
static const pj_entry pj_entries[] = {
    { "Colour", PJ_ENTRY_TYPE, 0, { .type = &pj_type__Colour.type }, NULL },
    { "GOLD_BLUE", PJ_ENTRY_MEMBER, 1, { .type = &pj_type__Colour.type }, NULL },
    { "GOLD_QUICK", PJ_ENTRY_MEMBER, 0, { .type = &pj_type__gold_mode.type }, NULL },
    { "GOLD_RED", PJ_ENTRY_MEMBER, 0, { .type = &pj_type__Colour.type }, NULL },
    { "GOLD_TOLD", PJ_ENTRY_INT, 0, { .integer = 1 }, NULL },
    { "gold_mode", PJ_ENTRY_TYPE, 0, { .type = &pj_type__gold_mode.type }, NULL },
    { "gold_move", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function__gold_move }, NULL },
    { "gold_point", PJ_ENTRY_TYPE, 0, { .type = &pj_type__gold_point.type }, NULL },
    { "gold_told", PJ_ENTRY_TYPE, 0, { .type = &pj_type__gold_told.type }, NULL },
    { "gold_version", PJ_ENTRY_VARIABLE, 0, { .variable = &pj_variable__gold_version }, NULL },
    { "gold_watch", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function__gold_watch }, NULL },
};

const pj_namespace pj_namespace__names = {
    .name = "gold_api", .self_name = "gold_api.gold_api", .doc = "", .count = 11, .type_count = 4,
    .entries = pj_entries,
};
