/* An object as it is shown to another runtime: see pj_protocol.h. */
#include "pj_internal.h"

typedef struct {
    pj_export shown; /* first: a capsule's pointer is one to either */
    pj_fingerprint fingerprints[];
} owned_export;

static pj_handle *handle_of(const pj_export *shown) { return PJ_DATA(pj_handle, shown->object); }

static void drop(PyObject *capsule)
{
    owned_export *owned = PyCapsule_GetPointer(capsule, PJ_SHOWN);
    Py_DECREF(owned->shown.object);
    PyMem_Free(owned);
}

static const pj_type_desc *base_of(const pj_type_desc *desc)
{
    return desc->kind == PJ_TYPE_RECORD ? ((const pj_record_desc *)desc)->base : NULL;
}

/* What is common to all: the type, and that it is `object` that lives as long as the capsule. */
static owned_export *make(pj_export_kind kind, const pj_type_desc *desc, PyObject *object)
{
    uint32_t depth = 0;
    for (const pj_type_desc *one = desc; one != NULL; one = base_of(one))
        depth++;
    owned_export *owned = PyMem_Calloc(1, sizeof *owned + depth * sizeof *owned->fingerprints);
    if (owned == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    for (const pj_type_desc *one = desc; one != NULL; one = base_of(one))
        owned->fingerprints[owned->shown.depth++] = one->fingerprint;
    owned->shown.object = Py_NewRef(object);
    owned->shown.size = sizeof owned->shown;
    owned->shown.kind = kind;
    owned->shown.fingerprints = owned->fingerprints;
    owned->shown.name = desc == NULL ? "number" : desc->name;
    owned->shown.full_name = desc == NULL ? "number" : desc->full_name;
    return owned;
}

static PyObject *encapsulate(owned_export *owned)
{
    PyObject *capsule = owned == NULL ? NULL : PyCapsule_New(owned, PJ_SHOWN, drop);
    if (capsule == NULL && owned != NULL) {
        Py_DECREF(owned->shown.object);
        PyMem_Free(owned);
    }
    return capsule;
}

static PyObject *describe_type(const pj_export *shown)
{
    return pj_describe(pj_type_of_class((PyTypeObject *)shown->object)->desc);
}

PyObject *pj_export_type(PyObject *class, PyObject *unused)
{
    static const pj_export_kind kinds[] = {
        [PJ_TYPE_RECORD] = PJ_EXPORT_RECORD, [PJ_TYPE_HANDLE] = PJ_EXPORT_HANDLE, [PJ_TYPE_OPAQUE] = PJ_EXPORT_OPAQUE};
    const pj_type_desc *desc = pj_type_of_class((PyTypeObject *)class)->desc;
    owned_export *owned = make(kinds[desc->kind], desc, class);
    (void)unused;
    if (owned != NULL) {
        owned->shown.describe = describe_type;
        owned->shown.adopt = pj_adopt;
    }
    return encapsulate(owned);
}

static bool retain_nothing(const pj_export *shown)
{
    (void)shown;
    return true;
}

static void release_nothing(const pj_export *shown) { (void)shown; }

static PyObject *describe_record(const pj_export *shown)
{
    return pj_describe(PJ_DATA(pj_record, shown->object)->type->desc);
}

PyObject *pj_export_record(PyObject *self, PyObject *unused)
{
    pj_record *record = PJ_DATA(pj_record, self);
    owned_export *owned = make(PJ_EXPORT_RECORD, record->type->desc, self);
    (void)unused;
    if (owned != NULL) {
        owned->shown.flags = record->readonly ? PJ_EXPORT_READONLY : 0;
        owned->shown.pointer = record->data;
        owned->shown.extent = record->extent;
        owned->shown.retain = retain_nothing;
        owned->shown.release = release_nothing;
        owned->shown.describe = describe_record;
    }
    return encapsulate(owned);
}

static PyObject *describe_array(const pj_export *shown)
{
    const pj_type_desc *element = PJ_DATA(pj_array, shown->object)->part->type;
    return element == NULL ? PyList_New(0) : pj_describe(element);
}

PyObject *pj_export_array(PyObject *self, PyObject *unused)
{
    pj_array *array = PJ_DATA(pj_array, self);
    const pj_field *part = array->part;
    owned_export *owned = make(PJ_EXPORT_ARRAY, part->kind == PJ_RECORD ? part->type : NULL, self);
    (void)unused;
    if (owned != NULL) {
        owned->shown.flags = array->readonly ? PJ_EXPORT_READONLY : 0;
        owned->shown.pointer = array->data;
        owned->shown.extent = (uint64_t)array->length * part->size;
        owned->shown.retain = retain_nothing;
        owned->shown.release = release_nothing;
        owned->shown.describe = describe_array;
    }
    return encapsulate(owned);
}

static bool retain_handle(const pj_export *shown)
{
    return pj_hold_open(handle_of(shown));
}

static void release_handle(const pj_export *shown) { pj_release_handle(handle_of(shown)); }

static pj_take take_handle(const pj_export *shown, int64_t *out) { return pj_try_take(handle_of(shown), out); }

static PyObject *describe_handle(const pj_export *shown) { return pj_describe(handle_of(shown)->type->desc); }

PyObject *pj_export_handle(PyObject *self, PyObject *unused)
{
    pj_handle *handle = PJ_DATA(pj_handle, self);
    owned_export *owned = make(PJ_EXPORT_HANDLE, handle->type->desc, self);
    (void)unused;
    if (owned != NULL) {
        bool is_descriptor = ((const pj_handle_desc *)handle->type->desc)->row.is_descriptor;
        owned->shown.flags = is_descriptor ? PJ_EXPORT_DESCRIPTOR : 0;
        owned->shown.value = handle->value;
        owned->shown.retain = retain_handle;
        owned->shown.release = release_handle;
        owned->shown.take = take_handle;
        owned->shown.describe = describe_handle;
    }
    return encapsulate(owned);
}

static bool retain_opaque(const pj_export *shown)
{
    const pj_parents *parents = &PJ_DATA(pj_opaque, shown->object)->parents;
    for (int i = 0; i < PJ_MAX_PARENTS; i++)
        if (parents->of[i] != NULL)
            pj_hold_again(parents->of[i]);
    return true;
}

static void release_opaque(const pj_export *shown)
{
    const pj_parents *parents = &PJ_DATA(pj_opaque, shown->object)->parents;
    for (int i = 0; i < PJ_MAX_PARENTS; i++)
        pj_release_handle(parents->of[i]);
}

static PyObject *describe_opaque(const pj_export *shown)
{
    return pj_describe(PJ_DATA(pj_opaque, shown->object)->type->desc);
}

PyObject *pj_export_opaque(PyObject *self, PyObject *unused)
{
    pj_opaque *opaque = PJ_DATA(pj_opaque, self);
    owned_export *owned = make(PJ_EXPORT_OPAQUE, opaque->type->desc, self);
    (void)unused;
    if (owned != NULL) {
        owned->shown.pointer = opaque->address;
        owned->shown.retain = retain_opaque;
        owned->shown.release = release_opaque;
        owned->shown.describe = describe_opaque;
    }
    return encapsulate(owned);
}
