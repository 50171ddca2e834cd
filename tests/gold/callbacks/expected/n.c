/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;
static const pj_callback_row pj_callbacks[5];

typedef struct { int f_a; int f_b; } pj_value_4gold1n7records_pair;
struct pj_layout_1n_pair {
    int f_a;
    int f_b;
};
PJ_PROVE(struct pj_layout_1n_pair, 8, 4);
PJ_PROVE_OFFSET(struct pj_layout_1n_pair, f_a, 0);
PJ_PROVE_OFFSET(struct pj_layout_1n_pair, f_b, 4);
#line 11 "gold/n.yaml"
static int32_t pj_called_1n_visit(int32_t a_index, void * a_data)
{
    int32_t pj_answer = -1;
    int32_t a_result = 0;
    (void)a_data;
    pj_callable *pj_found = (pj_callable *)(intptr_t)a_data;
    pj_entered pj_in;
    if (pj_enter_python(pj_found, &pj_callbacks[0], &pj_in)) {
        const pj_function *const fn = pj_in.fn;
        PyObject *given[2] = {NULL}, *pj_given = NULL, *args[1];
        (void)fn;
        if ((given[1] = pj_make_i32(fn, a_index)) == NULL)
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
static pj_callable *pj_places_1n_compare[16];
#line 12 "gold/n.yaml"
static int32_t pj_called_1n_compare(pj_callable *pj_found, void * a_a, void * a_b)
{
    int32_t pj_answer = 0;
    int32_t a_result = 0;
    pj_entered pj_in;
    if (pj_enter_python(pj_found, &pj_callbacks[1], &pj_in)) {
        const pj_function *const fn = pj_in.fn;
        PyObject *given[3] = {NULL}, *pj_given = NULL, *args[1];
        (void)fn;
        const int64_t a_0outer_0 = pj_in.callable->outer[0];
        if ((given[1] = pj_make_memory(fn, a_a, (int64_t)a_0outer_0, 1)) == NULL)
            goto failed;
        if ((given[2] = pj_make_memory(fn, a_b, (int64_t)a_0outer_0, 1)) == NULL)
            goto failed;
        if ((pj_given = pj_call_python(&pj_in, given + 1, 2)) == NULL)
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
        Py_XDECREF(given[2]);
        pj_leave_python(&pj_in);
    }
    return pj_answer;
}
static int32_t pj_thunk_1n_compare_0(void * a_a, void * a_b) { return pj_called_1n_compare(__atomic_load_n(&pj_places_1n_compare[0], __ATOMIC_SEQ_CST), a_a, a_b); }
static int32_t pj_thunk_1n_compare_1(void * a_a, void * a_b) { return pj_called_1n_compare(__atomic_load_n(&pj_places_1n_compare[1], __ATOMIC_SEQ_CST), a_a, a_b); }
static int32_t pj_thunk_1n_compare_2(void * a_a, void * a_b) { return pj_called_1n_compare(__atomic_load_n(&pj_places_1n_compare[2], __ATOMIC_SEQ_CST), a_a, a_b); }
static int32_t pj_thunk_1n_compare_3(void * a_a, void * a_b) { return pj_called_1n_compare(__atomic_load_n(&pj_places_1n_compare[3], __ATOMIC_SEQ_CST), a_a, a_b); }
static int32_t pj_thunk_1n_compare_4(void * a_a, void * a_b) { return pj_called_1n_compare(__atomic_load_n(&pj_places_1n_compare[4], __ATOMIC_SEQ_CST), a_a, a_b); }
static int32_t pj_thunk_1n_compare_5(void * a_a, void * a_b) { return pj_called_1n_compare(__atomic_load_n(&pj_places_1n_compare[5], __ATOMIC_SEQ_CST), a_a, a_b); }
static int32_t pj_thunk_1n_compare_6(void * a_a, void * a_b) { return pj_called_1n_compare(__atomic_load_n(&pj_places_1n_compare[6], __ATOMIC_SEQ_CST), a_a, a_b); }
static int32_t pj_thunk_1n_compare_7(void * a_a, void * a_b) { return pj_called_1n_compare(__atomic_load_n(&pj_places_1n_compare[7], __ATOMIC_SEQ_CST), a_a, a_b); }
static int32_t pj_thunk_1n_compare_8(void * a_a, void * a_b) { return pj_called_1n_compare(__atomic_load_n(&pj_places_1n_compare[8], __ATOMIC_SEQ_CST), a_a, a_b); }
static int32_t pj_thunk_1n_compare_9(void * a_a, void * a_b) { return pj_called_1n_compare(__atomic_load_n(&pj_places_1n_compare[9], __ATOMIC_SEQ_CST), a_a, a_b); }
static int32_t pj_thunk_1n_compare_10(void * a_a, void * a_b) { return pj_called_1n_compare(__atomic_load_n(&pj_places_1n_compare[10], __ATOMIC_SEQ_CST), a_a, a_b); }
static int32_t pj_thunk_1n_compare_11(void * a_a, void * a_b) { return pj_called_1n_compare(__atomic_load_n(&pj_places_1n_compare[11], __ATOMIC_SEQ_CST), a_a, a_b); }
static int32_t pj_thunk_1n_compare_12(void * a_a, void * a_b) { return pj_called_1n_compare(__atomic_load_n(&pj_places_1n_compare[12], __ATOMIC_SEQ_CST), a_a, a_b); }
static int32_t pj_thunk_1n_compare_13(void * a_a, void * a_b) { return pj_called_1n_compare(__atomic_load_n(&pj_places_1n_compare[13], __ATOMIC_SEQ_CST), a_a, a_b); }
static int32_t pj_thunk_1n_compare_14(void * a_a, void * a_b) { return pj_called_1n_compare(__atomic_load_n(&pj_places_1n_compare[14], __ATOMIC_SEQ_CST), a_a, a_b); }
static int32_t pj_thunk_1n_compare_15(void * a_a, void * a_b) { return pj_called_1n_compare(__atomic_load_n(&pj_places_1n_compare[15], __ATOMIC_SEQ_CST), a_a, a_b); }
static void (*const pj_pool_1n_compare[])(void) = { (void (*)(void))pj_thunk_1n_compare_0, (void (*)(void))pj_thunk_1n_compare_1, (void (*)(void))pj_thunk_1n_compare_2, (void (*)(void))pj_thunk_1n_compare_3, (void (*)(void))pj_thunk_1n_compare_4, (void (*)(void))pj_thunk_1n_compare_5, (void (*)(void))pj_thunk_1n_compare_6, (void (*)(void))pj_thunk_1n_compare_7, (void (*)(void))pj_thunk_1n_compare_8, (void (*)(void))pj_thunk_1n_compare_9, (void (*)(void))pj_thunk_1n_compare_10, (void (*)(void))pj_thunk_1n_compare_11, (void (*)(void))pj_thunk_1n_compare_12, (void (*)(void))pj_thunk_1n_compare_13, (void (*)(void))pj_thunk_1n_compare_14, (void (*)(void))pj_thunk_1n_compare_15,  };
#line 17 "gold/n.yaml"
static int32_t pj_called_1n_read(void * a_data, void * a_buffer, int32_t a_size)
{
    int32_t pj_answer = 0;
    PJ_BUFFER(a_0buffer);
    (void)a_data;
    (void)a_buffer;
    pj_callable *pj_found = (pj_callable *)(intptr_t)a_data;
    pj_entered pj_in;
    if (pj_enter_python(pj_found, &pj_callbacks[2], &pj_in)) {
        const pj_function *const fn = pj_in.fn;
        PyObject *given[2] = {NULL}, *pj_given = NULL, *args[1];
        (void)fn;
        if ((given[1] = pj_make_i32(fn, a_size)) == NULL)
            goto failed;
        if ((pj_given = pj_call_python(&pj_in, given + 1, 1)) == NULL)
            goto failed;
        args[0] = pj_given;
        if (PJ_UNLIKELY(pj_arg_buffer_in(fn, args[0], 0, 1, &a_0buffer) < 0))
            goto failed;
        if (PJ_UNLIKELY(pj_fill(fn, 0, &a_0buffer, a_buffer, (int64_t)a_size, 1) < 0)) goto failed;
        pj_answer = (int32_t)a_0buffer.count;
        
        goto done;
failed:
        pj_call_failed(&pj_in);
done:
        pj_release_buffer(&a_0buffer);
        Py_XDECREF(pj_given);
        Py_XDECREF(given[1]);
        pj_leave_python(&pj_in);
    }
    return pj_answer;
}
#line 21 "gold/n.yaml"
static bool pj_called_1n_ask(int32_t a_what, void * a_number, void * a_both, void * a_data)
{
    bool pj_answer = 0;
    bool a_result = 0;
    int32_t a_0number = 0;
    void *a_0both = NULL;
    (void)a_number;
    (void)a_both;
    (void)a_data;
    pj_callable *pj_found = (pj_callable *)(intptr_t)a_data;
    pj_entered pj_in;
    if (pj_enter_python(pj_found, &pj_callbacks[3], &pj_in)) {
        const pj_function *const fn = pj_in.fn;
        PyObject *given[2] = {NULL}, *pj_given = NULL, *args[3];
        (void)fn;
        if ((given[1] = pj_make_i32(fn, a_what)) == NULL)
            goto failed;
        if ((pj_given = pj_call_python(&pj_in, given + 1, 1)) == NULL)
            goto failed;
        if (PJ_UNLIKELY(pj_unpack(fn, pj_given, 3, args) < 0))
            goto failed;
        if (PJ_UNLIKELY(pj_arg_bool(fn, args[0], 0, &a_result) < 0))
            goto failed;
        if (PJ_UNLIKELY(pj_arg_i32(fn, args[1], 1, &a_0number) < 0))
            goto failed;
        if (PJ_UNLIKELY(pj_arg_record(fn, args[2], 2, 0, &a_0both) < 0))
            goto failed;
        if (a_number != NULL) *(int32_t *)a_number = (int32_t)a_0number;
        if (a_both != NULL) memcpy(a_both, a_0both, sizeof(pj_value_4gold1n7records_pair));
        pj_answer = (bool)a_result;
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
#line 25 "gold/n.yaml"
static void pj_called_1n_element(void * a_name, void * a_attributes, void * a_data)
{
    (void)a_data;
    pj_callable *pj_found = (pj_callable *)(intptr_t)a_data;
    pj_entered pj_in;
    if (pj_enter_python(pj_found, &pj_callbacks[4], &pj_in)) {
        const pj_function *const fn = pj_in.fn;
        PyObject *given[3] = {NULL}, *pj_given = NULL;
        (void)fn;
        if ((given[1] = pj_make_utf8(fn, a_name)) == NULL)
            goto failed;
        if ((given[2] = pj_make_null_terminated(fn, a_attributes, PJ_TEXT)) == NULL)
            goto failed;
        if ((pj_given = pj_call_python(&pj_in, given + 1, 2)) == NULL)
            goto failed;
        goto done;
failed:
        pj_call_failed(&pj_in);
done:
        Py_XDECREF(pj_given);
        Py_XDECREF(given[1]);
        Py_XDECREF(given[2]);
        pj_leave_python(&pj_in);
    }
}
#line 33 "gold/n.yaml"
static PyObject *pj_call_1n_each(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[2], *pj_result = NULL;
    int32_t a_count = 0;
    void *a_visit = NULL;
    pj_callable *a_0data_callables = NULL;
    int32_t pj_ret = 0;
    pj_frame pj_here;
    PJ_BIND(2);
    if (PJ_UNLIKELY(pj_arg_i32(fn, args[0], 0, &a_count) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_arg_callback(fn, args[1], 1, 0, PJ_SCOPE_CALLER, &a_0data_callables, &a_visit) < 0))
        goto done;
    pj_enter_native(fn, &pj_here, false);
    pj_ret = ((int32_t (*)(int32_t, void *, void *))fn->address)((int32_t)a_count, (void *)a_visit, (void *)a_0data_callables);
    if (PJ_UNLIKELY(pj_leave_native(&pj_here) < 0))
        goto done;
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    pj_end_callables(a_0data_callables);
    return pj_result;
}

#line 37 "gold/n.yaml"
static PyObject *pj_call_1n_sort(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[3], *pj_result = NULL;
    PJ_BUFFER(a_base);
    uint64_t a_count = 0;
    uint64_t a_size = 0;
    void *a_compare = NULL;
    pj_callable *a_0compare_callables = NULL;
    pj_frame pj_here;
    PJ_BIND(3);
    if (PJ_UNLIKELY(pj_arg_buffer_inout(fn, args[0], 0, 1, &a_base) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_arg_u64(fn, args[1], 1, &a_size) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_arg_callback(fn, args[2], 2, 0, PJ_SCOPE_CALL, &a_0compare_callables, &a_compare) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_count_by(fn, 0, &a_base, (uint64_t)a_size) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_measure(fn, 0, a_base.count, UINT64_MAX) < 0 || (a_count = (uint64_t)a_base.count, 0)))
        goto done;
    pj_tell(a_0compare_callables, 0, (int64_t)a_size);
    pj_enter_native(fn, &pj_here, true);
    ((void (*)(void *, uint64_t, uint64_t, void *))fn->address)(PJ_DATA_OF(a_base), (uint64_t)a_count, (uint64_t)a_size, (void *)a_compare);
    if (PJ_UNLIKELY(pj_leave_native(&pj_here) < 0))
        goto done;
    pj_result = pj_make_none(fn);
done: PJ_UNUSED;
    pj_release_buffer(&a_base);
    pj_end_callables(a_0compare_callables);
    return pj_result;
}

#line 43 "gold/n.yaml"
static PyObject *pj_call_1n_read_all(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    void *a_read = NULL;
    pj_callable *a_0data_callables = NULL;
    int32_t pj_ret = 0;
    pj_frame pj_here;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_callback(fn, args[0], 0, 0, PJ_SCOPE_CALL, &a_0data_callables, &a_read) < 0))
        goto done;
    pj_enter_native(fn, &pj_here, true);
    pj_ret = ((int32_t (*)(void *, void *))fn->address)((void *)a_read, (void *)a_0data_callables);
    if (PJ_UNLIKELY(pj_leave_native(&pj_here) < 0))
        goto done;
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    pj_end_callables(a_0data_callables);
    return pj_result;
}

#line 44 "gold/n.yaml"
static PyObject *pj_call_1n_ask_all(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    void *a_ask = NULL;
    pj_callable *a_0data_callables = NULL;
    bool pj_ret = 0;
    pj_frame pj_here;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_callback(fn, args[0], 0, 0, PJ_SCOPE_CALL, &a_0data_callables, &a_ask) < 0))
        goto done;
    pj_enter_native(fn, &pj_here, true);
    pj_ret = ((bool (*)(void *, void *))fn->address)((void *)a_ask, (void *)a_0data_callables);
    if (PJ_UNLIKELY(pj_leave_native(&pj_here) < 0))
        goto done;
    pj_result = pj_make_bool(fn, pj_ret);
done: PJ_UNUSED;
    pj_end_callables(a_0data_callables);
    return pj_result;
}

