/* What only raw functions take and give: addresses, typed pointers, and memory of which nobody knows whom it belongs to. */
#include "pj_internal.h"

/* ---- arguments -------------------------------------------------------------------------------------------------- */

/* None or an integer that stands for an address. */
static int plain_address(const pj_function *fn, PyObject *arg, int index, const char *expected, void **out)
{
    *out = NULL;
    if (arg == Py_None)
        return 0;
    if (!PyIndex_Check(arg))
        return pj_bad_type(fn, arg, index, expected);
    PyObject *number = PyNumber_Index(arg);
    if (number == NULL)
        return -1;
    *out = PyLong_AsVoidPtr(number);
    Py_DECREF(number);
    return *out == NULL && PyErr_Occurred() ? pj_bad_integer(fn, arg, index, INTPTR_MIN, UINTPTR_MAX) : 0;
}

static bool is_array(const pj_function *fn, PyObject *arg)
{
    const pj_runtime *runtime = fn->home->state->runtime;
    return Py_TYPE(arg) == runtime->array_type || Py_TYPE(arg) == runtime->block_type;
}

static bool is_record(const pj_function *fn, PyObject *arg) { return pj_is_record(fn->home->state->runtime, arg); }

/* Records and arrays of this runtime: their memory itself, as their buffers don't let pointers be written. */
static int own_memory(const pj_function *fn, PyObject *arg, int index, bool written, void **out)
{
    pj_reach reach;
    if (pj_reach_of(fn->home->state->runtime, arg, &reach) < 0)
        return -1;
    *out = reach.data;
    if (!written || !reach.readonly)
        return 0;
    PyErr_Format(PyExc_BufferError, "%s(): %s is a view of read-only memory", fn->desc->name, fn->desc->parameters[index]);
    return -1;
}

static int any_memory(const pj_function *fn, PyObject *arg, int index, int item, bool written, pj_buffer *out)
{
    return written ? pj_arg_buffer_inout(fn, arg, index, item, out) : pj_arg_buffer_in(fn, arg, index, item, out);
}

/* Where a typed pointer leads: to items of that size. */
static int pointed(const pj_function *fn, PyObject *arg, int index, int item, bool written, void **out)
{
    const pj_pointer *pointer = PJ_DATA(pj_pointer, arg);
    *out = pointer->data;
    bool fits = item == 1 || item == pointer->stride;
    if (fits && !(written && pointer->to.readonly))
        return 0;
    PyErr_Format(PyExc_TypeError, fits ? "%s(): %s is a pointer to const" : "%s(): %s must lead to items of %d bytes, not %d",
                 fn->desc->name, fn->desc->parameters[index], item, (int)pointer->stride);
    return -1;
}

static bool is_pointer(const pj_function *fn, PyObject *arg)
{
    return Py_TYPE(arg) == fn->home->state->runtime->pointer_type;
}

/* To numbers, pointers or bytes: an address, None or a buffer's memory. What points to bytes points to records as well. */
static int take(const pj_function *fn, PyObject *arg, int index, int item, bool written, pj_buffer *out)
{
    bool record = is_record(fn, arg);
    if (item == 1 && (record || is_array(fn, arg)))
        return own_memory(fn, arg, index, written, &out->data);
    if (is_pointer(fn, arg))
        return pointed(fn, arg, index, item, written, &out->data);
    if (!record && PyObject_CheckBuffer(arg))
        return any_memory(fn, arg, index, item, written, out);
    return plain_address(fn, arg, index, "an address, None or a buffer", &out->data);
}

int pj_arg_address(const pj_function *fn, PyObject *arg, int index, int item, pj_buffer *out)
{
    return take(fn, arg, index, item, false, out);
}

int pj_arg_address_inout(const pj_function *fn, PyObject *arg, int index, int item, pj_buffer *out)
{
    return take(fn, arg, index, item, true, out);
}

/* To bytes that are read: also text, which a NUL ends. */
int pj_arg_text_at(const pj_function *fn, PyObject *arg, int index, pj_buffer *out)
{
    if (!(PyType_GetFlags(Py_TYPE(arg)) & Py_TPFLAGS_UNICODE_SUBCLASS))
        return arg == Py_None || PyIndex_Check(arg) || PyObject_CheckBuffer(arg)
                   ? take(fn, arg, index, 1, false, out) : pj_bad_type(fn, arg, index, "str, bytes or an address");
    out->made = PyUnicode_AsEncodedString(arg, "utf-8", "surrogateescape");
    if (out->made == NULL)
        return -1;
    out->data = PyBytes_AsString(out->made);
    return strlen(out->data) == (size_t)PyBytes_Size(out->made) ? 0 : pj_bad_nul(fn, index);
}

