/* Values in native memory: loading and storing fields and array elements. Memory may be unaligned, so all access is by
 * memcpy, which compiles to plain moves. */
#include "pj_internal.h"

static int bad_value(const pj_field *field, PyObject *value, const char *expected)
{
    PyObject *name = PyObject_GetAttrString((PyObject *)Py_TYPE(value), "__name__");
    if (name != NULL)
        PyErr_Format(PyExc_TypeError, "%s.%s must be %s, not %U", field->record, field->name, expected, name);
    Py_XDECREF(name);
    return -1;
}

PJ_COLD static int bad_integer(const pj_field *field, PyObject *value, int64_t least, uint64_t most)
{
    if (PyErr_Occurred() && !PyErr_ExceptionMatches(PyExc_OverflowError)) {
        if (PyIndex_Check(value))
            return -1;
        PyErr_Clear();
        return bad_value(field, value, "int");
    }
    PyErr_Clear();
    PyErr_Format(PyExc_OverflowError, "%s.%s must be between %lld and %llu", field->record, field->name,
                 (long long)least, (unsigned long long)most);
    return -1;
}

static int to_signed(const pj_field *field, PyObject *value, int64_t least, int64_t most, int64_t *out)
{
    *out = PJ_AS_WIDE(value);
    if (PJ_UNLIKELY(*out < least || *out > most || (*out == -1 && PyErr_Occurred())))
        return bad_integer(field, value, least, (uint64_t)most);
    return 0;
}

static int to_natural(const pj_field *field, PyObject *value, uint64_t most, uint64_t *out)
{
    PyObject *number = PyNumber_Index(value);
    if (number == NULL)
        return bad_integer(field, value, 0, most);
    *out = PJ_AS_NATURAL(number);
    Py_DECREF(number);
    if (PJ_UNLIKELY(*out > most || (*out == UINT64_MAX && PyErr_Occurred())))
        return bad_integer(field, value, 0, most);
    return 0;
}

/* ---- scalars: one pair of functions a kind, which are also the getters and setters of plain fields --------------- */

static char *reach(PyObject *self, const pj_field *field) { return PJ_DATA(pj_record, self)->data + field->offset; }

PJ_COLD static int refuse(PyObject *self, const pj_field *field, PyObject *value)
{
    if (value == NULL)
        PyErr_Format(PyExc_AttributeError, "%s.%s can't be deleted", field->record, field->name);
    else if (PJ_DATA(pj_record, self)->readonly)
        PyErr_Format(PyExc_BufferError, "%s is a view of read-only memory", field->record);
    else
        return 0;
    return -1;
}

#define PJ_STORABLE(self, field, value) \
    (PJ_LIKELY((value) != NULL && !PJ_DATA(pj_record, self)->readonly) || refuse(self, field, value) == 0)

#define PJ_SCALAR(kind, ctype, make, take)                                                       \
    static inline PyObject *load_##kind(const char *data)                                        \
    {                                                                                            \
        ctype value;                                                                             \
        memcpy(&value, data, sizeof value);                                                      \
        return make;                                                                             \
    }                                                                                            \
    static inline int store_##kind(const pj_field *field, char *data, PyObject *object)          \
    {                                                                                            \
        ctype value;                                                                             \
        take;                                                                                    \
        memcpy(data, &value, sizeof value);                                                      \
        return 0;                                                                                \
    }                                                                                            \
    PyObject *pj_get_##kind(PyObject *self, void *field) { return load_##kind(reach(self, field)); } \
    int pj_set_##kind(PyObject *self, PyObject *object, void *field)                             \
    {                                                                                            \
        return PJ_STORABLE(self, field, object) ? store_##kind(field, reach(self, field), object) : -1; \
    }

#define PJ_TAKE_SIGNED(least, most)                            \
    int64_t wide;                                              \
    if (to_signed(field, object, least, most, &wide) < 0)      \
        return -1;                                             \
    value = (__typeof__(value))wide
#define PJ_TAKE_NATURAL(most)                                  \
    uint64_t wide;                                             \
    if (to_natural(field, object, most, &wide) < 0)            \
        return -1;                                             \
    value = (__typeof__(value))wide

