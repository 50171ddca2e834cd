/* Numbers in native memory. It may be unaligned, so all access is by memcpy, which compiles to plain moves. */
#include "pj_internal.h"

int pj_bad_value(const pj_field *field, PyObject *value, const char *expected)
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
        return pj_bad_value(field, value, "int");
    }
    PyErr_Clear();
    PyErr_Format(PyExc_OverflowError, "%s.%s must be between %lld and %llu", field->record, field->name,
                 (long long)least, (unsigned long long)most);
    return -1;
}

static inline int to_signed(const pj_field *field, PyObject *value, int64_t least, int64_t most, int64_t *out)
{
    if (PJ_UNLIKELY(!pj_to_wide(value, out) || *out < least || *out > most))
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

int pj_fixed(const pj_field *field)
{
    PyErr_Format(PyExc_AttributeError, "%s.%s can't be set", field->record, field->name);
    return -1;
}

/* ---- scalars: one pair of functions a kind, which are also the getters and setters of plain fields --------------- */

static char *reach(PyObject *self, const pj_field *field) { return PJ_DATA(pj_record, self)->data + field->offset; }

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
        return PJ_LIKELY(PJ_STORABLE(self, object)) ? store_##kind(field, reach(self, field), object)    \
                                                    : pj_refuse(field, object);                          \
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
    return pj_bad_value(field, object, "float");
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

/* ---- bits, bool, char ------------------------------------------------------------------------------------------- */

/* A bit-field lies within the `size` bytes at its offset, which are a number of this machine; its bits count from the least
 * significant one there. A wide one in a packed record can reach into a ninth byte: its last ones, or its first ones where
 * the most significant byte comes first. */
#define PJ_UNIT_SIZE(field) ((field)->size < 8 ? (field)->size : 8)

static uint64_t load_unit(const pj_field *field, const char *data)
{
    uint64_t unit = 0;
    memcpy(&unit, data, PJ_UNIT_SIZE(field));
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    unit >>= 64 - 8 * PJ_UNIT_SIZE(field);
#endif
    return unit;
}

static void store_unit(const pj_field *field, char *data, uint64_t unit)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    unit <<= 64 - 8 * PJ_UNIT_SIZE(field);
#endif
    memcpy(data, &unit, PJ_UNIT_SIZE(field));
}

static PyObject *load_bits(const pj_field *field, const char *data)
{
    uint64_t value = load_unit(field, data), ninth = field->size > 8 ? (unsigned char)data[8] : 0;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    if (PJ_UNLIKELY(field->size > 8))
        value = value << (8 - field->bit_offset) | ninth >> field->bit_offset;
    else
        value >>= field->bit_offset;
#else
    value >>= field->bit_offset;
    if (PJ_UNLIKELY(field->size > 8))
        value |= ninth << (64 - field->bit_offset);
#endif
    value <<= 64 - field->bits;
    if (field->is_signed)
        return PyLong_FromLongLong((int64_t)value >> (64 - field->bits));
    return PyLong_FromUnsignedLongLong(value >> (64 - field->bits));
}

/* Puts `value` of as many bits as `most` has into nine bytes, the first eight of which are `unit`. */
static void store_nine(const pj_field *field, char *data, uint64_t most, uint64_t unit, uint64_t value)
{
    unsigned start = field->bit_offset, ninth = (unsigned char)data[8];
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    unsigned shift = 8 - start;
    store_unit(field, data, (unit & ~(most >> shift)) | value >> shift);
    data[8] = (char)((ninth & ~(most << start)) | value << start);
#else
    unsigned shift = 64 - start;
    store_unit(field, data, (unit & ~(most << start)) | value << start);
    data[8] = (char)((ninth & ~(most >> shift)) | value >> shift);
#endif
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
    if (PJ_LIKELY(field->size <= 8))
        store_unit(field, data, (unit & ~(most << field->bit_offset)) | value << field->bit_offset);
    else
        store_nine(field, data, most, unit, value);
    return 0;
}

static int store_bool(const pj_field *field, char *data, PyObject *value)
{
    if (value != Py_True && value != Py_False)
        return pj_bad_value(field, value, "bool");
    int32_t wide = value == Py_True;
    if (field->kind == PJ_BOOL32)
        memcpy(data, &wide, sizeof wide);
    else
        *data = value == Py_True;
    return 0;
}

static PyObject *load_bool32(const char *data)
{
    int32_t value;
    memcpy(&value, data, sizeof value);
    return PyBool_FromLong(value);
}

static int store_char(const pj_field *field, char *data, PyObject *object)
{
    char *bytes;
    Py_ssize_t size;
    if (!(PyType_GetFlags(Py_TYPE(object)) & Py_TPFLAGS_BYTES_SUBCLASS))
        return pj_bad_value(field, object, "bytes of length 1");
    if (PyBytes_AsStringAndSize(object, &bytes, &size) < 0)
        return -1;
    if (size != 1) {
        PyErr_Format(PyExc_ValueError, "%s.%s must be bytes of length 1", field->record, field->name);
        return -1;
    }
    *data = *bytes;
    return 0;
}

/* ---- by kind ---------------------------------------------------------------------------------------------------- */

PyObject *pj_load_number(const pj_field *field, const char *data)
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
    case PJ_BOOL:
    case PJ_BOOL8: return PyBool_FromLong(*data != 0);
    case PJ_BOOL32: return load_bool32(data);
    case PJ_CHAR: return PyBytes_FromStringAndSize(data, 1);
    case PJ_BITS: return load_bits(field, data);
    case PJ_C64:
    case PJ_C128:
    case PJ_I128:
    case PJ_U128: return pj_load_wide(field, data);
    default: {
        void *address;
        memcpy(&address, data, sizeof address);
        return PyLong_FromVoidPtr(address);
    }
    }
}

int pj_store_number(const pj_field *field, char *data, PyObject *value)
{
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
    case PJ_BOOL:
    case PJ_BOOL8:
    case PJ_BOOL32: return store_bool(field, data, value);
    case PJ_CHAR: return store_char(field, data, value);
    case PJ_BITS: return store_bits(field, data, value);
    case PJ_C64:
    case PJ_C128:
    case PJ_I128:
    case PJ_U128: return pj_store_wide(field, data, value);
    default: return pj_fixed(field);
    }
}
