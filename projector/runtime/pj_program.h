/* A program of the table tier as it was read, and a call under way. */
#ifndef PJ_PROGRAM_H
#define PJ_PROGRAM_H

#define PJ_NO_ARGUMENT 0xFF
#define PJ_GUARDED 0xFF /* no op: of a step that doesn't always run */

/* A place in the call's frame, and the kind of number there. */
typedef struct {
    uint16_t at;
    uint8_t kind;
} pj_at;

typedef struct {
    uint8_t op;   /* pj_op */
    uint8_t fast; /* the same for whoever asks for no condition, or PJ_GUARDED */
    uint8_t argument, kind, when;
    uint8_t into_kind, other_kind;
    bool has_into, has_other;
    uint16_t into, other; /* places in the frame */
    uint16_t ref, condition;
    int32_t item;
    int64_t value;
} pj_step;

/* A number that is wider than a word. */
typedef union {
    uint64_t halves[2];
    float _Complex c64;
    double _Complex c128;
    long double longer;
#if defined(__SIZEOF_INT128__)
    __int128 i128;
    unsigned __int128 u128;
#endif
} pj_wide;

#define PJ_SIMPLE_FRAME 64 /* pieces: one short sequence's, and a few variables' */

/* A piece of the frame. */
typedef struct {
    _Alignas(16) char bytes[16];
} pj_chunk;

/* What most calls give: nothing, a number that is the native result, the one record that was made, one other value. */
enum {
    PJ_GIVES_NOTHING, PJ_GIVES_I32, PJ_GIVES_U32, PJ_GIVES_I64, PJ_GIVES_U64, PJ_GIVES_F64, PJ_GIVES_RECORD,
    PJ_GIVES_ONE, PJ_GIVES_MORE
};

typedef struct pj_table {
    PyCFunctionFastWithKeywords entry;
    pj_shape shape;
    const uint8_t *conditions; /* of which the first one is at 1 */
    pj_at *places;          /* of words, the result and variables, by number */
    uint64_t above;         /* with PJ_GIL_ABOVE: the value of `by` up to which the GIL is held */
    int64_t minus_one;      /* as the result's kind has it */
    uint16_t by, result_at, fails_if;
    uint16_t further;         /* where what stands for C's `...` is, or 0 */
    uint16_t form;            /* the first of the call's forms, aside */
    uint16_t frame;           /* in pieces of 16 bytes */
    uint16_t ends[PJ_PHASES]; /* of the phases' steps */
    int16_t tuple;            /* the type of several results */
    int16_t full;             /* how many arguments are all by position, or -1 */
    uint8_t words, result, by_kind, gil, keep, clears, calls_back, fails, retries;
    uint8_t forms; /* of the call, by shape; 0: there is one */
    uint8_t alone; /* the argument without which the first result stands alone, one more than its number; or 0 */
    uint8_t gives; /* PJ_GIVES_... */
    bool discards, enters, leaves, narrows;
    bool far;   /* its result is wider than a word */
    bool apart; /* its call isn't the usual one: it may lead back to Python, has several forms, or others right behind it */
    pj_step steps[];
} pj_table;

typedef struct {
    const pj_function *fn;
    const pj_table *table;
    PyObject *const *args;
    char *frame;
    int error; /* the system's code that was kept */
    int round; /* of a buffer that grows */
} pj_call;

/* RISC-V's registers hold 32 bits with their sign, whatever they mean. */
#if defined(__riscv)
#define PJ_WIDE_U32(value) ((uintptr_t)(intptr_t)(int32_t)(value))
#else
#define PJ_WIDE_U32(value) ((uintptr_t)(uint32_t)(value))
#endif

