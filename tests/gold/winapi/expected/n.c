/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;
static const pj_callback_row pj_callbacks[2];

static int pj_close_1n_Key(void (*close)(void), int64_t value)
{
    return (int)((int32_t (PJ_STDCALL *)(void *))close)((void *)(intptr_t)value);
}
struct pj_layout_1n_process {
    void * f_key;
    unsigned int f_id;
};
PJ_PROVE(struct pj_layout_1n_process, 8, 4);
PJ_PROVE_OFFSET(struct pj_layout_1n_process, f_key, 0);
PJ_PROVE_OFFSET(struct pj_layout_1n_process, f_id, 4);
#line 11 "gold/n.yaml"
static int32_t PJ_STDCALL pj_called_1n_visit(void * a_key, int32_t a_data)
{
    int32_t pj_answer = 0;
    int32_t a_result = 0;
    (void)a_data;
    pj_callable *pj_found = (pj_callable *)(intptr_t)a_data;
    pj_entered pj_in;
    if (pj_enter_python(pj_found, &pj_callbacks[0], &pj_in)) {
        const pj_function *const fn = pj_in.fn;
        PyObject *given[2] = {NULL}, *pj_given = NULL, *args[1];
        (void)fn;
        if ((given[1] = pj_lend_handle(fn, 0, PJ_WORD(a_key), (pj_parents){{NULL}})) == NULL)
            goto failed;
        if ((pj_given = pj_call_python(&pj_in, given + 1, 1)) == NULL)
            goto failed;
        args[0] = pj_given;
        if (PJ_UNLIKELY(pj_arg_i32(fn, args[0], 0, &a_result) < 0))
            goto failed;
        pj_answer = (int32_t)a_result;
        goto done;
failed:
        pj_call_failed(&pj_in);
done:
        Py_XDECREF(pj_given);
        pj_expire(&pj_in, given[1]);
        pj_leave_python(&pj_in);
    }
    return pj_answer;
}
static pj_callable *pj_places_1n_handler[16];
#line 12 "gold/n.yaml"
static int32_t pj_called_1n_handler(pj_callable *pj_found, uint32_t a_event)
{
    int32_t pj_answer = 0;
    int32_t a_result = 0;
    pj_entered pj_in;
    if (pj_enter_python(pj_found, &pj_callbacks[1], &pj_in)) {
        const pj_function *const fn = pj_in.fn;
        PyObject *given[2] = {NULL}, *pj_given = NULL, *args[1];
        (void)fn;
        if ((given[1] = pj_make_u32(fn, a_event)) == NULL)
            goto failed;
        if ((pj_given = pj_call_python(&pj_in, given + 1, 1)) == NULL)
            goto failed;
        args[0] = pj_given;
        if (PJ_UNLIKELY(pj_arg_i32(fn, args[0], 0, &a_result) < 0))
            goto failed;
        pj_answer = (int32_t)a_result;
        goto done;
failed:
        pj_call_failed(&pj_in);
done:
        Py_XDECREF(pj_given);
        Py_XDECREF(given[1]);
        pj_leave_python(&pj_in);
    }
    return pj_answer;
}
static int32_t PJ_STDCALL pj_thunk_1n_handler_0(uint32_t a_event) { return pj_called_1n_handler(__atomic_load_n(&pj_places_1n_handler[0], __ATOMIC_SEQ_CST), a_event); }
static int32_t PJ_STDCALL pj_thunk_1n_handler_1(uint32_t a_event) { return pj_called_1n_handler(__atomic_load_n(&pj_places_1n_handler[1], __ATOMIC_SEQ_CST), a_event); }
static int32_t PJ_STDCALL pj_thunk_1n_handler_2(uint32_t a_event) { return pj_called_1n_handler(__atomic_load_n(&pj_places_1n_handler[2], __ATOMIC_SEQ_CST), a_event); }
static int32_t PJ_STDCALL pj_thunk_1n_handler_3(uint32_t a_event) { return pj_called_1n_handler(__atomic_load_n(&pj_places_1n_handler[3], __ATOMIC_SEQ_CST), a_event); }
static int32_t PJ_STDCALL pj_thunk_1n_handler_4(uint32_t a_event) { return pj_called_1n_handler(__atomic_load_n(&pj_places_1n_handler[4], __ATOMIC_SEQ_CST), a_event); }
static int32_t PJ_STDCALL pj_thunk_1n_handler_5(uint32_t a_event) { return pj_called_1n_handler(__atomic_load_n(&pj_places_1n_handler[5], __ATOMIC_SEQ_CST), a_event); }
static int32_t PJ_STDCALL pj_thunk_1n_handler_6(uint32_t a_event) { return pj_called_1n_handler(__atomic_load_n(&pj_places_1n_handler[6], __ATOMIC_SEQ_CST), a_event); }
static int32_t PJ_STDCALL pj_thunk_1n_handler_7(uint32_t a_event) { return pj_called_1n_handler(__atomic_load_n(&pj_places_1n_handler[7], __ATOMIC_SEQ_CST), a_event); }
static int32_t PJ_STDCALL pj_thunk_1n_handler_8(uint32_t a_event) { return pj_called_1n_handler(__atomic_load_n(&pj_places_1n_handler[8], __ATOMIC_SEQ_CST), a_event); }
static int32_t PJ_STDCALL pj_thunk_1n_handler_9(uint32_t a_event) { return pj_called_1n_handler(__atomic_load_n(&pj_places_1n_handler[9], __ATOMIC_SEQ_CST), a_event); }
static int32_t PJ_STDCALL pj_thunk_1n_handler_10(uint32_t a_event) { return pj_called_1n_handler(__atomic_load_n(&pj_places_1n_handler[10], __ATOMIC_SEQ_CST), a_event); }
static int32_t PJ_STDCALL pj_thunk_1n_handler_11(uint32_t a_event) { return pj_called_1n_handler(__atomic_load_n(&pj_places_1n_handler[11], __ATOMIC_SEQ_CST), a_event); }
static int32_t PJ_STDCALL pj_thunk_1n_handler_12(uint32_t a_event) { return pj_called_1n_handler(__atomic_load_n(&pj_places_1n_handler[12], __ATOMIC_SEQ_CST), a_event); }
static int32_t PJ_STDCALL pj_thunk_1n_handler_13(uint32_t a_event) { return pj_called_1n_handler(__atomic_load_n(&pj_places_1n_handler[13], __ATOMIC_SEQ_CST), a_event); }
static int32_t PJ_STDCALL pj_thunk_1n_handler_14(uint32_t a_event) { return pj_called_1n_handler(__atomic_load_n(&pj_places_1n_handler[14], __ATOMIC_SEQ_CST), a_event); }
static int32_t PJ_STDCALL pj_thunk_1n_handler_15(uint32_t a_event) { return pj_called_1n_handler(__atomic_load_n(&pj_places_1n_handler[15], __ATOMIC_SEQ_CST), a_event); }
static void (*const pj_pool_1n_handler[])(void) = { (void (*)(void))pj_thunk_1n_handler_0, (void (*)(void))pj_thunk_1n_handler_1, (void (*)(void))pj_thunk_1n_handler_2, (void (*)(void))pj_thunk_1n_handler_3, (void (*)(void))pj_thunk_1n_handler_4, (void (*)(void))pj_thunk_1n_handler_5, (void (*)(void))pj_thunk_1n_handler_6, (void (*)(void))pj_thunk_1n_handler_7, (void (*)(void))pj_thunk_1n_handler_8, (void (*)(void))pj_thunk_1n_handler_9, (void (*)(void))pj_thunk_1n_handler_10, (void (*)(void))pj_thunk_1n_handler_11, (void (*)(void))pj_thunk_1n_handler_12, (void (*)(void))pj_thunk_1n_handler_13, (void (*)(void))pj_thunk_1n_handler_14, (void (*)(void))pj_thunk_1n_handler_15,  };
#line 14 "gold/n.yaml"
static PyObject *pj_call_1n_close_key(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int64_t a_0key_handle = 0;
    int32_t pj_ret = 0;
    int pj_error;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_handle_taken(fn, args[0], 0, 0, &a_0key_handle) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (PJ_STDCALL *)(void *))fn->address)((void *)a_0key_handle);
    pj_error = (int)GetLastError();
    PyEval_RestoreThread(pj_thread);
    if (PJ_UNLIKELY((int64_t)pj_ret == 0)) {
        pj_raise_windows(fn, pj_error, NULL);
        goto done;
    }
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    return pj_result;
}

