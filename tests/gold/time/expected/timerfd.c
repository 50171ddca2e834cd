/* Written by projector's render stage from linux/timerfd.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_7timerfd_names;
extern const pj_library pj_libraries[];
extern const pj_enum_desc pj_type_7timerfd_TimerFdFlags;

static const pj_place pj_names_7timerfd_TimerFdFlags[] = { 14, 26,  };
static const int64_t pj_values_7timerfd_TimerFdFlags[] = { 524288, 2048,  };
const pj_enum_desc pj_type_7timerfd_TimerFdFlags = {
    .type = { "TimerFdFlags", "gold_api.timerfd.TimerFdFlags", "TimerFdFlags", &pj_namespace_7timerfd_names, 0, PJ_TYPE_ENUM, { 0, 0 } },
    .names = pj_names_7timerfd_TimerFdFlags, .values = pj_values_7timerfd_TimerFdFlags,
    .count = 2, .flags = 1, .is_unsigned = 0, .size = 4,
};

#line 1 "timerfd.c"
static const pj_entry pj_entries[] = {
    { 14, PJ_ENTRY_MEMBER, { .of = { 0, 0 } } }, /* TFD_CLOEXEC */
    { 26, PJ_ENTRY_MEMBER, { .of = { 0, 1 } } }, /* TFD_NONBLOCK */
    { 1, PJ_ENTRY_TYPE, { .of = { 0, 0 } } }, /* TimerFdFlags */
};
static const pj_type_desc *const pj_types[] = {
    &pj_type_7timerfd_TimerFdFlags.type,
};
static const char pj_texts[] =
    "\000"
    "TimerFdFlags\000"
    "TFD_CLOEXEC\000"
    "TFD_NONBLOCK\000"
    ;

const pj_namespace pj_namespace_7timerfd_names = {
    .name = "gold_api.timerfd", .self_name = "gold_api.timerfd", .doc = "", .count = 3, .type_count = 1,
    .texts = pj_texts,
    .entries = pj_entries,
    .types = pj_types,
    .warning_count = 0,
};
