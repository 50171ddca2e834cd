/* The hot half of a call, inlined into every wrapper: converting the usual arguments and building the usual results.
 * Whatever is rare or fails is out of line and cold. */
#ifndef PJ_CALL_H
#define PJ_CALL_H

/* Takes a call's arguments in order; anything but "all of them, by position" goes through pj_bind. */
#define PJ_BIND(full)                                                          \
    do {                                                                       \
        if (PJ_UNLIKELY(kwnames != NULL || nargs != (full))) {                 \
            args = pj_bind(fn, args, nargs, kwnames, slots);                   \
            if (args == NULL)                                                  \
                return NULL;                                                   \
        }                                                                      \
    } while (0)

/* The words that a record leads to; NULL without one. */
static inline const char *pj_words_within(const void *record, size_t offset)
{
    return record == NULL ? NULL : *(const char *const *)((const char *)record + offset);
}

/* Sets what stands for C's `...` apart from the `full` arguments before it. */
#define PJ_FURTHER(full)                                                       \
    pj_further pj_further_;                                                    \
    pj_further_.count = nargs > (full) ? nargs - (full) : 0;                   \
    pj_further_.args = args + (full);                                          \
    pj_further_.used = pj_further_.floats = pj_further_.held = 0;              \
    nargs -= pj_further_.count

/* All of it, as arguments: of a wrapper's own, or of a shape's words. */
#define PJ_FURTHER_WORD(i) pj_further_.words[i]
#define PJ_FURTHER_FLOAT(i) pj_further_.numbers[i]
#define PJ_SHAPED_WORD(i) (intptr_t)pj_v[i].w
#define PJ_SHAPED_FLOAT(i) pj_v[PJ_FURTHER_MOST + (i)].d
#define PJ_FOUR(of, i) of(i), of(i + 1), of(i + 2), of(i + 3)
#define PJ_SIXTEEN(of) PJ_FOUR(of, 0), PJ_FOUR(of, 4), PJ_FOUR(of, 8), PJ_FOUR(of, 12)
#if defined(PJ_FURTHER_IN_ORDER)
#define PJ_FURTHER_PASSED(word, number) PJ_SIXTEEN(word)
#elif PJ_FURTHER_FLOATS == 4
#define PJ_FURTHER_PASSED(word, number) PJ_SIXTEEN(word), PJ_FOUR(number, 0)
#else
#define PJ_FURTHER_PASSED(word, number) PJ_SIXTEEN(word), PJ_FOUR(number, 0), PJ_FOUR(number, 4)
#endif

/* An item of a list: borrowed, where no other thread can take it out. */
#if defined(PJ_FREE_THREADED)
#define PJ_LIST_ITEM PyList_GetItemRef
#define PJ_END_LIST_ITEM(item) Py_XDECREF(item)
#else
#define PJ_LIST_ITEM PyList_GetItem
#define PJ_END_LIST_ITEM(item) ((void)(item))
#endif

#define PJ_GIVEN(arg) ((arg) != NULL)
#define PJ_SOME(arg) ((arg) != NULL && (arg) != Py_None)

#if defined(__LP64__)
#define PJ_AS_WIDE PyLong_AsLongAndOverflow
#define PJ_AS_NATURAL PyLong_AsUnsignedLong
#define PJ_FROM_WIDE PyLong_FromLong
#else
#define PJ_AS_WIDE PyLong_AsLongLongAndOverflow
#define PJ_AS_NATURAL PyLong_AsUnsignedLongLong
#define PJ_FROM_WIDE PyLong_FromLongLong
#endif

/* False for what is no int64: with an exception, or without one where it is only too large. */
static inline bool pj_to_wide(PyObject *object, int64_t *out)
{
    int overflow;
    *out = PJ_AS_WIDE(object, &overflow);
    return PJ_LIKELY(*out != -1) || (overflow == 0 && !PyErr_Occurred());
}

#define PJ_ARG_INTEGER(kind, type, least, most)                                                         \
    static inline int pj_arg_##kind(const pj_function *fn, PyObject *arg, int index, type *out)         \
    {                                                                                                   \
        int64_t value;                                                                                  \
        if (PJ_UNLIKELY(!pj_to_wide(arg, &value) || value != (type)value))                              \
            return pj_bad_integer(fn, arg, index, least, most);                                         \
        *out = (type)value;                                                                             \
        return 0;                                                                                       \
    }