#line 15 "gold/n.yaml"
static PyObject *pj_call_1n_each_key(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    void *a_visit = NULL;
    pj_callable *a_0data_callables = NULL;
    int32_t pj_ret = 0;
    pj_frame pj_here;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_callback(fn, args[0], 0, 0, PJ_SCOPE_CALL, &a_0data_callables, &a_visit) < 0))
        goto done;
    pj_enter_native(fn, &pj_here, true);
    pj_ret = ((int32_t (PJ_STDCALL *)(void *, void *))fn->address)((void *)a_visit, (void *)a_0data_callables);
    if (PJ_UNLIKELY(pj_leave_native(&pj_here) < 0))
        goto done;
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    pj_end_callables(a_0data_callables);
    return pj_result;
}

#line 19 "gold/n.yaml"
static PyObject *pj_call_1n_set_handler(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    void *a_handler = NULL;
    pj_callable *a_0handler_callables = NULL;
    int32_t pj_ret = 0;
    int pj_error;
    pj_frame pj_here;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_callback(fn, args[0], 0, 0, PJ_SCOPE_FOREVER, &a_0handler_callables, &a_handler) < 0))
        goto done;
    pj_enter_native(fn, &pj_here, true);
    pj_ret = ((int32_t (PJ_STDCALL *)(void *))fn->address)((void *)a_handler);
    pj_error = (int)GetLastError();
    if (PJ_UNLIKELY(pj_leave_native(&pj_here) < 0))
        goto done;
    if (PJ_UNLIKELY((int64_t)pj_ret == 0)) {
        pj_raise_windows(fn, pj_error, NULL);
        goto done;
    }
    pj_settle_callables(a_0handler_callables);
    a_0handler_callables = NULL;
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    pj_end_callables(a_0handler_callables);
    return pj_result;
}

