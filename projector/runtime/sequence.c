/* Sequences as C arrays: numbers, records that are only read or change in place, handles that were made. */
#include "pj_internal.h"

#define NUMBERS "a sequence of numbers or a buffer"
#define RECORDS "a sequence of records or a buffer"

/* Text is no sequence here. */
bool pj_is_sequence(const pj_function *fn, PyObject *arg, int index, const char *expected)
{
    if (PySequence_Check(arg) && !(PyType_GetFlags(Py_TYPE(arg)) & Py_TPFLAGS_UNICODE_SUBCLASS))
        return true;
    pj_bad_type(fn, arg, index, expected);
    return false;
}

/* ---- numbers ---------------------------------------------------------------------------------------------------- */

static int store_number(const pj_function *fn, PyObject *value, int index, int kind, void *to)
{
    switch (kind) {
    case PJ_I16: return pj_arg_i16(fn, value, index, to);
    case PJ_U16: return pj_arg_u16(fn, value, index, to);
    case PJ_I32: return pj_arg_i32(fn, value, index, to);
    case PJ_U32: return pj_arg_u32(fn, value, index, to);
    case PJ_I64: return pj_arg_i64(fn, value, index, to);
    case PJ_U64: return pj_arg_u64(fn, value, index, to);
    case PJ_F32: return pj_arg_f32(fn, value, index, to);
    case PJ_F64: return pj_arg_f64(fn, value, index, to);
    case PJ_BOOL8: return pj_arg_bool8(fn, value, index, to);
    case PJ_BOOL32: return pj_arg_bool32(fn, value, index, to);
    default: return pj_arg_bool(fn, value, index, to);
    }
}

static int store_numbers(const pj_function *fn, PyObject *items, int index, int item, int kind, pj_buffer *out)
{
    Py_ssize_t count = PyTuple_Size(items);
    if (pj_make_room(fn, index, count, item, out) < 0)
        return -1;
    for (Py_ssize_t i = 0; i < count; i++)
        if (store_number(fn, PyTuple_GetItem(items, i), index, kind, (char *)out->data + i * item) < 0)
            return -1;
    return 0;
}

/* Any buffer of the right item size, or a sequence of numbers. */
int pj_arg_numbers_in(const pj_function *fn, PyObject *arg, int index, int item, int kind, pj_buffer *out)
{
    if (PyObject_CheckBuffer(arg))
        return pj_arg_buffer_in(fn, arg, index, item, out);
    /* The items as they are now, since converting one can run anything. */
    PyObject *items = pj_is_sequence(fn, arg, index, NUMBERS) ? PySequence_Tuple(arg) : NULL;
    int status = items == NULL ? -1 : store_numbers(fn, items, index, item, kind, out);
    Py_XDECREF(items);
    return status;
}

/* ---- records ---------------------------------------------------------------------------------------------------- */

/* Any buffer of the right item size (numpy's structured arrays pass without a copy), or any sequence of records. */
int pj_slow_records(const pj_function *fn, PyObject *arg, int index, int size, int ref, pj_buffer *out)
{
    if (PyObject_CheckBuffer(arg))
        return pj_check_records(fn, arg, index, ref) < 0 ? -1 : pj_arg_buffer_in(fn, arg, index, size, out);
    PyObject *list = pj_is_sequence(fn, arg, index, RECORDS) ? PySequence_List(arg) : NULL;
    int status = list == NULL ? -1 : pj_copy_records(fn, list, index, size, ref, out);
    Py_XDECREF(list);
    return status;
}

/* One of the list's records, which must be writable; in the place of another package's comes a view of it. */
static int make_writable(const pj_function *fn, PyObject *list, Py_ssize_t i, int index, int size, int ref)
{
    void *data;
    PyObject *record = PyList_GetItem(list, i);
    if (Py_TYPE(record) == fn->refs[ref]->type && !PJ_DATA(pj_record, record)->readonly)
        return 0;
    if (pj_slow_record(fn, record, index, ref, true, &data) < 0)
        return -1;
    PyObject *view = pj_record_view(fn->refs[ref], data, record, (uint32_t)size, 0);
    return view == NULL ? -1 : PyList_SetItem(list, i, view);
}

static int make_all_writable(const pj_function *fn, PyObject *list, int index, int size, int ref)
{
    for (Py_ssize_t i = 0; i < PyList_Size(list); i++)
        if (make_writable(fn, list, i, index, size, ref) < 0)
            return -1;
    return 0;
}

/* A record of another package, copied. */
PJ_COLD int pj_copy_guest(const pj_function *fn, PyObject *record, int index, int size, int ref, void *to)
{
    void *data;
    Py_INCREF(record); /* asking for it can run anything */
    int status = pj_slow_record(fn, record, index, ref, false, &data);
    if (status == 0)
        memcpy(to, data, (size_t)size);
    Py_DECREF(record);
    return status;
}

