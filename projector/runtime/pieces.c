/* Pieces of memory: a sequence of buffers as an array of records, each an address and a length (iovec, WSABUF). */
#include "pj_internal.h"

#define PIECES "a sequence of bytes-like objects"
#define WRITABLE_PIECES "a sequence of writable bytes-like objects"

static const char *expected(pj_piece piece) { return piece.written ? WRITABLE_PIECES : PIECES; }

static int store_length(const pj_function *fn, int index, uint32_t size, Py_ssize_t length, char *to)
{
    uint64_t wide = (uint64_t)length;
    if (size < 8 && wide >> (8 * size) != 0) {
        PyErr_Format(PyExc_OverflowError, "%s(): a piece of %s is too long", fn->desc->name, fn->desc->parameters[index]);
        return -1;
    }
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    wide <<= 64 - 8 * size;
#endif
    memcpy(to, &wide, size);
    return 0;
}

/* The memory stays where it is for as long as the view lives, which nobody else can release. */
static int store_piece(const pj_function *fn, PyObject *memory, int index, pj_piece piece, PyObject *views, char *record)
{
    Py_buffer buffer;
    PyObject *view = PyObject_CheckBuffer(memory) ? PyMemoryView_FromObject(memory) : NULL;
    if (view == NULL)
        return PyErr_Occurred() ? -1 : pj_bad_type(fn, memory, index, expected(piece));
    int status = PyList_Append(views, view);
    Py_DECREF(view);
    if (status < 0)
        return -1;
    if (PyObject_GetBuffer(view, &buffer, piece.written ? PyBUF_WRITABLE : PyBUF_SIMPLE) < 0) {
        if (!PyErr_ExceptionMatches(PyExc_BufferError))
            return -1;
        PyErr_Clear();
        return pj_bad_type(fn, memory, index, expected(piece));
    }
    memcpy(record + piece.address, &buffer.buf, sizeof buffer.buf);
    status = store_length(fn, index, piece.size, buffer.len, record + piece.length);
    PyBuffer_Release(&buffer);
    return status;
}

static int store_pieces(const pj_function *fn, PyObject *items, int index, int size, pj_piece piece, PyObject *views,
                        pj_buffer *out)
{
    Py_ssize_t count = PyTuple_Size(items);
    if (pj_new_buffer(fn, index, count, size, out) < 0)
        return -1;
    for (Py_ssize_t i = 0; i < count; i++)
        if (store_piece(fn, PyTuple_GetItem(items, i), index, piece, views, (char *)out->data + i * size) < 0)
            return -1;
    return 0;
}

int pj_arg_pieces(const pj_function *fn, PyObject *arg, int index, int size, pj_piece piece, PyObject **views,
                  pj_buffer *out)
{
    if (PyObject_CheckBuffer(arg))
        return pj_bad_type(fn, arg, index, expected(piece));
    if (!pj_is_sequence(fn, arg, index, expected(piece)))
        return -1;
    /* The items as they are now, since asking one for its memory can run anything. */
    PyObject *items = PySequence_Tuple(arg);
    if (items == NULL || (*views = PyList_New(0)) == NULL) {
        Py_XDECREF(items);
        return -1;
    }
    int status = store_pieces(fn, items, index, size, piece, *views, out);
    Py_DECREF(items);
    return status;
}
