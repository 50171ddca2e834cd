/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;

struct pj_layout_1n_point {
    int f_x;
    int f_y;
};
PJ_PROVE(struct pj_layout_1n_point, 8, 4);
PJ_PROVE_OFFSET(struct pj_layout_1n_point, f_x, 0);
PJ_PROVE_OFFSET(struct pj_layout_1n_point, f_y, 4);
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
struct pj_layout_1n_bits {
    unsigned int f_low: 3;
    unsigned int : 0;
    int f_high: 9;
};
PJ_PROVE(struct pj_layout_1n_bits, 8, 4);
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
struct pj_layout_1n_event {
    unsigned int f_len;
    char f_name[0];
};
PJ_PROVE(struct pj_layout_1n_event, 4, 4);
PJ_PROVE_OFFSET(struct pj_layout_1n_event, f_len, 0);
PJ_PROVE_OFFSET(struct pj_layout_1n_event, f_name, 4);
struct pj_layout_1n_held {
    int f_tag;
    __attribute__((aligned(4))) unsigned char f_value[4];
};
PJ_PROVE(struct pj_layout_1n_held, 8, 4);
PJ_PROVE_OFFSET(struct pj_layout_1n_held, f_tag, 0);
PJ_PROVE_OFFSET(struct pj_layout_1n_held, f_value, 4);
union pj_layout_1n_number {
    int f_i;
    float f_f;
};
PJ_PROVE(union pj_layout_1n_number, 4, 4);
PJ_PROVE_OFFSET(union pj_layout_1n_number, f_i, 0);
PJ_PROVE_OFFSET(union pj_layout_1n_number, f_f, 0);
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
static const pj_function_row pj_functions[] = {
    { pj_call_1n_move, NULL, 50, 50, 50, 80, 75, 0, 0, 3u, 0, 0, 0, 0, 2, 2, 0, 1, 0 }, /* move */
    { pj_call_1n_ends, NULL, 17, 17, 17, 214, 212, 0, 0, 1u, 1, 0, 0, 0, 1, 1, 0, 3, 0 }, /* ends */
};
static const pj_entry pj_entries[] PJ_TOGETHER(entries) = {
    { 1, PJ_ENTRY_INT, { .integer = 2 } }, /* REAL */
    { 6, PJ_ENTRY_INT, { .integer = -1 } }, /* WHOLE */
    { 12, PJ_ENTRY_TYPE, { .of = { 2, 0 } } }, /* bits */
    { 17, PJ_ENTRY_FUNCTION, { .of = { 1, 0 } } }, /* ends */
    { 22, PJ_ENTRY_TYPE, { .of = { 7, 0 } } }, /* ends_result */
    { 34, PJ_ENTRY_TYPE, { .of = { 4, 0 } } }, /* event */
    { 40, PJ_ENTRY_TYPE, { .of = { 5, 0 } } }, /* held */
    { 45, PJ_ENTRY_TYPE, { .of = { 1, 0 } } }, /* line */
    { 50, PJ_ENTRY_FUNCTION, { .of = { 0, 0 } } }, /* move */
    { 55, PJ_ENTRY_TYPE, { .of = { 6, 0 } } }, /* number */
    { 62, PJ_ENTRY_TYPE, { .of = { 3, 0 } } }, /* person */
    { 69, PJ_ENTRY_TYPE, { .of = { 0, 0 } } }, /* point */
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { { 10787363610186025509u, 16383162710224149580u }, 69, 409, 0, PJ_TYPE_RECORD }, /* point */
    { { 13562753674487418479u, 15183612948525205048u }, 45, 45, 1, PJ_TYPE_RECORD }, /* line */
    { { 2716689996654143179u, 7662684885551924281u }, 12, 12, 2, PJ_TYPE_RECORD }, /* bits */
    { { 2091701734995826356u, 2292184487967853945u }, 62, 62, 3, PJ_TYPE_RECORD }, /* person */
    { { 16116666754077559813u, 10524585864026502231u }, 34, 34, 4, PJ_TYPE_RECORD }, /* event */
    { { 11956478039672326238u, 10706962204393016554u }, 40, 40, 5, PJ_TYPE_RECORD }, /* held */
    { { 14290992016974968112u, 11179432010172779525u }, 55, 55, 6, PJ_TYPE_RECORD }, /* number */
    { { 0u, 0u }, 22, 659, 0, PJ_TYPE_TUPLE }, /* ends_result */
};
static const pj_record_row pj_records[] PJ_TOGETHER(records) = {
    { .size = 8, .count = 2, .fields = 0, .rows = 2, .cases = 0, .format = 395, .base = 0, .size_at = 0, .size_bytes = 0, .keeps = 0, .align = 0, .flexible = 0, .chooses = 0 },
    { .size = 36, .count = 4, .fields = 2, .rows = 5, .cases = 0, .format = 435, .base = 0, .size_at = 0, .size_bytes = 0, .keeps = 0, .align = 0, .flexible = 0, .chooses = 0 },
    { .size = 8, .count = 2, .fields = 7, .rows = 2, .cases = 0, .format = 498, .base = 0, .size_at = 0, .size_bytes = 0, .keeps = 0, .align = 0, .flexible = 0, .chooses = 0 },
    { .size = 40, .count = 5, .fields = 9, .rows = 5, .cases = 0, .format = 548, .base = 0, .size_at = 0, .size_bytes = 0, .keeps = PJ_KEEPS | PJ_LENT, .align = 0, .flexible = 0, .chooses = 0 },
    { .size = 4, .count = 2, .fields = 14, .rows = 2, .cases = 0, .format = 600, .base = 0, .size_at = 0, .size_bytes = 0, .keeps = 0, .align = 0, .flexible = 1, .chooses = 0 },
    { .size = 8, .count = 2, .fields = 16, .rows = 5, .cases = 3, .format = 621, .base = 0, .size_at = 0, .size_bytes = 0, .keeps = 0, .align = 0, .flexible = 0, .chooses = 1 },
    { .size = 4, .count = 2, .fields = 21, .rows = 2, .cases = 0, .format = 645, .base = 0, .size_at = 0, .size_bytes = 0, .keeps = 0, .align = 0, .flexible = 0, .chooses = 0 },
};
static const pj_tuple_row pj_tuples[] = {
    { 648, 3 },
};
static const pj_field_row pj_fields[] PJ_TOGETHER(fields) = {
    { 377, 379, 0, 4, 0, 0, 0, 0, 0, PJ_I32, 0, 0, 0, 0, 0, 0, 0 }, /* x */
    { 393, 0, 4, 4, 0, 0, 0, 0, 0, PJ_I32, 0, 0, 0, 0, 0, 0, 0 }, /* y */
    { 17, 0, 0, 16, 2, 0, 0, 5, 0, PJ_ARRAY, 0, 0, 0, 0, 0, 0, 0 }, /* ends */
    { 418, 0, 16, 8, 0, 0, 0, 0, 0, PJ_TEXT, 0, 0, 0, 0, 0, 0, 0 }, /* name */
    { 423, 0, 24, 8, 0, 0, 0, 0, 0, PJ_F64, 0, 0, 0, 0, 0, 0, 0 }, /* weight */
    { 430, 0, 32, 1, 0, 0, 0, 0, 0, PJ_BOOL, 0, 0, 0, 0, 0, 0, 0 }, /* thin */
    { 17, 0, 0, 8, 0, 1, 0, 0, 0, PJ_RECORD, 0, 0, 0, 0, 0, 0, 0 }, /* ends */
    { 489, 0, 0, 1, 0, 0, 0, 0, 0, PJ_BITS, 3, 0, 0, 0, 0, 0, 0 }, /* low */
    { 493, 0, 4, 2, 0, 0, 0, 0, 0, PJ_BITS, 9, 0, 1, 0, 0, 0, 0 }, /* high */
    { 418, 504, 0, 8, 0, 0, 0, 0, 0, PJ_STRING_AT, 0, 0, 0, 0, PJ_KEEPS, PJ_TEXT, 1 }, /* name */
    { 526, 0, 8, 8, 1, 4, 0, 0, 0, PJ_RECORD_AT, 0, 0, 0, 0, PJ_WRITTEN | PJ_KEEPS, PJ_U8, 1 }, /* next */
    { 531, 0, 16, 8, 0, 1, 0, 5, 4, PJ_RECORDS_AT, 0, 0, 0, 0, PJ_KEEPS | PJ_LENT, PJ_U8, 1 }, /* places */
    { 538, 0, 24, 8, 0, 0, 0, 5, 3, PJ_MEMORY_AT, 0, 0, 0, 0, PJ_WRITTEN | PJ_KEEPS, PJ_F64, 8 }, /* weights */
    { 546, 0, 32, 2, 0, 0, 0, 0, 0, PJ_I16, 0, 0, 0, 0, PJ_FIXED, 0, 0 }, /* n */
    { 596, 0, 0, 4, 0, 0, 0, 0, 0, PJ_U32, 0, 0, 0, 0, 0, 0, 0 }, /* len */
    { 418, 0, 4, 0, 0, 0, 0, 1, 0, PJ_TAIL, 0, 0, 0, 0, PJ_FIXED, 0, 0 }, /* name */
    { 611, 0, 0, 4, 0, 0, 0, 0, 0, PJ_I32, 0, 0, 0, 0, 0, 0, 0 }, /* tag */
    { 615, 0, 4, 4, 2, 0, 1, 1, 0, PJ_CHOICE, 0, 0, 0, 0, 0, 0, 0 }, /* value */
    { 615, 0, 4, 4, 0, 0, 0, 0, 0, PJ_I32, 0, 0, 0, 0, 0, 0, 0 }, /* value */
    { 615, 0, 4, 4, 0, 0, 0, 0, 0, PJ_F32, 0, 0, 0, 0, 0, 0, 0 }, /* value */
    { 615, 0, 4, 4, 0, 7, 0, 0, 0, PJ_RECORD, 0, 0, 0, 0, 0, 0, 0 }, /* value */
    { 641, 0, 0, 4, 0, 0, 0, 0, 0, PJ_I32, 0, 0, 0, 0, 0, 0, 0 }, /* i */
    { 643, 0, 0, 4, 0, 0, 0, 0, 0, PJ_F32, 0, 0, 0, 0, 0, 0, 0 }, /* f */
};
static const uint32_t pj_references[] = { 0, 1, 0, 7,  };
static const pj_case_row pj_cases[] = { { 18446744073709551615u, 2 }, { 2u, 3 }, { 0, 4 },  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "REAL\000"
    "WHOLE\000"
    "bits\000"
    "ends\000"
    "ends_result\000"
    "event\000"
    "held\000"
    "line\000"
    "move\000"
    "number\000"
    "person\000"
    "point\000"
    "p\000by\000"
    "move(p, by)\012--\012\012move().\012\012Parameters:\012  p (point): A place.\012  by (point | None): A place.\012\012C:\012  void move(point *p, const point *by)\000"
    "l\000"
    "ends(l)\012--\012\012ends().\012\012Parameters:\012  l (line)\012\012Returns:\012  result (int)\012  a (point): A place.\012  b (point): A place.\012\012C:\012  int ends(const line *l, point *a, point *b)\000"
    "x\000"
    "To the right.\000"
    "y\000"
    "T{<i:x:<i:y:}\000"
    "A place.\000"
    "name\000"
    "weight\000"
    "thin\000"
    "T{(2)T{<i:x:<i:y:}:ends:8s:name:<d:weight:<\077:thin:3x}\000"
    "low\000"
    "high\000"
    "T{8x}\000"
    "What they are called.\000"
    "next\000"
    "places\000"
    "weights\000"
    "n\000"
    "T{<Q:name:<Q:next:<Q:places:<Q:weights:<h:n:6x}\000"
    "len\000"
    "T{<I:len:}\000"
    "tag\000"
    "value\000"
    "T{<i:tag:4s:value:}\000"
    "i\000"
    "f\000"
    "4s\000"
    "result\000a\000b\000"
    "What ends() gives.\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 12, .type_count = 8, .variable_count = 0,
    .texts = pj_texts,
    .functions = pj_functions,
    .entries = pj_entries,
    .types = pj_types,
    .records = pj_records,
    .tuples = pj_tuples,
    .fields = pj_fields,
    .references = pj_references,
    .cases = pj_cases,
    .warning_count = 0,
};