/* A writable buffer changes in place; records are copied, and a list of them is kept for pj_write_back. */
int pj_arg_records_inout(const pj_function *fn, PyObject *arg, int index, int size, int ref, PyObject **records,
                         pj_buffer *out)
{
    if (PyObject_CheckBuffer(arg))
        return pj_check_records(fn, arg, index, ref) < 0 ? -1
               : ((const pj_record_desc *)fn->refs[ref]->desc)->keeps /* which nobody else may write to */
                   ? pj_arg_buffer_in(fn, arg, index, size, out)
                   : pj_arg_buffer_inout(fn, arg, index, size, out);
    PyObject *list = pj_is_sequence(fn, arg, index, RECORDS) ? PySequence_List(arg) : NULL;
    bool is_aligned = ((const pj_record_desc *)fn->refs[ref]->desc)->align == 0;
    if (list == NULL || make_all_writable(fn, list, index, size, ref) < 0 ||
        (is_aligned ? pj_copy_records(fn, list, index, size, ref, out) : pj_arg_records_kept(fn, list, index, size, ref, out)) < 0) {
        Py_XDECREF(list);
        return -1;
    }
    *records = list;
    return 0;
}

/* Records whose pointers must stay valid while the callee reads them, or that must be aligned: a sequence of them is copied
 * into a block, which does and is that; a buffer must be made of such records. */
int pj_arg_records_kept(const pj_function *fn, PyObject *arg, int index, int size, int ref, pj_buffer *out)
{
    void *data;
    if (PyObject_CheckBuffer(arg))
        return pj_check_records(fn, arg, index, ref) < 0 ? -1 : pj_arg_buffer_in(fn, arg, index, size, out);
    PyObject *list = pj_is_sequence(fn, arg, index, RECORDS) ? PySequence_List(arg) : NULL;
    int status = list == NULL ? -1 : 0;
    for (Py_ssize_t i = 0; status == 0 && i < PyList_Size(list); i++)
        if (Py_TYPE(PyList_GetItem(list, i)) != fn->refs[ref]->type)
            status = pj_slow_record(fn, PyList_GetItem(list, i), index, ref, false, &data);
    PyObject *block = status < 0 ? NULL : pj_block_of(fn->refs[ref], list);
    Py_XDECREF(list);
    status = block == NULL ? -1 : pj_arg_buffer_in(fn, block, index, size, out);
    Py_XDECREF(block);
    return status;
}

/* Native records one after another, copied; None for NULL. */
PyObject *pj_make_record_list(const pj_function *fn, const void *data, int64_t count, int ref)
{
    pj_type *type = fn->refs[ref];
    size_t size = ((const pj_record_desc *)type->desc)->size;
    if (data == NULL)
        return Py_NewRef(Py_None);
    PyObject *list = pj_can_exist(count, size) ? PyList_New(0) : NULL;
    for (int64_t i = 0; list != NULL && i < count; i++) {
        PyObject *record = pj_record_of(type, (const char *)data + (size_t)i * size);
        int status = record == NULL ? -1 : PyList_Append(list, record);
        Py_XDECREF(record);
        if (status < 0) {
            Py_DECREF(list);
            return NULL;
        }
    }
    return list;
}

void pj_write_back(PyObject *records, int size, const pj_buffer *buffer)
{
    for (Py_ssize_t i = 0; records != NULL && i < buffer->count; i++)
        memcpy(PJ_DATA(pj_record, PyList_GetItem(records, i))->data, (char *)buffer->data + i * size, (size_t)size);
}

/* ---- handles ---------------------------------------------------------------------------------------------------- */

static const pj_handle_desc *handle_desc(const pj_function *fn, int ref)
{
    return (const pj_handle_desc *)fn->refs[ref]->desc;
}

/* A value out of an array, where nothing is left of it. */
static int64_t take_from(const pj_handle_desc *desc, void *values, int i)
{
    int64_t value;
    switch (desc->row.value_kind) {
    case PJ_I32:
        value = ((int32_t *)values)[i];
        ((int32_t *)values)[i] = (int32_t)desc->invalid[0];
        return value;
    case PJ_U32:
        value = ((uint32_t *)values)[i];
        ((uint32_t *)values)[i] = (uint32_t)desc->invalid[0];
        return value;
    case PJ_POINTER:
        value = (int64_t)(intptr_t)((void **)values)[i];
        ((void **)values)[i] = (void *)(intptr_t)desc->invalid[0];
        return value;
    default:
        value = ((int64_t *)values)[i];
        ((int64_t *)values)[i] = desc->invalid[0];
        return value;
    }
}

/* What was made so far is closed at once, since nobody will see it. */
static PyObject *give_up(PyObject *tuple, int count)
{
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    for (int i = 0; i < count; i++)
        if (PyTuple_GetItem(tuple, i) != Py_None && pj_close_handle(PJ_DATA(pj_handle, PyTuple_GetItem(tuple, i))) < 0)
            PyErr_WriteUnraisable(tuple);
    Py_DECREF(tuple);
    PyErr_Restore(type, value, traceback);
    return NULL;
}

/* A tuple of handles, each of which owns its value; if that fails, pj_discard_all closes what is left. */
PyObject *pj_make_handles(const pj_function *fn, int ref, void *values, int count, pj_parents parents)
{
    PyObject *tuple = PyTuple_New(count);
    for (int i = 0; tuple != NULL && i < count; i++) {
        PyObject *handle = pj_make_handle(fn, ref, take_from(handle_desc(fn, ref), values, i), parents);
        if (handle == NULL)
            return give_up(tuple, i);
        PyTuple_SetItem(tuple, i, handle);
    }
    return tuple;
}

void pj_discard_all(const pj_function *fn, int ref, void *values, int count)
{
    for (int i = 0; i < count; i++)
        pj_discard(fn, ref, take_from(handle_desc(fn, ref), values, i));
}
