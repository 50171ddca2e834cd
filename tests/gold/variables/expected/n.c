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
    { NULL, 11, 11, 0, 2, 1, 0, 0, 0, 0, 0 }, /* level */
    { NULL, 17, 17, 0, 3, 1, 0, 0, 1, 1, 0 }, /* limit */
    { NULL, 28, 28, 0, 4, 1, 0, 0, 0, 0, 0 }, /* mode */
    { NULL, 6, 6, 0, 5, 1, 0, 0, 1, 0, 0 }, /* both */
    { NULL, 45, 45, 0, 6, 2, 0, 0, 1, 0, 0 }, /* table */
    { NULL, 23, 23, 0, 8, 1, 0, 0, 0, 0, 1 }, /* mine */
    { NULL, 33, 85, 99, 9, 1, 0, 0, 0, 0, 0 }, /* newest */
};
static const pj_entry pj_entries[] PJ_TOGETHER(entries) = {
    { 1, PJ_ENTRY_TYPE, { .of = { 1, 0 } } }, /* Mode */
    { 6, PJ_ENTRY_VARIABLE, { .of = { 3, 0 } } }, /* both */
    { 11, PJ_ENTRY_VARIABLE, { .of = { 0, 0 } } }, /* level */
    { 17, PJ_ENTRY_VARIABLE, { .of = { 1, 0 } } }, /* limit */
    { 23, PJ_ENTRY_VARIABLE, { .of = { 5, 0 } } }, /* mine */
    { 28, PJ_ENTRY_VARIABLE, { .of = { 2, 0 } } }, /* mode */
    { 33, PJ_ENTRY_VARIABLE, { .of = { 6, 0 } } }, /* newest */
    { 40, PJ_ENTRY_TYPE, { .of = { 0, 0 } } }, /* pair */
    { 45, PJ_ENTRY_VARIABLE, { .of = { 4, 0 } } }, /* table */
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { { 6629374062454246044u, 16839579024374901712u }, 40, 40, 0, PJ_TYPE_RECORD }, /* pair */
    { { 0u, 0u }, 1, 1, 0, PJ_TYPE_ENUM }, /* Mode */
};
static const pj_record_row pj_records[] PJ_TOGETHER(records) = {
    { .size = 8, .count = 2, .fields = 0, .rows = 2, .cases = 0, .format = 55, .base = 0, .size_at = 0, .size_bytes = 0, .keeps = 0, .align = 0, .flexible = 0, .chooses = 0 },
};
static const pj_enum_row pj_enums[] = {
    { 0, 0, 2, 0, 1, 4 },
};
static const pj_field_row pj_fields[] PJ_TOGETHER(fields) = {
    { 51, 0, 0, 4, 0, 0, 0, 0, 0, PJ_I32, 0, 0, 0, 0, 0, 0, 0 }, /* a */
    { 53, 0, 4, 4, 0, 0, 0, 0, 0, PJ_I32, 0, 0, 0, 0, 0, 0, 0 }, /* b */
    { 79, 0, 0, 4, 0, 0, 0, 0, 0, PJ_I32, 0, 0, 0, 0, 0, 0, 0 }, /* value */
    { 79, 0, 0, 4, 0, 0, 0, 0, 0, PJ_I32, 0, 0, 0, 0, 0, 0, 0 }, /* value */
    { 79, 0, 0, 4, 0, 2, 0, 0, 0, PJ_I32, 0, 0, 0, 0, 0, 0, 0 }, /* value */
    { 79, 0, 0, 8, 0, 1, 0, 0, 0, PJ_RECORD, 0, 0, 0, 0, 0, 0, 0 }, /* value */
    { 79, 0, 0, 8, 4, 0, 0, 2, 0, PJ_ARRAY, 0, 0, 0, 0, 0, 0, 0 }, /* value */
    { 79, 0, 0, 2, 0, 0, 0, 0, 0, PJ_U16, 0, 0, 0, 0, 0, 0, 0 }, /* value */
    { 79, 0, 0, 8, 0, 0, 0, 0, 0, PJ_I64, 0, 0, 0, 0, 0, 0, 0 }, /* value */
    { 79, 0, 0, 4, 0, 0, 0, 0, 0, PJ_I32, 0, 0, 0, 0, 0, 0, 0 }, /* value */
};
static const pj_place pj_members[] PJ_TOGETHER(members) = { 69, 74,  };
static const int64_t pj_numbers[] = { 1, 2,  };
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
    "T{<i:a:<i:b:}\000"
    "SLOW\000"
    "FAST\000"
    "value\000"
    "newest_of_all\000"
    "glibc 2.40\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "Variables of every kind.", .count = 9, .type_count = 2, .variable_count = 7,
    .texts = pj_texts,
    .variables = pj_variables,
    .entries = pj_entries,
    .types = pj_types,
    .records = pj_records,
    .enums = pj_enums,
    .fields = pj_fields,
    .members = pj_members,
    .numbers = pj_numbers,
    .warning_count = 0,
};
