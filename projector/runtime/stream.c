/* Records of which a field says how far they reach: lent ones, and packed streams.
 *
 * Packed streams: records of different sizes one after another in a buffer, given out one by one as views that keep the
 * buffer alive. Native code wrote the lengths: each is checked before anything is read by it. */
#include "pj_internal.h"

typedef struct {
    PJ_HEAD
    char *data; /* of `owner` */
    PyObject *owner;
    pj_type *type;
    const char *function;
    int64_t size, at;
    pj_stride stride;
} pj_stream;

static uint64_t number(const pj_stride *stride, const char *item)
{
    uint64_t value = 0;
    char *to = (char *)&value;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    to += sizeof value - stride->size;
#endif
    memcpy(to, item + stride->offset, stride->size);
    return value;
}

/* A record that native code lends: as much of it as one of its fields says that there is. None for NULL. */
PyObject *pj_make_copy(const pj_function *fn, int ref, const void *record, const pj_stride *reach)
{
    pj_type *type = fn->refs[ref];
    uint64_t size = ((const pj_record_desc *)type->desc)->size, there = size;
    if (record == NULL)
        return Py_NewRef(Py_None);
    PyObject *copy = pj_new_record(type);
    if (copy != NULL && reach != NULL)
        there = number(reach, record);
    if (copy != NULL)
        memcpy(PJ_DATA(pj_record, copy)->data, record, there < size ? there : size);
    return copy;
}

static pj_stream *of(PyObject *self) { return PJ_DATA(pj_stream, self); }

static PyObject *refuse(pj_stream *stream, uint64_t length, uint32_t least)
{
    long long left = stream->size - stream->at;
    PyErr_Format(PyExc_ValueError, "%s(): the %s at byte %lld says that it has %llu bytes: at least %u, and %lld are left",
                 stream->function, stream->type->desc->name, (long long)stream->at, (unsigned long long)length, least,
                 left);
    stream->at = stream->size;
    return NULL;
}

static PyObject *stream_next(PyObject *self)
{
    pj_stream *stream = of(self);
    const pj_stride *stride = &stream->stride;
    uint32_t least = ((const pj_record_desc *)stream->type->desc)->size;
    uint64_t left = (uint64_t)(stream->size - stream->at), length = left;
    if (left == 0)
        return NULL;
    if (left < least)
        return refuse(stream, left, least);
    uint64_t said = number(stride, stream->data + stream->at);
    if (stride->counts != PJ_COUNTS_NEXT || said != 0)
        length = stride->counts == PJ_COUNTS_TAIL ? said + least : said;
    if (length < least || length > left || said > left)
        return refuse(stream, length, least);
    PyObject *record = pj_record_view(stream->type, stream->data + stream->at, stream->owner,
                                      length > UINT32_MAX ? UINT32_MAX : (uint32_t)length, 0);
    uint64_t aligned = (length + stride->align - 1) / stride->align * stride->align;
    if (record != NULL)
        stream->at += (int64_t)(aligned < left ? aligned : left);
    return PJ_LIKELY(stream->type->abroad == NULL) ? record : pj_emigrate(stream->type->state->runtime, record);
}

static void stream_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject *owner = of(self)->owner;
    PyTypeObject *class = of(self)->type->type;
    PyObject_Free(self);
    Py_XDECREF(owner);
    Py_DECREF(class);
    Py_DECREF(type);
}

PyTypeObject *pj_stream_class(void)
{
    PyType_Slot slots[] = {
        {Py_tp_dealloc, stream_dealloc}, {Py_tp_iter, PyObject_SelfIter}, {Py_tp_iternext, stream_next}, {0, NULL},
    };
    return pj_class(NULL, "projector.stream", sizeof(pj_stream), Py_TPFLAGS_DISALLOW_INSTANTIATION, slots);
}

/* Whom the memory belongs to: the bytes that a size asked for, or a view of the buffer that Python gave. */
static PyObject *owner_of(PyObject *arg, pj_buffer *buffer)
{
    Py_buffer view;
    if (buffer->made != NULL)
        return Py_NewRef(buffer->made);
    PyObject *owner = PyMemoryView_FromObject(arg);
    if (owner == NULL || PyObject_GetBuffer(owner, &view, PyBUF_SIMPLE) < 0) {
        Py_XDECREF(owner);
        return NULL;
    }
    bool same = view.buf == buffer->data && view.len == buffer->size;
    PyBuffer_Release(&view);
    if (same)
        return owner;
    Py_DECREF(owner);
    PyErr_SetString(PyExc_BufferError, "the buffer isn't in the same place when it is asked for again");
    return NULL;
}

PyObject *pj_make_stream(const pj_function *fn, PyObject *arg, pj_buffer *buffer, int64_t used, int ref, pj_stride stride)
{
    pj_type *type = fn->refs[ref];
    PyObject *owner = owner_of(arg, buffer);
    PyTypeObject *class = owner == NULL ? NULL : pj_shared_class(&type->state->runtime->stream_type, pj_stream_class);
    pj_stream *stream = class == NULL ? NULL : (pj_stream *)_PyObject_New(class);
    if (stream == NULL) {
        Py_XDECREF(owner);
        return NULL;
    }
    stream->data = buffer->data;
    stream->owner = owner;
    stream->type = type;
    Py_INCREF(type->type); /* and with it the package, which is in use as long as the stream */
    stream->function = fn->desc->name;
    stream->size = used < 0 ? 0 : used > buffer->size ? buffer->size : used;
    stream->at = 0;
    stream->stride = stride;
    return (PyObject *)stream;
}
