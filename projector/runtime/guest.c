/* Objects of other packages as arguments: by the layout that an adopted runtime shares, or as their own runtime shows them
 * (see pj_protocol.h). Only what isn't of the wanted class itself comes here. */
#include "pj_internal.h"

#define PJ_LEAST (offsetof(pj_export, adopt) + sizeof(void *)) /* what the first version of the protocol has */

bool pj_same_fingerprint(pj_fingerprint one, pj_fingerprint other)
{
    return one.high == other.high && one.low == other.low;
}

bool pj_same_type(const pj_type_desc *one, const pj_type_desc *other)
{
    return one == other || (one->kind == other->kind && pj_same_fingerprint(one->fingerprint, other->fingerprint));
}

static PyObject *subject_text(const pj_subject *subject)
{
    return PyUnicode_FromFormat(subject->is_field ? "%s.%s" : "%s(): %s", subject->of, subject->name);
}

static int refuse(const pj_subject *subject, const char *expected, PyObject *object)
{
    PyObject *where = subject_text(subject), *name = PyObject_GetAttrString((PyObject *)Py_TYPE(object), "__name__");
    if (where != NULL && name != NULL)
        PyErr_Format(PyExc_TypeError, "%U must be %s, not %U", where, expected, name);
    Py_XDECREF(name);
    Py_XDECREF(where);
    return -1;
}

/* ---- what disagrees --------------------------------------------------------------------------------------------- */

/* The first words in which two descriptions differ, both new; false: there are none. */
static bool difference(PyObject *there, PyObject *here, PyObject **its, PyObject **ours)
{
    Py_ssize_t theirs = PyList_Size(there), count = PyList_Size(here);
    for (Py_ssize_t i = 0; i < theirs || i < count; i++) {
        PyObject *left = i < theirs ? PyList_GetItem(there, i) : NULL, *right = i < count ? PyList_GetItem(here, i) : NULL;
        if (left != NULL && right != NULL && PyUnicode_Compare(left, right) == 0)
            continue;
        *its = left == NULL ? PyUnicode_FromString("nothing more") : PyUnicode_FromFormat("'%S'", left);
        *ours = right == NULL ? PyUnicode_FromString("nothing more") : PyUnicode_FromFormat("'%S'", right);
        return true;
    }
    return false;
}

/* The same name, but not the same thing. */
PyObject *pj_disagreement(const pj_export *shown, const pj_type_desc *wanted)
{
    PyObject *there = shown->describe(shown), *here = there == NULL ? NULL : pj_describe(wanted), *words = NULL;
    PyObject *its = NULL, *ours = NULL;
    if (here != NULL && difference(there, here, &its, &ours))
        words = its == NULL || ours == NULL ? NULL : PyUnicode_FromFormat("it has %U where %U is needed", its, ours);
    else if (here != NULL)
        words = PyUnicode_FromString("what it stands for differs");
    Py_XDECREF(ours);
    Py_XDECREF(its);
    Py_XDECREF(here);
    Py_XDECREF(there);
    return words;
}

static int refuse_shown(const pj_subject *subject, const pj_type_desc *wanted, const pj_export *shown)
{
    PyObject *where = subject_text(subject), *words = NULL;
    if (where != NULL && strcmp(shown->name, wanted->name) != 0)
        PyErr_Format(PyExc_TypeError, "%U must be %s, not %s", where, wanted->name, shown->name);
    else if (where != NULL && (words = pj_disagreement(shown, wanted)) != NULL)
        PyErr_Format(PyExc_TypeError, "%U must be %s, not %s: %U", where, wanted->full_name, shown->full_name, words);
    Py_XDECREF(words);
    Py_XDECREF(where);
    return -1;
}

/* ---- asking ----------------------------------------------------------------------------------------------------- */

/* What a capsule shows, NULL if it is none of ours. */
const pj_export *pj_shown(PyObject *capsule)
{
    const pj_export *shown = PyCapsule_IsValid(capsule, PJ_SHOWN) ? PyCapsule_GetPointer(capsule, PJ_SHOWN) : NULL;
    return shown != NULL && shown->size >= PJ_LEAST ? shown : NULL;
}

