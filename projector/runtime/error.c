/* Errors: native codes to exceptions, and the messages of refused arguments. All of it is cold. */
#include "pj_internal.h"

PJ_COLD bool pj_interrupted(int error) { return error == EINTR && PyErr_CheckSignals() == 0; }

static void name_function(PyObject *exception, const char *native)
{
    PyObject *name = PyUnicode_FromString(native);
    if (name == NULL || PyObject_SetAttrString(exception, "function", name) < 0)
        PyErr_Clear();
    Py_XDECREF(name);
}

/* Sets `.function`, the native name, on the exception that is being raised. */
PJ_COLD void pj_set_function_name(const char *native)
{
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    if (value != NULL)
        name_function(value, native);
    PyErr_Restore(type, value, traceback);
}

/* As PyErr_SetFromErrno has it, but for ASCII, which almost all is, without the locale: that is a third of its time. */
static PyObject *message_of(int error)
{
    const char *text = error == 0 ? "Error" : strerror(error), *c = text;
    while (*c != 0 && !(*c & 0x80))
        c++;
    return *c == 0 ? PyUnicode_FromString(text) : PyUnicode_DecodeLocale(text, "surrogateescape");
}

static PyObject *os_error(int error, PyObject *filename)
{
    PyObject *code = PyLong_FromLong(error), *message = message_of(error), *result = NULL;
    if (code != NULL && message != NULL)
        result = PyObject_CallFunctionObjArgs(PyExc_OSError, code, message, filename, NULL);
    Py_XDECREF(code);
    Py_XDECREF(message);
    return result;
}

static void raise_errno(const char *native, int error, PyObject *filename)
{
    PyObject *raised = os_error(error, filename == Py_None ? NULL : filename);
    if (raised == NULL)
        return;
    name_function(raised, native);
    PyErr_SetObject((PyObject *)Py_TYPE(raised), raised);
    Py_DECREF(raised);
}

/* On EINTR the signal handlers run first: what they raise is what comes out. */
PJ_COLD void pj_raise_errno(const pj_function *fn, int error, PyObject *filename)
{
    if (!PyErr_Occurred() && (error != EINTR || PyErr_CheckSignals() == 0))
        raise_errno(fn->desc->native, error, filename);
}

#if defined(_WIN32)
__declspec(dllimport) unsigned long __stdcall RtlNtStatusToDosError(int32_t status);

int pj_last_error(void) { return (int)GetLastError(); }

/* An OSError with winerror, for which Python knows errno, the class and Windows' words. */
static void raise_windows(const char *native, int error, PyObject *filename)
{
    SetLastError((unsigned long)error); /* where a failure left 0, Python asks again */
    PyErr_SetExcFromWindowsErrWithFilenameObject(PyExc_OSError, error, filename == Py_None ? NULL : filename);
    pj_set_function_name(native);
}

static void raise_status(const char *native, int status, PyObject *filename)
{
    raise_windows(native, (int)RtlNtStatusToDosError(status), filename);
    pj_carry("ntstatus", PyLong_FromUnsignedLong((uint32_t)status));
}

PJ_COLD void pj_raise_windows(const pj_function *fn, int error, PyObject *filename)
{
    if (!PyErr_Occurred())
        raise_windows(fn->desc->native, error, filename);
}

PJ_COLD void pj_raise_status(const pj_function *fn, int status, PyObject *filename)
{
    if (!PyErr_Occurred())
        raise_status(fn->desc->native, status, filename);
}

/* What a rule says of a code of the system's. */
PJ_COLD void pj_raise_system(pj_rule rule, const char *native, int error)
{
    if (rule == PJ_RULE_NTSTATUS)
        raise_status(native, error, NULL);
    else if (rule >= PJ_RULE_LAST_ERROR)
        raise_windows(native, error, NULL);
    else
        raise_errno(native, error, NULL);
}
#else
int pj_last_error(void) { return 0; }

/* What a rule says of a code of the system's. */
PJ_COLD void pj_raise_system(pj_rule rule, const char *native, int error)
{
    (void)rule;
    raise_errno(native, error, NULL);
}
#endif

PJ_COLD int pj_bad_type(const pj_function *fn, PyObject *arg, int index, const char *expected)
{
    PyObject *name = PyObject_GetAttrString((PyObject *)Py_TYPE(arg), "__name__");
    if (name != NULL)
        PyErr_Format(PyExc_TypeError, "%s(): %s must be %s, not %U", fn->desc->name, fn->desc->parameters[index],
                     expected, name);
    Py_XDECREF(name);
    return -1;
}

