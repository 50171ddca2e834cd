/* Written by projector's render stage from linux/time.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_4time_names;

struct pj_layout_4time_timespec {
    long f_tv_sec;
    long f_tv_nsec;
};
PJ_PROVE(struct pj_layout_4time_timespec, 16, 8);
PJ_PROVE_OFFSET(struct pj_layout_4time_timespec, f_tv_sec, 0);
PJ_PROVE_OFFSET(struct pj_layout_4time_timespec, f_tv_nsec, 8);
static int pj_close_4time_TimerFd(void (*close)(void), int64_t value)
{
    return (int)((int32_t (*)(int32_t))close)((int32_t)value);
}
#line 15 "linux/time.yaml"
static PyObject *pj_call_4time_clock_gettime(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int32_t a_clockid = 0;
    pj_record *a_tp = NULL;
    int32_t pj_ret = 0;
    int pj_error;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_i32(fn, args[0], 0, &a_clockid) < 0))
        goto done;
    if ((a_tp = pj_record_new(fn, 0, 16u)) == NULL)
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(int32_t, void *))fn->address)((int32_t)a_clockid, PJ_DATA_OF(a_tp));
    pj_error = errno;
    PyEval_RestoreThread(pj_thread);
    if (PJ_UNLIKELY(pj_ret == (int32_t)-1)) {
        pj_raise_errno(fn, pj_error, NULL);
        goto done;
    }
    pj_result = pj_make_record(fn, &a_tp);
done: PJ_UNUSED;
    Py_XDECREF(a_tp);
    return pj_result;
}

#line 18 "linux/time.yaml"
static PyObject *pj_call_4time_timerfd_create(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[2], *pj_result = NULL;
    int32_t a_clockid = 0;
    int32_t a_flags = 0;
    int32_t pj_ret = 0;
    int pj_error;
    PyThreadState *pj_thread;
    PJ_BIND(2);
    if (PJ_UNLIKELY(pj_arg_i32(fn, args[0], 0, &a_clockid) < 0))
        goto done;
    if (PJ_GIVEN(args[1]) && PJ_UNLIKELY(pj_arg_i32(fn, args[1], 1, &a_flags) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(int32_t, int32_t))fn->address)((int32_t)a_clockid, (int32_t)a_flags);
    pj_error = errno;
    PyEval_RestoreThread(pj_thread);
    if (PJ_UNLIKELY(pj_ret == (int32_t)-1)) {
        pj_raise_errno(fn, pj_error, NULL);
        goto done;
    }
    pj_result = pj_make_handle(fn, 0, PJ_WORD(pj_ret), (pj_parents){{NULL}});
done: PJ_UNUSED;
    return pj_result;
}

#line 22 "linux/time.yaml"
static PyObject *pj_call_4time_strlen(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    const char *a_s = NULL;
    PyObject *a_0s_bytes = NULL;
    uint64_t pj_ret = 0;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_utf8(fn, args[0], 0, &a_0s_bytes, &a_s) < 0))
        goto done;
    pj_ret = ((uint64_t (*)(void *))fn->address)((void *)a_s);
    pj_result = pj_make_u64(fn, pj_ret);
done: PJ_UNUSED;
    Py_XDECREF(a_0s_bytes);
    return pj_result;
}

#line 1 "time.c"
static const uint8_t pj_functions[] PJ_TOGETHER(functions) = {
    /* clock_gettime */ 151, 64, 46, 91, 1, 1, 1, 0,
    /* timerfd_create */ 151, 193, 2, 67, 184, 2, 2, 1, 2, 2, 148, 5, 2,
    /* strlen */ 135, 64, 60, 158, 5, 1, 3,
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { 82, PJ_TYPE_RECORD, 0 }, /* timespec */
    { 32, PJ_TYPE_ENUM, 0 }, /* Clock */
    { 38, PJ_TYPE_HANDLE, 0 }, /* TimerFd */
};
static const uint8_t pj_records[] PJ_TOGETHER(records) = {
    /* timespec */ 7, 16, 2, 2, 13, 138, 6, 8, PJ_I64, 0,
};
static const pj_enum_row pj_enums[] = {
    { 793, 0, 2, 0, 0, 4 },
};
static const pj_handle_row pj_handles[] = {
    { .call_close = pj_close_4time_TimerFd, .close_failed = NULL, .close_symbol = 824, .close_name = 824, .next = 0,
      .close_exception = 0, .invalid = 2, .pseudo = 3, .also = 0, .library = 0,
      .invalid_count = 1, .pseudo_count = 0, .also_count = 0, .value_kind = PJ_I32, .close_rule = PJ_RULE_ERRNO,
      .is_descriptor = 1, .unowned = 0, .leak_at_exit = 0, .abandon_on_fork = 0 },
};
static const pj_place pj_names[] = { 1,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_MEMBER, PJ_ENTRY_MEMBER, PJ_ENTRY_TYPE, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 1, 1, 1, 2, 0, 21, 8, 0,  };
static const pj_place pj_docs[] = { 830,  };
static const uint64_t pj_fingerprints[] PJ_TOGETHER(fingerprints) = { 9145047307645756891u, 0u, 3425791310573334105u,  };
static const pj_compiled_row pj_compiled[] = { { pj_call_4time_clock_gettime, NULL }, { pj_call_4time_timerfd_create, NULL }, { pj_call_4time_strlen, NULL },  };
static const int64_t pj_numbers[] PJ_TOGETHER(numbers) = { 0, 1, -1,  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "CLOCK_MONOTONIC\000"
    "CLOCK_REALTIME\000"
    "Clock\000"
    "TimerFd\000"
    "clock_gettime\000"
    "strlen\000"
    "timerfd_create\000"
    "timespec\000"
    "clock_gettime(clockid)\012--\012\012The time of a clock.\012\012Parameters:\012  clockid (Clock | int)\012\012Returns:\012  tp (timespec)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int clock_gettime(clockid_t clockid, timespec *tp)\000"
    "timerfd_create(clockid, flags=0)\012--\012\012timerfd_create().\012\012Parameters:\012  clockid (Clock | int)\012  flags (gold_api.timerfd.TimerFdFlags | int)\012\012Returns:\012  (TimerFd)\012\012Raises:\012  OSError: the call failed; errno says why.\012\012C:\012  int timerfd_create(int clockid, int flags)\012\012Since:\012  glibc 2.8\012\012See:\012  https://man7.org/linux/man-pages/man2/timerfd_create.html\000"
    "glibc 2.8\000"
    "strlen(s)\012--\012\012strlen().\012\012Parameters:\012  s (str | bytes)\012\012Returns:\012  (int)\012\012C:\012  size_t strlen(const char *s)\000"
    "tv_sec\000"
    "tv_nsec\000"
    "CLOCK_REALTIME\000CLOCK_MONOTONIC\000"
    "close\000"
    "\000\000\000"
    ;

const pj_namespace pj_namespace_4time_names = {
    .name = "gold_api.time", .self_name = "gold_api.time", .doc = "", .count = 8, .type_count = 3, .variable_count = 0,
    .texts = pj_texts,
    .functions = pj_functions,
    .types = pj_types,
    .records = pj_records,
    .enums = pj_enums,
    .handles = pj_handles,
    .names = pj_names,
    .kinds = pj_kinds,
    .values = pj_values,
    .docs = pj_docs,
    .fingerprints = pj_fingerprints,
    .compiled = pj_compiled,
    .numbers = pj_numbers,
    .warning_count = 0,
};
