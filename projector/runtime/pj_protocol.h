/* How runtimes of different versions show each other their objects. This file is frozen: structs grow at their ends only,
 * and numbers keep their meaning.
 *
 * An object's `__projector__()` gives a capsule named PJ_SHOWN with a pj_export, which keeps the object alive; the class's
 * `__projector_type__()` one without a value. All of it runs under the GIL. */
#ifndef PJ_PROTOCOL_H
#define PJ_PROTOCOL_H

#include <stdbool.h>
#include <stdint.h>

#include "pj_python.h"

#define PJ_SHOWN "projector.export"

typedef enum { PJ_EXPORT_RECORD = 1, PJ_EXPORT_HANDLE = 2, PJ_EXPORT_OPAQUE = 3, PJ_EXPORT_ARRAY = 4 } pj_export_kind;

#define PJ_EXPORT_READONLY 1u   /* nobody may write to the memory */
#define PJ_EXPORT_DESCRIPTOR 2u /* the handle's value is a file descriptor */

typedef enum { PJ_TAKEN = 0, PJ_TAKE_CLOSED = 1, PJ_TAKE_LENT = 2, PJ_TAKE_IN_USE = 3 } pj_take;

/* What makes two types the same: of a record its C name and layout, of a handle also how it is closed, of an opaque
 * pointer the module that it is of. A COM interface's is its IID. */
typedef struct {
    uint64_t high, low;
} pj_fingerprint;

typedef struct pj_export {
    uint32_t size; /* of this struct as its maker knows it */
    uint32_t kind; /* pj_export_kind */
    uint32_t flags;
    uint32_t depth; /* how many fingerprints: the type's own, then those of the types that it extends */
    const pj_fingerprint *fingerprints; /* of an array: its elements' */
    PyObject *object;                   /* what is shown, or its class */
    const char *name;                   /* timespec */
    const char *full_name;              /* linux_api.time.timespec */
    void *pointer;                      /* a record's or an array's memory; what an opaque pointer points to */
    uint64_t extent;                    /* bytes that the memory reaches */
    int64_t value;                      /* a handle's */
    /* A handle, and what a borrowed pointer was borrowed from, stays open from `retain` (false: it's closed already) to
     * `release`. `take` makes the caller the owner of a handle's value, or says why it can't. */
    bool (*retain)(const struct pj_export *);
    void (*release)(const struct pj_export *);
    pj_take (*take)(const struct pj_export *, int64_t *);
    PyObject *(*describe)(const struct pj_export *); /* a list of str: what the fingerprint stands for */
    /* Of a class: a new object of it in the place of what a capsule shows, whose type has the same fingerprint. A record
     * becomes a view, a handle gives its value away; what can't be taken over is given back as it is. */
    PyObject *(*adopt)(const struct pj_export *, PyObject *capsule);
} pj_export;

#endif