#line 45 "gold/n.yaml"
static PyObject *pj_call_1n_elements(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    void *a_each = NULL;
    pj_callable *a_0data_callables = NULL;
    int32_t pj_ret = 0;
    pj_frame pj_here;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_callback(fn, args[0], 0, 0, PJ_SCOPE_CALL, &a_0data_callables, &a_each) < 0))
        goto done;
    pj_enter_native(fn, &pj_here, true);
    pj_ret = ((int32_t (*)(void *, void *))fn->address)((void *)a_each, (void *)a_0data_callables);
    if (PJ_UNLIKELY(pj_leave_native(&pj_here) < 0))
        goto done;
    pj_result = pj_make_i32(fn, pj_ret);
done: PJ_UNUSED;
    pj_end_callables(a_0data_callables);
    return pj_result;
}

#line 1 "n.c"
static const uint8_t pj_functions[] PJ_TOGETHER(functions) = {
    /* each */ 151, 64, 21, 73, 2, 1, 1, 1,
    /* sort */ 151, 64, 62, 239, 1, 3, 1, 2, 2,
    /* read_all */ 151, 64, 53, 187, 3, 1, 1, 3, 3,
    /* ask_all */ 151, 64, 5, 203, 4, 1, 1, 4, 4,
    /* elements */ 151, 64, 34, 229, 5, 1, 1, 5, 5,
    /* visit */ 69, 67, 1, 145, 7,
    /* compare */ 69, 13, 1, 145, 7,
    /* read */ 69, 48, 1, 152, 7,
    /* ask */ 85, 1, 3, 1, 159, 7, 0,
    /* element */ 69, 26, 1, 145, 7,
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { 43, PJ_TYPE_RECORD, 0 }, /* pair */
    { 67, PJ_TYPE_CALLBACK, 0 }, /* visit */
    { 13, PJ_TYPE_CALLBACK, 1 }, /* compare */
    { 48, PJ_TYPE_CALLBACK, 2 }, /* read */
    { 1, PJ_TYPE_CALLBACK, 3 }, /* ask */
    { 26, PJ_TYPE_CALLBACK, 4 }, /* element */
};
static const uint8_t pj_records[] PJ_TOGETHER(records) = {
    /* pair */ 7, 8, 2, 2, 13, 141, 7, 4, PJ_I32, 0,
};
static const pj_callback_row pj_callbacks[] = {
    {
    .face = 45, .called = 1, .pool_size = 0,
    },
    {
    .face = 50, .called = 2, .pool_size = 16,
    },
    {
    .face = 55, .called = 3, .pool_size = 0,
    },
    {
    .face = 60, .called = 4, .pool_size = 0,
    },
    {
    .face = 67, .called = 5, .pool_size = 0,
    },
};
static const pj_place pj_names[] = { 1,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 4, 26, 2, 0, 5, 35, 0, 3, 17, 8, 1,  };
static const pj_place pj_docs[] = { 946,  };
static const uint64_t pj_fingerprints[] PJ_TOGETHER(fingerprints) = { 6629374062454246044u, 8945797862487647128u, 10170145024772926475u, 2048482177320721741u, 4875238990623354126u, 2552773539911823271u,  };
static const pj_compiled_row pj_compiled[] = { { pj_call_1n_each, NULL }, { pj_call_1n_sort, NULL }, { pj_call_1n_read_all, NULL }, { pj_call_1n_ask_all, NULL }, { pj_call_1n_elements, NULL },  };
static const pj_called_row pj_called[] = { { .entry = (void (*)(void))pj_called_1n_visit }, { .pool = pj_pool_1n_compare, .places = pj_places_1n_compare }, { .entry = (void (*)(void))pj_called_1n_read }, { .entry = (void (*)(void))pj_called_1n_ask }, { .entry = (void (*)(void))pj_called_1n_element },  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "ask\000"
    "ask_all\000"
    "compare\000"
    "each\000"
    "element\000"
    "elements\000"
    "pair\000"
    "read\000"
    "read_all\000"
    "sort\000"
    "visit\000"
    "each(count, visit)\012--\012\012each().\012\012Parameters:\012  count (int)\012  visit (Callable[[int], int] | visit)\012\012Returns:\012  (int)\012\012C:\012  int each(int count, visit visit, void *data)\000"
    "sort(base, size, compare)\012--\012\012sort().\012\012Parameters:\012  base (Buffer)\012  size (int)\012  compare (Callable[[bytes, bytes], int] | compare)\012\012C:\012  void sort(void *base, size_t count, size_t size, compare compare)\000"
    "read_all(read)\012--\012\012read_all().\012\012Parameters:\012  read (Callable[[int], Buffer] | read)\012\012Returns:\012  (int)\012\012C:\012  int read_all(read read, void *data)\000"
    "ask_all(ask)\012--\012\012ask_all().\012\012Parameters:\012  ask (Callable[[int], tuple[bool, int, pair]] | ask)\012\012Returns:\012  (bool)\012\012C:\012  bool ask_all(ask ask, void *data)\000"
    "elements(each)\012--\012\012elements().\012\012Parameters:\012  each (Callable[[str, list[str] | None], object] | element)\012\012Returns:\012  (int)\012\012C:\012  int elements(element each, void *data)\000"
    "a\000"
    "b\000"
    "result\000"
    "buffer\000"
    "result\000number\000both\000"
    "\000A function pointer of the type visit.\000A function pointer of the type compare.\000A function pointer of the type read.\000A function pointer of the type ask.\000A function pointer of the type element.\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "Functions that call back.", .count = 11, .type_count = 6, .variable_count = 0,
    .texts = pj_texts,
    .functions = pj_functions,
    .types = pj_types,
    .records = pj_records,
    .callbacks = pj_callbacks,
    .names = pj_names,
    .kinds = pj_kinds,
    .values = pj_values,
    .docs = pj_docs,
    .fingerprints = pj_fingerprints,
    .compiled = pj_compiled,
    .called = pj_called,
    .warning_count = 0,
};
