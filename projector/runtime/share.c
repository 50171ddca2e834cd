/* One runtime for several packages of an interpreter. The first package publishes what all of them can share, under the hash
 * of the runtime's sources; a later one adopts it if its own hash is equal. So their objects have the same layout, and
 * each other's types are known by their deallocators. */
#include "pj_abi.h"
#include "pj_internal.h"

#define KEY "projector.runtime." PJ_ABI

static void withdraw(PyObject *capsule)
{
    pj_runtime *runtime = PyCapsule_GetPointer(capsule, KEY);
    Py_XDECREF(runtime->home_type);
    Py_XDECREF(runtime->array_type);
    Py_XDECREF(runtime->block_type);
    Py_XDECREF(runtime->stream_type);
    Py_XDECREF(runtime->lease_type);
    Py_XDECREF(runtime->chain_type);
    Py_XDECREF(runtime->proxy_type);
    Py_XDECREF(runtime->variable_type);
    Py_XDECREF(runtime->pointer_type);
    PyMem_Free(runtime->uses);
    PyMem_Free(runtime->gate);
    PyMem_Free(runtime);
}

static PyObject *make_runtime(void)
{
    pj_runtime *runtime = PyMem_Calloc(1, sizeof *runtime);
    PyObject *capsule = runtime == NULL ? PyErr_NoMemory() : PyCapsule_New(runtime, KEY, withdraw);
    if (capsule == NULL) {
        PyMem_Free(runtime);
        return NULL;
    }
    runtime->uses = PyMem_Calloc(1, sizeof *runtime->uses);
    runtime->gate = PyMem_Calloc(1, sizeof *runtime->gate);
    runtime->home_type = pj_home_class();
    runtime->record_dealloc = pj_record_dealloc;
    runtime->handle_dealloc = pj_handle_dealloc;
    runtime->opaque_dealloc = pj_opaque_dealloc;
    if (runtime->uses && runtime->gate && runtime->home_type)
        return capsule;
    Py_DECREF(capsule);
    return PyErr_Occurred() ? NULL : PyErr_NoMemory();
}

/* One of the classes that packages share, made at first need; NULL after an exception. */
PyTypeObject *pj_shared_class(PyTypeObject **place, PyTypeObject *(*make)(void))
{
    PyTypeObject *found = __atomic_load_n(place, __ATOMIC_ACQUIRE);
    if (PJ_LIKELY(found != NULL))
        return found;
    PyTypeObject *made = make();
    if (made == NULL || PJ_PUBLISH(place, made))
        return made;
    Py_DECREF(made);
    return *place;
}

static PyObject *published(PyObject *dict)
{
    PyObject *capsule = PyDict_GetItemString(dict, KEY);
    return capsule == NULL ? NULL : Py_NewRef(capsule);
}

int pj_adopt_runtime(pj_state *state)
{
    PyObject *dict = PyInterpreterState_GetDict(PyInterpreterState_Get());
    if (dict == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    PyObject *capsule = published(dict), *made = NULL;
    if (capsule == NULL && (made = make_runtime()) == NULL)
        return -1;
    if (capsule == NULL && (capsule = published(dict)) == NULL) { /* making it may have run anything */
        if (PyDict_SetItemString(dict, KEY, made) < 0) {
            Py_DECREF(made);
            return -1;
        }
        capsule = Py_NewRef(made);
    }
    Py_XDECREF(made);
    state->shared = capsule;
    state->runtime = PyCapsule_GetPointer(capsule, KEY);
    return 0;
}
