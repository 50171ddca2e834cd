/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;
extern const pj_library pj_libraries[];
extern const pj_record_desc pj_type_1n_pair;

struct pj_layout_1n_pair {
    int f_a;
    long f_b;
};
PJ_PROVE(struct pj_layout_1n_pair, 16, 8);
PJ_PROVE_OFFSET(struct pj_layout_1n_pair, f_a, 0);
PJ_PROVE_OFFSET(struct pj_layout_1n_pair, f_b, 8);
static const pj_field pj_fields_1n_pair[2];
static const pj_field pj_fields_1n_pair[2] = {
{ .name = "a", .record = "pair", .doc = NULL, .offset = 0, .size = 4, .kind = PJ_I32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
,
{ .name = "b", .record = "pair", .doc = NULL, .offset = 8, .size = 8, .kind = PJ_I64, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
,
};
const pj_record_desc pj_type_1n_pair = {
    .type = { "pair", "gold_api.n.pair", "pair", &pj_namespace_1n_names, 0, PJ_TYPE_RECORD, { 3568838599824815575u, 11983333033337141067u } },
    .size = 16, .count = 2, .flexible = 0, .chooses = 0, .keeps = 0, .align = 0, .format = "T{<i:a:4x<q:b:}", .base = NULL, .size_field = NULL,
    .fields = pj_fields_1n_pair,
};

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
static const char *const pj_parameters_1n_shifted[] = { "value",  };
static const pj_function_desc pj_function_1n_shifted = {
    .name = "shifted", .native = "shifted", .symbol = "shifted",
    .doc = "shifted(value)\012--\012\012Moved to the left.\012\012Parameters:\012  value (int)\012\012Returns:\012  (int)\012\012C:\012  unsigned shifted(unsigned value)",
    .entry = pj_call_1n_shifted, .library = NULL, .own = (void (*)(void))pj_own_4gold1n9functions_shifted_1,
    .parameters = pj_parameters_1n_shifted, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .since = NULL, .deprecated = NULL,
};

static const char *const pj_parameters_1n_half[] = { "value",  };
static const pj_function_desc pj_function_1n_half = {
    .name = "half", .native = "half", .symbol = "half",
    .doc = "half(value)\012--\012\012half().\012\012Parameters:\012  value (float)\012\012Returns:\012  (float)\012\012C:\012  double half(double value)",
    .entry = pj_call_1n_half, .library = NULL, .own = (void (*)(void))pj_own_4gold1n9functions_half_1,
    .parameters = pj_parameters_1n_half, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .since = NULL, .deprecated = NULL,
};

static const char *const pj_parameters_1n_least[] = { "a", "b",  };
static const pj_function_desc pj_function_1n_least = {
    .name = "least", .native = "least", .symbol = "least",
    .doc = "least(a, b)\012--\012\012least().\012\012Parameters:\012  a (int)\012  b (int)\012\012Returns:\012  (int)\012\012C:\012  long least(long a, long b)",
    .entry = pj_call_1n_least, .library = NULL, .own = (void (*)(void))pj_own_4gold1n9functions_least_1,
    .parameters = pj_parameters_1n_least, .count = 2, .required = 3u, .positional = 2, .positional_only = 0,
    .since = NULL, .deprecated = NULL,
};

static const char *const pj_parameters_1n_room[] = { "count",  };
static const pj_function_desc pj_function_1n_room = {
    .name = "room", .native = "room", .symbol = "room",
    .doc = "room(count)\012--\012\012room().\012\012Parameters:\012  count (int)\012\012Returns:\012  (int)\012\012C:\012  size_t room(size_t count)",
    .entry = pj_call_1n_room, .library = NULL, .own = (void (*)(void))pj_own_4gold1n9functions_room_1,
    .parameters = pj_parameters_1n_room, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .since = NULL, .deprecated = NULL,
};

static const char *const pj_parameters_1n_is_odd[] = { "value",  };
static const pj_function_desc pj_function_1n_is_odd = {
    .name = "is_odd", .native = "is_odd", .symbol = "is_odd",
    .doc = "is_odd(value)\012--\012\012is_odd().\012\012Parameters:\012  value (int)\012\012Returns:\012  (bool)\012\012C:\012  bool is_odd(int value)",
    .entry = pj_call_1n_is_odd, .library = NULL, .own = (void (*)(void))pj_own_4gold1n9functions_is_odd_1,
    .parameters = pj_parameters_1n_is_odd, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .since = NULL, .deprecated = NULL,
};

static const pj_entry pj_entries[] = {
    { "LOW", PJ_ENTRY_INT, 0, { .integer = -9 }, NULL },
    { "SHIFT", PJ_ENTRY_INT, 0, { .integer = 3 }, NULL },
    { "half", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_half }, NULL },
    { "is_odd", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_is_odd }, NULL },
    { "least", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_least }, NULL },
    { "pair", PJ_ENTRY_TYPE, 0, { .type = &pj_type_1n_pair.type }, NULL },
    { "room", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_room }, NULL },
    { "shifted", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n_shifted }, NULL },
};

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "Macros and inline functions.", .count = 8, .type_count = 1,
    .entries = pj_entries,
};
