/* Written by projector's render stage from linux/timerfd.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_7timerfd_names;

#line 1 "timerfd.c"
static const pj_entry pj_entries[] PJ_TOGETHER(entries) = {
    { 1, PJ_ENTRY_MEMBER, { .of = { 0, 0 } } }, /* TFD_CLOEXEC */
    { 13, PJ_ENTRY_MEMBER, { .of = { 0, 1 } } }, /* TFD_NONBLOCK */
    { 26, PJ_ENTRY_TYPE, { .of = { 0, 0 } } }, /* TimerFdFlags */
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { { 0u, 0u }, 26, 26, 0, PJ_TYPE_ENUM }, /* TimerFdFlags */
};
static const pj_enum_row pj_enums[] = {
    { 0, 0, 2, 1, 0, 4 },
};
static const pj_place pj_members[] PJ_TOGETHER(members) = { 1, 13,  };
static const int64_t pj_numbers[] = { 524288, 2048,  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "TFD_CLOEXEC\000"
    "TFD_NONBLOCK\000"
    "TimerFdFlags\000"
    ;

const pj_namespace pj_namespace_7timerfd_names = {
    .name = "gold_api.timerfd", .self_name = "gold_api.timerfd", .doc = "", .count = 3, .type_count = 1, .variable_count = 0,
    .texts = pj_texts,
    .entries = pj_entries,
    .types = pj_types,
    .enums = pj_enums,
    .members = pj_members,
    .numbers = pj_numbers,
    .warning_count = 0,
};