PJ_SCALAR(i8, int8_t, PyLong_FromLong(value), PJ_TAKE_SIGNED(INT8_MIN, INT8_MAX))
PJ_SCALAR(u8, uint8_t, PyLong_FromLong(value), PJ_TAKE_SIGNED(0, UINT8_MAX))
PJ_SCALAR(i16, int16_t, PyLong_FromLong(value), PJ_TAKE_SIGNED(INT16_MIN, INT16_MAX))
PJ_SCALAR(u16, uint16_t, PyLong_FromLong(value), PJ_TAKE_SIGNED(0, UINT16_MAX))
PJ_SCALAR(i32, int32_t, PyLong_FromLong(value), PJ_TAKE_SIGNED(INT32_MIN, INT32_MAX))
PJ_SCALAR(u32, uint32_t, PyLong_FromUnsignedLong(value), PJ_TAKE_SIGNED(0, UINT32_MAX))
PJ_SCALAR(i64, int64_t, pj_make_i64(NULL, value), PJ_TAKE_SIGNED(INT64_MIN, INT64_MAX))
PJ_SCALAR(u64, uint64_t, PyLong_FromUnsignedLongLong(value), PJ_TAKE_NATURAL(UINT64_MAX))

static int to_double(const pj_field *field, PyObject *object, double *out)
{
    *out = PyFloat_AsDouble(object);
    if (PJ_LIKELY(*out != -1.0 || !PyErr_Occurred()))
        return 0;
    if (!PyErr_ExceptionMatches(PyExc_TypeError))
        return -1;
    PyErr_Clear();
    return bad_value(field, object, "float");
}

static int to_float(const pj_field *field, PyObject *object, float *out)
{
    double wide;
    if (to_double(field, object, &wide) < 0)
        return -1;
    *out = (float)wide;
    if (__builtin_isinf(*out) && !__builtin_isinf(wide)) {
        PyErr_Format(PyExc_OverflowError, "%s.%s is too large for a 32-bit float", field->record, field->name);
        return -1;
    }
    return 0;
}

PJ_SCALAR(f64, double, PyFloat_FromDouble(value), if (to_double(field, object, &value) < 0) return -1)
PJ_SCALAR(f32, float, PyFloat_FromDouble(value), if (to_float(field, object, &value) < 0) return -1)

/* ---- everything else -------------------------------------------------------------------------------------------- */

/* A bit-field lies within the `size` bytes at its offset; bits count from the least significant one. */
static uint64_t load_unit(const pj_field *field, const char *data)
{
    uint64_t unit = 0;
    memcpy(&unit, data, field->size);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    unit >>= 64 - 8 * field->size;
#endif
    return unit;
}

static PyObject *load_bits(const pj_field *field, const char *data)
{
    uint64_t value = load_unit(field, data) << (64 - field->bit_offset - field->bits);
    if (field->is_signed)
        return PyLong_FromLongLong((int64_t)value >> (64 - field->bits));
    return PyLong_FromUnsignedLongLong(value >> (64 - field->bits));
}

static int store_bits(const pj_field *field, char *data, PyObject *object)
{
    uint64_t most = UINT64_MAX >> (64 - field->bits), unit = load_unit(field, data), value;
    int64_t wide;
    if (field->is_signed) {
        if (to_signed(field, object, -(int64_t)(most >> 1) - 1, (int64_t)(most >> 1), &wide) < 0)
            return -1;
        value = (uint64_t)wide & most;
    } else if (to_natural(field, object, most, &value) < 0)
        return -1;
    unit = (unit & ~(most << field->bit_offset)) | value << field->bit_offset;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    unit <<= 64 - 8 * field->size;
#endif
    memcpy(data, &unit, field->size);
    return 0;
}

PyObject *pj_load_text(int kind, const char *data, Py_ssize_t size)
{
    const char *end = memchr(data, 0, (size_t)size);
    Py_ssize_t used = end == NULL ? size : end - data;
    if (kind == PJ_TEXT)
        return PyUnicode_DecodeUTF8(data, used, "surrogateescape");
    PyObject *bytes = PyBytes_FromStringAndSize(data, used), *text;
    if (bytes == NULL || (kind != PJ_PATH && kind != PJ_TAIL_TEXT))
        return bytes;
    text = PyUnicode_DecodeFSDefault(PyBytes_AsString(bytes));
    Py_DECREF(bytes);
    return text;
}

/* The bytes of a text value, owned by *owner. */
static int text_bytes(const pj_field *field, PyObject *object, PyObject **owner, char **data, Py_ssize_t *size)
{
    if (PyType_GetFlags(Py_TYPE(object)) & Py_TPFLAGS_BYTES_SUBCLASS)
        *owner = Py_NewRef(object);
    else if (field->kind == PJ_BYTES || !(PyType_GetFlags(Py_TYPE(object)) & Py_TPFLAGS_UNICODE_SUBCLASS))
        return bad_value(field, object, field->kind == PJ_BYTES ? "bytes" : "str or bytes");
    else if (field->kind == PJ_TEXT)
        *owner = PyUnicode_AsEncodedString(object, "utf-8", "surrogateescape");
    else if (!PyUnicode_FSConverter(object, owner))
        return -1;
    return *owner == NULL ? -1 : PyBytes_AsStringAndSize(*owner, data, size);
}