PJ_ARG_INTEGER(i8, int8_t, INT8_MIN, INT8_MAX)
PJ_ARG_INTEGER(u8, uint8_t, 0, UINT8_MAX)
PJ_ARG_INTEGER(i16, int16_t, INT16_MIN, INT16_MAX)
PJ_ARG_INTEGER(u16, uint16_t, 0, UINT16_MAX)
PJ_ARG_INTEGER(i32, int32_t, INT32_MIN, INT32_MAX)
PJ_ARG_INTEGER(u32, uint32_t, 0, UINT32_MAX)
PJ_ARG_INTEGER(i64, int64_t, INT64_MIN, INT64_MAX)

static inline int pj_arg_u64(const pj_function *fn, PyObject *arg, int index, uint64_t *out)
{
    uint64_t value = PJ_AS_NATURAL(arg);
    if (PJ_UNLIKELY(value == UINT64_MAX && PyErr_Occurred()))
        return pj_slow_u64(fn, arg, index, out);
    *out = value;
    return 0;
}

static inline int pj_arg_f64(const pj_function *fn, PyObject *arg, int index, double *out)
{
    *out = PyFloat_AsDouble(arg);
    return PJ_UNLIKELY(*out == -1.0 && PyErr_Occurred()) ? pj_slow_f64(fn, arg, index) : 0;
}

static inline int pj_arg_f32(const pj_function *fn, PyObject *arg, int index, float *out)
{
    double value;
    if (pj_arg_f64(fn, arg, index, &value) < 0)
        return -1;
    *out = (float)value;
    return PJ_UNLIKELY(__builtin_isinf(*out) && !__builtin_isinf(value)) ? pj_slow_f32(fn, index) : 0;
}

/* True or false, in C's bool or in another integer. */
#define PJ_ARG_TRUTH(kind, type)                                                                        \
    static inline int pj_arg_##kind(const pj_function *fn, PyObject *arg, int index, type *out)         \
    {                                                                                                   \
        *out = arg == Py_True;                                                                          \
        return PJ_LIKELY(arg == Py_True || arg == Py_False) ? 0 : pj_slow_bool(fn, arg, index);         \
    }
PJ_ARG_TRUTH(bool, bool)
PJ_ARG_TRUTH(bool8, uint8_t)
PJ_ARG_TRUTH(bool32, int32_t)

static inline int pj_arg_utf8(const pj_function *fn, PyObject *arg, int index, PyObject **kept, const char **out)
{
    Py_ssize_t size;
    if (PJ_LIKELY(Py_TYPE(arg) == &PyUnicode_Type) && (*out = PyUnicode_AsUTF8AndSize(arg, &size)) != NULL)
        return PJ_LIKELY(strlen(*out) == (size_t)size) ? 0 : pj_bad_nul(fn, index);
    return pj_slow_utf8(fn, arg, index, kept, out);
}

static inline int pj_arg_record(const pj_function *fn, PyObject *arg, int index, int ref, void **out)
{
    if (PJ_UNLIKELY(Py_TYPE(arg) != fn->refs[ref]->type))
        return pj_slow_record(fn, arg, index, ref, false, out);
    *out = PJ_DATA(pj_record, arg)->data;
    return 0;
}

/* A record that the callee writes into. */
static inline int pj_arg_record_inout(const pj_function *fn, PyObject *arg, int index, int ref, void **out)
{
    if (PJ_UNLIKELY(Py_TYPE(arg) != fn->refs[ref]->type || PJ_DATA(pj_record, arg)->readonly))
        return pj_slow_record(fn, arg, index, ref, true, out);
    *out = PJ_DATA(pj_record, arg)->data;
    return 0;
}

/* Pins a handle, unless it is closed. */
static inline bool pj_hold_open(pj_handle *handle)
{
    PJ_LOCK_OBJECT(handle);
    bool is_open = handle->open;
    if (PJ_LIKELY(is_open))
        handle->pins++;
    PJ_UNLOCK_OBJECT(handle);
    return is_open;
}