/* What an object shows: 1, and a capsule that is the caller's; 0 if it shows nothing; -1 with an error. */
int pj_ask(PyObject *object, pj_guest *guest)
{
    guest->capsule = NULL;
    if (!(PyType_GetFlags(Py_TYPE(object)) & Py_TPFLAGS_HEAPTYPE)) /* nothing that is built in */
        return 0;
    /* Interned, since CPython's cache of attributes keeps each other string that it is asked for. */
    PyObject *name = PyUnicode_InternFromString("__projector__");
    PyObject *method = name == NULL ? NULL : PyObject_GetAttr((PyObject *)Py_TYPE(object), name);
    Py_XDECREF(name);
    if (method == NULL) {
        PyErr_Clear();
        return 0;
    }
    PyObject *capsule = PyObject_CallFunctionObjArgs(method, object, NULL);
    Py_DECREF(method);
    if (capsule == NULL)
        return -1;
    guest->shown = pj_shown(capsule);
    if (guest->shown != NULL && guest->shown->object == object) { /* another one could die while it is in use */
        guest->capsule = capsule;
        return 1;
    }
    Py_DECREF(capsule);
    return 0;
}

static bool shows(const pj_export *shown, pj_fingerprint wanted)
{
    for (uint32_t i = 0; i < shown->depth; i++)
        if (pj_same_fingerprint(shown->fingerprints[i], wanted))
            return true;
    return false;
}

bool pj_shows(const pj_export *shown, const pj_type_desc *wanted) { return shows(shown, wanted->fingerprint); }

/* An object of the wanted type of another package, with a capsule that is the caller's; -1 with a TypeError. */
static int admit(const pj_subject *subject, const pj_type_desc *wanted, pj_export_kind kind, PyObject *object,
                 pj_guest *guest)
{
    int asked = pj_ask(object, guest);
    if (asked <= 0)
        return asked < 0 ? -1 : refuse(subject, wanted->name, object);
    if (guest->shown->kind == (uint32_t)kind && pj_shows(guest->shown, wanted))
        return 0;
    refuse_shown(subject, wanted, guest->shown);
    Py_DECREF(guest->capsule);
    return -1;
}

/* ---- records ---------------------------------------------------------------------------------------------------- */

/* Whether an object is a record, in the layout of this runtime. */
bool pj_is_record(const pj_runtime *runtime, PyObject *object)
{
    return PyType_GetSlot(Py_TYPE(object), Py_tp_dealloc) == (void *)runtime->record_dealloc;
}

/* Whether it is one of a type or of one that extends it. */
bool pj_is_record_of(PyObject *object, const pj_type *wanted)
{
    if (!pj_is_record(wanted->state->runtime, object))
        return false;
    const pj_type_desc *desc = PJ_DATA(pj_record, object)->type->desc;
    while (desc != NULL && !pj_same_type(desc, wanted->desc))
        desc = ((const pj_record_desc *)desc)->base;
    return desc != NULL;
}

/* The memory of a record, which lives as long as the record. */
int pj_record_memory(const pj_subject *subject, const pj_type *wanted, PyObject *object, bool writes, void **out)
{
    pj_guest guest;
    bool readonly;
    if (pj_is_record_of(object, wanted)) {
        *out = PJ_DATA(pj_record, object)->data;
        readonly = PJ_DATA(pj_record, object)->readonly;
    } else if (admit(subject, wanted->desc, PJ_EXPORT_RECORD, object, &guest) == 0) {
        *out = guest.shown->pointer;
        readonly = guest.shown->flags & PJ_EXPORT_READONLY;
        Py_DECREF(guest.capsule);
    } else
        return -1;
    if (!writes || !readonly)
        return 0;
    PyObject *where = subject_text(subject);
    if (where != NULL)
        PyErr_Format(PyExc_BufferError, "%U is a view of read-only memory", where);
    Py_XDECREF(where);
    return -1;
}

PJ_COLD int pj_slow_record(const pj_function *fn, PyObject *arg, int index, int ref, bool writes, void **out)
{
    pj_subject subject = {fn->desc->name, fn->desc->parameters[index], false};
    return pj_record_memory(&subject, fn->refs[ref], arg, writes, out);
}

/* A buffer is taken for what it is needed as, but one that is made of records must be made of these. */
int pj_check_records(const pj_function *fn, PyObject *arg, int index, int ref)
{
    pj_subject subject = {fn->desc->name, fn->desc->parameters[index], false};
    pj_guest guest;
    int asked = pj_ask(arg, &guest);
    if (asked == 0 && ((const pj_record_desc *)fn->refs[ref]->desc)->keeps)
        return refuse(&subject, "a sequence of records, since they have pointers", arg);
    if (asked <= 0)
        return asked;
    int status = guest.shown->depth == 0 || pj_shows(guest.shown, fn->refs[ref]->desc)
                     ? 0
                     : refuse_shown(&subject, fn->refs[ref]->desc, guest.shown);
    Py_DECREF(guest.capsule);
    return status;
}

