/* Numbers that C's usual types don't hold: of 128 bits, complex, and longer than a double. */
#include "pj_internal.h"

int pj_arg_long_double(const pj_function *fn, PyObject *arg, int index, long double *out)
{
    double value;
    if (pj_arg_f64(fn, arg, index, &value) < 0)
        return -1;
    *out = value;
    return 0;
}

int pj_arg_c128(const pj_function *fn, PyObject *arg, int index, double _Complex *out)
{
    double real = PyComplex_RealAsDouble(arg), imaginary = PyComplex_ImagAsDouble(arg);
    if (real == -1.0 && PyErr_Occurred()) {
        if (!PyErr_ExceptionMatches(PyExc_TypeError))
            return -1;
        PyErr_Clear();
        return pj_bad_type(fn, arg, index, "complex");
    }
    __real__ *out = real;
    __imag__ *out = imaginary;
    return 0;
}

int pj_arg_c64(const pj_function *fn, PyObject *arg, int index, float _Complex *out)
{
    double _Complex wide;
    if (pj_arg_c128(fn, arg, index, &wide) < 0)
        return -1;
    *out = (float _Complex)wide;
    bool fits = (__builtin_isinf(__real__ wide) || !__builtin_isinf(__real__ *out)) &&
                (__builtin_isinf(__imag__ wide) || !__builtin_isinf(__imag__ *out));
    return fits ? 0 : pj_slow_f32(fn, index);
}

PyObject *pj_make_c128(const pj_function *fn, double _Complex value)
{
    (void)fn;
    return PyComplex_FromDoubles(__real__ value, __imag__ value);
}

PyObject *pj_make_c64(const pj_function *fn, float _Complex value) { return pj_make_c128(fn, value); }

#if defined(__SIZEOF_INT128__)
static int bad_wide(const pj_function *fn, PyObject *arg, int index, const char *range)
{
    if (PyErr_Occurred() && !PyErr_ExceptionMatches(PyExc_OverflowError)) {
        if (!PyErr_ExceptionMatches(PyExc_TypeError) || PyIndex_Check(arg))
            return -1;
        PyErr_Clear();
        return pj_bad_type(fn, arg, index, "int");
    }
    PyErr_Clear();
    PyErr_Format(PyExc_OverflowError, "%s(): %s must be between %s", fn->desc->name, fn->desc->parameters[index], range);
    return -1;
}

/* The upper and the lower half of an integer; false with an error. */
static bool halves(PyObject *arg, PyObject **upper, uint64_t *lower)
{
    PyObject *number = PyNumber_Index(arg), *by = number == NULL ? NULL : PyLong_FromLong(64);
    *upper = by == NULL ? NULL : PyNumber_Rshift(number, by);
    *lower = *upper == NULL ? 0 : PyLong_AsUnsignedLongLongMask(number);
    Py_XDECREF(by);
    Py_XDECREF(number);
    return *upper != NULL;
}

int pj_arg_i128(const pj_function *fn, PyObject *arg, int index, __int128 *out)
{
    PyObject *upper;
    uint64_t lower;
    int overflow = 0;
    bool good = halves(arg, &upper, &lower);
    int64_t high = good ? PyLong_AsLongLongAndOverflow(upper, &overflow) : 0;
    Py_XDECREF(upper);
    *out = (__int128)((unsigned __int128)(uint64_t)high << 64 | lower);
    return good && overflow == 0 ? 0 : bad_wide(fn, arg, index, "-2**127 and 2**127 - 1");
}

int pj_arg_u128(const pj_function *fn, PyObject *arg, int index, unsigned __int128 *out)
{
    PyObject *upper;
    uint64_t lower;
    bool good = halves(arg, &upper, &lower);
    uint64_t high = good ? PyLong_AsUnsignedLongLong(upper) : 0;
    Py_XDECREF(upper);
    *out = (unsigned __int128)high << 64 | lower;
    return good && !PyErr_Occurred() ? 0 : bad_wide(fn, arg, index, "0 and 2**128 - 1");
}

/* Takes the reference to the upper half. */
static PyObject *joined(PyObject *upper, uint64_t lower)
{
    PyObject *by = PyLong_FromLong(64), *rest = PyLong_FromUnsignedLongLong(lower);
    PyObject *high = upper == NULL || by == NULL ? NULL : PyNumber_Lshift(upper, by);
    PyObject *whole = high == NULL || rest == NULL ? NULL : PyNumber_Or(high, rest);
    Py_XDECREF(high);
    Py_XDECREF(rest);
    Py_XDECREF(by);
    Py_XDECREF(upper);
    return whole;
}

PyObject *pj_make_i128(const pj_function *fn, __int128 value)
{
    (void)fn;
    return joined(PyLong_FromLongLong((int64_t)(value >> 64)), (uint64_t)value);
}

PyObject *pj_make_u128(const pj_function *fn, unsigned __int128 value)
{
    (void)fn;
    return joined(PyLong_FromUnsignedLongLong((uint64_t)(value >> 64)), (uint64_t)value);
}
#endif
