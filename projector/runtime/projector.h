/* What generated code sees of the runtime: descriptors (const data that the generator writes), the objects that they
 * bring to life, and the calls between them. Everything here is ours; Python's part is pj_python.h. */
#ifndef PROJECTOR_H
#define PROJECTOR_H

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "pj_protocol.h"
#include "pj_python.h"

/* What every Python has loaded: of glibc before 2.34 libraries other than libc. A weak reference is found there too, but doesn't
 * make the loader look for that library at each import, which takes as long as our own file does. */
#if defined(__linux__)
#define PJ_LOADED __attribute__((weak))
PJ_LOADED int *__errno_location(void);
#else
#define PJ_LOADED
#endif

/* Where a format has sections by name, rows of a kind lie together, of whatever namespace: so wheels are smaller. */
#if defined(__ELF__)
#define PJ_TOGETHER(kind) __attribute__((section("pj." #kind)))
#else
#define PJ_TOGETHER(kind)
#endif

#define PJ_LIKELY(x) __builtin_expect(!!(x), 1)
#define PJ_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define PJ_COLD __attribute__((cold, noinline))
/* Our layout of a record against the compiler's. */
#define PJ_PROVE(type, size, align) \
    _Static_assert(sizeof(type) == (size), "size"); \
    _Static_assert(_Alignof(type) == (align), "alignment")
#define PJ_PROVE_OFFSET(type, field, offset) _Static_assert(offsetof(type, field) == (offset), "offset")

/* What a C file of the projection's own defines, under a name of ours: declared by us, without its headers. */
#define PJ_SPELLED(x) #x
#define PJ_PREFIXED(prefix, symbol) __asm__(PJ_SPELLED(prefix) symbol)
#define PJ_LINKED(symbol) __attribute__((visibility("hidden"))) PJ_PREFIXED(__USER_LABEL_PREFIX__, symbol)

/* How functions are called that take their arguments off the stack themselves. */
#define PJ_STDCALL __attribute__((stdcall))

/* A handle's value in 64 bits: of a pointer with its sign, so that -1 is -1 everywhere. */
#define PJ_WORD(value) ((int64_t)_Generic((value), void *: (intptr_t)(value), default: (value)))

/* Around C that metadata states: its warnings are of no use. */
#if defined(__clang__)
#define PJ_QUIET _Pragma("clang diagnostic push") _Pragma("clang diagnostic ignored \"-Weverything\"")
#define PJ_LOUD _Pragma("clang diagnostic pop")
#else
#define PJ_QUIET
#define PJ_LOUD
#endif

#define PJ_COUNT(array) (sizeof(array) / sizeof *(array))

/* Where our data lies in a Python object: the only two places that know it. */
#if defined(PJ_ABI3T)
#define PJ_HEAD _Alignas(void *) char ob_base[PJ_HEAD_SIZE]; PyMutex ob_mutex;
#else
#define PJ_HEAD PyObject ob_base;
#endif
#define PJ_DATA(type, object) ((type *)(object))

#if defined(PJ_FREE_THREADED)
#define PJ_IS_FREE_THREADED true
#else
#define PJ_IS_FREE_THREADED false
#endif

