/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;
static const pj_callback_row pj_callbacks[2];

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
#line 16 "gold/n.yaml"
static int32_t pj_called_1n_visit(void * a_p, double a_weight, void * a_data)
{
    int32_t pj_answer = -1;
    pj_word pj_words[3];
    memcpy(&pj_words[0], &a_p, sizeof a_p);
    memcpy(&pj_words[1], &a_weight, sizeof a_weight);
    memcpy(&pj_words[2], &a_data, sizeof a_data);
    pj_call_back((pj_callable *)(intptr_t)a_data, &pj_callbacks[0], pj_words, &pj_answer);
    return pj_answer;
}
#line 28 "gold/n.yaml"
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
static const uint8_t pj_functions[] PJ_TOGETHER(functions) = {
    /* each */ 31, 46, 136, 1, 1, 1, 1, 4,
    /* sort */ 31, 119, 250, 1, 1, 31, 1, 5,
    /* words */ 15, 130, 1, 227, 2, 1, 55,
    /* between */ 31, 24, 209, 3, 2, 72, 1, 0,
    /* set */ 159, 32, 115, 224, 4, 2, 96, 2, 1, 0, 2,
    /* close */ 159, 16, 32, 163, 6, 1, 229, 1, 1, 1, 1,
    /* open */ 159, 17, 79, 196, 7, 2, 253, 1, 1, 2, 1, 1,
    /* read */ 159, 16, 98, 139, 9, 2, 180, 2, 2, 1, 1, 6,
    /* nearest */ 159, 16, 56, 254, 10, 2, 242, 2, 2, 1, 0, 7,
    /* printed */ 135, 80, 90, 180, 12, 1, 1, 1,
    /* visit */ 221, 16, 124, 1, 160, 3, 1, 188, 13, 1, 0,
    /* compare */ 205, 16, 38, 1, 202, 3, 188, 13, 1,
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { 84, PJ_TYPE_RECORD, 0 }, /* point */
    { 51, PJ_TYPE_HANDLE, 0 }, /* file */
    { 18, PJ_TYPE_EXCEPTION, 0 }, /* Wrong */
    { 13, PJ_TYPE_ENUM, 0 }, /* What */
    { 124, PJ_TYPE_CALLBACK, 0 }, /* visit */
    { 38, PJ_TYPE_CALLBACK, 1 }, /* compare */
    { 103, PJ_TYPE_TUPLE, 0 }, /* read_result */
    { 64, PJ_TYPE_TUPLE, 1 }, /* nearest_result */
};
static const uint8_t pj_records[] PJ_TOGETHER(records) = {
    /* point */ 7, 8, 2, 2, 13, 157, 13, 4, PJ_I32, 0,
};
static const pj_enum_row pj_enums[] = {
    { 1712, 1, 2, 0, 0, 4 },
};
static const pj_handle_row pj_handles[] = {
    { .call_close = pj_close_1n_file, .close_failed = NULL, .close_symbol = 32, .close_name = 32, .next = 0,
      .close_exception = 0, .invalid = 0, .pseudo = 1, .also = 0, .library = 0,
      .invalid_count = 1, .pseudo_count = 0, .also_count = 0, .value_kind = PJ_I32, .close_rule = PJ_RULE_ERRNO,
      .is_descriptor = 1, .unowned = 0, .leak_at_exit = 0, .abandon_on_fork = 0 },
};
static const pj_exception_row pj_exceptions[] = {
    { 1697, 0, 1707, 0, 0, 1 },
};
static const pj_tuple_row pj_tuples[] = {
    { 1731, 2 },
    { 1743, 2 },
};
static const pj_callback_row pj_callbacks[] = {
    {
    .face = 98, .called = 1, .pool_size = 0,
    },
    {
    .face = 109, .called = 0, .pool_size = 16,
    .shared = 1, .kind = PJ_I32, .on_error = 0,
    },
};
static const uint8_t pj_programs[] PJ_TOGETHER(programs) = {
    175, 137, 65, 3, 2, PJ_POINTER, 1, 1, 1, 1, PJ_GIL_RELEASE, 1, PJ_OP_POINTER_VAR, 16, PJ_POINTER, PJ_OP_CALLBACK, 31, 0, 3, 0, 0, PJ_SCOPE_CALL, PJ_OP_PASS, 19, 1, 3, PJ_POINTER, PJ_OP_FREE_CALLABLES, 1, 3,
    175, 136, 65, 1, 1, PJ_POINTER, 1, 1, 1, PJ_GIL_RELEASE, 1, PJ_OP_POINTER_VAR, 16, PJ_POINTER, PJ_OP_CALLBACK, 31, 0, 2, 0, 0, PJ_SCOPE_CALL, PJ_OP_FREE_CALLABLES, 1, 2,
    167, 160, 1, 2, 1, PJ_POINTER, 1, 1, PJ_GIL_RELEASE, PJ_I32, 5, 0, 0, PJ_OP_MAKE_TEXT, 17, 1, PJ_RESULT_UTF8,
    166, 160, 1, 2, PJ_POINTER, 2, 1, PJ_GIL_RELEASE, PJ_OP_RECORD, 13, 0, 0, 0, PJ_OP_RECORD, 13, 1, 1, 0, PJ_OP_MAKE_VALUE, 105, 2, 0, 1, 0,
    175, 241, 149, 2, 4, 2, PJ_I32, 5, 4, 2, 3, 1, 3, PJ_GIL_RELEASE, PJ_FAILS_IF, 26, 24, PJ_ALL, 2, PJ_UNEQUAL, 4, 2, PJ_UNEQUAL, 4, 4, PJ_ANY, 1, PJ_EQUAL, 4, 2, PJ_ANY, 1, PJ_EQUAL, 4, 4, PJ_ANY, 1, PJ_EQUAL, 4, 2, PJ_UNEQUAL, 3, 0, PJ_OP_SCALAR_VAR, 16, PJ_I32, PJ_OP_SCALAR_VAR, 16, PJ_I32, PJ_OP_POINTER_VAR, 16, PJ_POINTER, PJ_OP_POINTER_VAR, 16, PJ_POINTER, PJ_OP_POINTER_VAR, 16, PJ_POINTER, PJ_OP_NUMBER, 21, 3, 0, PJ_I32, PJ_OP_DECIDE, 237, 3, 0, 0, 205, 4, 166, 9, 8, PJ_OP_NUMBER, 149, 4, 1, PJ_I32, 72, PJ_OP_RECORD, 141, 5, 1, 0, 112, PJ_OP_PASS, 19, 0, 3, PJ_I32, PJ_OP_PASS_CHOSEN, 113, 1, PJ_POINTER, 2, 0, PJ_OP_ASK, 127, 6, 7, 0, 2, PJ_POINTER, 1, 4, PJ_OP_WORDS, 1, 6, PJ_OP_RAISE_DECLARED, 9, 2, 1, PJ_OP_MAKE_KIND, 17, 2, PJ_I32, PJ_OP_PASS_ADDRESS, 147, 1, 4, PJ_POINTER, 152, 1, PJ_OP_PASS, 19, 1, 5, PJ_POINTER, PJ_OP_PASS, 19, 7, 2, PJ_I32,
    167, 176, 7, 2, 1, PJ_I32, 1, 1, 1, PJ_GIL_RELEASE, PJ_KEEP_ERRNO, PJ_FAILS_MINUS_ONE, PJ_OP_HANDLE_TAKEN, 13, 0, 0, 0, PJ_OP_RAISE_SYSTEMS, 16, PJ_SYSTEM_ERRNO, PJ_OP_MAKE_KIND, 17, 1, PJ_I32,
    175, 185, 135, 1, 4, 2, PJ_I32, 2, 2, 2, 1, 1, 1, PJ_GIL_RELEASE, PJ_KEEP_ERRNO, PJ_FAILS_MINUS_ONE, 1, PJ_OP_TEXT_VAR, 16, PJ_POINTER, PJ_OP_SCALAR_VAR, 16, PJ_I32, PJ_OP_FILENAME, 5, 3, 0, PJ_OP_NUMBER, 149, 4, 1, PJ_I32, 1, PJ_OP_PASS_TEXT, 3, 0, 3, PJ_OP_PASS, 19, 1, 4, PJ_I32, PJ_OP_FREE_TEXT, 1, 3, PJ_OP_RAISE_SYSTEMS, 20, 0, PJ_SYSTEM_ERRNO, PJ_OP_MAKE_HANDLE, 105, 2, 0, 1, 0,
    175, 185, 15, 6, 3, PJ_I64, 2, 3, 1, 2, 1, 2, PJ_GIL_RELEASE, PJ_KEEP_ERRNO, PJ_FAILS_MINUS_ONE, 1, PJ_OP_POINTER_VAR, 16, PJ_POINTER, PJ_OP_BUFFER_VAR, 16, PJ_POINTER, PJ_OP_HANDLE, 15, 0, 4, 0, 0, PJ_OP_BUFFER_OUT, 37, 5, 1, 1, PJ_OP_MEASURE_WORD, 23, 2, 5, 1, PJ_U64, PJ_OP_PASS_BUFFER, 3, 1, 5, PJ_OP_FREE_HANDLE, 1, 4, PJ_OP_FREE_BUFFER, 1, 5, PJ_OP_RAISE_SYSTEMS, 16, PJ_SYSTEM_ERRNO, PJ_OP_MAKE_KIND, 17, 3, PJ_I64, PJ_OP_MAKE_BUFFER, 105, 5, 0, 1, 0,
    175, 169, 8, 5, 3, PJ_I32, 1, 3, 1, 1, 2, 1, PJ_OP_POINTER_VAR, 16, PJ_POINTER, PJ_OP_RECORD, 13, 0, 0, 0, PJ_F32, 5, 2, 1, PJ_OP_NEW_RECORD, 41, 4, 0, 8, PJ_OP_PASS_RECORD, 3, 1, 4, PJ_OP_FREE_OBJECT, 1, 4, PJ_OP_MAKE_KIND, 17, 3, PJ_I32, PJ_OP_MAKE_RECORD, 105, 4, 0, 1, 0,
    174, 162, 128, 128, 1, 3, PJ_I32, 4, 1, 1, 2, 1, PJ_OP_POINTER_VAR, 16, PJ_POINTER, PJ_OP_SCALAR_VAR, 16, PJ_F64, PJ_OP_POINTER_VAR, 16, PJ_POINTER, PJ_OP_SCALAR_VAR, 16, PJ_I32, PJ_OP_NUMBER, 21, 4, 0, PJ_I32, PJ_OP_ANSWER, 1, 4, PJ_OP_MAKE_COPY, 105, 1, 0, 1, 0, PJ_OP_MAKE_KIND, 17, 2, PJ_F64,
    174, 162, 128, 128, 1, 2, PJ_I32, 3, 1, 1, 2, 1, PJ_OP_SCALAR_VAR, 16, PJ_I32, PJ_OP_SCALAR_VAR, 16, PJ_I32, PJ_OP_SCALAR_VAR, 16, PJ_I32, PJ_OP_NUMBER, 21, 3, 0, PJ_I32, PJ_OP_ANSWER, 1, 3, PJ_OP_MAKE_KIND, 17, 1, PJ_I32, PJ_OP_MAKE_KIND, 17, 2, PJ_I32,
};
static const pj_place pj_names[] = { 1, 115,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_MEMBER, PJ_ENTRY_MEMBER, PJ_ENTRY_TYPE, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 3, 3, 3, 2, 23, 42, 5, 0, 1, 77, 7, 53, 0, 89, 65, 6, 31, 8, 4, 16,  };
static const pj_place pj_docs[] = { 1756,  };
static const uint64_t pj_fingerprints[] PJ_TOGETHER(fingerprints) = { 10787363610186025509u, 4312920168794909723u, 0u, 0u, 8945797862487647128u, 10170145024772926475u, 0u, 0u,  };
static const pj_compiled_row pj_compiled[] = { { pj_call_1n_printed, NULL },  };
static const pj_called_row pj_called[] = { { .entry = (void (*)(void))pj_called_1n_visit },  };
static const int64_t pj_numbers[] PJ_TOGETHER(numbers) = { -1, 1, 2,  };
static const pj_native pj_natives[] = { { 130, 0, 0 },  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "NUMBER\000"
    "SPOT\000"
    "What\000"
    "Wrong\000"
    "between\000"
    "close\000"
    "compare\000"
    "each\000"
    "file\000"
    "nearest\000"
    "nearest_result\000"
    "open\000"
    "point\000"
    "printed\000"
    "read\000"
    "read_result\000"
    "set\000"
    "sort\000"
    "visit\000"
    "words\000"
    "each(f)\012--\012\012each().\012\012Parameters:\012  f (Callable[[point, float], int] | visit)\012\012C:\012  void each(visit f, void *data)\000"
    "sort(by)\012--\012\012sort().\012\012Parameters:\012  by (Callable[[int, int], int] | compare)\012\012C:\012  void sort(compare by)\000"
    "words(code)\012--\012\012words().\012\012Parameters:\012  code (int)\012\012Returns:\012  (str | None)\012\012C:\012  const char *words(int code)\000"
    "between(a, b)\012--\012\012between().\012\012Parameters:\012  a (point)\012  b (point)\012\012Returns:\012  (point)\012\012C:\012  point between(point a, point b)\000"
    "value\000"
    "NUMBER, SPOT\000"
    "set(what, value)\012--\012\012set().\012\012Parameters:\012  what (What | int)\012  value (int | point): int with NUMBER; point with SPOT\012\012Returns:\012  (int)\012\012Raises:\012  Wrong\012\012C:\012  int set(int what, const void *value)\000"
    "close(fd)\012--\012\012close().\012\012Parameters:\012  fd (file | int | HasFileno)\012\012Returns:\012  (int)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int close(int fd)\000"
    "open(path, flags=0)\012--\012\012open().\012\012Parameters:\012  path (StrOrBytesPath)\012  flags (int)\012\012Returns:\012  (file)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int open(const char *path, int flags)\000"
    "read(fd, data)\012--\012\012read().\012\012Parameters:\012  fd (file | int | HasFileno)\012  data (int | Buffer)\012\012Returns:\012  result (int)\012  data (bytes | int)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  ssize_t read(int fd, void *data, size_t size)\000"
    "nearest(to, weight)\012--\012\012nearest().\012\012Parameters:\012  to (point)\012  weight (float)\012\012Returns:\012  result (int)\012  found (point)\012\012C:\012  int nearest(const point *to, point *found, float weight)\000"
    "printed(value)\012--\012\012printed().\012\012Parameters:\012  value (int)\012\012Returns:\012  (int)\012\012C:\012  int printed(long value)\000"
    "x\000"
    "y\000"
    "Exception\000"
    "code\000"
    "NUMBER\000SPOT\000"
    "result\000"
    "result\000data\000"
    "result\000found\000"
    "\000\000\000\000A function pointer of the type visit.\000A function pointer of the type compare.\000What read() gives.\000What nearest() gives.\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "", .count = 20, .type_count = 8, .variable_count = 0,
    .texts = pj_texts,
    .functions = pj_functions,
    .types = pj_types,
    .records = pj_records,
    .enums = pj_enums,
    .handles = pj_handles,
    .exceptions = pj_exceptions,
    .tuples = pj_tuples,
    .callbacks = pj_callbacks,
    .programs = pj_programs,
    .names = pj_names,
    .kinds = pj_kinds,
    .values = pj_values,
    .docs = pj_docs,
    .fingerprints = pj_fingerprints,
    .compiled = pj_compiled,
    .called = pj_called,
    .numbers = pj_numbers,
    .natives = pj_natives,
    .warning_count = 0,
};