#line 20 "gold/n.yaml"
static PyObject *pj_call_1n_describe(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int64_t a_0key_handle = 0;
    pj_handle *a_0key_pin = NULL;
    void * pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_pin(fn, args[0], 0, 0, &a_0key_pin, &a_0key_handle) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((void * (PJ_STDCALL *)(void *))fn->address)((void *)a_0key_handle);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_utf16(fn, pj_ret);
done: PJ_UNUSED;
    pj_release_handle(a_0key_pin);
    pj_free_native(fn, 0, (void *)pj_ret);
    return pj_result;
}

#line 25 "gold/n.yaml"
static PyObject *pj_call_1n_start(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    pj_record *a_made = NULL;
    int32_t pj_ret = 0;
    int pj_error;
    PyThreadState *pj_thread;
    PJ_BIND(0);
    if ((a_made = pj_record_new(fn, 0, 8u)) == NULL)
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (PJ_STDCALL *)(void *))fn->address)(PJ_DATA_OF(a_made));
    pj_error = (int)GetLastError();
    PyEval_RestoreThread(pj_thread);
    if (PJ_UNLIKELY((int64_t)pj_ret == 0)) {
        pj_raise_windows(fn, pj_error, NULL);
        goto done;
    }
    pj_result = pj_make_owning(fn, &a_made);
done: PJ_UNUSED;
    Py_XDECREF(a_made);
    return pj_result;
}