/* What the GIL guards elsewhere. Who holds a lock runs no Python code; a state's comes before an object's. */
#if defined(PJ_FREE_THREADED)
#define PJ_MUTEX PyMutex mutex;
#define PJ_LOCK(it) PyMutex_Lock(&(it)->mutex)
#define PJ_UNLOCK(it) PyMutex_Unlock(&(it)->mutex)
#if defined(PJ_ABI3T)
#define PJ_OBJECT_MUTEX(it) (&(it)->ob_mutex)
#else
#define PJ_OBJECT_MUTEX(it) (&(it)->ob_base.ob_mutex)
#endif
#define PJ_LOCK_OBJECT(it) PyMutex_Lock(PJ_OBJECT_MUTEX(it))
#define PJ_UNLOCK_OBJECT(it) PyMutex_Unlock(PJ_OBJECT_MUTEX(it))
#define PJ_LOCK_ANEW(it) ((it)->mutex = (PyMutex){0}) /* in a forked child: whoever held it isn't there */
#else
#define PJ_MUTEX
#define PJ_LOCK(it) ((void)(it))
#define PJ_UNLOCK(it) ((void)(it))
#define PJ_LOCK_OBJECT(it) ((void)(it))
#define PJ_UNLOCK_OBJECT(it) ((void)(it))
#define PJ_LOCK_ANEW(it) ((void)(it))
#endif
/* Whether `made` became what the place, empty so far, holds: another thread may have been first. */
#define PJ_PUBLISH(place, made)                                                                              \
    __extension__({                                                                                          \
        __typeof__(*(place)) nobody = NULL;                                                                  \
        __atomic_compare_exchange_n(place, &nobody, made, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);        \
    })

typedef struct pj_state pj_state;
typedef struct pj_home pj_home;
typedef struct pj_namespace pj_namespace;
typedef struct pj_function pj_function;

#include "pj_table.h"
#include "pj_rows.h"

/* ---- descriptors: what is used of what is written down, brought to life ------------------------------------------- */

/* A type of the package, in one interpreter. `slot` is its place among the types of its namespace. */
typedef struct pj_type_desc {
    const char *name;      /* timespec */
    const char *full_name; /* linux_api.time.timespec */
    const char *doc;
    pj_home *home;
    uint32_t slot;
    uint8_t kind; /* pj_type_kind */
    pj_fingerprint fingerprint;
} pj_type_desc;

typedef struct pj_field {
    const char *name;
    const char *record; /* for messages */
    const char *doc;
    uint32_t offset;
    uint32_t size;
    uint8_t kind; /* pj_kind; of a bit-field: PJ_BITS */
    uint8_t bits, bit_offset, is_signed, atomic;
    uint8_t flags;
    uint8_t of, item;              /* what a pointer leads to: pj_kind of text or numbers, bytes of an element (PJ_POINTER: stars) */
    uint32_t length;               /* elements of an array, or of what a pointer leads to; cases of a choice */
    const struct pj_field *part;   /* an array's element; what counts a tail or a pointer; the field that chooses */
    const struct pj_case *cases;   /* of a choice; the last one, beyond `length`, is for every other value */
    const pj_type_desc *type;      /* nested record, or enum of the value; what a pointer leads to */
    const struct pj_field *also;   /* the next pointer that the same field counts: a ring; of a tail, its element; or NULL */
} pj_field;

typedef struct pj_case {
    uint64_t value;
    const pj_field *field;
} pj_case;

typedef struct {
    pj_type_desc type;
    const uint8_t *fields; /* their rows, */
    uint32_t rows, cases;  /* as many, with so many cases */
    const char *format;    /* NULL: not asked for so far */
    bool owns_format;
    const pj_type_desc *base;
    uint32_t size, count, size_at; /* what calls look at, as in the row */
    uint16_t align;
    uint8_t size_bytes, keeps;
    bool flexible, chooses;
} pj_record_desc;

typedef struct {
    pj_type_desc type;
    const pj_enum_row *row;
    const char *names; /* of its members, one after another */
    const int64_t *values;
} pj_enum_desc;

typedef struct {
    pj_type_desc type;
    pj_handle_row row;
    const pj_library *library;
    const pj_type_desc *close_exception;
    const int64_t *invalid, *pseudo;
} pj_handle_desc;

typedef struct {
    pj_type_desc type;
} pj_opaque_desc;

typedef struct {
    pj_type_desc type;
    const pj_callback_row *row;
} pj_callback_desc;

typedef struct {
    pj_type_desc type;
    const pj_exception_row *row;
    const pj_type_desc *base;
} pj_exception_desc;

