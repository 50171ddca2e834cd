/* Written by projector's render stage from linux/timerfd.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_7timerfd_names;

#line 1 "timerfd.c"
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { 26, PJ_TYPE_ENUM, 0 }, /* TimerFdFlags */
};
static const pj_enum_row pj_enums[] = {
    { 39, 0, 2, 1, 0, 4 },
};
static const pj_place pj_names[] = { 1,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_MEMBER, PJ_ENTRY_MEMBER, PJ_ENTRY_TYPE,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 0, 0, 0,  };
static const pj_place pj_docs[] = { 0,  };
static const uint64_t pj_fingerprints[] PJ_TOGETHER(fingerprints) = { 0u,  };
static const int64_t pj_numbers[] PJ_TOGETHER(numbers) = { 524288, 2048,  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "TFD_CLOEXEC\000"
    "TFD_NONBLOCK\000"
    "TimerFdFlags\000"
    "TFD_CLOEXEC\000TFD_NONBLOCK\000"
    ;

const pj_namespace pj_namespace_7timerfd_names = {
    .name = "gold_api.timerfd", .self_name = "gold_api.timerfd", .doc = "", .count = 3, .type_count = 1, .variable_count = 0,
    .texts = pj_texts,
    .types = pj_types,
    .enums = pj_enums,
    .names = pj_names,
    .kinds = pj_kinds,
    .values = pj_values,
    .docs = pj_docs,
    .fingerprints = pj_fingerprints,
    .numbers = pj_numbers,
    .warning_count = 0,
};