static int store_text(const pj_field *field, char *data, PyObject *object)
{
    PyObject *owner = NULL;
    char *bytes;
    Py_ssize_t size;
    int status = text_bytes(field, object, &owner, &bytes, &size);
    if (status == 0 && size > (Py_ssize_t)field->size) {
        PyErr_Format(PyExc_ValueError, "%s.%s takes at most %u bytes (%zd given)", field->record, field->name,
                     field->size, size);
        status = -1;
    }
    if (status == 0) {
        memset(data, 0, field->size);
        memcpy(data, bytes, (size_t)size);
    }
    Py_XDECREF(owner);
    return status;
}

static int store_char(const pj_field *field, char *data, PyObject *object)
{
    char *bytes;
    Py_ssize_t size;
    if (!(PyType_GetFlags(Py_TYPE(object)) & Py_TPFLAGS_BYTES_SUBCLASS))
        return bad_value(field, object, "bytes of length 1");
    if (PyBytes_AsStringAndSize(object, &bytes, &size) < 0)
        return -1;
    if (size != 1) {
        PyErr_Format(PyExc_ValueError, "%s.%s must be bytes of length 1", field->record, field->name);
        return -1;
    }
    *data = *bytes;
    return 0;
}

static int store_record(const pj_field *field, const pj_memory *memory, PyObject *object)
{
    pj_type *type = pj_type_of(memory->state, field->type);
    if (type == NULL)
        return -1;
    pj_subject subject = {field->record, field->name, true};
    void *data;
    if (PJ_LIKELY(Py_TYPE(object) == type->type))
        data = PJ_DATA(pj_record, object)->data;
    else if (pj_record_memory(&subject, type, object, false, &data) < 0)
        return -1;
    memmove(memory->data + field->offset, data, field->size);
    return 0;
}