/* Pins a handle that somebody keeps open already. */
static inline void pj_hold_again(pj_handle *handle)
{
    PJ_LOCK_OBJECT(handle);
    handle->pins++;
    PJ_UNLOCK_OBJECT(handle);
}

static inline int pj_pin(const pj_function *fn, PyObject *arg, int index, int ref, pj_handle **pinned, int64_t *out)
{
    pj_handle *handle = PJ_DATA(pj_handle, arg);
    if (PJ_UNLIKELY(Py_TYPE(arg) != fn->refs[ref]->type || !pj_hold_open(handle)))
        return pj_slow_handle(fn, arg, index, ref, pinned, out);
    *pinned = handle;
    *out = handle->value;
    return 0;
}

static inline void pj_release_handle(pj_handle *handle)
{
    if (handle == NULL)
        return;
    PJ_LOCK_OBJECT(handle);
    bool is_last = --handle->pins == 0 && PJ_UNLIKELY(handle->closing);
    PJ_UNLOCK_OBJECT(handle);
    if (is_last)
        pj_unpin(handle);
}

static inline int pj_measure(const pj_function *fn, int index, Py_ssize_t length, uint64_t most)
{
    return PJ_LIKELY((uint64_t)length <= most) ? 0 : pj_fit(fn, index, length, most);
}

/* What a variable passes to the callee: the memory of a buffer, a text or a new record. */
static inline void *pj_text_data(const pj_text *text) { return text->data; }
static inline void *pj_buffer_data(const pj_buffer *buffer) { return buffer->data; }
static inline void *pj_record_data(pj_record *const *record) { return (*record)->data; }
#define PJ_DATA_OF(variable) \
    _Generic(&(variable), pj_text *: pj_text_data, pj_buffer *: pj_buffer_data, pj_record **: pj_record_data)(&(variable))

/* A record by value: copied, since a view's memory may be aligned anyhow. */
#define PJ_VALUE(type, data) __extension__({ type value; memcpy(&value, data, sizeof value); value; })

#define PJ_UNUSED __attribute__((unused))
/* Only what a release looks at starts as zero; a buffer that may stay absent is also empty. */
#define PJ_BUFFER(name)   \
    pj_buffer name;       \
    name.made = NULL;     \
    name.view.obj = NULL
#define PJ_EMPTY(name)    \
    name.data = NULL;     \
    name.size = 0;        \
    name.count = 0

static inline void pj_release_buffer(pj_buffer *buffer)
{
    if (buffer->view.obj != NULL) /* then nothing was made */
        PyBuffer_Release(&buffer->view);
    else
        Py_XDECREF(buffer->made);
}

/* Memory for the items of a sequence: on the stack, if they are few. */
static inline int pj_make_room(const pj_function *fn, int index, Py_ssize_t count, int item, pj_buffer *out)
{
    if (PJ_UNLIKELY((size_t)count > PJ_ROOM / (size_t)item))
        return pj_make_block(fn, index, count, item, out);
    out->data = out->room;
    out->size = count * item;
    out->count = count;
    return 0;
}

static inline int pj_viewed(const pj_function *fn, int index, int item, pj_buffer *out)
{
    out->data = out->view.buf;
    out->size = out->view.len;
    out->count = out->size / item;
    return PJ_LIKELY(out->count * item == out->size) ? 0 : pj_bad_multiple(fn, index, item, out);
}

static inline int pj_arg_buffer_in(const pj_function *fn, PyObject *arg, int index, int item, pj_buffer *out)
{
    if (item == 1 && Py_TYPE(arg) == &PyBytes_Type) { /* immutable, and the caller holds it: no view is needed */
        PyBytes_AsStringAndSize(arg, (char **)&out->data, &out->size);
        out->count = out->size;
        return 0;
    }
    if (PJ_UNLIKELY(PyObject_GetBuffer(arg, &out->view, PyBUF_SIMPLE) < 0))
        return pj_bad_buffer(fn, arg, index, "a bytes-like object", out);
    return pj_viewed(fn, index, item, out);
}

