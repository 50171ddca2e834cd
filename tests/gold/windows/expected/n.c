/* Written by projector's render stage from gold/n.yaml. */
#include "projector.h"

extern const pj_namespace pj_namespace_1n_names;

static int pj_close_1n_File(void (*close)(void), int64_t value)
{
    return (int)((int32_t (*)(void *))close)((void *)(intptr_t)value);
}
#line 15 "gold/n.yaml"
static PyObject *pj_call_1n_CloseHandle(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int64_t a_0hObject_handle = -1;
    int32_t pj_ret = 0;
    int pj_error;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_handle_taken(fn, args[0], 0, 0, &a_0hObject_handle) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(void *))fn->address)((void *)a_0hObject_handle);
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

#line 16 "gold/n.yaml"
static PyObject *pj_call_1n_CreateFileW(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[2], *pj_result = NULL;
    pj_text a_lpFileName = {NULL, NULL};
    uint32_t a_dwDesiredAccess = 0;
    void * pj_ret = 0;
    int pj_error;
    PyThreadState *pj_thread;
    PJ_BIND(2);
    if (PJ_UNLIKELY(pj_arg_path16(fn, args[0], 0, &a_lpFileName) < 0))
        goto done;
    if (PJ_UNLIKELY(pj_arg_u32(fn, args[1], 1, &a_dwDesiredAccess) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((void * (*)(void *, uint32_t))fn->address)(PJ_DATA_OF(a_lpFileName), (uint32_t)a_dwDesiredAccess);
    pj_error = (int)GetLastError();
    PyEval_RestoreThread(pj_thread);
    if (PJ_UNLIKELY((int64_t)(intptr_t)pj_ret == -1)) {
        pj_raise_windows(fn, pj_error, args[0]);
        goto done;
    }
    pj_result = pj_make_handle(fn, 0, PJ_WORD(pj_ret), (pj_parents){{NULL}});
done: PJ_UNUSED;
    pj_release_text(&a_lpFileName);
    return pj_result;
}

#line 21 "gold/n.yaml"
static PyObject *pj_call_1n_GetFileAttributesW(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    pj_text a_lpFileName = {NULL, NULL};
    uint32_t pj_ret = 0;
    int pj_error;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_path16(fn, args[0], 0, &a_lpFileName) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    pj_ret = ((uint32_t (*)(void *))fn->address)(PJ_DATA_OF(a_lpFileName));
    pj_error = (int)GetLastError();
    PyEval_RestoreThread(pj_thread);
    if (PJ_UNLIKELY((int64_t)pj_ret == 4294967295)) {
        pj_raise_windows(fn, pj_error, args[0]);
        goto done;
    }
    pj_result = pj_make_u32(fn, pj_ret);
done: PJ_UNUSED;
    pj_release_text(&a_lpFileName);
    return pj_result;
}

#line 24 "gold/n.yaml"
static PyObject *pj_call_1n_NtYieldExecution(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int32_t pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(0);
    pj_thread = PyEval_SaveThread();
    pj_ret = ((int32_t (*)(void))fn->address)();
    PyEval_RestoreThread(pj_thread);
    if (PJ_UNLIKELY((int64_t)pj_ret < 0)) {
        pj_raise_status(fn, (int)(int64_t)pj_ret, NULL);
        goto done;
    }
    pj_result = pj_make_none(fn);
done: PJ_UNUSED;
    return pj_result;
}

#line 25 "gold/n.yaml"
static PyObject *pj_call_1n_RegCloseKey(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *const fn = PJ_DATA(pj_function, self);
    PyObject *slots[1], *pj_result = NULL;
    int64_t a_hKey = 0;
    int32_t pj_ret = 0;
    PyThreadState *pj_thread;
    PJ_BIND(1);
    if (PJ_UNLIKELY(pj_arg_i64(fn, args[0], 0, &a_hKey) < 0))
        goto done;
    pj_thread = PyEval_SaveThread();
    errno = 0;
    pj_ret = ((int32_t (*)(int64_t))fn->address)((int64_t)a_hKey);
    PyEval_RestoreThread(pj_thread);
    if (PJ_UNLIKELY((int64_t)pj_ret != 0)) {
        pj_raise_windows(fn, (int)(int64_t)pj_ret, NULL);
        goto done;
    }
    pj_result = pj_make_none(fn);
done: PJ_UNUSED;
    return pj_result;
}

#line 1 "n.c"
static const uint8_t pj_functions[] PJ_TOGETHER(functions) = {
    /* CloseHandle */ 151, 64, 1, 78, 1, 1, 1, 0,
    /* CreateFileW */ 151, 64, 13, 145, 2, 2, 1, 2, 0,
    /* GetFileAttributesW */ 135, 64, 30, 187, 4, 1, 3,
    /* NtYieldExecution */ 131, 64, 49, 134, 6, 4,
    /* RegCloseKey */ 135, 64, 66, 190, 7, 1, 5,
};
static const pj_type_row pj_types[] PJ_TOGETHER(types) = {
    { 25, PJ_TYPE_HANDLE, 0 }, /* File */
};
static const pj_handle_row pj_handles[] = {
    { .call_close = pj_close_1n_File, .close_failed = NULL, .close_symbol = 1, .close_name = 1, .next = 0,
      .close_exception = 0, .invalid = 0, .pseudo = 1, .also = 0, .library = 0,
      .invalid_count = 1, .pseudo_count = 0, .also_count = 0, .value_kind = PJ_POINTER, .close_rule = PJ_RULE_LAST_ERROR,
      .is_descriptor = 0, .unowned = 0, .leak_at_exit = 0, .abandon_on_fork = 0 },
};
static const pj_place pj_names[] = { 1,  };
static const uint8_t pj_kinds[] PJ_TOGETHER(kinds) = { PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION, PJ_ENTRY_FUNCTION,  };
static const int32_t pj_values[] PJ_TOGETHER(values) = { 0, 8, 0, 17, 24, 30,  };
static const pj_place pj_docs[] = { 0,  };
static const uint64_t pj_fingerprints[] PJ_TOGETHER(fingerprints) = { 3387492384353653636u,  };
static const pj_compiled_row pj_compiled[] = { { pj_call_1n_CloseHandle, NULL }, { pj_call_1n_CreateFileW, NULL }, { pj_call_1n_GetFileAttributesW, NULL }, { pj_call_1n_NtYieldExecution, NULL }, { pj_call_1n_RegCloseKey, NULL },  };
static const int64_t pj_numbers[] PJ_TOGETHER(numbers) = { -1,  };
static const char pj_texts[] PJ_TOGETHER(texts) =
    "\000"
    "CloseHandle\000"
    "CreateFileW\000"
    "File\000"
    "GetFileAttributesW\000"
    "NtYieldExecution\000"
    "RegCloseKey\000"
    "CloseHandle(hObject)\012--\012\012CloseHandle().\012\012Parameters:\012  hObject (File)\012\012Returns:\012  (int)\012\012Raises:\012  OSError: the call failed; winerror is Windows' last error.\012\012C:\012  int CloseHandle(void *hObject)\000"
    "CreateFileW(lpFileName, dwDesiredAccess)\012--\012\012CreateFileW().\012\012Parameters:\012  lpFileName (StrOrBytesPath)\012  dwDesiredAccess (int)\012\012Returns:\012  (File)\012\012Raises:\012  OSError: the call failed; winerror is Windows' last error.\012\012C:\012  void *CreateFileW(const wchar_t *lpFileName, unsigned long dwDesiredAccess)\000"
    "GetFileAttributesW(lpFileName)\012--\012\012GetFileAttributesW().\012\012Parameters:\012  lpFileName (StrOrBytesPath)\012\012Returns:\012  (int)\012\012Raises:\012  OSError\012\012C:\012  unsigned long GetFileAttributesW(const wchar_t *lpFileName)\000"
    "NtYieldExecution()\012--\012\012NtYieldExecution().\012\012Raises:\012  OSError: the call failed; ntstatus is the code that it returned, winerror Windows' word for it.\012\012C:\012  long NtYieldExecution(void)\000"
    "RegCloseKey(hKey)\012--\012\012RegCloseKey().\012\012Parameters:\012  hKey (int)\012\012Raises:\012  OSError: the call failed; winerror is the code that it returned.\012\012C:\012  long RegCloseKey(intptr_t hKey)\000"
    ;

const pj_namespace pj_namespace_1n_names = {
    .name = "gold_api.n", .self_name = "gold_api.n", .doc = "How failures show on Windows.", .count = 6, .type_count = 1, .variable_count = 0,
    .texts = pj_texts,
    .functions = pj_functions,
    .types = pj_types,
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
