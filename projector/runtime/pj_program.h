/* A program of the table tier as it was read, and a call under way. */
#ifndef PJ_PROGRAM_H
#define PJ_PROGRAM_H

#define PJ_NO_ARGUMENT 0xFF

/* What a call does for a step. The usual kinds are done in line, first those that make a word of a number; for the rest
 * there is one function for all steps of a phase. Between the steps of a program stand the call, whether it failed, and the
 * result. */
#define PJ_NUMBERS(each)                                                                              \
    each(I8) each(U8) each(I16) each(U16) each(I32) each(U32) each(I64) each(U64) each(F32) each(F64) \
    each(BOOL) each(BOOL8) each(BOOL32) each(CHAR)
#define PJ_ACTIONS(each)                                                                              \
    each(POINTER_VAR) each(BUFFER_VAR) each(TEXT_VAR) each(ZERO) each(BEGIN)                          \
    each(UTF8) each(BUFFER_IN) each(BUFFER_INOUT) each(BUFFER_OUT) each(RECORD) each(RECORD_INOUT)    \
    each(HANDLE) each(DESCRIPTOR) each(NEW_RECORD) each(MEASURE_WORD) each(CONVERT) each(ENTER)       \
    each(PASS_BUFFER) each(PASS_RECORD) each(PASS_ADDRESS) each(PASS_TEXT) each(PASS_CONSTANT)        \
    each(PASS) each(CALL_HELD) each(CALL_HELD_ERRNO) each(CALL_RELEASED) each(CALL_RELEASED_ERRNO)    \
    each(CALL_APART) each(NARROW) each(LEAVE)                                               \
    each(EXPECT_NOT_MINUS_ONE) each(EXPECT_ZERO) each(EXPECT_POINTER) each(EXPECT) each(STAY)         \
    each(MAKE_NONE) each(MAKE_I32) each(MAKE_U32) each(MAKE_I64) each(MAKE_U64) each(MAKE_F64)        \
    each(MAKE_RECORD) each(MAKE_VALUE) each(MAKE_BUFFER) each(MAKE_BUFFER_I32) each(MAKE_BUFFER_I64) each(MAKE)        \
    each(MAKE_ALL) each(FREE_HANDLE) each(FREE_BUFFER) each(FREE_TEXT) each(FREE_OBJECT)              \
    each(GIVE_BACK) each(FREE_FRAME) each(END)

#define PJ_DO_(name) PJ_DO_##name,
typedef enum { PJ_NUMBERS(PJ_DO_) PJ_ACTIONS(PJ_DO_) PJ_DOES } pj_action;

/* A place in the call's frame, and the kind of number there. */
typedef struct {
    uint16_t at;
    uint8_t kind;
} pj_at;

typedef struct {
    const void *place; /* in pj_call_by_table: where its action is */
    uint8_t op;        /* pj_op */
    uint8_t action;    /* pj_action */
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

#define PJ_USUAL_FRAME 128 /* pieces: three short sequences', and a few variables' */

/* A piece of the frame. */
typedef struct {
    _Alignas(16) char bytes[16];
} pj_chunk;

typedef struct pj_table {
    pj_shape shape;
    const uint8_t *conditions; /* of which the first one is at 1 */
    pj_at *places;          /* of words, the result and variables, by number */
    const pj_step *again;   /* where a call starts that is repeated */
    const pj_step *release; /* where starts what any call ends with */
    const pj_step *raise, *make, *ask, *aside; /* so many, that say what failed, make results, ask other functions */
    uint16_t raise_count, make_count, ask_count;
    const uint16_t *ends;   /* of a callback: of its phases */
    uint64_t above;         /* with PJ_GIL_ABOVE: the value of `by` up to which the GIL is held */
    int64_t minus_one;      /* as the result's kind has it */
    uint16_t by, result_at, fails_if;
    uint16_t form;            /* the first of the call's forms, aside */
    uint16_t frame;           /* in pieces of 16 bytes */
    int16_t tuple;            /* the type of several results */
    int16_t full;             /* how many arguments are all by position, or -1 */
    uint8_t words, result, by_kind, gil, keep, clears, calls_back, fails, retries;
    uint8_t forms; /* of the call, by shape; 0: there is one */
    uint8_t alone; /* the argument without which the first result stands alone, one more than its number; or 0 */
    bool discards;
    bool far;     /* its result is wider than a word */
    bool further; /* it takes what stands for C's `...` */
    pj_step steps[];
} pj_table;

typedef struct {
    const pj_function *fn;
    const pj_table *table;
    PyObject *const *args;
    char *frame;
    PyObject *result;
    void *memory; /* of a large frame */
    int error; /* the system's code that was kept */
    int round; /* of a buffer that grows */
    PyObject *const *more; /* so many arguments that stand for C's `...` */
    Py_ssize_t more_count;
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
const void *const *pj_places(void);
int pj_kind_size(uint8_t kind);
int pj_convert(const pj_call *call, const pj_step *step);
void pj_narrow(char *at, uint8_t kind);
bool pj_narrows(uint8_t kind);
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
    return &call->table->aside[number];
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