#line 26 "gold/n.yaml"
static PyObject *pj_call_1n_keep(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int64_t a_0key_handle = 0;
    int32_t pj_ret = 0;
    int pj_error;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_handle_taken(fn, args[0], 0, 0, &a_0key_handle) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (PJ_STDCALL *)(void *))fn->address)((void *)a_0key_handle);
    pj_error = (int)GetLastError();
    PyEval_RestoreThread(pj_thread);
    if (PJ_UNLIKELY((int64_t)pj_ret == 0)) {
        pj_raise_windows(fn, pj_error, NULL);
        goto done;
    }
    a_0key_handle = 0;
    pj_result = pj_make_none(fn);
done: PJ_UNUSED;
    pj_discard(fn, 0, PJ_WORD(a_0key_handle));
    return pj_result;
}

#line 27 "gold/n.yaml"
static PyObject *pj_call_1n_print(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[2], *pj_result = NULL;
    const char *a_format = NULL;
    PyObject *a_0format_bytes = NULL;
    int32_t a_number = 0;
    int32_t pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(2);
    if (PJ_UNLIKELY(pj_arg_utf8(fn, args[0], 0, &a_0format_bytes, &a_format) < 0))
        goto done;
    if (PJ_GIVEN(args[1]) && PJ_UNLIKELY(pj_arg_i32(fn, args[1], 1, &a_number) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(void *, ...))fn->address)((void *)a_format, (int32_t)a_number);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    Py_XDECREF(a_0format_bytes);
    return pj_result;
}

