/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;

struct pj_layout_1n_pair {
    int f_a;
    int f_b;
};
PJ_PROVE(struct pj_layout_1n_pair, 8, 4);
PJ_PROVE_OFFSET(struct pj_layout_1n_pair, f_a, 0);
PJ_PROVE_OFFSET(struct pj_layout_1n_pair, f_b, 4);
#line 1 "n.c"
static const pj_variable_row pj_variables[] = {
    { NULL, 11, 11, 0, 9, 1, 0, 0, 0, 0, 0 }, /* level */
    { NULL, 17, 17, 0, 13, 1, 0, 0, 1, 1, 0 }, /* limit */
    { NULL, 28, 28, 0, 17, 1, 0, 0, 0, 0, 0 }, /* mode */
    { NULL, 6, 6, 0, 22, 1, 0, 0, 1, 0, 0 }, /* both */
    { NULL, 45, 45, 0, 27, 2, 0, 0, 1, 0, 0 }, /* table */
    { NULL, 23, 23, 0, 40, 1, 0, 0, 0, 0, 1 }, /* mine */
    { NULL, 33, 73, 87, 44, 1, 0, 0, 0, 0, 0 }, /* newest */
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { 40, PJ_TYPE_RECORD, 0 }, /* pair */
    { 1, PJ_TYPE_ENUM, 0 }, /* Mode */
};
static const uint8_t pj_records[] PJ_TOGETHER(records) = {
    /* pair */ 7, 8, 2, 2, 13, 51, 4, PJ_I32, 0,
    /* level */ 13, 67, 4, PJ_I32,
    /* limit */ 13, 67, 4, PJ_I32,
    /* mode */ 29, 67, 4, PJ_I32, 2,
    /* both */ 29, 67, 8, PJ_RECORD, 1,
    /* table */ 109, 67, 8, PJ_ARRAY, 4, 2, 111, 67, 0, 2, PJ_U16, 0, 0,
    /* mine */ 13, 67, 8, PJ_I64,
    /* newest */ 13, 67, 4, PJ_I32,
};
static const pj_enum_row pj_enums[] = {
    { 55, 0, 2, 0, 1, 4 },
};
static const pj_place pj_names[] = { 1,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_TYPE, PJ_ENTRY_VARIABLE, PJ_ENTRY_VARIABLE, PJ_ENTRY_VARIABLE, PJ_ENTRY_VARIABLE, PJ_ENTRY_VARIABLE, PJ_ENTRY_VARIABLE, PJ_ENTRY_TYPE, PJ_ENTRY_VARIABLE,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 1, 3, 0, 1, 5, 2, 6, 0, 4,  };
static const pj_place pj_docs[] = { 65,  };
static const uint64_t pj_fingerprints[] PJ_TOGETHER(fingerprints) = { 6629374062454246044u, 0u,  };
static const int64_t pj_numbers[] PJ_TOGETHER(numbers) = { 1, 2,  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "Mode\000"
    "both\000"
    "level\000"
    "limit\000"
    "mine\000"
    "mode\000"
    "newest\000"
    "pair\000"
    "table\000"
    "a\000"
    "b\000"
    "SLOW\000FAST\000"
    "\000\000"
    "value\000"
    "newest_of_all\000"
    "glibc 2.40\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "Variables of every kind.", .count = 9, .type_count = 2, .variable_count = 7,
    .texts = pj_texts,
    .variables = pj_variables,
    .types = pj_types,
    .records = pj_records,
    .enums = pj_enums,
    .names = pj_names,
    .kinds = pj_kinds,
    .values = pj_values,
    .docs = pj_docs,
    .fingerprints = pj_fingerprints,
    .numbers = pj_numbers,
    .warning_count = 0,
};
