/* What raw functions pass for C's `...`, of which nobody says what it is: each as its own type asks for. */
#include "pj_internal.h"

static int too_many(const pj_function *fn, int most, const char *what)
{
    PyErr_Format(PyExc_TypeError, "%s() takes at most %d further %s", fn->desc->name, most, what);
    return -1;
}

static int put_word(const pj_function *fn, pj_further *further, intptr_t word)
{
    if (further->used == PJ_FURTHER_MOST)
        return too_many(fn, PJ_FURTHER_MOST, "arguments");
    further->words[further->used++] = word;
    return 0;
}

#if defined(PJ_FURTHER_IN_ORDER) && UINTPTR_MAX < UINT64_MAX
/* 64 bits in two registers, which aren't any two where the ABI wants an even first one: only the compiler knows that. */
static int put_wide(const pj_function *fn, pj_further *further, int64_t wide)
{
#if defined(__i386__)
    return put_word(fn, further, (intptr_t)wide) < 0 ? -1 : put_word(fn, further, (intptr_t)(wide >> 32));
#else
    (void)further, (void)wide;
    PyErr_Format(PyExc_TypeError, "%s(): what takes 64 bits can't be a further argument on this processor", fn->desc->name);
    return -1;
#endif
}
#else
#define put_wide put_word
#endif

static int put_double(const pj_function *fn, pj_further *further, PyObject *arg)
{
    double number = PyFloat_AsDouble(arg);
    if (number == -1.0 && PyErr_Occurred())
        return -1;
#if defined(PJ_FURTHER_IN_ORDER)
    int64_t word;
    memcpy(&word, &number, sizeof word);
    return put_wide(fn, further, word);
#else
    if (further->floats == PJ_FURTHER_FLOATS)
        return too_many(fn, PJ_FURTHER_FLOATS, "floats");
    further->numbers[further->floats++] = number;
    return 0;
#endif
}

/* A number as wide as a register of 64 bits, signed or not. */
int pj_as_word(PyObject *number, int64_t *word)
{
    if (pj_to_wide(number, word))
        return 0;
    if (!PyErr_Occurred())
        *word = (int64_t)PJ_AS_NATURAL(number);
    return PyErr_Occurred() ? -1 : 0;
}

/* A number as wide as a register, or as two where one doesn't hold it; of a narrower one C looks at the lower part. */
static int put_integer(const pj_function *fn, pj_further *further, PyObject *number)
{
    int64_t word;
    if (pj_as_word(number, &word) < 0)
        return -1;
    if (word < INTPTR_MIN || word > (int64_t)(UINTPTR_MAX < UINT64_MAX ? UINTPTR_MAX : INTPTR_MAX))
        return put_wide(fn, further, word);
    return put_word(fn, further, (intptr_t)word);
}

static int put_buffer(const pj_function *fn, pj_further *further, PyObject *arg)
{
    if (further->held == PJ_FURTHER_MOST)
        return too_many(fn, PJ_FURTHER_MOST, "arguments");
    if (PyObject_GetBuffer(arg, &further->views[further->held], PyBUF_SIMPLE) < 0)
        return -1;
    return put_word(fn, further, (intptr_t)further->views[further->held++].buf);
}

/* Text as UTF-8, which lives as long as the argument. */
static int put_text(const pj_function *fn, pj_further *further, PyObject *arg)
{
    Py_ssize_t size;
    const char *text = PyUnicode_AsUTF8AndSize(arg, &size);
    if (text == NULL)
        return -1;
    if (strlen(text) != (size_t)size) {
        PyErr_Format(PyExc_ValueError, "%s(): text must not contain a null character", fn->desc->name);
        return -1;
    }
    return put_word(fn, further, (intptr_t)text);
}

static int put(const pj_function *fn, pj_further *further, PyObject *arg)
{
    const pj_runtime *runtime = fn->home->state->runtime;
    unsigned long flags = PyType_GetFlags(Py_TYPE(arg));
    bool is_ours = pj_is_record(runtime, arg) || Py_TYPE(arg) == runtime->array_type ||
                   Py_TYPE(arg) == runtime->block_type || Py_TYPE(arg) == runtime->pointer_type;
    void *address;
    if (arg == Py_None)
        return put_word(fn, further, 0);
    if (flags & Py_TPFLAGS_LONG_SUBCLASS)
        return put_integer(fn, further, arg);
    if (flags & Py_TPFLAGS_UNICODE_SUBCLASS)
        return put_text(fn, further, arg);
    if (!is_ours && PyObject_CheckBuffer(arg))
        return put_buffer(fn, further, arg);
    if (!is_ours && !PyIndex_Check(arg) && PyType_GetSlot(Py_TYPE(arg), Py_nb_float) != NULL)
        return put_double(fn, further, arg);
    if (pj_to_address(fn->home->state, arg, &address) < 0)
        return -1;
    return put_word(fn, further, (intptr_t)address);
}

int pj_take_further(const pj_function *fn, pj_further *further)
{
    memset(further->words, 0, sizeof further->words);
    memset(further->numbers, 0, sizeof further->numbers);
    for (Py_ssize_t i = 0; i < further->count; i++)
        if (put(fn, further, further->args[i]) < 0)
            return -1;
    return 0;
}

void pj_release_further(pj_further *further)
{
    while (further->held > 0)
        PyBuffer_Release(&further->views[--further->held]);
}