static inline int pj_arg_buffer_inout(const pj_function *fn, PyObject *arg, int index, int item, pj_buffer *out)
{
    if (PJ_UNLIKELY(PyObject_GetBuffer(arg, &out->view, PyBUF_WRITABLE) < 0))
        return pj_bad_buffer(fn, arg, index, "a writable buffer", out);
    return pj_viewed(fn, index, item, out);
}

/* A size, for which bytes are made, or a buffer. */
static inline int pj_arg_buffer_out(const pj_function *fn, PyObject *arg, int index, int item, pj_buffer *out)
{
    if (Py_TYPE(arg) != &PyByteArray_Type && PyIndex_Check(arg))
        return pj_sized_buffer(fn, arg, index, item, out);
    if (PJ_UNLIKELY(PyObject_GetBuffer(arg, &out->view, PyBUF_WRITABLE) < 0))
        return pj_bad_buffer(fn, arg, index, "a size or a writable buffer", out);
    return pj_viewed(fn, index, item, out);
}

/* How many of the buffer's items were used: what the callee says, within what there is. */
static inline Py_ssize_t pj_within(const pj_buffer *buffer, int64_t used)
{
    return used < 0 ? 0 : used > buffer->count ? buffer->count : (Py_ssize_t)used;
}

/* A size was given: bytes, cut to the used length. A buffer was given: the used length, as the callee says it. */
static inline PyObject *pj_make_buffer(const pj_function *fn, pj_buffer *buffer, int64_t used, int item)
{
    (void)fn;
    return PJ_LIKELY(buffer->made == NULL) ? PJ_FROM_WIDE(used) : pj_used_bytes(used, buffer, item);
}

static inline void pj_release_text(pj_text *text) { Py_XDECREF(text->owner); }

/* A freed record of the type brought back to life, without an owner; NULL if there is none. It kept its class. */
static inline pj_record *pj_reuse_record(pj_type *type)
{
#if defined(PJ_FREE_THREADED)
    (void)type;
    return NULL;
#else
    pj_record *record = type->free_list;
    if (PJ_UNLIKELY(record == NULL))
        return NULL;
    type->free_list = record->data;
    type->free_room++;
    Py_SET_REFCNT((PyObject *)record, 1);
    return record;
#endif
}

/* `size` bytes of zeros, or up to 7 more: records have room for that. A call takes as long as all of this. */
static inline void pj_zero(char *to, uint32_t size)
{
    switch ((size + 7) / 8) {
    case 4: memset(to + 24, 0, 8); __attribute__((fallthrough));
    case 3: memset(to + 16, 0, 8); __attribute__((fallthrough));
    case 2: memset(to + 8, 0, 8); __attribute__((fallthrough));
    case 1: memset(to, 0, 8); break;
    default: memset(to, 0, size);
    }
}

/* A new record of zeros, of its type's size. */
static inline pj_record *pj_zeroed_record(pj_type *type, uint32_t size)
{
    pj_record *record = pj_reuse_record(type);
    if (PJ_UNLIKELY(record == NULL))
        return (pj_record *)pj_new_record(type);
    record->data = record->storage;
    record->extent = size;
    pj_zero(record->storage, size);
    return record;
}

/* The size is a constant here. */
static inline pj_record *pj_record_new(const pj_function *fn, int ref, uint32_t size)
{
    return pj_zeroed_record(fn->refs[ref], size);
}

/* A list's records as one array; `size` is a constant in a wrapper. */
static inline int pj_copy_records(const pj_function *fn, PyObject *list, int index, int size, int ref, pj_buffer *out)
{
    PyTypeObject *class = fn->refs[ref]->type;
    Py_ssize_t count = PyList_Size(list);
    if (PJ_UNLIKELY(pj_make_room(fn, index, count, size, out) < 0))
        return -1;
    char *to = out->data;
    for (Py_ssize_t i = 0; i < count; i++, to += size) {
        PyObject *record = PJ_LIST_ITEM(list, i); /* only a guest can run Python code, which may shorten the list */
        int status = record == NULL ? -1 : 0;
        if (PJ_UNLIKELY(record == NULL || Py_TYPE(record) != class))
            status = record == NULL ? -1 : pj_copy_guest(fn, record, index, size, ref, to);
        else
            memcpy(to, PJ_DATA(pj_record, record)->data, (size_t)size);
        PJ_END_LIST_ITEM(record);
        if (PJ_UNLIKELY(status < 0))
            return -1;
    }
    return 0;
}