/* ---- handles and borrowed pointers ------------------------------------------------------------------------------ */

/* A handle of another runtime in use here: it stands in for it among the pins and parents of this runtime. It has no type
 * and counts as closed while pinned, so that the last to let go of it comes to pj_unpin. */
typedef struct {
    pj_handle handle;
    PyObject *capsule;
} pj_proxy;

static const pj_export *shown_by(const pj_handle *handle)
{
    return PyCapsule_GetPointer(((const pj_proxy *)handle)->capsule, PJ_SHOWN);
}

static void proxy_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject *capsule = PJ_DATA(pj_proxy, self)->capsule;
    PyObject_Free(self);
    Py_DECREF(capsule);
    Py_DECREF(type);
}

PyTypeObject *pj_proxy_class(void)
{
    PyType_Slot slots[] = {{Py_tp_dealloc, proxy_dealloc}, {0, NULL}};
    return pj_class(NULL, "projector.proxy", sizeof(pj_proxy), Py_TPFLAGS_DISALLOW_INSTANTIATION, slots);
}

/* Ends the use of what a proxy stands for. */
void pj_release_proxy(pj_handle *handle)
{
    const pj_export *shown = shown_by(handle);
    shown->release(shown);
    Py_DECREF(handle);
}

/* Pins a guest, whose capsule becomes the proxy's or is released; 1 if it is closed already. */
int pj_pin_guest(pj_runtime *runtime, const pj_guest *guest, pj_handle **pinned)
{
    PyTypeObject *class = pj_shared_class(&runtime->proxy_type, pj_proxy_class);
    pj_proxy *proxy = class == NULL ? NULL : (pj_proxy *)_PyObject_New(class);
    if (proxy == NULL) {
        Py_DECREF(guest->capsule);
        return -1;
    }
    proxy->capsule = guest->capsule;
    if (!guest->shown->retain(guest->shown)) {
        Py_DECREF(proxy);
        return 1;
    }
    proxy->handle.value = guest->shown->value;
    proxy->handle.type = NULL;
    proxy->handle.pins = 1;
    proxy->handle.open = 0;
    proxy->handle.closing = 1;
    proxy->handle.ended = 0;
    proxy->handle.lent = 1;
    proxy->handle.parents = (pj_parents){{NULL}};
    proxy->handle.callables = NULL;
    *pinned = &proxy->handle;
    return 0;
}

/* Whether a handle that another runtime shows fits a slot: of its kind, of one in its `also`, or any descriptor. */
static bool fits(const pj_export *shown, const pj_handle_desc *desc)
{
    if (shown->kind != PJ_EXPORT_HANDLE)
        return false;
    bool found = pj_shows(shown, &desc->type) || (desc->row.is_descriptor && (shown->flags & PJ_EXPORT_DESCRIPTOR));
    for (int i = 0; !found && i < desc->row.also_count; i++)
        found = shows(shown, pj_also(desc, i));
    return found;
}

/* The handle that another runtime shows, with a capsule that is the caller's; 0 if the object shows none. */
int pj_ask_handle(const pj_function *fn, PyObject *arg, int index, const pj_handle_desc *desc, pj_guest *guest)
{
    int asked = pj_ask(arg, guest);
    if (asked <= 0 || (desc == NULL ? (guest->shown->flags & PJ_EXPORT_DESCRIPTOR) != 0 : fits(guest->shown, desc)))
        return asked;
    pj_subject subject = {fn->desc->name, fn->desc->parameters[index], false};
    if (desc != NULL)
        refuse_shown(&subject, &desc->type, guest->shown);
    Py_DECREF(guest->capsule);
    return desc == NULL ? 0 : -1;
}

/* The address of an opaque pointer; what it was borrowed from is in use as long as the call runs. */
PJ_COLD int pj_slow_opaque(const pj_function *fn, PyObject *arg, int index, int ref, pj_handle **pinned, void **out)
{
    pj_subject subject = {fn->desc->name, fn->desc->parameters[index], false};
    pj_guest guest;
    if (admit(&subject, fn->refs[ref]->desc, PJ_EXPORT_OPAQUE, arg, &guest) < 0)
        return -1;
    *out = guest.shown->pointer;
    return pj_pin_guest(fn->home->state->runtime, &guest, pinned);
}