/* A number as wide as a register, as this processor's callees expect it. */
static inline void pj_widen(pj_word *word, uint8_t kind, int64_t value)
{
    switch (kind) {
    case PJ_I8:
        word->w = (uintptr_t)(intptr_t)(int8_t)value;
        break;
    case PJ_CHAR:
        word->w = (uintptr_t)(intptr_t)(char)value;
        break;
    case PJ_U8: case PJ_BOOL8:
        word->w = (uint8_t)value;
        break;
    case PJ_BOOL:
        word->w = value != 0;
        break;
    case PJ_I16:
        word->w = (uintptr_t)(intptr_t)(int16_t)value;
        break;
    case PJ_U16:
        word->w = (uint16_t)value;
        break;
    case PJ_U32:
        word->w = PJ_WIDE_U32(value);
        break;
    case PJ_I32: case PJ_BOOL32:
        word->w = (uintptr_t)(intptr_t)(int32_t)value;
        break;
    case PJ_POINTER:
        word->w = (uintptr_t)value;
        break;
    default:
        word->l = value;
    }
}

/* LEB128. */
static inline uint64_t pj_read_number(const uint8_t **at)
{
    uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
        uint8_t byte = *(*at)++;
        value |= (uint64_t)(byte & 0x7F) << shift;
        if (!(byte & 0x80))
            return value;
    }
}

/* Zigzag: small negative numbers are short, too. */
static inline int64_t pj_read_signed(const uint8_t **at)
{
    uint64_t value = pj_read_number(at);
    return (int64_t)(value >> 1) ^ -(int64_t)(value & 1);
}

int64_t pj_number_at(const char *at, uint8_t kind);
void pj_put_number(char *at, uint8_t kind, int64_t value);
bool pj_is_met(const pj_call *call, uint16_t condition);

PyObject *pj_call_by_table(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames);
PyObject *pj_call_with_words(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames);
PyObject *pj_call_with_further(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames);
PyObject *pj_call_simply(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames);
int pj_kind_size(uint8_t kind);
int pj_convert(const pj_call *call, const pj_step *step);
void pj_narrow(char *at, uint8_t kind);
void pj_begin_variable(const pj_call *call, const pj_step *step);
void pj_enter_step(const pj_call *call, const pj_step *step);
void pj_pass_step(const pj_call *call, const pj_step *step);
int pj_leave_step(pj_call *call, const pj_step *step);
bool pj_has_failed(const pj_call *call);
int pj_code_of(const pj_call *call);
void pj_fail(const pj_call *call, const pj_step *step, const pj_step *end);
PyObject *pj_build(const pj_call *call, const pj_step *step);
void pj_let_stay(const pj_call *call, const pj_step *step);
void pj_give_back(const pj_call *call, const pj_step *step);
PyObject *pj_build_number(const pj_function *fn, const pj_step *step, const void *from);
int64_t pj_count_of(const pj_call *call, const pj_step *step);
pj_owners pj_owners_of(const pj_call *call, const pj_step *step);
pj_parents pj_parents_of(const pj_call *call, const pj_step *step);

/* What is rare (table_rare.c). */
void pj_begin_wide(const pj_step *step, pj_wide *wide);
pj_shape pj_form_of(const pj_call *call);
void pj_ask_native(const pj_call *call, const pj_step *step);
void pj_pass_chosen(const pj_call *call, const pj_step *step);
int pj_convert_rarely(const pj_call *call, const pj_step *step);
PyObject *pj_build_wide(const pj_function *fn, uint8_t kind, const void *from);
PyObject *pj_build_rarely(const pj_call *call, const pj_step *step);

/* A step that others run. */
static inline const pj_step *pj_aside(const pj_call *call, int64_t number)
{
    return &call->table->steps[call->table->ends[PJ_PHASE_RELEASE] + number];
}

static inline bool pj_runs(const pj_call *call, const pj_step *step)
{
    if (step->when != PJ_ALWAYS) {
        PyObject *arg = call->args[step->argument];
        bool is_some = step->when == PJ_IF_SOME || step->when == PJ_IF_NONE ? PJ_SOME(arg) : PJ_GIVEN(arg);
        if (is_some != (step->when <= PJ_IF_SOME))
            return false;
    }
    return PJ_LIKELY(step->condition == 0) || pj_is_met(call, step->condition);
}

#endif
