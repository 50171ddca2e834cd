/* What is different in a free-threaded CPython: reference counts and, in 3.13 and 3.14, for which there is no stable ABI,
 * the head of objects and locks. Included by pj_python.h. */
#ifndef PJ_FREE_THREADED_H
#define PJ_FREE_THREADED_H

#if defined(PJ_ABI3T)
#include "pj_opaque_heads.h"
#else
typedef struct {
    uint8_t _bits;
} PyMutex;

struct _object {
    uintptr_t ob_tid;
    uint16_t _padding;
    PyMutex ob_mutex;
    uint8_t ob_gc_bits;
    uint32_t ob_ref_local;
    Py_ssize_t ob_ref_shared;
    PyTypeObject *ob_type;
};
#define PJ_IMMORTAL 0, 0, {0}, 0, UINT32_MAX, 0, NULL

PJ_API void PyMutex_Lock(PyMutex *);
PJ_API void PyMutex_Unlock(PyMutex *);

#endif
PJ_API void Py_IncRef(PyObject *);
PJ_API void Py_DecRef(PyObject *);
PJ_API PyObject *PyList_GetItemRef(PyObject *, Py_ssize_t);
static inline void Py_INCREF(void *o) { Py_IncRef(o); }
static inline void Py_DECREF(void *o) { Py_DecRef(o); }

#endif
