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
static const uint8_t pj_functions[] PJ_TOGETHER(functions) = {
    /* move */ 151, 64, 50, 75, 2, 1, 1, 0,
    /* ends */ 151, 64, 17, 207, 1, 1, 3, 2, 1, 0, 7,
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { 69, PJ_TYPE_RECORD, 0 }, /* point */
    { 45, PJ_TYPE_RECORD, 15 }, /* line */
    { 12, PJ_TYPE_RECORD, 43 }, /* bits */
    { 62, PJ_TYPE_RECORD, 62 }, /* person */
    { 34, PJ_TYPE_RECORD, 116 }, /* event */
    { 40, PJ_TYPE_RECORD, 137 }, /* held */
    { 55, PJ_TYPE_RECORD, 179 }, /* number */
    { 22, PJ_TYPE_TUPLE, 0 }, /* ends_result */
};
static const uint8_t pj_records[] PJ_TOGETHER(records) = {
    /* point */ 7, 8, 2, 2, 141, 1, 242, 2, 4, PJ_I32, 246, 2, 128, 1, 0,
    /* line */ 7, 36, 4, 5, 109, 17, 16, PJ_ARRAY, 2, 5, 109, 132, 3, 8, PJ_TEXT, 0, 0, 8, PJ_F64, 12, 1, PJ_BOOL, 31, 17, 0, 8, PJ_RECORD, 1,
    /* bits */ 15, 8, 2, 2, 149, 3, 141, 16, 155, 3, 1, PJ_BITS, 3, 134, 80, 4, 2, 9, 1,
    /* person */ 71, 40, 5, 5, PJ_KEEPS | PJ_LENT, 141, 15, 132, 3, 8, PJ_STRING_AT, 186, 3, PJ_KEEPS, PJ_TEXT, 1, 185, 7, 164, 3, PJ_RECORD_AT, 4, 1, 0, PJ_WRITTEN | PJ_KEEPS, PJ_U8, 248, 130, 2, PJ_RECORDS_AT, 1, 0, 5, PJ_KEEPS | PJ_LENT, 4, 152, 142, 2, PJ_MEMORY_AT, 0, PJ_WRITTEN | PJ_KEEPS, PJ_F64, 8, 3, 204, 142, 2, 2, PJ_I16, 0, PJ_FIXED, 0, 0, 0,
    /* event */ 143, 8, 4, 2, 2, 208, 3, 1, 13, 219, 3, 4, PJ_U32, 205, 2, 132, 3, 0, PJ_TAIL, 1, PJ_FIXED,
    /* held */ 143, 17, 8, 2, 5, 223, 3, 3, 1, 13, 243, 3, 4, PJ_I32, 232, 128, 4, PJ_CHOICE, 2, 1, 1, 235, 128, 4, 247, 3, 4, PJ_I32, 0, 0, 0, 11, 247, 3, 4, PJ_F32, 27, 247, 3, 4, PJ_RECORD, 7,
    /* number */ 15, 4, 2, 2, 253, 3, 13, 128, 4, 4, PJ_I32, 10, 0, PJ_F32,
};
static const pj_tuple_row pj_tuples[] = {
    { 516, 3 },
};
static const pj_place pj_names[] = { 1,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_INT, PJ_ENTRY_INT, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_TYPE, PJ_ENTRY_TYPE, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_TYPE, PJ_ENTRY_TYPE,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 2, -1, 2, 8, 7, 4, 5, 1, 0, 6, 3, 0,  };
static const pj_place pj_docs[] = { 527,  };
static const uint64_t pj_fingerprints[] PJ_TOGETHER(fingerprints) = { 10787363610186025509u, 13562753674487418479u, 2716689996654143179u, 2091701734995826356u, 16116666754077559813u, 11956478039672326238u, 14290992016974968112u, 0u,  };
static const pj_compiled_row pj_compiled[] = { { pj_call_1n_move, NULL }, { pj_call_1n_ends, NULL },  };
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
    "move(p, by)\012--\012\012move().\012\012Parameters:\012  p (point): A place.\012  by (point | None): A place.\012\012C:\012  void move(point *p, const point *by)\000"
    "ends(l)\012--\012\012ends().\012\012Parameters:\012  l (line)\012\012Returns:\012  result (int)\012  a (point): A place.\012  b (point): A place.\012\012C:\012  int ends(const line *l, point *a, point *b)\000"
    "x\000"
    "y\000"
    "To the right.\000"
    "name\000"
    "weight\000"
    "thin\000"
    "T{8x}\000"
    "low\000"
    "high\000"
    "next\000"
    "places\000"
    "weights\000"
    "n\000"
    "What they are called.\000"
    "T{<I:len:}\000"
    "len\000"
    "T{<i:tag:4s:value:}\000"
    "tag\000"
    "value\000"
    "4s\000"
    "i\000"
    "f\000"
    "result\000a\000b\000"
    "A place.\000\000\000\000\000\000\000What ends() gives.\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 12, .type_count = 8, .variable_count = 0,
    .texts = pj_texts,
    .functions = pj_functions,
    .types = pj_types,
    .records = pj_records,
    .tuples = pj_tuples,
    .names = pj_names,
    .kinds = pj_kinds,
    .values = pj_values,
    .docs = pj_docs,
    .fingerprints = pj_fingerprints,
    .compiled = pj_compiled,
    .cases = pj_cases,
    .warning_count = 0,
};