typedef struct {
    pj_type_desc type;
    const char *fields; /* their names, one after another */
    int count;
} pj_tuple_desc;

/* A function, with its texts. */
typedef struct {
    pj_function_row row;
    const uint8_t *refs; /* the numbers of its types */
    const pj_compiled_row *compiled; /* or NULL */
    const char *name, *native, *symbol;
    const char **parameters;
    uint32_t required; /* a bit for each parameter without a default */
    uint8_t count, positional, positional_only;
} pj_function_desc;

typedef struct {
    const pj_variable_row *row;
    const char *name, *symbol, *since;
    const pj_library *library;
    const pj_field *field; /* `value`, at the variable's address */
} pj_variable_desc;

/* ---- objects ---------------------------------------------------------------------------------------------------- */

/* A field of a record by its interned name. */
typedef struct {
    PyObject *name;
    const pj_field *field;
    getter get;
    setter set;
} pj_access;

#define PJ_KEPT_TUPLES 8

/* A type brought to life, one per interpreter that imported the package. */
typedef struct pj_type {
    const pj_type_desc *desc;
    PyTypeObject *type;
    pj_state *state;
    void *free_list; /* of records: linked through `data` */
    int free_room; /* how many more freed records are kept */
    PyObject *kept[PJ_KEPT_TUPLES]; /* of a named tuple: freed ones, empty */
    int kept_count;
    PyGetSetDef *getset;
    pj_field *fields; /* of a record */
    pj_access *access; /* of a record: a hash table of its fields, half empty */
    uint32_t access_mask;
    PyObject **members; /* of an enum: the member of value `first + i`, or NULL */
    PyObject *by_value; /* of an enum: every member by value */
    int64_t first;
    uint32_t member_count;
    void (*close)(void); /* of a handle */
    int (*closer)(struct pj_type *type, int64_t value); /* what closes its values, or traces that */
    struct pj_function *face; /* of a callback: what its values are converted by, once one was given */
    PyObject *abroad; /* what the class shows that this one stands in for, which another runtime made; or NULL */
} pj_type;

typedef struct {
    PJ_HEAD
    char *data;
    PyObject *owner; /* whom data belongs to; NULL: it is `storage` */
    pj_type *type;
    uint32_t extent; /* bytes that data reaches: more than the record's size where a flexible tail follows */
    uint32_t readonly;
    _Alignas(16) char storage[];
} pj_record;

#define PJ_MAX_PARENTS 2

/* The handles that stay open as long as something lives that was made of them or borrowed from them. */
typedef struct {
    struct pj_handle *of[PJ_MAX_PARENTS];
} pj_parents;

typedef struct pj_handle {
    PJ_HEAD
    int64_t value;
    pj_type *type;
    struct pj_handle *next, **previous; /* the census of open handles */
    uint32_t pins;                      /* calls that use the value now */
    uint8_t open;
    uint8_t closing; /* closed while pinned: the last call to end closes it */
    uint8_t ended;   /* closed since there is no further item */
    uint8_t lent;    /* somebody else's: closing only lets go of the parents */
    uint32_t forks;  /* of the process when it was made: another number is a child's */
    pj_parents parents;
    struct pj_callable *callables; /* that the native object may call */
} pj_handle;

/* Python objects that a borrowed pointer keeps alive. */
typedef struct {
    PyObject *of[PJ_MAX_PARENTS];
} pj_owners;

/* A pointer to something opaque. */
typedef struct {
    PJ_HEAD
    void *address;
    pj_type *type;
    struct pj_callable *called; /* who is called by it, as long as it lives */
    pj_owners owners;           /* whom it was borrowed from */
    pj_parents parents;         /* the owners that are handles */
} pj_opaque;

/* How long native memory lives that Python sees: until `free` (one of the function's natives; -1: nobody's to free) and
 * whether it may be written to; whom it was borrowed from. */