static inline int pj_arg_records_in(const pj_function *fn, PyObject *arg, int index, int size, int ref, pj_buffer *out)
{
    return PJ_LIKELY(Py_TYPE(arg) == &PyList_Type) ? pj_copy_records(fn, arg, index, size, ref, out)
                                                   : pj_slow_records(fn, arg, index, size, ref, out);
}

/* A size was given: a list of records. A buffer was given: the used length. */
static inline PyObject *pj_make_records(const pj_function *fn, pj_buffer *buffer, int64_t used, int size, int ref)
{
    if (buffer->made == NULL)
        return PJ_FROM_WIDE(used);
    Py_ssize_t count = pj_within(buffer, used);
    PyObject *list = PyList_New(count);
    for (Py_ssize_t i = 0; list != NULL && i < count; i++) {
        const char *data = (char *)buffer->data + i * size;
        pj_record *record = pj_reuse_record(fn->refs[ref]);
        if (PJ_LIKELY(record != NULL)) {
            record->data = memcpy(record->storage, data, (size_t)size);
            record->extent = (uint32_t)size;
        } else if ((record = (pj_record *)pj_record_of(fn->refs[ref], data)) == NULL) {
            Py_DECREF(list);
            return NULL;
        }
        PyList_SetItem(list, i, (PyObject *)record);
    }
    return list;
}

#define PJ_MAKE_SIGNED(kind, type) \
    static inline PyObject *pj_make_##kind(const pj_function *fn, type value) { (void)fn; return PyLong_FromLong(value); }
PJ_MAKE_SIGNED(i8, int8_t)
PJ_MAKE_SIGNED(u8, uint8_t)
PJ_MAKE_SIGNED(i16, int16_t)
PJ_MAKE_SIGNED(u16, uint16_t)
PJ_MAKE_SIGNED(i32, int32_t)

static inline PyObject *pj_make_u32(const pj_function *fn, uint32_t value)
{
    (void)fn;
    return PyLong_FromUnsignedLong(value);
}

static inline PyObject *pj_make_i64(const pj_function *fn, int64_t value)
{
    (void)fn;
    return PJ_FROM_WIDE(value);
}

static inline PyObject *pj_make_u64(const pj_function *fn, uint64_t value)
{
    (void)fn;
    return PyLong_FromUnsignedLongLong(value);
}

static inline PyObject *pj_make_f64(const pj_function *fn, double value)
{
    (void)fn;
    return PyFloat_FromDouble(value);
}

static inline PyObject *pj_make_f32(const pj_function *fn, float value) { return pj_make_f64(fn, value); }

static inline PyObject *pj_make_bool(const pj_function *fn, bool value)
{
    (void)fn;
    return Py_NewRef(value ? Py_True : Py_False);
}

static inline PyObject *pj_make_bool8(const pj_function *fn, uint8_t value) { return pj_make_bool(fn, value != 0); }
static inline PyObject *pj_make_bool32(const pj_function *fn, int32_t value) { return pj_make_bool(fn, value != 0); }

static inline PyObject *pj_make_none(const pj_function *fn)
{
    (void)fn;
    return Py_NewRef(Py_None);
}

static inline PyObject *pj_make_address(const pj_function *fn, const void *value)
{
    (void)fn;
    return PyLong_FromVoidPtr((void *)value);
}

/* A record made for an out parameter becomes the result. */
static inline PyObject *pj_make_record(const pj_function *fn, pj_record **record)
{
    PyObject *result = (PyObject *)*record;
    (void)fn;
    *record = NULL;
    return result;
}

/* A named tuple, which takes the values. */
static inline PyObject *pj_make_tuple(const pj_function *fn, int ref, PyObject **values, int count)
{
    PyObject *tuple = pj_new_tuple(fn->refs[ref]);
    if (PJ_UNLIKELY(tuple == NULL))
        return NULL;
    for (int i = 0; i < count; i++) {
        PyTuple_SetItem(tuple, i, values[i]);
        values[i] = NULL;
    }
    return tuple;
}

#endif
