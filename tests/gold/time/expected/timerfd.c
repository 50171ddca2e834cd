/* Written by projector's render stage from linux/timerfd.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_7timerfd_names;
extern const pj_library pj_libraries[];
extern const pj_enum_desc pj_type_7timerfd_TimerFdFlags;

static const pj_member pj_members_7timerfd_TimerFdFlags[] = {
    { "TFD_CLOEXEC", 524288 },
    { "TFD_NONBLOCK", 2048 },
};
const pj_enum_desc pj_type_7timerfd_TimerFdFlags = {
    .type = { "TimerFdFlags", "gold_api.timerfd.TimerFdFlags", "TimerFdFlags", &pj_namespace_7timerfd_names, 0, PJ_TYPE_ENUM, { 0, 0 } },
    .members = pj_members_7timerfd_TimerFdFlags,
    .count = 2, .flags = 1, .is_unsigned = 0, .size = 4,
};

#line 1 "timerfd.c"
static const pj_entry pj_entries[] = {
    { "TFD_CLOEXEC", PJ_ENTRY_MEMBER, 0, { .type = &pj_type_7timerfd_TimerFdFlags.type }, NULL },
    { "TFD_NONBLOCK", PJ_ENTRY_MEMBER, 1, { .type = &pj_type_7timerfd_TimerFdFlags.type }, NULL },
    { "TimerFdFlags", PJ_ENTRY_TYPE, 0, { .type = &pj_type_7timerfd_TimerFdFlags.type }, NULL },
};

const pj_namespace pj_namespace_7timerfd_names = {
    .name = "gold_api.timerfd", .self_name = "gold_api.timerfd", .doc = "", .count = 3, .type_count = 1,
    .entries = pj_entries,
};
