/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;
extern const pj_library pj_libraries[];

#line 1 "n.c"
static const pj_entry pj_entries[] = {
    { "ENDLESS", PJ_ENTRY_FLOAT, 0, { .number = -__builtin_inf() }, NULL },
    { "LEAST", PJ_ENTRY_INT, 0, { .integer = (-9223372036854775807 - 1) }, NULL },
    { "MOST", PJ_ENTRY_UINT, 0, { .natural = 18446744073709551615ull }, NULL },
    { "NOTHING", PJ_ENTRY_FLOAT, 0, { .number = __builtin_nan("") }, NULL },
    { "PI", PJ_ENTRY_FLOAT, 0, { .number = 3.14159 }, NULL },
    { "RAW", PJ_ENTRY_BYTES, 5, { .text = "bytes" }, NULL },
    { "TEXT", PJ_ENTRY_TEXT, 5, { .text = "caf\303\251" }, NULL },
    { "ZERO", PJ_ENTRY_INT, 0, { .integer = 0 }, NULL },
};

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "Constants of every type.", .count = 8, .type_count = 0,
    .entries = pj_entries,
};
