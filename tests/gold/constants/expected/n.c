/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;

#line 1 "n.c"
static const pj_entry pj_entries[] PJ_TOGETHER(entries) = {
    { 1, PJ_ENTRY_FLOAT, { .number = -__builtin_inf() } }, /* ENDLESS */
    { 9, PJ_ENTRY_INT, { .integer = (-9223372036854775807 - 1) } }, /* LEAST */
    { 15, PJ_ENTRY_UINT, { .natural = 18446744073709551615ull } }, /* MOST */
    { 20, PJ_ENTRY_FLOAT, { .number = __builtin_nan("") } }, /* NOTHING */
    { 28, PJ_ENTRY_FLOAT, { .number = 3.14159 } }, /* PI */
    { 31, PJ_ENTRY_BYTES, { .of = { 51, 5 } } }, /* RAW */
    { 35, PJ_ENTRY_TEXT, { .of = { 45, 5 } } }, /* TEXT */
    { 40, PJ_ENTRY_INT, { .integer = 0 } }, /* ZERO */
};
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "ENDLESS\000"
    "LEAST\000"
    "MOST\000"
    "NOTHING\000"
    "PI\000"
    "RAW\000"
    "TEXT\000"
    "ZERO\000"
    "caf\303\251\000"
    "bytes\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "Constants of every type.", .count = 8, .type_count = 0, .variable_count = 0,
    .texts = pj_texts,
    .entries = pj_entries,
    .warning_count = 0,
};
