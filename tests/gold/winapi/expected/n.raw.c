/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n3raw_names;
extern const pj_library pj_libraries[];

#line 24 "gold/n.yaml"
static PyObject *pj_call_1n3raw_free_text(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    PJ_BUFFER(a_text);
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_address_inout(fn, args[0], 0, 1, &a_text) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    ((void * (PJ_STDCALL *)(void *))fn->address)(PJ_DATA_OF(a_text));
    PyEval_RestoreThread(pj_thread);
    pj_result = pj_make_none(fn);
done: PJ_UNUSED;
    pj_release_buffer(&a_text);
    return pj_result;
}

#line 1 "n.raw.c"
static const char *const pj_parameters_1n3raw_free_text[] = { "text",  };
static const pj_function_desc pj_function_1n3raw_free_text = {
    .name = "free_text", .native = "free_text", .symbol = "free_text",
    .doc = "free_text(text)\012--\012\012free_text().\012\012Raw: nothing here keeps a wrong address from crashing the process:\012  text: a pointer (void *) without direction and length\012\012Parameters:\012  text (int | Buffer | None)\012\012C:\012  void *free_text(void *text)",
    .entry = pj_call_1n3raw_free_text, .library = &pj_libraries[0], .own = NULL,
    .parameters = pj_parameters_1n3raw_free_text, .count = 1, .required = 1u, .positional = 1, .positional_only = 0,
    .since = NULL, .deprecated = NULL,
};

static const pj_entry pj_entries[] = {
    { "address_of", PJ_ENTRY_TOOL, 0, { .text = "address_of" }, NULL },
    { "callback", PJ_ENTRY_TOOL, 0, { .text = "callback" }, NULL },
    { "field", PJ_ENTRY_TOOL, 0, { .text = "field" }, NULL },
    { "free_text", PJ_ENTRY_FUNCTION, 0, { .function = &pj_function_1n3raw_free_text }, NULL },
    { "from_address", PJ_ENTRY_TOOL, 0, { .text = "from_address" }, NULL },
    { "new", PJ_ENTRY_TOOL, 0, { .text = "new" }, NULL },
    { "pointers", PJ_ENTRY_TOOL, 0, { .text = "pointers" }, NULL },
};

const pj_namespace pj_namespace_1n3raw_names = {
    .name = "gold_api.n.raw", .self_name = "gold_api.n.raw", .doc = "Functions of gold_api.n that metadata describes incompletely: a wrong argument can crash the process. Besides, new(), pointers(), from_address(), address_of(), field() and callback() make what they take.", .count = 7, .type_count = 0,
    .entries = pj_entries,
};