#line 1 "n.c"
static void pj_free_0(void (*function)(void), void *memory) { ((void * (PJ_STDCALL *)(void *))function)(memory); }
static pj_freer *const pj_freers[] = { pj_free_0,  };
static const uint8_t pj_functions[] PJ_TOGETHER(functions) = {
    /* close_key */ 151, 64, 5, 84, 1, 1, 1, 0,
    /* each_key */ 151, 64, 24, 132, 2, 1, 1, 2, 2,
    /* set_handler */ 151, 64, 60, 153, 3, 1, 1, 3, 3,
    /* describe */ 151, 96, 15, 248, 4, 1, 1, 1, 4, 0,
    /* start */ 147, 80, 72, 245, 5, 1, 1, 5, 1,
    /* keep */ 151, 80, 41, 138, 7, 1, 1, 1, 6, 0,
    /* print */ 135, 81, 46, 153, 8, 2, 2, 1, 7,
    /* visit */ 213, 16, 78, 1, 1, 196, 9, 1, 0,
    /* handler */ 197, 16, 33, 1, 196, 9, 1,
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { 1, PJ_TYPE_HANDLE, 0 }, /* Key */
    { 52, PJ_TYPE_RECORD, 0 }, /* process */
    { 78, PJ_TYPE_CALLBACK, 0 }, /* visit */
    { 33, PJ_TYPE_CALLBACK, 1 }, /* handler */
};
static const uint8_t pj_records[] PJ_TOGETHER(records) = {
    /* process */ 79, 8, 2, 2, 172, 9, PJ_KEEPS, 157, 14, 189, 9, 4, PJ_HANDLE_AT, 1, PJ_WRITTEN | PJ_KEEPS | PJ_OWNED, PJ_U8, 1, 152, 14, PJ_U32, 0, 0, 0, 0,
};
static const pj_handle_row pj_handles[] = {
    { .call_close = pj_close_1n_Key, .close_failed = NULL, .close_symbol = 5, .close_name = 5, .next = 0,
      .close_exception = 0, .invalid = 0, .pseudo = 1, .also = 0, .library = 0,
      .invalid_count = 1, .pseudo_count = 0, .also_count = 0, .value_kind = PJ_POINTER, .close_rule = PJ_RULE_LAST_ERROR,
      .is_descriptor = 0, .unowned = 0, .leak_at_exit = 0, .abandon_on_fork = 0 },
};
static const pj_callback_row pj_callbacks[] = {
    {
    .face = 65, .called = 1, .pool_size = 0,
    },
    {
    .face = 74, .called = 2, .pool_size = 16,
    },
};
static const pj_place pj_names[] = { 1,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 0, 0, 26, 8, 3, 45, 55, 1, 17, 36, 2,  };
static const pj_place pj_docs[] = { 1227,  };
static const uint64_t pj_fingerprints[] PJ_TOGETHER(fingerprints) = { 6471399205254031871u, 7053430560577645849u, 8945797862487647128u, 8222980522804859523u,  };
static const pj_compiled_row pj_compiled[] = { { pj_call_1n_close_key, NULL }, { pj_call_1n_each_key, NULL }, { pj_call_1n_set_handler, NULL }, { pj_call_1n_describe, NULL }, { pj_call_1n_start, NULL }, { pj_call_1n_keep, NULL }, { pj_call_1n_print, NULL },  };
static const pj_called_row pj_called[] = { { .entry = (void (*)(void))pj_called_1n_visit }, { .pool = pj_pool_1n_handler, .places = pj_places_1n_handler },  };
static const int64_t pj_numbers[] PJ_TOGETHER(numbers) = { 0,  };
static const pj_native pj_natives[] = { { 747, 0, 1 },  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "Key\000"
    "close_key\000"
    "describe\000"
    "each_key\000"
    "handler\000"
    "keep\000"
    "print\000"
    "process\000"
    "set_handler\000"
    "start\000"
    "visit\000"
    "close_key(key)\012--\012\012close_key().\012\012Parameters:\012  key (Key)\012\012Returns:\012  (int)\012\012Raises:\012  OSError: the call failed; winerror is Windows' last error.\012\012C:\012  int close_key(void *key)\000"
    "each_key(visit)\012--\012\012each_key().\012\012Parameters:\012  visit (Callable[[Key], int] | visit)\012\012Returns:\012  (int)\012\012C:\012  int each_key(visit visit, intptr_t data)\000"
    "set_handler(handler)\012--\012\012set_handler().\012\012Parameters:\012  handler (Callable[[int], int] | handler)\012\012Returns:\012  (int)\012\012Raises:\012  OSError: the call failed; winerror is Windows' last error.\012\012C:\012  int set_handler(handler handler)\000"
    "describe(key)\012--\012\012describe().\012\012Parameters:\012  key (Key)\012\012Returns:\012  (str | None)\012\012C:\012  wchar_t *describe(void *key)\000"
    "free_text\000"
    "start()\012--\012\012start().\012\012Returns:\012  made (process)\012\012Raises:\012  OSError: the call failed; winerror is Windows' last error.\012\012C:\012  int start(process *made)\000"
    "keep(key)\012--\012\012keep().\012\012Parameters:\012  key (Key)\012\012Raises:\012  OSError: the call failed; winerror is Windows' last error.\012\012C:\012  int keep(void *key)\000"
    "print(format, number=0)\012--\012\012print().\012\012Parameters:\012  format (str | bytes)\012  number (int)\012\012Returns:\012  (int)\012\012C:\012  int print(const char *format, ...)\000"
    "T{<I:key:<I:id:}\000"
    "key\000"
    "id\000"
    "result\000"
    "\000\000A function pointer of the type visit.\000A function pointer of the type handler.\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "Functions of 32-bit Windows.", .count = 11, .type_count = 4, .variable_count = 0,
    .texts = pj_texts,
    .functions = pj_functions,
    .types = pj_types,
    .records = pj_records,
    .handles = pj_handles,
    .callbacks = pj_callbacks,
    .names = pj_names,
    .kinds = pj_kinds,
    .values = pj_values,
    .docs = pj_docs,
    .fingerprints = pj_fingerprints,
    .compiled = pj_compiled,
    .called = pj_called,
    .numbers = pj_numbers,
    .natives = pj_natives,
    .freers = pj_freers,
    .warning_count = 0,
};
