/* Types that another projection provides, which this package was built on: found there at first need, and compared. */
#include "pj_internal.h"

/* The version of the other projection that is installed, for words only. */
static PyObject *version_here(const pj_provider *provider)
{
    PyObject *metadata = PyImport_ImportModule("importlib.metadata");
    PyObject *version = metadata == NULL ? NULL : PyObject_CallMethod(metadata, "version", "s", provider->distribution);
    Py_XDECREF(metadata);
    if (version == NULL) {
        PyErr_Clear();
        version = PyUnicode_FromString("(of unknown version)");
    }
    return version;
}

/* An ImportError that says which versions disagree; the reason is ours to release, and NULL if there is an error already. */
static void disagree(const pj_state *state, const pj_type_desc *desc, PyObject *reason)
{
    const pj_provider *provider = desc->home->namespace->provider;
    PyObject *version = reason == NULL ? NULL : version_here(provider);
    if (version != NULL)
        PyErr_Format(PyExc_ImportError, "%s was built on %s %s, and here is %s %U: %s %U", state->package->name,
                     provider->distribution, provider->version, provider->distribution, version, desc->full_name, reason);
    Py_XDECREF(version);
    Py_XDECREF(reason);
}

/* An error that came up while the other projection was asked, as the reason. */
static PyObject *raised(void)
{
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    PyObject *reason = PyUnicode_FromFormat("isn't there: %S", value);
    Py_XDECREF(type);
    Py_XDECREF(value);
    Py_XDECREF(traceback);
    return reason;
}

static PyObject *find_class(const pj_type_desc *desc)
{
    PyObject *module = PyImport_ImportModule(desc->home->namespace->name);
    PyObject *class = module == NULL ? NULL : PyObject_GetAttrString(module, desc->name);
    Py_XDECREF(module);
    return class;
}

/* What a class shows of itself; NULL with the reason why it isn't what this package was built on. */
static PyObject *agreeing(const pj_type_desc *desc, PyObject *class, PyObject **reason)
{
    PyObject *capsule = PyObject_CallMethod(class, "__projector_type__", NULL);
    const pj_export *shown = capsule == NULL ? NULL : pj_shown(capsule);
    if (capsule == NULL)
        *reason = raised();
    else if (shown == NULL)
        *reason = PyUnicode_FromString("isn't a type of a projection");
    else if (shown->depth > 0 && pj_same_fingerprint(shown->fingerprints[0], desc->fingerprint))
        return capsule;
    else {
        PyObject *words = pj_disagreement(shown, desc);
        *reason = words == NULL ? NULL : PyUnicode_FromFormat("isn't the same: %U", words);
        Py_XDECREF(words);
    }
    Py_XDECREF(capsule);
    return NULL;
}

/* The other package's own type, if it has the same runtime. */
static pj_type *shared_type(const pj_state *state, PyObject *class)
{
    void *dealloc = PyType_GetSlot((PyTypeObject *)class, Py_tp_dealloc);
    const pj_runtime *runtime = state->runtime;
    bool same = dealloc == (void *)runtime->record_dealloc || dealloc == (void *)runtime->handle_dealloc ||
                dealloc == (void *)runtime->opaque_dealloc;
    return same ? pj_type_of_class((PyTypeObject *)class) : NULL;
}

/* A type with a layout. Of a different runtime it gets a stand-in here, whose objects go over to their own class as soon as
 * Python gets them. */
static pj_type *import_laid_out(pj_state *state, const pj_type_desc *desc, PyObject *class)
{
    PyObject *reason = NULL, *capsule = agreeing(desc, class, &reason);
    if (capsule == NULL) {
        disagree(state, desc, reason);
        return NULL;
    }
    pj_type *type = shared_type(state, class);
    if (type != NULL) { /* whose class keeps it alive */
        Py_INCREF(class);
        Py_DECREF(capsule);
        return type;
    }
    type = pj_make_type(state, desc, NULL);
    if (type != NULL)
        type->abroad = capsule;
    else
        Py_DECREF(capsule);
    return type;
}

/* The type that a descriptor of another projection's namespace stands for. */
pj_type *pj_import_type(pj_state *state, const pj_type_desc *desc)
{
    PyObject *class = find_class(desc);
    pj_type *type = NULL;
    if (class == NULL)
        disagree(state, desc, raised());
    else if (desc->kind == PJ_TYPE_ENUM || desc->kind == PJ_TYPE_EXCEPTION)
        type = pj_make_type(state, desc, class);
    else
        type = import_laid_out(state, desc, class);
    if (type == NULL && PyErr_ExceptionMatches(PyExc_AttributeError)) /* a member of an enum */
        disagree(state, desc, raised());
    Py_XDECREF(class);
    return type;
}