/* A value that decides what another argument is, and that metadata doesn't know. */
/* The value of one argument, or those of two (`other` is the second) that are joined into it. */
PJ_COLD int pj_bad_choice(const pj_function *fn, int index, int other, int64_t value, const char *decides,
                          const char *known)
{
    if (other != index) {
        PyErr_Format(PyExc_ValueError, "%s(): %s is %d and %s is %d, and %s is known for %s", fn->desc->name,
                     fn->desc->parameters[index], (int)(value >> 32), fn->desc->parameters[other], (int)(int32_t)value,
                     decides, known);
        return -1;
    }
    PyErr_Format(PyExc_ValueError, "%s(): %s is %lld, and %s is known for %s", fn->desc->name,
                 fn->desc->parameters[index], (long long)value, decides, known);
    return -1;
}

/* An argument that is given though the value of `by` wants none, or isn't though it wants one. */
PJ_COLD int pj_bad_given(const pj_function *fn, int index, int by, bool given)
{
    PyErr_Format(PyExc_TypeError, "%s(): %s %s with this %s", fn->desc->name, fn->desc->parameters[index],
                 given ? "isn't taken" : "is needed", fn->desc->parameters[by]);
    return -1;
}

PJ_COLD int pj_bad_nul(const pj_function *fn, int index)
{
    PyErr_Format(PyExc_ValueError, "%s(): %s must not contain a null character", fn->desc->name,
                 fn->desc->parameters[index]);
    return -1;
}

PJ_COLD int pj_bad_integer(const pj_function *fn, PyObject *arg, int index, int64_t least, uint64_t most)
{
    if (PyErr_Occurred() && !PyErr_ExceptionMatches(PyExc_OverflowError)) {
        if (!PyErr_ExceptionMatches(PyExc_TypeError) || PyIndex_Check(arg))
            return -1;
        PyErr_Clear();
        return pj_bad_type(fn, arg, index, "int");
    }
    PyErr_Clear();
    PyErr_Format(PyExc_OverflowError, "%s(): %s must be between %lld and %llu", fn->desc->name,
                 fn->desc->parameters[index], (long long)least, (unsigned long long)most);
    return -1;
}

PJ_COLD int pj_slow_u64(const pj_function *fn, PyObject *arg, int index, uint64_t *out)
{
    if (!PyErr_ExceptionMatches(PyExc_TypeError))
        return pj_bad_integer(fn, arg, index, 0, UINT64_MAX);
    PyErr_Clear();
    PyObject *number = PyNumber_Index(arg);
    if (number == NULL)
        return pj_bad_integer(fn, arg, index, 0, UINT64_MAX);
    *out = PyLong_AsUnsignedLongLong(number);
    Py_DECREF(number);
    return *out == UINT64_MAX && PyErr_Occurred() ? pj_bad_integer(fn, arg, index, 0, UINT64_MAX) : 0;
}

PJ_COLD int pj_slow_f64(const pj_function *fn, PyObject *arg, int index)
{
    if (!PyErr_ExceptionMatches(PyExc_TypeError))
        return -1;
    PyErr_Clear();
    return pj_bad_type(fn, arg, index, "float");
}

PJ_COLD int pj_slow_f32(const pj_function *fn, int index)
{
    PyErr_Format(PyExc_OverflowError, "%s(): %s is too large for a 32-bit float", fn->desc->name,
                 fn->desc->parameters[index]);
    return -1;
}

PJ_COLD int pj_slow_bool(const pj_function *fn, PyObject *arg, int index)
{
    return pj_bad_type(fn, arg, index, "bool");
}

PJ_COLD int pj_fit(const pj_function *fn, int index, Py_ssize_t length, uint64_t most)
{
    if ((uint64_t)length <= most)
        return 0;
    PyErr_Format(PyExc_OverflowError, "%s(): %s is longer than %llu", fn->desc->name, fn->desc->parameters[index],
                 (unsigned long long)most);
    return -1;
}

/* How many elements of so many bytes a buffer holds. */
int pj_count_by(const pj_function *fn, int index, pj_buffer *buffer, uint64_t size)
{
    if (size == 0 || (uint64_t)buffer->size % size != 0) {
        PyErr_Format(PyExc_ValueError, "%s(): %s has %zd bytes, no multiple of %llu", fn->desc->name,
                     fn->desc->parameters[index], buffer->size, (unsigned long long)size);
        return -1;
    }
    buffer->count = (Py_ssize_t)((uint64_t)buffer->size / size);
    return 0;
}

PJ_COLD int pj_agree(const pj_function *fn, int index, Py_ssize_t length, Py_ssize_t other)
{
    if (length == other)
        return 0;
    PyErr_Format(PyExc_ValueError, "%s(): %s has length %zd, but %zd is needed to match", fn->desc->name,
                 fn->desc->parameters[index], length, other);
    return -1;
}
