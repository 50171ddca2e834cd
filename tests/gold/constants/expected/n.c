/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;

#line 1 "n.c"
static const pj_place pj_names[] = { 1,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_FLOAT, PJ_ENTRY_INT64, PJ_ENTRY_UINT64, PJ_ENTRY_FLOAT, PJ_ENTRY_FLOAT, PJ_ENTRY_BYTES, PJ_ENTRY_STR, PJ_ENTRY_INT,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 3, 1, 0, 4, 2, 7, 5, 0,  };
static const int64_t pj_numbers[] PJ_TOGETHER(numbers) = { -1, (-9223372036854775807 - 1), 4614256650576692846, -4503599627370496, 9221120237041090560, 45, 5, 51, 5,  };
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
    .names = pj_names,
    .kinds = pj_kinds,
    .values = pj_values,
    .numbers = pj_numbers,
    .warning_count = 0,
};
