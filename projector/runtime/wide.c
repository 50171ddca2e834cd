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

/* Whether a number is too large for a float. */
static bool lost(double wide, float narrow) { return __builtin_isinf(narrow) && !__builtin_isinf(wide); }

int pj_arg_c64(const pj_function *fn, PyObject *arg, int index, float _Complex *out)
{
    double _Complex wide;
    if (pj_arg_c128(fn, arg, index, &wide) < 0)
        return -1;
    *out = (float _Complex)wide;
    return lost(__real__ wide, __real__ *out) || lost(__imag__ wide, __imag__ *out) ? pj_slow_f32(fn, index) : 0;
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

/* ---- fields ----------------------------------------------------------------------------------------------------- */

PyObject *pj_load_wide(const pj_field *field, const char *data)
{
    float _Complex narrow;
    double _Complex wide;
    if (field->kind == PJ_C64)
        return memcpy(&narrow, data, sizeof narrow), pj_make_c64(NULL, narrow);
    if (field->kind == PJ_C128)
        return memcpy(&wide, data, sizeof wide), pj_make_c128(NULL, wide);
#if defined(__SIZEOF_INT128__)
    unsigned __int128 whole;
    memcpy(&whole, data, sizeof whole);
    return field->kind == PJ_I128 ? pj_make_i128(NULL, (__int128)whole) : pj_make_u128(NULL, whole);
#else
    return pj_make_none(NULL);
#endif
}

static int store_complex(const pj_field *field, char *data, PyObject *value)
{
    double _Complex wide;
    __real__ wide = PyComplex_RealAsDouble(value);
    __imag__ wide = PyComplex_ImagAsDouble(value);
    if (__real__ wide == -1.0 && PyErr_Occurred()) {
        if (!PyErr_ExceptionMatches(PyExc_TypeError))
            return -1;
        PyErr_Clear();
        return pj_bad_value(field, value, "complex");
    }
    float _Complex narrow = (float _Complex)wide;
    if (field->kind == PJ_C128)
        return memcpy(data, &wide, sizeof wide), 0;
    if (lost(__real__ wide, __real__ narrow) || lost(__imag__ wide, __imag__ narrow)) {
        PyErr_Format(PyExc_OverflowError, "%s.%s is too large for a 32-bit float", field->record, field->name);
        return -1;
    }
    return memcpy(data, &narrow, sizeof narrow), 0;
}

#if defined(__SIZEOF_INT128__)
static int bad_field(const pj_field *field, PyObject *value)
{
    if (!PyErr_ExceptionMatches(PyExc_OverflowError) && !PyErr_ExceptionMatches(PyExc_TypeError))
        return -1;
    bool is_number = PyErr_ExceptionMatches(PyExc_OverflowError);
    PyErr_Clear();
    if (!is_number)
        return pj_bad_value(field, value, "int");
    PyErr_Format(PyExc_OverflowError, "%s.%s must be between %s", field->record, field->name,
                 field->kind == PJ_I128 ? "-2**127 and 2**127 - 1" : "0 and 2**128 - 1");
    return -1;
}

static int store_whole(const pj_field *field, char *data, PyObject *value)
{
    PyObject *upper;
    uint64_t lower, high = 0;
    bool good = halves(value, &upper, &lower);
    if (good)
        high = field->kind == PJ_I128 ? (uint64_t)PyLong_AsLongLong(upper) : PyLong_AsUnsignedLongLong(upper);
    Py_XDECREF(upper);
    if (PyErr_Occurred())
        return bad_field(field, value);
    unsigned __int128 whole = (unsigned __int128)high << 64 | lower;
    memcpy(data, &whole, sizeof whole);
    return 0;
}
#endif

int pj_store_wide(const pj_field *field, char *data, PyObject *value)
{
#if defined(__SIZEOF_INT128__)
    if (field->kind == PJ_I128 || field->kind == PJ_U128)
        return store_whole(field, data, value);
#endif
    return store_complex(field, data, value);
}
