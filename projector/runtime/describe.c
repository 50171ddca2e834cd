/* What a type's fingerprint stands for, in words: so that a refusal can say what disagrees. */
#include "pj_internal.h"

static const char *const kinds[] = {
    [PJ_I8] = "int8",      [PJ_U8] = "uint8",     [PJ_I16] = "int16",       [PJ_U16] = "uint16",   [PJ_I32] = "int32",
    [PJ_U32] = "uint32",   [PJ_I64] = "int64",    [PJ_U64] = "uint64",      [PJ_F32] = "float",    [PJ_F64] = "double",
    [PJ_BOOL] = "bool",    [PJ_BOOL8] = "bool",   [PJ_BOOL32] = "bool",     [PJ_CHAR] = "char",    [PJ_POINTER] = "pointer", [PJ_BITS] = "bits",    [PJ_BYTES] = "text",
    [PJ_TEXT] = "text",    [PJ_PATH] = "text",    [PJ_WIDE16] = "text",   [PJ_WIDE32] = "text",    [PJ_RECORD] = "record",   [PJ_ARRAY] = "array",  [PJ_TAIL] = "tail",
    [PJ_TAIL_TEXT] = "tail", [PJ_TAIL_ITEMS] = "tail", [PJ_C64] = "float _Complex",
    [PJ_C128] = "double _Complex", [PJ_I128] = "int128", [PJ_U128] = "uint128", [PJ_CHOICE] = "choice", [PJ_STRING_AT] = "pointer", [PJ_STRINGS_AT] = "pointer",
    [PJ_MEMORY_AT] = "pointer", [PJ_RECORD_AT] = "pointer", [PJ_RECORDS_AT] = "pointer", [PJ_OPAQUE_AT] = "pointer", [PJ_CALLBACK_AT] = "pointer", [PJ_HANDLE_AT] = "handle",
};

static int add(PyObject *list, PyObject *text)
{
    int status = text == NULL ? -1 : PyList_Append(list, text);
    Py_XDECREF(text);
    return status;
}

static PyObject *field_words(const pj_namespace *home, const pj_field_row *field)
{
    const char *name = pj_text_at(home, field->name);
    if (field->kind == PJ_BITS)
        return PyUnicode_FromFormat("%s: %d bits at byte %u, bit %d", name, (int)field->bits, field->offset,
                                    (int)field->bit_offset);
    const char *kind = field->kind == PJ_RECORD ? pj_type_name(home, field->type - 1) : kinds[field->kind];
    return PyUnicode_FromFormat("%s: %s of %u bytes at %u", name, kind, field->size, field->offset);
}

static int describe_record(PyObject *list, const pj_record_desc *desc)
{
    const pj_namespace *home = desc->type.home->namespace;
    int status = add(list, PyUnicode_FromFormat("%u bytes", desc->size));
    const uint8_t *at = desc->fields;
    pj_field_row row = {0};
    for (uint32_t i = 0; status == 0 && i < desc->count; i++) {
        pj_read_field_row(home, &at, &row);
        status = add(list, field_words(home, &row));
    }
    return status;
}

static int describe_handle(PyObject *list, const pj_handle_desc *desc)
{
    int status = add(list, PyUnicode_FromString(kinds[desc->row.value_kind]));
    if (status == 0 && !desc->row.unowned)
        status = add(list, PyUnicode_FromFormat("closed by %s of %s", pj_text_at(desc->type.home->namespace, desc->row.close_symbol),
                                               desc->library->key));
    return status;
}

/* A list of str, of which the first that differs says why two types aren't the same. */
PyObject *pj_describe(const pj_type_desc *desc)
{
    PyObject *list = PyList_New(0);
    int status = list == NULL ? -1 : 0;
    if (status == 0 && desc->kind == PJ_TYPE_RECORD)
        status = describe_record(list, (const pj_record_desc *)desc);
    if (status == 0 && desc->kind == PJ_TYPE_HANDLE)
        status = describe_handle(list, (const pj_handle_desc *)desc);
    if (status == 0)
        return list;
    Py_XDECREF(list);
    return NULL;
}