typedef struct {
    int free;
    uint32_t readonly;
    pj_owners owners;
    pj_parents parents;
} pj_terms;

/* A record with pointers, or several, that a call uses; what these led to before they were set anew is kept until it ends. */
typedef struct pj_use {
    struct pj_use *next, **previous; /* of all calls */
    PyObject *object; /* NULL: none */
    PyObject **late;
    uint32_t count;
} pj_use;

/* Several handles that a call uses. */
typedef struct {
    size_t count;
    pj_handle *of[];
} pj_pins;

#define PJ_CALL_SITES 8 /* keyword call sites that a function remembers */
#define PJ_MAX_PARAMETERS 32

/* A call site: how many arguments are positional, how many are named, and which parameter each of those is for. */
typedef struct {
    uint8_t positional, named, in_order;
    uint8_t place[PJ_MAX_PARAMETERS];
} pj_call_site;

/* What `self` is for a projected function: everything that its calls need. */
struct pj_function {
    PJ_HEAD
    void (*address)(void);
    const pj_function_desc *desc;
    pj_type **refs;
    void (**natives)(void);
    struct pj_table *table; /* its program, or NULL */
    PyObject **names; /* interned parameter names */
    PyObject *native; /* the extension module: keeps the state alive */
    pj_home *home;
    PyObject *site_names[PJ_CALL_SITES]; /* each call site's tuple of keyword names */
    pj_call_site *sites;
    uint8_t site_count, misses;
    PyMethodDef def;
    PyCFunctionFastWithKeywords entry;   /* what a call starts at, unless it is traced */
    struct pj_function *next, **previous; /* the functions of the state, which tracing reaches */
};

#define PJ_ROOM 512 /* bytes of a sequence's items that need no memory of their own */

/* A buffer argument. `made` is the bytes object that a size asked for; `room` is where the items of a short sequence go. */
typedef struct {
    void *data;
    Py_ssize_t size, count;
    PyObject *made;
    Py_buffer view;
    _Alignas(16) char room[PJ_ROOM];
} pj_buffer;

/*
 * What stands for C's `...`: numbers and addresses each as wide as a register. Callees look for floats in registers of
 * their own; where they look for all in one row, `numbers` stays empty. What is passed in excess nobody looks at.
 */
#define PJ_FURTHER_MOST 16
#if defined(__s390x__)
#define PJ_FURTHER_FLOATS 4
#else
#define PJ_FURTHER_FLOATS 8
#endif
#if defined(_WIN32) || (defined(__APPLE__) && defined(__aarch64__)) || defined(__riscv) || defined(__powerpc64__) || \
    UINTPTR_MAX < UINT64_MAX
#define PJ_FURTHER_IN_ORDER
#endif
typedef struct {
    PyObject *const *args;
    Py_ssize_t count;
    int used, floats, held;
    intptr_t words[PJ_FURTHER_MOST];
    double numbers[PJ_FURTHER_FLOATS];
    Py_buffer views[PJ_FURTHER_MOST];
} pj_further;

/* Where the next record of a packed stream is: what a field of each says, and what that counts. */
typedef enum { PJ_COUNTS_ITEM, PJ_COUNTS_TAIL, PJ_COUNTS_NEXT } pj_counts;
typedef struct {
    uint32_t offset, size, align;
    pj_counts counts;
} pj_stride;

/* Where a record that is a piece of memory holds its address and its length, and how many bytes that has. */
typedef struct {
    uint32_t address, length, size;
    bool written;
} pj_piece;

/* What a call told of the buffer that it got: whether it failed, whether there is more, and how much, if it says so. */
typedef struct {
    bool failed, more, probed, cuts;
    int64_t needed;
} pj_wanted;

/* A string argument that had to be encoded. */
typedef struct {
    void *data;
    PyObject *owner;
} pj_text;

#include "pj_services.h"
#include "pj_callback.h"
#include "pj_call.h"
#include "pj_module.h"

#endif
