/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;

typedef struct { int f_x; int f_y; } pj_value_4gold1n7records_point;
struct pj_layout_1n_point {
    int f_x;
    int f_y;
};
PJ_PROVE(struct pj_layout_1n_point, 8, 4);
PJ_PROVE_OFFSET(struct pj_layout_1n_point, f_x, 0);
PJ_PROVE_OFFSET(struct pj_layout_1n_point, f_y, 4);
static int pj_close_1n_file(void (*close)(void), int64_t value)
{
    return (int)((int32_t (*)(int32_t))close)((int32_t)value);
}
#line 23 "gold/n.yaml"
static PyObject *pj_call_1n_printed(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int64_t a_value = 0;
    int32_t pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_i64(fn, args[0], 0, &a_value) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(int64_t))fn->address)((int64_t)a_value);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    return pj_result;
}

#line 1 "n.c"
static const pj_function_row pj_functions[] = {
    { NULL, NULL, 62, 62, 62, 117, 112, 0, 0, 1u, 0, 0, 0, 0, 1, 1, 0, 0, 0 }, /* words */
    { NULL, NULL, 68, 68, 68, 231, 227, 0, 0, 3u, 0, 0, 37, 0, 2, 2, 0, 1, 0 }, /* between */
    { NULL, NULL, 76, 76, 76, 385, 374, 0, 0, 3u, 1, 0, 82, 0, 2, 2, 0, 2, 1 }, /* set */
    { NULL, NULL, 80, 80, 80, 583, 580, 0, 0, 1u, 3, 1, 227, 0, 1, 1, 0, 1, 0 }, /* close */
    { NULL, NULL, 86, 86, 86, 755, 744, 0, 0, 1u, 4, 1, 268, 0, 2, 2, 0, 1, 0 }, /* open */
    { NULL, NULL, 91, 91, 91, 962, 954, 0, 0, 3u, 5, 1, 335, 0, 2, 2, 0, 2, 0 }, /* read */
    { NULL, NULL, 96, 96, 96, 1215, 1205, 0, 0, 3u, 7, 1, 410, 0, 2, 2, 0, 2, 0 }, /* nearest */
    { pj_call_1n_printed, NULL, 104, 104, 104, 1397, 355, 0, 0, 1u, 9, 1, 0, 0, 1, 1, 0, 0, 0 }, /* printed */
};
static const pj_entry pj_entries[] = {
    { 23, PJ_ENTRY_MEMBER, { .of = { 3, 0 } } }, /* NUMBER */
    { 30, PJ_ENTRY_MEMBER, { .of = { 3, 1 } } }, /* SPOT */
    { 18, PJ_ENTRY_TYPE, { .of = { 3, 0 } } }, /* What */
    { 12, PJ_ENTRY_TYPE, { .of = { 2, 0 } } }, /* Wrong */
    { 68, PJ_ENTRY_FUNCTION, { .of = { 1, 0 } } }, /* between */
    { 80, PJ_ENTRY_FUNCTION, { .of = { 3, 0 } } }, /* close */
    { 7, PJ_ENTRY_TYPE, { .of = { 1, 0 } } }, /* file */
    { 96, PJ_ENTRY_FUNCTION, { .of = { 6, 0 } } }, /* nearest */
    { 47, PJ_ENTRY_TYPE, { .of = { 5, 0 } } }, /* nearest_result */
    { 86, PJ_ENTRY_FUNCTION, { .of = { 4, 0 } } }, /* open */
    { 1, PJ_ENTRY_TYPE, { .of = { 0, 0 } } }, /* point */
    { 104, PJ_ENTRY_FUNCTION, { .of = { 7, 0 } } }, /* printed */
    { 91, PJ_ENTRY_FUNCTION, { .of = { 5, 0 } } }, /* read */
    { 35, PJ_ENTRY_TYPE, { .of = { 4, 0 } } }, /* read_result */
    { 76, PJ_ENTRY_FUNCTION, { .of = { 2, 0 } } }, /* set */
    { 62, PJ_ENTRY_FUNCTION, { .of = { 0, 0 } } }, /* words */
};
static const pj_type_row pj_types[] = {
    { { 10787363610186025509u, 16383162710224149580u }, 1, 1, 0, PJ_TYPE_RECORD }, /* point */
    { { 4312920168794909723u, 661302076282195465u }, 7, 7, 0, PJ_TYPE_HANDLE }, /* file */
    { { 0u, 0u }, 12, 12, 0, PJ_TYPE_EXCEPTION }, /* Wrong */
    { { 0u, 0u }, 18, 18, 0, PJ_TYPE_ENUM }, /* What */
    { { 0u, 0u }, 35, 1542, 0, PJ_TYPE_TUPLE }, /* read_result */
    { { 0u, 0u }, 47, 1574, 1, PJ_TYPE_TUPLE }, /* nearest_result */
};
static const pj_record_row pj_records[] = {
    { .size = 8, .count = 2, .fields = 0, .rows = 2, .cases = 0, .format = 1506, .base = 0, .size_at = 0, .size_bytes = 0, .keeps = 0, .align = 0, .flexible = 0, .chooses = 0 },
};
static const pj_enum_row pj_enums[] = {
    { 0, 1, 2, 0, 0, 4 },
};
static const pj_handle_row pj_handles[] = {
    { .call_close = pj_close_1n_file, .close_failed = NULL, .close_symbol = 80, .close_name = 80, .next = 0,
      .close_exception = 0, .invalid = 0, .pseudo = 1, .also = 9, .library = 0,
      .invalid_count = 1, .pseudo_count = 0, .also_count = 0, .value_kind = PJ_I32, .close_rule = PJ_RULE_ERRNO,
      .is_descriptor = 1, .unowned = 0, .leak_at_exit = 0, .abandon_on_fork = 0 },
};
static const pj_exception_row pj_exceptions[] = {
    { 1520, 0, 112, 0, 0, 1 },
};
static const pj_tuple_row pj_tuples[] = {
    { 1530, 2 },
    { 1561, 2 },
};
static const pj_place pj_members[] = { 23, 30,  };
static const int64_t pj_numbers[] = { -1, 1, 2,  };
static const pj_field_row pj_fields[] = {
    { 1502, 0, 0, 4, 0, 0, 0, 0, 0, PJ_I32, 0, 0, 0, 0, 0, 0, 0 }, /* x */
    { 1504, 0, 4, 4, 0, 0, 0, 0, 0, PJ_I32, 0, 0, 0, 0, 0, 0, 0 }, /* y */
};
static const uint8_t pj_programs[] = {
    1, 2, 2, 0, 1, PJ_POINTER, PJ_GIL_RELEASE, PJ_KEEP_NOTHING, PJ_KEEP_NOTHING, 0, PJ_FAILS_NEVER, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, PJ_I32, 5, 0, 0, 0, 0, 0, 0, 0, 0, 1, PJ_OP_MAKE_TEXT, 17, 1, PJ_RESULT_UTF8, 0,
    0, 3, 3, 0, 2, PJ_POINTER, PJ_GIL_RELEASE, PJ_KEEP_NOTHING, PJ_KEEP_NOTHING, 0, PJ_FAILS_NEVER, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, PJ_OP_RECORD, 13, 0, 0, 0, PJ_OP_RECORD, 13, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, PJ_OP_MAKE_VALUE, 105, 2, 0, 1, 0, 0,
    2, 18, 8, 26, PJ_ALL, 2, PJ_UNEQUAL, 4, 2, PJ_UNEQUAL, 4, 4, PJ_ANY, 1, PJ_EQUAL, 4, 2, PJ_ANY, 1, PJ_EQUAL, 4, 4, PJ_ANY, 1, PJ_EQUAL, 4, 2, PJ_UNEQUAL, 3, 0, 2, PJ_I32, PJ_GIL_RELEASE, PJ_KEEP_NOTHING, PJ_KEEP_NOTHING, 0, PJ_FAILS_IF, 0, 24, 0, 0, 0, 0, 0, 5, PJ_OP_SCALAR_VAR, 16, PJ_I32, PJ_OP_SCALAR_VAR, 16, PJ_I32, PJ_OP_POINTER_VAR, 16, PJ_POINTER, PJ_OP_POINTER_VAR, 16, PJ_POINTER, PJ_OP_POINTER_VAR, 16, PJ_POINTER, 0, 4, PJ_OP_NUMBER, 21, 3, 0, PJ_I32, PJ_OP_DECIDE, 237, 3, 0, 0, 227, 2, 210, 5, 8, PJ_OP_NUMBER, 149, 4, 1, PJ_I32, 72, PJ_OP_RECORD, 141, 5, 1, 0, 112, 0, 2, PJ_OP_PASS, 19, 0, 3, PJ_I32, PJ_OP_PASS_CHOSEN, 113, 1, PJ_POINTER, 2, 0, 0, 0, 0, 3, PJ_OP_ASK, 127, 6, 7, 0, 1, PJ_POINTER, 1, 4, PJ_OP_WORDS, 1, 6, PJ_OP_RAISE_DECLARED, 9, 2, 1, 1, PJ_OP_MAKE_KIND, 17, 2, PJ_I32, 3, PJ_OP_PASS_ADDRESS, 147, 1, 4, PJ_POINTER, 152, 1, PJ_OP_PASS, 19, 1, 5, PJ_POINTER, PJ_OP_PASS, 19, 7, 2, PJ_I32,
    1, 3, 2, 0, 1, PJ_I32, PJ_GIL_RELEASE, PJ_KEEP_ERRNO, PJ_KEEP_NOTHING, 0, PJ_FAILS_MINUS_ONE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, PJ_OP_HANDLE_TAKEN, 13, 0, 0, 0, 0, 0, 0, 0, 0, 1, PJ_OP_RAISE_SYSTEMS, 16, PJ_SYSTEM_ERRNO, 1, PJ_OP_MAKE_KIND, 17, 1, PJ_I32, 0,
    2, 9, 5, 0, 2, PJ_I32, PJ_GIL_RELEASE, PJ_KEEP_ERRNO, PJ_KEEP_NOTHING, 0, PJ_FAILS_MINUS_ONE, 1, 0, 0, 0, 0, 0, 0, 2, PJ_OP_TEXT_VAR, 16, PJ_POINTER, PJ_OP_SCALAR_VAR, 16, PJ_I32, 0, 2, PJ_OP_FILENAME, 5, 3, 0, PJ_OP_NUMBER, 149, 4, 1, PJ_I32, 1, 0, 2, PJ_OP_PASS_TEXT, 3, 0, 3, PJ_OP_PASS, 19, 1, 4, PJ_I32, 0, 0, 1, PJ_OP_FREE_TEXT, 1, 3, 1, PJ_OP_RAISE_SYSTEMS, 20, 0, PJ_SYSTEM_ERRNO, 1, PJ_OP_MAKE_HANDLE, 105, 2, 0, 1, 0, 0,
    4, 11, 6, 0, 3, PJ_I64, PJ_GIL_RELEASE, PJ_KEEP_ERRNO, PJ_KEEP_NOTHING, 0, PJ_FAILS_MINUS_ONE, 0, 0, 1, 0, 0, 0, 0, 2, PJ_OP_POINTER_VAR, 16, PJ_POINTER, PJ_OP_BUFFER_VAR, 16, PJ_POINTER, 0, 3, PJ_OP_HANDLE, 15, 0, 4, 0, 0, PJ_OP_BUFFER_OUT, 37, 5, 1, 1, PJ_OP_MEASURE_WORD, 23, 2, 5, 1, PJ_U64, 0, 1, PJ_OP_PASS_BUFFER, 3, 1, 5, 0, 0, 2, PJ_OP_FREE_HANDLE, 1, 4, PJ_OP_FREE_BUFFER, 1, 5, 1, PJ_OP_RAISE_SYSTEMS, 16, PJ_SYSTEM_ERRNO, 2, PJ_OP_MAKE_KIND, 17, 3, PJ_I64, PJ_OP_MAKE_BUFFER, 105, 5, 0, 1, 0, 0,
    3, 8, 5, 0, 3, PJ_I32, PJ_GIL_HOLD, PJ_KEEP_NOTHING, PJ_KEEP_NOTHING, 0, PJ_FAILS_NEVER, 0, 0, 1, 0, 0, 0, 0, 1, PJ_OP_POINTER_VAR, 16, PJ_POINTER, 0, 3, PJ_OP_RECORD, 13, 0, 0, 0, PJ_F32, 5, 2, 1, PJ_OP_NEW_RECORD, 41, 4, 0, 8, 0, 1, PJ_OP_PASS_RECORD, 3, 1, 4, 0, 0, 1, PJ_OP_FREE_OBJECT, 1, 4, 0, 2, PJ_OP_MAKE_KIND, 17, 3, PJ_I32, PJ_OP_MAKE_RECORD, 105, 4, 0, 1, 0, 0,
};
static const uint32_t pj_references[] = { 0, 0, 2, 1, 1, 1, 4, 0, 5,  };
static const pj_native pj_natives[] = { { 62, 0, 0 },  };
static const char pj_texts[] =
    "\000"
    "point\000"
    "file\000"
    "Wrong\000"
    "What\000"
    "NUMBER\000"
    "SPOT\000"
    "read_result\000"
    "nearest_result\000"
    "words\000"
    "between\000"
    "set\000"
    "close\000"
    "open\000"
    "read\000"
    "nearest\000"
    "printed\000"
    "code\000"
    "words(code)\012--\012\012words().\012\012Parameters:\012  code (int)\012\012Returns:\012  (str | None)\012\012C:\012  const char *words(int code)\000"
    "a\000b\000"
    "between(a, b)\012--\012\012between().\012\012Parameters:\012  a (point)\012  b (point)\012\012Returns:\012  (point)\012\012C:\012  point between(point a, point b)\000"
    "value\000"
    "NUMBER, SPOT\000"
    "what\000value\000"
    "set(what, value)\012--\012\012set().\012\012Parameters:\012  what (What | int)\012  value (int | point): int with NUMBER; point with SPOT\012\012Returns:\012  (int)\012\012Raises:\012  Wrong\012\012C:\012  int set(int what, const void *value)\000"
    "fd\000"
    "close(fd)\012--\012\012close().\012\012Parameters:\012  fd (file | int | HasFileno)\012\012Returns:\012  (int)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int close(int fd)\000"
    "path\000flags\000"
    "open(path, flags=0)\012--\012\012open().\012\012Parameters:\012  path (StrOrBytesPath)\012  flags (int)\012\012Returns:\012  (file)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int open(const char *path, int flags)\000"
    "fd\000data\000"
    "read(fd, data)\012--\012\012read().\012\012Parameters:\012  fd (file | int | HasFileno)\012  data (int | Buffer)\012\012Returns:\012  result (int)\012  data (bytes | int)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  ssize_t read(int fd, void *data, size_t size)\000"
    "to\000weight\000"
    "nearest(to, weight)\012--\012\012nearest().\012\012Parameters:\012  to (point)\012  weight (float)\012\012Returns:\012  result (int)\012  found (point)\012\012C:\012  int nearest(const point *to, point *found, float weight)\000"
    "printed(value)\012--\012\012printed().\012\012Parameters:\012  value (int)\012\012Returns:\012  (int)\012\012C:\012  int printed(long value)\000"
    "x\000"
    "y\000"
    "T{<i:x:<i:y:}\000"
    "Exception\000"
    "result\000data\000"
    "What read() gives.\000"
    "result\000found\000"
    "What nearest() gives.\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 16, .type_count = 6, .variable_count = 0,
    .texts = pj_texts,
    .members = pj_members,
    .numbers = pj_numbers,
    .references = pj_references,
    .natives = pj_natives,
    .fields = pj_fields,
    .programs = pj_programs,
    .entries = pj_entries,
    .functions = pj_functions,
    .types = pj_types,
    .records = pj_records,
    .enums = pj_enums,
    .handles = pj_handles,
    .exceptions = pj_exceptions,
    .tuples = pj_tuples,
    .warning_count = 0,
};