/* Whether an object is a record of another runtime, or anything else that shows itself. */
static bool is_shown(PyObject *arg)
{
    PyObject *shown = PyObject_GetAttrString((PyObject *)Py_TYPE(arg), "__projector__");
    if (shown == NULL)
        PyErr_Clear();
    Py_XDECREF(shown);
    return shown != NULL;
}

/* To records: also one of them or an array of them, and nothing else that is a record. */
static int take_records(const pj_function *fn, PyObject *arg, int index, int size, int ref, bool written, pj_buffer *out)
{
    pj_type *type = fn->refs[ref];
    if (is_array(fn, arg) && !pj_is_array_of(type, arg))
        return pj_bad_type(fn, arg, index, type->desc->name);
    if (is_array(fn, arg))
        return own_memory(fn, arg, index, written, &out->data);
    if (is_record(fn, arg) || is_shown(arg))
        return written ? pj_arg_record_inout(fn, arg, index, ref, &out->data) : pj_arg_record(fn, arg, index, ref, &out->data);
    if (is_pointer(fn, arg) && PJ_DATA(pj_pointer, arg)->stride == 1)
        return pointed(fn, arg, index, 1, written, &out->data);
    if (!is_pointer(fn, arg) && PyObject_CheckBuffer(arg))
        return any_memory(fn, arg, index, size, written, out);
    return plain_address(fn, arg, index, type->desc->name, &out->data);
}

int pj_arg_records_at(const pj_function *fn, PyObject *arg, int index, int size, int ref, pj_buffer *out)
{
    return take_records(fn, arg, index, size, ref, false, out);
}

int pj_arg_records_at_inout(const pj_function *fn, PyObject *arg, int index, int size, int ref, pj_buffer *out)
{
    return take_records(fn, arg, index, size, ref, true, out);
}

/* To pointers: also those that `pointers()` made of the class. */
static int take_slots(const pj_function *fn, PyObject *arg, int index, int size, int ref, bool written, pj_buffer *out)
{
    pj_type *type = fn->refs[ref];
    if (pj_is_pointers_to(type, arg))
        return own_memory(fn, arg, index, written, &out->data);
    if (!is_array(fn, arg) && !is_record(fn, arg))
        return take(fn, arg, index, size, written, out);
    PyErr_Format(PyExc_TypeError, "%s(): %s must be pointers to %s", fn->desc->name, fn->desc->parameters[index],
                 type->desc->name);
    return -1;
}

int pj_arg_slots(const pj_function *fn, PyObject *arg, int index, int size, int ref, pj_buffer *out)
{
    return take_slots(fn, arg, index, size, ref, false, out);
}

int pj_arg_slots_inout(const pj_function *fn, PyObject *arg, int index, int size, int ref, pj_buffer *out)
{
    return take_slots(fn, arg, index, size, ref, true, out);
}

/* To something opaque or a function: an object of its class, an address or None. */
int pj_arg_opaque_at(const pj_function *fn, PyObject *arg, int index, int ref, pj_handle **pinned, void **out)
{
    if (arg == Py_None || PyIndex_Check(arg))
        return plain_address(fn, arg, index, "", out);
    return pj_arg_opaque(fn, arg, index, ref, pinned, out);
}

/* ---- results ---------------------------------------------------------------------------------------------------- */

/* A record somewhere. Whom the memory belongs to isn't known: nothing is kept for it. */
static PyObject *record_at(pj_type *type, void *address, uint32_t readonly)
{
    return pj_record_view(type, address, Py_None, pj_record_desc_of(type)->size, readonly);
}

PyObject *pj_make_at(const pj_function *fn, int ref, void *address)
{
    return address == NULL ? Py_NewRef(Py_None) : record_at(fn->refs[ref], address, 0);
}

PyObject *pj_make_at_const(const pj_function *fn, int ref, void *address)
{
    return address == NULL ? Py_NewRef(Py_None) : record_at(fn->refs[ref], address, 1);
}
