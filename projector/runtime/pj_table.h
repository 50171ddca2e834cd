/* The table tier: a function's calls as a program of bytes, which the runtime reads when the function comes to life.
 * A package compiles one function for each shape of a call instead of one for each API. */
#ifndef PJ_TABLE_H
#define PJ_TABLE_H

/* What a step does. Below PJ_OP_KINDS it is a pj_kind: a number or a truth value becomes a word. In a program a step is
 * its op, a byte that says which of its operands follow (PJ_HAS_...), and those as LEB128. */
typedef enum {
    PJ_OP_KINDS = 32,
    /* variables, which are zero or empty unless they say otherwise */
    PJ_OP_SCALAR_VAR, PJ_OP_ARRAY_VAR, PJ_OP_POINTER_VAR, PJ_OP_CSTRING_VAR, PJ_OP_TEXT_VAR, PJ_OP_BUFFER_VAR,
    PJ_OP_USE_VAR, PJ_OP_WIDE_VAR, PJ_OP_FURTHER_VAR,
    /* conversions: numbers, text, memory, objects */
    PJ_OP_NUMBER,
    PJ_OP_UTF8, PJ_OP_BYTES, PJ_OP_FILENAME, PJ_OP_LOCALE, PJ_OP_UTF16, PJ_OP_UTF32, PJ_OP_PATH16, PJ_OP_TEXT_IN,
    PJ_OP_TEXT_AT, PJ_OP_WIDE_IN, PJ_OP_STRINGS, PJ_OP_STRING_POINTERS, PJ_OP_TEXT_MOVED,
    PJ_OP_BUFFER_IN, PJ_OP_BUFFER_INOUT, PJ_OP_BUFFER_OUT, PJ_OP_NEW_BUFFER, PJ_OP_ADDRESS, PJ_OP_ADDRESS_INOUT,
    PJ_OP_NUMBERS_IN, PJ_OP_RECORDS_IN, PJ_OP_RECORDS_KEPT, PJ_OP_RECORDS_INOUT, PJ_OP_RECORDS_AT,
    PJ_OP_RECORDS_AT_INOUT, PJ_OP_SLOTS, PJ_OP_SLOTS_INOUT,
    PJ_OP_RECORD, PJ_OP_RECORD_INOUT, PJ_OP_RECORD_POINTERS, PJ_OP_RECORD_POINTERS_INOUT, PJ_OP_HANDLE,
    PJ_OP_HANDLE_TAKEN, PJ_OP_DESCRIPTOR, PJ_OP_OPAQUE, PJ_OP_OPAQUE_AT, PJ_OP_HANDLE_POINTERS, PJ_OP_CALLBACK,
    PJ_OP_RETAINED, PJ_OP_RETAINED_OBJECT,
    /* what goes with them */
    PJ_OP_REQUIRE, PJ_OP_MEASURE, PJ_OP_MEASURE_BYTES, PJ_OP_MEASURE_WORD, PJ_OP_MEASURE_BYTES_WORD, PJ_OP_AGREE, PJ_OP_AGREE_BYTES, PJ_OP_COUNT_BY, PJ_OP_SET,
    PJ_OP_NEW_RECORD, PJ_OP_SIZED_RECORD, PJ_OP_LEASED_RECORD,
    /* rarer conversions: pieces of memory, numbers wider than a word, types that other arguments decide, C's `...` */
    PJ_OP_PIECES, PJ_OP_I128, PJ_OP_U128, PJ_OP_C64, PJ_OP_C128, PJ_OP_LONG_DOUBLE, PJ_OP_JOIN, PJ_OP_DECIDE,
    PJ_OP_DECIDE_GIVEN, PJ_OP_TAKE_FURTHER,
    /* the call */
    PJ_OP_TELL, PJ_OP_USE_ARGUMENT, PJ_OP_USE_BUFFER, PJ_OP_USE_MADE, PJ_OP_USE_RECORDS,
    PJ_OP_PASS, PJ_OP_PASS_CONSTANT, PJ_OP_PASS_ADDRESS, PJ_OP_PASS_GIVEN, PJ_OP_PASS_BUFFER, PJ_OP_PASS_TEXT,
    PJ_OP_PASS_RECORD, PJ_OP_PASS_MOVED, PJ_OP_PASS_DESTROYED, PJ_OP_PASS_CHOSEN, PJ_OP_PASS_CHOSEN_AS, PJ_OP_FORM,
    PJ_OP_ASK, PJ_OP_WRITE_BACK, PJ_OP_GROW,
    /* failures */
    PJ_OP_WORDS, PJ_OP_RAISE_SYSTEMS, PJ_OP_RAISE_BUILTIN, PJ_OP_RAISE_DECLARED, PJ_OP_CARRY,
    /* results: numbers and what they stand for; what was made for the call; what is at an address; what is rare: records
     * by value, views of native memory, packed streams, one of several */
    PJ_OP_MAKE_NONE, PJ_OP_MAKE_KIND, PJ_OP_MAKE_ENUM, PJ_OP_MAKE_HANDLE, PJ_OP_MAKE_LENT, PJ_OP_MAKE_HANDLES,
    PJ_OP_MAKE_RECORD, PJ_OP_MAKE_OWNED, PJ_OP_MAKE_RECORD_OWNING, PJ_OP_MAKE_RECORDS, PJ_OP_MAKE_BUFFER, PJ_OP_MAKE_STRING,
    PJ_OP_MAKE_STRING_LIST, PJ_OP_MAKE_NUMBERS, PJ_OP_MAKE_SCALARS, PJ_OP_MAKE_CHARS,
    PJ_OP_MAKE_SCALARS_AT, PJ_OP_MAKE_MEMORY, PJ_OP_MAKE_MEMORY_TEXT, PJ_OP_MAKE_TEXT, PJ_OP_MAKE_STRINGS,
    PJ_OP_MAKE_NULL_TERMINATED, PJ_OP_MAKE_TEXT_LIST, PJ_OP_MAKE_RECORD_LIST, PJ_OP_MAKE_COPY, PJ_OP_MAKE_ADDRESS,
    PJ_OP_MAKE_TYPED, PJ_OP_MAKE_AT, PJ_OP_MAKE_AT_CONST, PJ_OP_MAKE_OPAQUE,
    PJ_OP_MAKE_VALUE, PJ_OP_MAKE_FOREIGN, PJ_OP_MAKE_FOREIGN_BLOCK, PJ_OP_MAKE_CHAIN, PJ_OP_MAKE_RECORD_COPIES,
    PJ_OP_MAKE_OPAQUES, PJ_OP_MAKE_HANDLE_LIST, PJ_OP_MAKE_LENT_LIST, PJ_OP_MAKE_MEMORY_VIEW, PJ_OP_MAKE_COPY_REACHING,
    PJ_OP_MAKE_STREAM, PJ_OP_STRIDE, PJ_OP_MAKE_WITHIN, PJ_OP_MAKE_CHOSEN,
    PJ_OP_MAKE_POINTERS, PJ_OP_MAKE_TEXTS, PJ_OP_MAKE_VIEW,
    PJ_OP_KEEP, PJ_OP_GIVEN_AWAY,
    /* what is given back */
    PJ_OP_FREE_BUFFER, PJ_OP_FREE_TEXT, PJ_OP_FREE_OBJECT, PJ_OP_FREE_HANDLE, PJ_OP_FREE_CALLABLES, PJ_OP_FREE_PINS,
    PJ_OP_FREE_EACH, PJ_OP_END_USE, PJ_OP_DISCARD, PJ_OP_DISCARD_ALL, PJ_OP_FREE_NATIVE,
    PJ_OP_FREE_FURTHER,
    /* callbacks: what is known of the outer call, numbers at addresses, answers, what native code keeps and gives back */
    PJ_OP_OUTER, PJ_OP_LOAD, PJ_OP_HAND_OVER, PJ_OP_WRITE_RECORD, PJ_OP_WRITE_NUMBER, PJ_OP_WRITE_COUNT, PJ_OP_FILL,
    PJ_OP_ANSWER, PJ_OP_ANSWER_COUNT, PJ_OP_TAKE_BACK,
} pj_op;

