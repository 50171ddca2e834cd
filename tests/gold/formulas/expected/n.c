/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;

struct pj_layout_1n_pair {
    int f_a;
    long f_b;
};
PJ_PROVE(struct pj_layout_1n_pair, 16, 8);
PJ_PROVE_OFFSET(struct pj_layout_1n_pair, f_a, 0);
PJ_PROVE_OFFSET(struct pj_layout_1n_pair, f_b, 8);
PJ_QUIET
static uint32_t pj_own_4gold1n9functions_shifted_1(uint32_t a_value) { (void)a_value; return (uint32_t)(((a_value << 3) | 0x80u)); }
PJ_LOUD
#line 12 "gold/n.yaml"
static PyObject *pj_call_1n_shifted(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    uint32_t a_value = 0;
    uint32_t pj_ret = 0;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_u32(fn, args[0], 0, &a_value) < 0))
        goto done;
    pj_ret = pj_own_4gold1n9functions_shifted_1((uint32_t)a_value);
    pj_result = pj_make_u32(fn, pj_ret);
done: PJ_UNUSED;
    return pj_result;
}

PJ_QUIET
static double pj_own_4gold1n9functions_half_1(double a_value) { (void)a_value; return (double)((a_value / 2.0)); }
PJ_LOUD
#line 13 "gold/n.yaml"
static PyObject *pj_call_1n_half(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    double a_value = 0;
    double pj_ret = 0;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_f64(fn, args[0], 0, &a_value) < 0))
        goto done;
    pj_ret = pj_own_4gold1n9functions_half_1((double)a_value);
    pj_result = pj_make_f64(fn, pj_ret);
done: PJ_UNUSED;
    return pj_result;
}

PJ_QUIET
static int64_t pj_own_4gold1n9functions_least_1(int64_t a_a, int64_t a_b) { (void)a_a; (void)a_b; return (int64_t)(((a_a < a_b) ? a_a : (a_b + ((- 8) - 1)))); }
PJ_LOUD
#line 14 "gold/n.yaml"
static PyObject *pj_call_1n_least(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[2], *pj_result = NULL;
    int64_t a_a = 0;
    int64_t a_b = 0;
    int64_t pj_ret = 0;
    PJ_BIND(2);
    if (PJ_UNLIKELY(pj_arg_i64(fn, args[0], 0, &a_a) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_arg_i64(fn, args[1], 1, &a_b) < 0))
        goto done;
    pj_ret = pj_own_4gold1n9functions_least_1((int64_t)a_a, (int64_t)a_b);
    pj_result = pj_make_i64(fn, pj_ret);
done: PJ_UNUSED;
    return pj_result;
}

PJ_QUIET
static uint64_t pj_own_4gold1n9functions_room_1(uint64_t a_count) { (void)a_count; return (uint64_t)((a_count * ((size_t)16))); }
PJ_LOUD
#line 15 "gold/n.yaml"
static PyObject *pj_call_1n_room(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    uint64_t a_count = 0;
    uint64_t pj_ret = 0;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_u64(fn, args[0], 0, &a_count) < 0))
        goto done;
    pj_ret = pj_own_4gold1n9functions_room_1((uint64_t)a_count);
    pj_result = pj_make_u64(fn, pj_ret);
done: PJ_UNUSED;
    return pj_result;
}

PJ_QUIET
static bool pj_own_4gold1n9functions_is_odd_1(int32_t a_value) { (void)a_value; return (bool)(((! ((a_value % 2) == 0)) && ((~ a_value) != ((int)0)))); }
PJ_LOUD
#line 16 "gold/n.yaml"
static PyObject *pj_call_1n_is_odd(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int32_t a_value = 0;
    bool pj_ret = 0;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_i32(fn, args[0], 0, &a_value) < 0))
        goto done;
    pj_ret = pj_own_4gold1n9functions_is_odd_1((int32_t)a_value);
    pj_result = pj_make_bool(fn, pj_ret);
done: PJ_UNUSED;
    return pj_result;
}

#line 1 "n.c"
static const uint8_t pj_functions[] PJ_TOGETHER(functions) = {
    /* shifted */ 135, 64, 39, 47, 1, 1,
    /* half */ 135, 64, 11, 169, 1, 1, 2,
    /* least */ 135, 64, 23, 146, 2, 2, 3,
    /* room */ 135, 64, 34, 255, 2, 1, 4,
    /* is_odd */ 135, 64, 16, 228, 3, 1, 5,
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { 29, PJ_TYPE_RECORD, 0 }, /* pair */
};
static const uint8_t pj_records[] PJ_TOGETHER(records) = {
    /* pair */ 7, 16, 2, 2, 13, 203, 4, 4, PJ_I32, 12, 8, PJ_I64,
};
static const pj_place pj_names[] = { 1,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_INT, PJ_ENTRY_INT, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { -9, 3, 6, 27, 13, 0, 20, 0,  };
static const pj_place pj_docs[] = { 0,  };
static const uint64_t pj_fingerprints[] PJ_TOGETHER(fingerprints) = { 3568838599824815575u,  };
static const pj_compiled_row pj_compiled[] = { { pj_call_1n_shifted, (void (*)(void))pj_own_4gold1n9functions_shifted_1 }, { pj_call_1n_half, (void (*)(void))pj_own_4gold1n9functions_half_1 }, { pj_call_1n_least, (void (*)(void))pj_own_4gold1n9functions_least_1 }, { pj_call_1n_room, (void (*)(void))pj_own_4gold1n9functions_room_1 }, { pj_call_1n_is_odd, (void (*)(void))pj_own_4gold1n9functions_is_odd_1 },  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "LOW\000"
    "SHIFT\000"
    "half\000"
    "is_odd\000"
    "least\000"
    "pair\000"
    "room\000"
    "shifted\000"
    "shifted(value)\012--\012\012Moved to the left.\012\012Parameters:\012  value (int)\012\012Returns:\012  (int)\012\012C:\012  unsigned shifted(unsigned value)\000"
    "half(value)\012--\012\012half().\012\012Parameters:\012  value (float)\012\012Returns:\012  (float)\012\012C:\012  double half(double value)\000"
    "least(a, b)\012--\012\012least().\012\012Parameters:\012  a (int)\012  b (int)\012\012Returns:\012  (int)\012\012C:\012  long least(long a, long b)\000"
    "room(count)\012--\012\012room().\012\012Parameters:\012  count (int)\012\012Returns:\012  (int)\012\012C:\012  size_t room(size_t count)\000"
    "is_odd(value)\012--\012\012is_odd().\012\012Parameters:\012  value (int)\012\012Returns:\012  (bool)\012\012C:\012  bool is_odd(int value)\000"
    "a\000"
    "b\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "Macros and inline functions.", .count = 8, .type_count = 1, .variable_count = 0,
    .texts = pj_texts,
    .functions = pj_functions,
    .types = pj_types,
    .records = pj_records,
    .names = pj_names,
    .kinds = pj_kinds,
    .values = pj_values,
    .docs = pj_docs,
    .fingerprints = pj_fingerprints,
    .compiled = pj_compiled,
    .warning_count = 0,
};
