/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;

#line 1 "n.c"
static const pj_entry pj_entries[] = {
    { 20, PJ_ENTRY_FLOAT, { .number = -__builtin_inf() } }, /* ENDLESS */
    { 11, PJ_ENTRY_INT, { .integer = (-9223372036854775807 - 1) } }, /* LEAST */
    { 6, PJ_ENTRY_UINT, { .natural = 18446744073709551615ull } }, /* MOST */
    { 28, PJ_ENTRY_FLOAT, { .number = __builtin_nan("") } }, /* NOTHING */
    { 17, PJ_ENTRY_FLOAT, { .number = 3.14159 } }, /* PI */
    { 53, PJ_ENTRY_BYTES, { .of = { 47, 5 } } }, /* RAW */
    { 42, PJ_ENTRY_TEXT, { .of = { 36, 5 } } }, /* TEXT */
    { 1, PJ_ENTRY_INT, { .integer = 0 } }, /* ZERO */
};
static const char pj_texts[] =
    "\000"
    "ZERO\000"
    "MOST\000"
    "LEAST\000"
    "PI\000"
    "ENDLESS\000"
    "NOTHING\000"
    "caf\303\251\000"
    "TEXT\000"
    "bytes\000"
    "RAW\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "Constants of every type.", .count = 8, .type_count = 0, .variable_count = 0,
    .texts = pj_texts,
    .entries = pj_entries,
    .warning_count = 0,
};