/* The operands of a step, in this order: where it goes; what else it needs; the number of an argument; of a type or of
 * another native function; a kind; an item's size; a value (zigzag); whether it runs (PJ_ALWAYS... and, times 8, where in
 * the program the condition is). Where something goes is a word of the call, behind those its result, and behind that the
 * variables. */
enum {
    PJ_HAS_INTO = 1, PJ_HAS_OTHER = 2, PJ_HAS_ARGUMENT = 4, PJ_HAS_REF = 8, PJ_HAS_KIND = 16, PJ_HAS_ITEM = 32,
    PJ_HAS_VALUE = 64, PJ_HAS_GUARD = 128
};

/* The steps of a program, in this order. Those of ASK come right behind the call; those aside
 * are run by others: one of several cases, or what another function is given. */
enum {
    PJ_PHASE_VARIABLES, PJ_PHASE_ASK, PJ_PHASE_BEFORE, PJ_PHASE_ENTER, PJ_PHASE_PASS, PJ_PHASE_AFTER, PJ_PHASE_KEEP,
    PJ_PHASE_RELEASE, PJ_PHASE_RAISE, PJ_PHASE_MAKE, PJ_PHASE_ASIDE, PJ_PHASES
};

/* Whether a step runs: always, if the argument was given, or was given and isn't None, or if neither. */
enum { PJ_ALWAYS, PJ_IF_GIVEN, PJ_IF_SOME, PJ_IF_NOT_GIVEN, PJ_IF_NONE };

/* Whether a call gives up the GIL. */
enum { PJ_GIL_HOLD, PJ_GIL_RELEASE, PJ_GIL_ABOVE };

/* The system's code that is kept right after the call, and is zero before it where that is `cleared`. */
enum { PJ_KEEP_NOTHING, PJ_KEEP_ERRNO, PJ_KEEP_LAST_ERROR };

/* How failure shows. */
enum { PJ_FAILS_NEVER, PJ_FAILS_MINUS_ONE, PJ_FAILS_NULL, PJ_FAILS_NOT_ZERO, PJ_FAILS_IF };

/* A condition: how many parts there are, of which all or any must hold; or a variable (0: the kept code, else one more
 * than its number) compared with a value. */
enum { PJ_ALL, PJ_ANY, PJ_EQUAL, PJ_UNEQUAL, PJ_LESS, PJ_AT_MOST, PJ_MORE, PJ_AT_LEAST };

/* How a buffer grows. */
enum { PJ_GROW_PROBES = 1, PJ_GROW_CUTS = 2 };

/* What a text result is decoded from. */
enum { PJ_RESULT_UTF8, PJ_RESULT_BYTES, PJ_RESULT_FILENAME, PJ_RESULT_LOCALE, PJ_RESULT_UTF16, PJ_RESULT_UTF32 };

/* What explains an OSError. */
enum { PJ_SYSTEM_ERRNO, PJ_SYSTEM_WINDOWS, PJ_SYSTEM_STATUS };

#endif
