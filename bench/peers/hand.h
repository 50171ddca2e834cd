/* Arguments by hand: conversions that check, and keywords. */
#ifndef HAND_H
#define HAND_H

#define Py_LIMITED_API 0x030B0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdbool.h>
#include <string.h>

#define UNLIKELY(x) __builtin_expect(!!(x), 0)
#define COLD __attribute__((cold, noinline))

/* ---- arguments -------------------------------------------------------------------------------------------------- */

COLD static int out_of_range(void)
{
    if (!PyErr_Occurred())
        PyErr_SetString(PyExc_OverflowError, "value out of range");
    return -1;
}
COLD static int wrong_type(const char *expected)
{
    PyErr_Format(PyExc_TypeError, "expected %s", expected);
    return -1;
}
COLD static int embedded_nul(void)
{
    PyErr_SetString(PyExc_ValueError, "embedded null character");
    return -1;
}

#define INTEGER(name, type)                                                    \
    static inline int name(PyObject *arg, type *out)                           \
    {                                                                          \
        long value = PyLong_AsLong(arg);                                       \
        if (UNLIKELY(value != (type)value || (value == -1 && PyErr_Occurred()))) \
            return out_of_range();                                             \
        *out = (type)value;                                                    \
        return 0;                                                              \
    }
INTEGER(as_int, int)
INTEGER(as_unsigned, unsigned)
INTEGER(as_int64, int64_t)

static inline int as_uint64(PyObject *arg, uint64_t *out)
{
    *out = PyLong_AsUnsignedLong(arg);
    return UNLIKELY(*out == UINT64_MAX && PyErr_Occurred()) ? -1 : 0;
}

static inline int as_double(PyObject *arg, double *out)
{
    *out = PyFloat_AsDouble(arg);
    return UNLIKELY(*out == -1.0 && PyErr_Occurred()) ? -1 : 0;
}

/* Infinite only where the double is. */
static inline int as_float(PyObject *arg, float *out)
{
    double value;
    if (as_double(arg, &value) < 0)
        return -1;
    *out = (float)value;
    return UNLIKELY(__builtin_isinf(*out) && !__builtin_isinf(value)) ? out_of_range() : 0;
}

static inline int as_text(PyObject *arg, const char **out)
{
    Py_ssize_t size;
    if (UNLIKELY(!Py_IS_TYPE(arg, &PyUnicode_Type)))
        return wrong_type("str");
    if (UNLIKELY((*out = PyUnicode_AsUTF8AndSize(arg, &size)) == NULL))
        return -1;
    return UNLIKELY(strlen(*out) != (size_t)size) ? embedded_nul() : 0;
}

/* ---- keywords ---------------------------------------------------------------------------------------------------- */

/* Without any cache: an argument is most often named right after the one before it, by the same interned string. */
__attribute__((noinline)) static PyObject *const *bind(PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames,
                                                       PyObject *const *names, Py_ssize_t count, PyObject **slots)
{
    Py_ssize_t named = kwnames == NULL ? 0 : PyTuple_Size(kwnames), next = nargs;
    if (nargs + named != count) {
        PyErr_Format(PyExc_TypeError, "takes %zd arguments (%zd given)", count, nargs + named);
        return NULL;
    }
    for (Py_ssize_t i = 0; i < count; i++)
        slots[i] = i < nargs ? args[i] : NULL;
    for (Py_ssize_t k = 0; k < named; k++) {
        PyObject *name = PyTuple_GetItem(kwnames, k);
        Py_ssize_t place = next;
        if (place >= count || names[place] != name)
            for (place = 0; place < count && names[place] != name; place++)
                ;
        if (place == count)
            for (place = 0; place < count && PyUnicode_Compare(names[place], name) != 0; place++)
                ;
        if (place == count || slots[place] != NULL) {
            PyErr_Format(PyExc_TypeError, "unexpected or repeated argument '%U'", name);
            return NULL;
        }
        slots[place] = args[nargs + k];
        next = place + 1;
    }
    return slots;
}

#define ARGUMENTS(count, ...)                                                              \
    static PyObject *names[(count) + 1];                                                   \
    PyObject *slots[(count) + 1];                                                          \
    if (UNLIKELY(kwnames != NULL || nargs != (count))) {                                   \
        static const char *const spelled[] = {__VA_ARGS__};                                \
        for (int i = 0; i < (count) && names[i] == NULL; i++)                              \
            if ((names[i] = PyUnicode_InternFromString(spelled[i])) == NULL)               \
                return NULL;                                                               \
        if ((args = bind(args, nargs, kwnames, names, (count), slots)) == NULL)            \
            return NULL;                                                                   \
    }

#define FUNCTION(name) \
    static PyObject *name(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)

#endif
