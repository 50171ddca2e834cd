/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;
extern const pj_library pj_libraries[];
extern const pj_tuple_desc pj_type_1n_ends_result;
extern const pj_record_desc pj_type_1n_bits;
extern const pj_record_desc pj_type_1n_event;
extern const pj_record_desc pj_type_1n_held;
extern const pj_record_desc pj_type_1n_line;
extern const pj_record_desc pj_type_1n_person;
extern const pj_record_desc pj_type_1n_point;
extern const pj_record_desc pj_type_1n_number;

struct pj_layout_1n_point {
    int f_x;
    int f_y;
};
PJ_PROVE(struct pj_layout_1n_point, 8, 4);
PJ_PROVE_OFFSET(struct pj_layout_1n_point, f_x, 0);
PJ_PROVE_OFFSET(struct pj_layout_1n_point, f_y, 4);
static const pj_field pj_fields_1n_point[2];
static const pj_field pj_fields_1n_point[2] = {
{ .name = "x", .record = "point", .doc = "To the right.", .offset = 0, .size = 4, .kind = PJ_I32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
,
{ .name = "y", .record = "point", .doc = NULL, .offset = 4, .size = 4, .kind = PJ_I32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
,
};
const pj_record_desc pj_type_1n_point = {
    .type = { "point", "gold_api.n.point", "A place.", &pj_namespace_1n_names, 0, PJ_TYPE_RECORD, { 10787363610186025509u, 16383162710224149580u } },
    .size = 8, .count = 2, .flexible = 0, .chooses = 0, .keeps = 0, .align = 0, .format = "T{<i:x:<i:y:}", .base = NULL, .size_field = NULL,
    .fields = pj_fields_1n_point,
};

#pragma pack(push, 4)
struct pj_layout_1n_line {
    __attribute__((aligned(4))) unsigned char f_ends[2][8];
    char f_name[8];
    double f_weight;
    bool f_thin;
};
#pragma pack(pop)
PJ_PROVE(struct pj_layout_1n_line, 36, 4);
PJ_PROVE_OFFSET(struct pj_layout_1n_line, f_ends, 0);
PJ_PROVE_OFFSET(struct pj_layout_1n_line, f_name, 16);
PJ_PROVE_OFFSET(struct pj_layout_1n_line, f_weight, 24);
PJ_PROVE_OFFSET(struct pj_layout_1n_line, f_thin, 32);
static const pj_field pj_fields_1n_line[4];
static const pj_field pj_part_0_pj_fields_1n_line = { .name = "ends", .record = "line", .doc = NULL, .offset = 0, .size = 8, .kind = PJ_RECORD, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = &pj_type_1n_point.type, .flags = 0 }
;
static const pj_field pj_fields_1n_line[4] = {
{ .name = "ends", .record = "line", .doc = NULL, .offset = 0, .size = 16, .kind = PJ_ARRAY, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 2, .part = &pj_part_0_pj_fields_1n_line, .type = NULL, .flags = 0 }
,
{ .name = "name", .record = "line", .doc = NULL, .offset = 16, .size = 8, .kind = PJ_TEXT, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
,
{ .name = "weight", .record = "line", .doc = NULL, .offset = 24, .size = 8, .kind = PJ_F64, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
,
{ .name = "thin", .record = "line", .doc = NULL, .offset = 32, .size = 1, .kind = PJ_BOOL, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
,
};
const pj_record_desc pj_type_1n_line = {
    .type = { "line", "gold_api.n.line", "line", &pj_namespace_1n_names, 1, PJ_TYPE_RECORD, { 13562753674487418479u, 15183612948525205048u } },
    .size = 36, .count = 4, .flexible = 0, .chooses = 0, .keeps = 0, .align = 0, .format = "T{(2)T{<i:x:<i:y:}:ends:8s:name:<d:weight:<\077:thin:3x}", .base = NULL, .size_field = NULL,
    .fields = pj_fields_1n_line,
};

struct pj_layout_1n_bits {
    unsigned int f_low: 3;
    unsigned int : 0;
    int f_high: 9;
};
PJ_PROVE(struct pj_layout_1n_bits, 8, 4);
static const pj_field pj_fields_1n_bits[2];
static const pj_field pj_fields_1n_bits[2] = {
{ .name = "low", .record = "bits", .doc = NULL, .offset = 0, .size = 1, .kind = PJ_BITS, .bits = 3, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
,
{ .name = "high", .record = "bits", .doc = NULL, .offset = 4, .size = 2, .kind = PJ_BITS, .bits = 9, .bit_offset = 0, .is_signed = 1, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
,
};
const pj_record_desc pj_type_1n_bits = {
    .type = { "bits", "gold_api.n.bits", "bits", &pj_namespace_1n_names, 2, PJ_TYPE_RECORD, { 2716689996654143179u, 7662684885551924281u } },
    .size = 8, .count = 2, .flexible = 0, .chooses = 0, .keeps = 0, .align = 0, .format = "T{8x}", .base = NULL, .size_field = NULL,
    .fields = pj_fields_1n_bits,
};

struct pj_layout_1n_person {
    void * f_name;
    void * f_next;
    void * f_places;
    void * f_weights;
    short f_n;
};
PJ_PROVE(struct pj_layout_1n_person, 40, 8);
PJ_PROVE_OFFSET(struct pj_layout_1n_person, f_name, 0);
PJ_PROVE_OFFSET(struct pj_layout_1n_person, f_next, 8);
PJ_PROVE_OFFSET(struct pj_layout_1n_person, f_places, 16);
PJ_PROVE_OFFSET(struct pj_layout_1n_person, f_weights, 24);
PJ_PROVE_OFFSET(struct pj_layout_1n_person, f_n, 32);
static const pj_field pj_fields_1n_person[5];
static const pj_field pj_fields_1n_person[5] = {
{ .name = "name", .record = "person", .doc = "What they are called.", .offset = 0, .size = 8, .kind = PJ_STRING_AT, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = PJ_KEEPS, .of = PJ_TEXT, .item = 1, .also = NULL }
,
{ .name = "next", .record = "person", .doc = NULL, .offset = 8, .size = 8, .kind = PJ_RECORD_AT, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 1, .part = NULL, .type = &pj_type_1n_person.type, .flags = PJ_WRITTEN | PJ_KEEPS, .of = PJ_U8, .item = 1, .also = NULL }
,
{ .name = "places", .record = "person", .doc = NULL, .offset = 16, .size = 8, .kind = PJ_RECORDS_AT, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = &pj_fields_1n_person[4], .type = &pj_type_1n_point.type, .flags = PJ_KEEPS | PJ_LENT, .of = PJ_U8, .item = 1, .also = &pj_fields_1n_person[3] }
,
{ .name = "weights", .record = "person", .doc = NULL, .offset = 24, .size = 8, .kind = PJ_MEMORY_AT, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = &pj_fields_1n_person[4], .type = NULL, .flags = PJ_WRITTEN | PJ_KEEPS, .of = PJ_F64, .item = 8, .also = &pj_fields_1n_person[2] }
,
{ .name = "n", .record = "person", .doc = NULL, .offset = 32, .size = 2, .kind = PJ_I16, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = PJ_FIXED }
,
};
const pj_record_desc pj_type_1n_person = {
    .type = { "person", "gold_api.n.person", "person", &pj_namespace_1n_names, 3, PJ_TYPE_RECORD, { 2091701734995826356u, 2292184487967853945u } },
    .size = 40, .count = 5, .flexible = 0, .chooses = 0, .keeps = PJ_KEEPS | PJ_LENT, .align = 0, .format = "T{<Q:name:<Q:next:<Q:places:<Q:weights:<h:n:6x}", .base = NULL, .size_field = NULL,
    .fields = pj_fields_1n_person,
};

struct pj_layout_1n_event {
    unsigned int f_len;
    char f_name[];
};
PJ_PROVE(struct pj_layout_1n_event, 4, 4);
PJ_PROVE_OFFSET(struct pj_layout_1n_event, f_len, 0);
PJ_PROVE_OFFSET(struct pj_layout_1n_event, f_name, 4);
static const pj_field pj_fields_1n_event[2];
static const pj_field pj_fields_1n_event[2] = {
{ .name = "len", .record = "event", .doc = NULL, .offset = 0, .size = 4, .kind = PJ_U32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
,
{ .name = "name", .record = "event", .doc = NULL, .offset = 4, .size = 0, .kind = PJ_TAIL, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = &pj_fields_1n_event[0], .type = NULL, .flags = PJ_FIXED }
,
};
const pj_record_desc pj_type_1n_event = {
    .type = { "event", "gold_api.n.event", "event", &pj_namespace_1n_names, 4, PJ_TYPE_RECORD, { 16116666754077559813u, 10524585864026502231u } },
    .size = 4, .count = 2, .flexible = 1, .chooses = 0, .keeps = 0, .align = 0, .format = "T{<I:len:}", .base = NULL, .size_field = NULL,
    .fields = pj_fields_1n_event,
};

struct pj_layout_1n_held {
    int f_tag;
    __attribute__((aligned(4))) unsigned char f_value[4];
};
PJ_PROVE(struct pj_layout_1n_held, 8, 4);
PJ_PROVE_OFFSET(struct pj_layout_1n_held, f_tag, 0);
PJ_PROVE_OFFSET(struct pj_layout_1n_held, f_value, 4);
static const pj_field pj_fields_1n_held[2];
static const pj_field pj_part_0_pj_fields_1n_held = { .name = "value", .record = "held", .doc = NULL, .offset = 4, .size = 4, .kind = PJ_I32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
;
static const pj_field pj_part_1_pj_fields_1n_held = { .name = "value", .record = "held", .doc = NULL, .offset = 4, .size = 4, .kind = PJ_F32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
;
static const pj_field pj_part_2_pj_fields_1n_held = { .name = "value", .record = "held", .doc = NULL, .offset = 4, .size = 4, .kind = PJ_RECORD, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = &pj_type_1n_number.type, .flags = 0 }
;
static const pj_field pj_fields_1n_held[2] = {
{ .name = "tag", .record = "held", .doc = NULL, .offset = 0, .size = 4, .kind = PJ_I32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
,
{ .name = "value", .record = "held", .doc = NULL, .offset = 4, .size = 4, .kind = PJ_CHOICE, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 2, .part = &pj_fields_1n_held[0], .type = NULL, .cases = (const pj_case[]){ { 18446744073709551615u, &pj_part_0_pj_fields_1n_held }, { 2u, &pj_part_1_pj_fields_1n_held }, { 0, &pj_part_2_pj_fields_1n_held } }, .flags = 0 }
,
};
const pj_record_desc pj_type_1n_held = {
    .type = { "held", "gold_api.n.held", "held", &pj_namespace_1n_names, 5, PJ_TYPE_RECORD, { 11956478039672326238u, 10706962204393016554u } },
    .size = 8, .count = 2, .flexible = 0, .chooses = 1, .keeps = 0, .align = 0, .format = "T{<i:tag:4s:value:}", .base = NULL, .size_field = NULL,
    .fields = pj_fields_1n_held,
};

union pj_layout_1n_number {
    int f_i;
    float f_f;
};
PJ_PROVE(union pj_layout_1n_number, 4, 4);
PJ_PROVE_OFFSET(union pj_layout_1n_number, f_i, 0);
PJ_PROVE_OFFSET(union pj_layout_1n_number, f_f, 0);
static const pj_field pj_fields_1n_number[2];
static const pj_field pj_fields_1n_number[2] = {
{ .name = "i", .record = "number", .doc = NULL, .offset = 0, .size = 4, .kind = PJ_I32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
,
{ .name = "f", .record = "number", .doc = NULL, .offset = 0, .size = 4, .kind = PJ_F32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
,
};
const pj_record_desc pj_type_1n_number = {
    .type = { "number", "gold_api.n.number", "number", &pj_namespace_1n_names, 6, PJ_TYPE_RECORD, { 14290992016974968112u, 11179432010172779525u } },
    .size = 4, .count = 2, .flexible = 0, .chooses = 0, .keeps = 0, .align = 0, .format = "4s", .base = NULL, .size_field = NULL,
    .fields = pj_fields_1n_number,
};

static const char *const pj_names_1n_ends_result[] = { "result", "a", "b",  };
const pj_tuple_desc pj_type_1n_ends_result = {
    .type = { "ends_result", "gold_api.n.ends_result", "What ends() gives.", &pj_namespace_1n_names, 7, PJ_TYPE_TUPLE, { 0, 0 } },
    .fields = pj_names_1n_ends_result, .count = 3,
};

#line 22 "gold/n.yaml"
static PyObject *pj_call_1n_move(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[2], *pj_result = NULL;
    void *a_p = NULL;
    void *a_by = NULL;
    PyThreadState *pj_thread;
    PJ_BIND(2);
    if (PJ_UNLIKELY(pj_arg_record_inout(fn, args[0], 0, 0, &a_p) < 0))
        goto done;
    if (PJ_SOME(args[1]) && PJ_UNLIKELY(pj_arg_record(fn, args[1], 1, 0, &a_by) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    ((void (*)(void *, void *))fn->address)((void *)a_p, (void *)a_by);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_none(fn);
done: PJ_UNUSED;
    return pj_result;
}

#line 23 "gold/n.yaml"
static PyObject *pj_call_1n_ends(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    void *a_l = NULL;
    pj_record *a_a = NULL;
    pj_record *a_b = NULL;
    int32_t pj_ret = 0;
    PyThreadState *pj_thread;
    PyObject *pj_values[3] = {NULL};
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_record(fn, args[0], 0, 0, &a_l) < 0))
        goto done;
    if ((a_a = pj_record_new(fn, 1, 8u)) == NULL)
        goto done;
    if ((a_b = pj_record_new(fn, 1, 8u)) == NULL)
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(void *, void *, void *))fn->address)((void *)a_l, PJ_DATA_OF(a_a), PJ_DATA_OF(a_b));
    PyEval_RestoreThread(pj_thread);
    pj_values[0] = pj_make_i32(fn, pj_ret);
    if (pj_values[0] == NULL)
        goto done;
    pj_values[1] = pj_make_record(fn, &a_a);
    if (pj_values[1] == NULL)
        goto done;
    pj_values[2] = pj_make_record(fn, &a_b);
    if (pj_values[2] == NULL)
        goto done;
    pj_result = pj_make_tuple(fn, 2, pj_values, 3);
done: PJ_UNUSED;
    Py_XDECREF(a_a);
    Py_XDECREF(a_b);
    for (int i = 0; i < 3; i++)
        Py_XDECREF(pj_values[i]);
    return pj_result;
}

#line 1 "n.c"
static const char *const pj_parameters_1n_move[] = { "p", "by",  };
static const pj_type_desc *const pj_refs_1n_move[] = { &pj_type_1n_point.type,  };
static const pj_function_desc pj_function_1n_move = {
    .name = "move", .native = "move", .symbol = "move",
    .doc = "move(p, by)\012--\012\012move().\012\012Parameters:\012  p (point): A place.\012  by (point | None): A place.\012\012C:\012  void move(point *p, const point *by)",
    .entry = pj_call_1n_move, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_move, .count = 2, .required = 3u, .positional = 2, .positional_only = 0,
    .refs = pj_refs_1n_move, .ref_count = 1,
    .since = NULL, .deprecated = NULL,
};

static const char *const pj_parameters_1n_ends[] = { "l",  };
static const pj_type_desc *const pj_refs_1n_ends[] = { &pj_type_1n_line.type, &pj_type_1n_point.type, &pj_type_1n_ends_result.type,  };
static const pj_function_desc pj_function_1n_ends = {
    .name = "ends", .native = "ends", .symbol = "ends",
    .doc = "ends(l)\012--\012\012ends().\012\012Parameters:\012  l (line)\012\012Returns:\012  result (int)\012  a (point): A place.\012  b (point): A place.\012\012C:\012  int ends(const line *l, point *a, point *b)",
    .entry = pj_call_1n_ends, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n_ends, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .refs = pj_refs_1n_ends, .ref_count = 3,
    .since = NULL, .deprecated = NULL,
};

static const pj_entry pj_entries[] = {
    { "REAL", PJ_ENTRY_INT, 0, { .integer = 2 }, NULL },
    { "WHOLE", PJ_ENTRY_INT, 0, { .integer = -1 }, NULL },
    { "bits", PJ_ENTRY_TYPE, 0, { .type = &pj_type_1n_bits.type }, NULL },
    { "ends", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_ends }, NULL },
    { "ends_result", PJ_ENTRY_TYPE, 0, { .type = &pj_type_1n_ends_result.type }, NULL },
    { "event", PJ_ENTRY_TYPE, 0, { .type = &pj_type_1n_event.type }, NULL },
    { "held", PJ_ENTRY_TYPE, 0, { .type = &pj_type_1n_held.type }, NULL },
    { "line", PJ_ENTRY_TYPE, 0, { .type = &pj_type_1n_line.type }, NULL },
    { "move", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_move }, NULL },
    { "number", PJ_ENTRY_TYPE, 0, { .type = &pj_type_1n_number.type }, NULL },
    { "person", PJ_ENTRY_TYPE, 0, { .type = &pj_type_1n_person.type }, NULL },
    { "point", PJ_ENTRY_TYPE, 0, { .type = &pj_type_1n_point.type }, NULL },
};

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 12, .type_count = 8,
    .entries = pj_entries,
};
