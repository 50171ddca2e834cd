/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;
extern const pj_library pj_libraries[];
extern const pj_enum_desc pj_type_1n_Mode;
extern const pj_record_desc pj_type_1n_pair;

struct pj_layout_1n_pair {
    int f_a;
    int f_b;
};
PJ_PROVE(struct pj_layout_1n_pair, 8, 4);
PJ_PROVE_OFFSET(struct pj_layout_1n_pair, f_a, 0);
PJ_PROVE_OFFSET(struct pj_layout_1n_pair, f_b, 4);
static const pj_field pj_fields_1n_pair[2];
static const pj_field pj_fields_1n_pair[2] = {
{ .name = "a", .record = "pair", .doc = NULL, .offset = 0, .size = 4, .kind = PJ_I32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
,
{ .name = "b", .record = "pair", .doc = NULL, .offset = 4, .size = 4, .kind = PJ_I32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
,
};
const pj_record_desc pj_type_1n_pair = {
    .type = { "pair", "gold_api.n.pair", "pair", &pj_namespace_1n_names, 0, PJ_TYPE_RECORD, { 6629374062454246044u, 16839579024374901712u } },
    .size = 8, .count = 2, .flexible = 0, .chooses = 0, .keeps = 0, .align = 0, .format = "T{<i:a:<i:b:}", .base = NULL, .size_field = NULL,
    .fields = pj_fields_1n_pair,
};

static const pj_member pj_members_1n_Mode[] = {
    { "SLOW", 1 },
    { "FAST", 2 },
};
const pj_enum_desc pj_type_1n_Mode = {
    .type = { "Mode", "gold_api.n.Mode", "Mode", &pj_namespace_1n_names, 1, PJ_TYPE_ENUM, { 0, 0 } },
    .members = pj_members_1n_Mode,
    .count = 2, .flags = 0, .is_unsigned = 1, .size = 4,
};

#line 1 "n.c"
static const pj_field pj_field_pj_variable_1n_level = { .name = "value", .record = "level", .doc = NULL, .offset = 0, .size = 4, .kind = PJ_I32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
;
static const pj_variable_desc pj_variable_1n_level = {
    .name = "level", .symbol = "level", .library = &pj_libraries[0], .field = &pj_field_pj_variable_1n_level,
    .since = NULL, .plain = 0, .is_const = 0, .is_thread_local = 0, .here = NULL,
};
static const pj_field pj_field_pj_variable_1n_limit = { .name = "value", .record = "limit", .doc = NULL, .offset = 0, .size = 4, .kind = PJ_I32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
;
static const pj_variable_desc pj_variable_1n_limit = {
    .name = "limit", .symbol = "limit", .library = &pj_libraries[0], .field = &pj_field_pj_variable_1n_limit,
    .since = NULL, .plain = 1, .is_const = 1, .is_thread_local = 0, .here = NULL,
};
static const pj_field pj_field_pj_variable_1n_mode = { .name = "value", .record = "mode", .doc = NULL, .offset = 0, .size = 4, .kind = PJ_I32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = &pj_type_1n_Mode.type, .flags = 0 }
;
static const pj_variable_desc pj_variable_1n_mode = {
    .name = "mode", .symbol = "mode", .library = &pj_libraries[0], .field = &pj_field_pj_variable_1n_mode,
    .since = NULL, .plain = 0, .is_const = 0, .is_thread_local = 0, .here = NULL,
};
static const pj_field pj_field_pj_variable_1n_both = { .name = "value", .record = "both", .doc = NULL, .offset = 0, .size = 8, .kind = PJ_RECORD, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = &pj_type_1n_pair.type, .flags = 0 }
;
static const pj_variable_desc pj_variable_1n_both = {
    .name = "both", .symbol = "both", .library = &pj_libraries[0], .field = &pj_field_pj_variable_1n_both,
    .since = NULL, .plain = 1, .is_const = 0, .is_thread_local = 0, .here = NULL,
};
static const pj_field pj_part_0_pj_field_pj_variable_1n_table = { .name = "value", .record = "table", .doc = NULL, .offset = 0, .size = 2, .kind = PJ_U16, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
;
static const pj_field pj_field_pj_variable_1n_table = { .name = "value", .record = "table", .doc = NULL, .offset = 0, .size = 8, .kind = PJ_ARRAY, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 4, .part = &pj_part_0_pj_field_pj_variable_1n_table, .type = NULL, .flags = 0 }
;
static const pj_variable_desc pj_variable_1n_table = {
    .name = "table", .symbol = "table", .library = &pj_libraries[0], .field = &pj_field_pj_variable_1n_table,
    .since = NULL, .plain = 1, .is_const = 0, .is_thread_local = 0, .here = NULL,
};
static const pj_field pj_field_pj_variable_1n_mine = { .name = "value", .record = "mine", .doc = NULL, .offset = 0, .size = 8, .kind = PJ_I64, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
;
static const pj_variable_desc pj_variable_1n_mine = {
    .name = "mine", .symbol = "mine", .library = &pj_libraries[0], .field = &pj_field_pj_variable_1n_mine,
    .since = NULL, .plain = 0, .is_const = 0, .is_thread_local = 1, .here = NULL,
};
static const pj_field pj_field_pj_variable_1n_newest = { .name = "value", .record = "newest", .doc = NULL, .offset = 0, .size = 4, .kind = PJ_I32, .bits = 0, .bit_offset = 0, .is_signed = 0, .length = 0, .part = NULL, .type = NULL, .flags = 0 }
;
static const pj_variable_desc pj_variable_1n_newest = {
    .name = "newest", .symbol = "newest_of_all", .library = &pj_libraries[0], .field = &pj_field_pj_variable_1n_newest,
    .since = "glibc 2.40", .plain = 0, .is_const = 0, .is_thread_local = 0, .here = NULL,
};
static const pj_entry pj_entries[] = {
    { "Mode", PJ_ENTRY_TYPE, 0, { .type = &pj_type_1n_Mode.type }, NULL },
    { "both", PJ_ENTRY_VARIABLE, 0, { .variable = &pj_variable_1n_both }, NULL },
    { "level", PJ_ENTRY_VARIABLE, 0, { .variable = &pj_variable_1n_level }, NULL },
    { "limit", PJ_ENTRY_VARIABLE, 0, { .variable = &pj_variable_1n_limit }, NULL },
    { "mine", PJ_ENTRY_VARIABLE, 0, { .variable = &pj_variable_1n_mine }, NULL },
    { "mode", PJ_ENTRY_VARIABLE, 0, { .variable = &pj_variable_1n_mode }, NULL },
    { "newest", PJ_ENTRY_VARIABLE, 0, { .variable = &pj_variable_1n_newest }, NULL },
    { "pair", PJ_ENTRY_TYPE, 0, { .type = &pj_type_1n_pair.type }, NULL },
    { "table", PJ_ENTRY_VARIABLE, 0, { .variable = &pj_variable_1n_table }, NULL },
};

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "Variables of every kind.", .count = 9, .type_count = 2,
    .entries = pj_entries,
};
