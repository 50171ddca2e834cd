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
const pj_record_desc pj_type_1n_pair = {
    .type = { "pair", "gold_api.n.pair", "pair", &pj_namespace_1n_names, 0, PJ_TYPE_RECORD, { 6629374062454246044u, 16839579024374901712u } },
    .size = 8, .count = 2, .fields = 0, .rows = 2, .cases = 0, .flexible = 0, .chooses = 0, .keeps = 0, .align = 0, .format = "T{<i:a:<i:b:}", .base = NULL, .size_at = 0, .size_bytes = 0,
};

static const pj_place pj_names_1n_Mode[] = { 55, 60,  };
static const int64_t pj_values_1n_Mode[] = { 1, 2,  };
const pj_enum_desc pj_type_1n_Mode = {
    .type = { "Mode", "gold_api.n.Mode", "Mode", &pj_namespace_1n_names, 1, PJ_TYPE_ENUM, { 0, 0 } },
    .names = pj_names_1n_Mode, .values = pj_values_1n_Mode,
    .count = 2, .flags = 0, .is_unsigned = 1, .size = 4,
};

#line 1 "n.c"
static const pj_field pj_field_pj_variable_1n_level[1];
static const pj_field pj_field_pj_variable_1n_level[1] = {
{ .name = "value", .record = "level", .doc = NULL, .offset = 0, .size = 4, .kind = PJ_I32, .bits = 0, .bit_offset = 0, .is_signed = 0, .atomic = 0, .flags = 0, .of = 0, .item = 0, .length = 0, .part = NULL, .cases = NULL, .type = NULL, .also = NULL },
};
static const pj_field pj_field_pj_variable_1n_limit[1];
static const pj_field pj_field_pj_variable_1n_limit[1] = {
{ .name = "value", .record = "limit", .doc = NULL, .offset = 0, .size = 4, .kind = PJ_I32, .bits = 0, .bit_offset = 0, .is_signed = 0, .atomic = 0, .flags = 0, .of = 0, .item = 0, .length = 0, .part = NULL, .cases = NULL, .type = NULL, .also = NULL },
};
static const pj_field pj_field_pj_variable_1n_mode[1];
static const pj_field pj_field_pj_variable_1n_mode[1] = {
{ .name = "value", .record = "mode", .doc = NULL, .offset = 0, .size = 4, .kind = PJ_I32, .bits = 0, .bit_offset = 0, .is_signed = 0, .atomic = 0, .flags = 0, .of = 0, .item = 0, .length = 0, .part = NULL, .cases = NULL, .type = &pj_type_1n_Mode.type, .also = NULL },
};
static const pj_field pj_field_pj_variable_1n_both[1];
static const pj_field pj_field_pj_variable_1n_both[1] = {
{ .name = "value", .record = "both", .doc = NULL, .offset = 0, .size = 8, .kind = PJ_RECORD, .bits = 0, .bit_offset = 0, .is_signed = 0, .atomic = 0, .flags = 0, .of = 0, .item = 0, .length = 0, .part = NULL, .cases = NULL, .type = &pj_type_1n_pair.type, .also = NULL },
};
static const pj_field pj_field_pj_variable_1n_table[2];
static const pj_field pj_field_pj_variable_1n_table[2] = {
{ .name = "value", .record = "table", .doc = NULL, .offset = 0, .size = 8, .kind = PJ_ARRAY, .bits = 0, .bit_offset = 0, .is_signed = 0, .atomic = 0, .flags = 0, .of = 0, .item = 0, .length = 4, .part = &pj_field_pj_variable_1n_table[1], .cases = NULL, .type = NULL, .also = NULL },
{ .name = "value", .record = "table", .doc = NULL, .offset = 0, .size = 2, .kind = PJ_U16, .bits = 0, .bit_offset = 0, .is_signed = 0, .atomic = 0, .flags = 0, .of = 0, .item = 0, .length = 0, .part = NULL, .cases = NULL, .type = NULL, .also = NULL },
};
static const pj_field pj_field_pj_variable_1n_mine[1];
static const pj_field pj_field_pj_variable_1n_mine[1] = {
{ .name = "value", .record = "mine", .doc = NULL, .offset = 0, .size = 8, .kind = PJ_I64, .bits = 0, .bit_offset = 0, .is_signed = 0, .atomic = 0, .flags = 0, .of = 0, .item = 0, .length = 0, .part = NULL, .cases = NULL, .type = NULL, .also = NULL },
};
static const pj_field pj_field_pj_variable_1n_newest[1];
static const pj_field pj_field_pj_variable_1n_newest[1] = {
{ .name = "value", .record = "newest", .doc = NULL, .offset = 0, .size = 4, .kind = PJ_I32, .bits = 0, .bit_offset = 0, .is_signed = 0, .atomic = 0, .flags = 0, .of = 0, .item = 0, .length = 0, .part = NULL, .cases = NULL, .type = NULL, .also = NULL },
};
static const pj_variable_desc pj_variables[] = {
    { .name = "level", .symbol = "level", .library = &pj_libraries[0], .field = pj_field_pj_variable_1n_level,
      .since = "", .plain = 0, .is_const = 0, .is_thread_local = 0, .here = NULL },
    { .name = "limit", .symbol = "limit", .library = &pj_libraries[0], .field = pj_field_pj_variable_1n_limit,
      .since = "", .plain = 1, .is_const = 1, .is_thread_local = 0, .here = NULL },
    { .name = "mode", .symbol = "mode", .library = &pj_libraries[0], .field = pj_field_pj_variable_1n_mode,
      .since = "", .plain = 0, .is_const = 0, .is_thread_local = 0, .here = NULL },
    { .name = "both", .symbol = "both", .library = &pj_libraries[0], .field = pj_field_pj_variable_1n_both,
      .since = "", .plain = 1, .is_const = 0, .is_thread_local = 0, .here = NULL },
    { .name = "table", .symbol = "table", .library = &pj_libraries[0], .field = pj_field_pj_variable_1n_table,
      .since = "", .plain = 1, .is_const = 0, .is_thread_local = 0, .here = NULL },
    { .name = "mine", .symbol = "mine", .library = &pj_libraries[0], .field = pj_field_pj_variable_1n_mine,
      .since = "", .plain = 0, .is_const = 0, .is_thread_local = 1, .here = NULL },
    { .name = "newest", .symbol = "newest_of_all", .library = &pj_libraries[0], .field = pj_field_pj_variable_1n_newest,
      .since = "glibc 2.40", .plain = 0, .is_const = 0, .is_thread_local = 0, .here = NULL },
};
static const pj_entry pj_entries[] = {
    { 6, PJ_ENTRY_TYPE, { .of = { 1, 0 } } }, /* Mode */
    { 28, PJ_ENTRY_VARIABLE, { .of = { 3, 0 } } }, /* both */
    { 11, PJ_ENTRY_VARIABLE, { .of = { 0, 0 } } }, /* level */
    { 17, PJ_ENTRY_VARIABLE, { .of = { 1, 0 } } }, /* limit */
    { 39, PJ_ENTRY_VARIABLE, { .of = { 5, 0 } } }, /* mine */
    { 23, PJ_ENTRY_VARIABLE, { .of = { 2, 0 } } }, /* mode */
    { 44, PJ_ENTRY_VARIABLE, { .of = { 6, 0 } } }, /* newest */
    { 1, PJ_ENTRY_TYPE, { .of = { 0, 0 } } }, /* pair */
    { 33, PJ_ENTRY_VARIABLE, { .of = { 4, 0 } } }, /* table */
};
static const pj_type_desc *const pj_types[] = {
    &pj_type_1n_pair.type,
    &pj_type_1n_Mode.type,
};
static const pj_field_row pj_fields[] = {
    { 51, 0, 0, 4, 0, 0, 0, 0, 0, PJ_I32, 0, 0, 0, 0, 0, 0, 0 }, /* a */
    { 53, 0, 4, 4, 0, 0, 0, 0, 0, PJ_I32, 0, 0, 0, 0, 0, 0, 0 }, /* b */
};
static const char pj_texts[] =
    "\000"
    "pair\000"
    "Mode\000"
    "level\000"
    "limit\000"
    "mode\000"
    "both\000"
    "table\000"
    "mine\000"
    "newest\000"
    "a\000"
    "b\000"
    "SLOW\000"
    "FAST\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "Variables of every kind.", .count = 9, .type_count = 2,
    .texts = pj_texts,
    .fields = pj_fields,
    .entries = pj_entries,
    .variables = pj_variables,
    .types = pj_types,
    .warning_count = 0,
};
