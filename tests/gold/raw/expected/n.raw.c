/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n3raw_names;

#line 7 "gold/n.yaml"
static PyObject *pj_call_1n3raw_unknown(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[2], *pj_result = NULL;
    PJ_BUFFER(a_p);
    int32_t a_n = 0;
    void * pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(2);
    if (PJ_UNLIKELY(pj_arg_address_inout(fn, args[0], 0, 1, &a_p) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_arg_i32(fn, args[1], 1, &a_n) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((void * (*)(void *, int32_t))fn->address)(PJ_DATA_OF(a_p), (int32_t)a_n);
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_address(fn, pj_ret);
done: PJ_UNUSED;
    pj_release_buffer(&a_p);
    return pj_result;
}

#line 1 "n.raw.c"
static const pj_function_row pj_functions[] = {
    { pj_call_1n3raw_unknown, NULL, 1, 1, 1, 65, 61, 0, 0, 3u, 0, 0, 0, 0, 2, 2, 0, 0, 0 }, /* unknown */
};
static const pj_entry pj_entries[] PJ_TOGETHER(entries) = {
    { 35, PJ_ENTRY_TOOL, { .of = { 35, 0 } } }, /* address_of */
    { 52, PJ_ENTRY_TOOL, { .of = { 52, 0 } } }, /* callback */
    { 46, PJ_ENTRY_TOOL, { .of = { 46, 0 } } }, /* field */
    { 22, PJ_ENTRY_TOOL, { .of = { 22, 0 } } }, /* from_address */
    { 9, PJ_ENTRY_TOOL, { .of = { 9, 0 } } }, /* new */
    { 13, PJ_ENTRY_TOOL, { .of = { 13, 0 } } }, /* pointers */
    { 1, PJ_ENTRY_FUNCTION, { .of = { 0, 0 } } }, /* unknown */
};
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "unknown\000"
    "new\000"
    "pointers\000"
    "from_address\000"
    "address_of\000"
    "field\000"
    "callback\000"
    "p\000n\000"
    "unknown(p, n)\012--\012\012unknown().\012\012Raw: nothing here keeps a wrong address from crashing the process:\012  p: a pointer (void *) without direction and length\012  result: a pointer (void *) that nothing is said of\012\012Parameters:\012  p (int | Buffer | None)\012  n (int)\012\012Returns:\012  (int)\012\012C:\012  void *unknown(void *p, int n)\000"
    ;

const pj_namespace pj_namespace_1n3raw_names = {
    .name = "gold_api.n.raw", .self_name = "gold_api.n.raw", .doc = "Functions of gold_api.n that metadata describes incompletely: a wrong argument can crash the process. Besides, new(), pointers(), from_address(), address_of(), field() and callback() make what they take.", .count = 7, .type_count = 0, .variable_count = 0,
    .texts = pj_texts,
    .functions = pj_functions,
    .entries = pj_entries,
    .warning_count = 0,
};