/* All items or none: they are gathered aside first. */
static int store_items(const pj_field *field, const pj_memory *memory, PyObject *object)
{
    char *aside = PyMem_Malloc(field->size), *to = memory->data + field->offset;
    if (aside == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    int status = 0;
    memcpy(aside, to, field->size);
    for (uint32_t i = 0; status == 0 && i < field->length; i++) {
        pj_memory item = {aside + (size_t)i * field->part->size, memory->owner, memory->state, field->part->size, 0};
        PyObject *value = PySequence_GetItem(object, i);
        status = value == NULL ? -1 : pj_store(field->part, &item, value);
        Py_XDECREF(value);
    }
    if (status == 0)
        memcpy(to, aside, field->size);
    PyMem_Free(aside);
    return status;
}

static int store_array(const pj_field *field, const pj_memory *memory, PyObject *object)
{
    if (!PySequence_Check(object))
        return bad_value(field, object, "a sequence");
    Py_ssize_t length = PySequence_Size(object);
    if (length < 0)
        return -1;
    if (length != (Py_ssize_t)field->length) {
        PyErr_Format(PyExc_ValueError, "%s.%s takes exactly %u items (%zd given)", field->record, field->name,
                     field->length, length);
        return -1;
    }
    return store_items(field, memory, object);
}

static uint64_t number(const pj_field *field, const char *data)
{
    uint64_t value = 0;
    char *to = (char *)&value;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    to += sizeof value - field->size;
#endif
    memcpy(to, data + field->offset, field->size);
    return value;
}

/* How many bytes lie behind a record: what its counting field promises, as far as the memory reaches. */
uint32_t pj_tail_size(const pj_field *field, const pj_memory *memory)
{
    uint64_t promised = number(field->part, memory->data);
    uint32_t there = memory->extent > field->offset ? memory->extent - field->offset : 0;
    return promised < there ? (uint32_t)promised : there;
}

static PyObject *load_tail(const pj_field *field, const pj_memory *memory)
{
    uint32_t size = pj_tail_size(field, memory);
    if (field->kind == PJ_TAIL_TEXT)
        return pj_load_text(PJ_TAIL_TEXT, memory->data + field->offset, size);
    return PyBytes_FromStringAndSize(memory->data + field->offset, size);
}

static PyObject *load_record(const pj_field *field, const pj_memory *memory)
{
    pj_type *type = pj_type_of(memory->state, field->type);
    if (type == NULL)
        return NULL;
    PyObject *view = pj_record_view(type, memory->data + field->offset, memory->owner, field->size, memory->readonly);
    return PJ_LIKELY(type->abroad == NULL) ? view : pj_emigrate(type->state->runtime, view);
}

static PyObject *load_number(const pj_field *field, const char *data)
{
    switch (field->kind) {
    case PJ_I8: return load_i8(data);
    case PJ_U8: return load_u8(data);
    case PJ_I16: return load_i16(data);
    case PJ_U16: return load_u16(data);
    case PJ_I32: return load_i32(data);
    case PJ_U32: return load_u32(data);
    case PJ_I64: return load_i64(data);
    case PJ_U64: return load_u64(data);
    case PJ_F32: return load_f32(data);
    case PJ_F64: return load_f64(data);
    case PJ_BOOL: return PyBool_FromLong(*data != 0);
    case PJ_CHAR: return PyBytes_FromStringAndSize(data, 1);
    case PJ_BITS: return load_bits(field, data);
    default: {
        void *address;
        memcpy(&address, data, sizeof address);
        return PyLong_FromVoidPtr(address);
    }
    }
}

PyObject *pj_load(const pj_field *field, const pj_memory *memory)
{
    const char *data = memory->data + field->offset;
    if (field->kind >= PJ_BYTES)
        switch (field->kind) {
        case PJ_RECORD: return load_record(field, memory);
        case PJ_ARRAY: return pj_array_view(field, memory);
        case PJ_TAIL:
        case PJ_TAIL_TEXT: return load_tail(field, memory);
        default: return pj_load_text(field->kind, data, field->size);
        }
    PyObject *value = load_number(field, data);
    if (field->type == NULL || value == NULL)
        return value;
    pj_type *type = pj_type_of(memory->state, field->type);
    int64_t bits = field->kind == PJ_U64 ? (int64_t)PyLong_AsUnsignedLongLong(value) : PyLong_AsLongLong(value);
    PyObject *member = type == NULL ? NULL : pj_enum_member(type, bits);
    Py_DECREF(value);
    return member;
}

static int store_bool(const pj_field *field, char *data, PyObject *value)
{
    if (value != Py_True && value != Py_False)
        return bad_value(field, value, "bool");
    *data = value == Py_True;
    return 0;
}

int pj_store(const pj_field *field, const pj_memory *memory, PyObject *value)
{
    char *data = memory->data + field->offset;
    switch (field->kind) {
    case PJ_I8: return store_i8(field, data, value);
    case PJ_U8: return store_u8(field, data, value);
    case PJ_I16: return store_i16(field, data, value);
    case PJ_U16: return store_u16(field, data, value);
    case PJ_I32: return store_i32(field, data, value);
    case PJ_U32: return store_u32(field, data, value);
    case PJ_I64: return store_i64(field, data, value);
    case PJ_U64: return store_u64(field, data, value);
    case PJ_F32: return store_f32(field, data, value);
    case PJ_F64: return store_f64(field, data, value);
    case PJ_BOOL: return store_bool(field, data, value);
    case PJ_CHAR: return store_char(field, data, value);
    case PJ_BITS: return store_bits(field, data, value);
    case PJ_RECORD: return store_record(field, memory, value);
    case PJ_ARRAY: return store_array(field, memory, value);
    case PJ_BYTES:
    case PJ_TEXT:
    case PJ_PATH: return store_text(field, data, value);
    default:
        PyErr_Format(PyExc_AttributeError, "%s.%s can't be set", field->record, field->name);
        return -1;
    }
}

static pj_memory memory_of(PyObject *self)
{
    pj_record *record = PJ_DATA(pj_record, self);
    return (pj_memory){record->data, self, record->type->state, record->extent, record->readonly};
}

PyObject *pj_get_any(PyObject *self, void *field)
{
    pj_memory memory = memory_of(self);
    return ((const pj_field *)field)->atomic ? pj_load_atomic(field, &memory) : pj_load(field, &memory);
}

int pj_set_any(PyObject *self, PyObject *value, void *field)
{
    pj_memory memory = memory_of(self);
    if (!PJ_STORABLE(self, (const pj_field *)field, value))
        return -1;
    return ((const pj_field *)field)->atomic ? pj_store_atomic(field, &memory, value) : pj_store(field, &memory, value);
}
