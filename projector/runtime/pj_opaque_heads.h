/* What is different in abi3t, the stable ABI of CPython 3.15 on that free-threaded builds have, too: nobody may look into an
 * object, so our data starts behind the largest head that there is, locks are our own, and a module is told by slots.
 * Included by pj_python.h. */
#ifndef PJ_OPAQUE_HEADS_H
#define PJ_OPAQUE_HEADS_H

#define PJ_HEAD_SIZE (8 + 3 * sizeof(void *)) /* of free-threaded builds; pj_setup compares it */

typedef struct PyVarObject PyVarObject;

/* Whoever holds one runs no Python code and ends soon. */
typedef struct {
    uint8_t is_locked;
} PyMutex;

void pj_wait_for(PyMutex *mutex);

static inline void PyMutex_Lock(PyMutex *mutex)
{
    if (__atomic_exchange_n(&mutex->is_locked, 1, __ATOMIC_ACQUIRE) != 0)
        pj_wait_for(mutex);
}

static inline void PyMutex_Unlock(PyMutex *mutex) { __atomic_store_n(&mutex->is_locked, 0, __ATOMIC_RELEASE); }

PJ_API PyTypeObject *Py_TYPE(PyObject *);
PJ_API PyObject *_PyObject_New(PyTypeObject *);
PJ_API PyObject *_PyObject_GC_New(PyTypeObject *);

/* A new object's own lock is open. */
static inline PyObject *pj_unlocked(PyObject *made)
{
    if (made != NULL)
        ((char *)made)[PJ_HEAD_SIZE] = 0;
    return made;
}
#define _PyObject_New(type) pj_unlocked(_PyObject_New(type))
#define _PyObject_GC_New(type) pj_unlocked(_PyObject_GC_New(type))
PJ_API extern PyTypeObject PyBaseObject_Type;

/* An entry of what a module is made of: PySlot, and the numbers of those that we need. */
typedef struct {
    uint16_t id, flags;
    uint32_t reserved;
    union {
        const void *data;
        void (*function)(void);
        Py_ssize_t size;
        uint64_t wide;
    } is;
} pj_slot;
enum { PJ_SLOT_EXEC = 85, PJ_SLOT_INTERPRETERS = 86, PJ_SLOT_GIL = 87, PJ_SLOT_NAME = 100, PJ_SLOT_STATE_SIZE = 102,
       PJ_SLOT_METHODS = 103, PJ_SLOT_TRAVERSE = 104, PJ_SLOT_FREE = 106, PJ_SLOT_ABI = 109 };
#define PJ_SLOT_IS_STATIC 2 /* PySlot_STATIC */
#define PJ_SLOT_IS_NUMBER 4 /* PySlot_INTPTR */

/* PyABIInfo: the stable ABI, for builds with and without a GIL, of 3.15. */
typedef struct {
    uint8_t major, minor;
    uint16_t flags;
    uint32_t built, needed;
} pj_abi_info;
#define PJ_ABI_INFO {1, 0, 7, 0x030F0000, 0x030F0000}

#endif
