/* Attributes of a record: its fields, found by the address of their interned name, which is what code that names an
 * attribute holds. It takes half of the instructions that the type's own dictionary would. */
#include "pj_internal.h"

static const struct {
    getter get;
    setter set;
} plain[] = {
    [PJ_I8] = {pj_get_i8, pj_set_i8},    [PJ_U8] = {pj_get_u8, pj_set_u8},    [PJ_I16] = {pj_get_i16, pj_set_i16},
    [PJ_U16] = {pj_get_u16, pj_set_u16}, [PJ_I32] = {pj_get_i32, pj_set_i32}, [PJ_U32] = {pj_get_u32, pj_set_u32},
    [PJ_I64] = {pj_get_i64, pj_set_i64}, [PJ_U64] = {pj_get_u64, pj_set_u64}, [PJ_F32] = {pj_get_f32, pj_set_f32},
    [PJ_F64] = {pj_get_f64, pj_set_f64},
};

static PyObject *get_any(PyObject *self, void *field)
{
    pj_memory memory = pj_memory_of(self);
    return ((const pj_field *)field)->atomic ? pj_load_atomic(field, &memory) : pj_load(field, &memory);
}

static int set_any(PyObject *self, PyObject *value, void *field)
{
    if (PJ_UNLIKELY(!PJ_STORABLE(self, value)))
        return pj_refuse(field, value);
    pj_memory memory = pj_memory_of(self);
    return ((const pj_field *)field)->atomic ? pj_store_atomic(field, &memory, value) : pj_store(field, &memory, value);
}

static int set_fixed(PyObject *self, PyObject *value, void *field)
{
    (void)self;
    (void)value;
    return pj_fixed(field);
}

PJ_COLD int pj_refuse(const pj_field *field, const PyObject *value)
{
    if (value == NULL)
        PyErr_Format(PyExc_AttributeError, "%s.%s can't be deleted", field->record, field->name);
    else
        PyErr_Format(PyExc_BufferError, "%s is a view of read-only memory", field->record);
    return -1;
}

/* ---- by name ---------------------------------------------------------------------------------------------------- */

/* Where a name is looked for first. */
static uint32_t start(const PyObject *name) { return (uint32_t)((uintptr_t)name >> 4) * 2654435769u >> 16; }

/* The field of an interned name, or NULL. */
static inline const pj_access *find(const pj_type *type, const PyObject *name)
{
    for (uint32_t at = start(name);; at++) {
        const pj_access *access = &type->access[at & type->access_mask];
        if (PJ_LIKELY(access->name == name))
            return access;
        if (access->name == NULL)
            return NULL;
    }
}

/* Fields come before what is assigned to the class. */
PyObject *pj_get_attribute(PyObject *self, PyObject *name)
{
    const pj_access *access = find(PJ_DATA(pj_record, self)->type, name);
    return PJ_LIKELY(access != NULL) ? access->get(self, (void *)access->field) : PyObject_GenericGetAttr(self, name);
}

int pj_set_attribute(PyObject *self, PyObject *name, PyObject *value)
{
    const pj_access *access = find(PJ_DATA(pj_record, self)->type, name);
    return PJ_LIKELY(access != NULL) ? access->set(self, value, (void *)access->field)
                                     : PyObject_GenericSetAttr(self, name, value);
}

/* The field of any name, interned or not; NULL without an error if there is none. */
const pj_access *pj_find_access(const pj_type *type, PyObject *name)
{
    const pj_access *access = find(type, name);
    for (uint32_t i = 0; access == NULL && i <= type->access_mask; i++)
        if (type->access[i].name != NULL && PyUnicode_Compare(type->access[i].name, name) == 0)
            access = &type->access[i];
    return access;
}

/* ---- making it -------------------------------------------------------------------------------------------------- */

bool pj_is_settable(const pj_field *field)
{
    return field->kind != PJ_TAIL && field->kind != PJ_TAIL_TEXT && field->kind != PJ_POINTER && !(field->flags & PJ_FIXED);
}

static int add(const pj_type *type, const pj_field *field, PyGetSetDef *getset)
{
    bool is_plain = field->kind <= PJ_F64 && field->type == NULL && !field->atomic;
    getter get = is_plain ? plain[field->kind].get : get_any;
    setter set = !pj_is_settable(field) ? set_fixed : is_plain ? plain[field->kind].set : set_any;
    *getset = (PyGetSetDef){field->name, get, set, field->doc, (void *)field};
    PyObject *name = PyUnicode_InternFromString(field->name);
    if (name == NULL)
        return -1;
    uint32_t at = start(name);
    while (type->access[at & type->access_mask].name != NULL)
        at++;
    type->access[at & type->access_mask] = (pj_access){name, field, get, set};
    return 0;
}

/* A record type's fields, for pj_get_attribute and for the type's own dictionary. */
int pj_make_access(pj_type *type)
{
    const pj_record_desc *desc = pj_record_desc_of(type);
    PyGetSetDef *getset = pj_own_getset(type, desc->count);
    uint32_t size = 1;
    while (size < 2 * desc->count)
        size *= 2;
    if (getset == NULL)
        return -1;
    if ((type->access = PyMem_Calloc(size, sizeof *type->access)) == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    type->access_mask = size - 1;
    for (uint32_t i = 0; i < desc->count; i++)
        if (add(type, &type->fields[i], &getset[i]) < 0)
            return -1;
    return 0;
}

void pj_free_access(pj_type *type)
{
    for (uint32_t i = 0; type->access != NULL && i <= type->access_mask; i++)
        Py_XDECREF(type->access[i].name);
    PyMem_Free(type->access);
}
