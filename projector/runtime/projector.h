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
#define PJ_HEAD PyObject ob_base;
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
#define PJ_LOCK_OBJECT(it) PyMutex_Lock(&(it)->ob_base.ob_mutex)
#define PJ_UNLOCK_OBJECT(it) PyMutex_Unlock(&(it)->ob_base.ob_mutex)
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

/* ---- descriptors ------------------------------------------------------------------------------------------------ */

/* Where a text starts in the `texts` of its namespace: rows have no pointers, which the loader would have to set in each
 * process. At 0 is the empty text, which stands for none. */
typedef uint32_t pj_place;

typedef enum {
    PJ_I8, PJ_U8, PJ_I16, PJ_U16, PJ_I32, PJ_U32, PJ_I64, PJ_U64, PJ_F32, PJ_F64, PJ_BOOL,
    PJ_BOOL8, PJ_BOOL32, /* integers whose values are true and false */
    PJ_CHAR,    /* one char: bytes of length 1 */
    PJ_POINTER, /* an address: read as int */
    PJ_BITS,    /* a bit-field */
    PJ_C64, PJ_C128, PJ_I128, PJ_U128, /* complex numbers; integers of 128 bits */
    PJ_BYTES,   /* char[N]: bytes up to the first NUL */
    PJ_TEXT,    /* char[N] that holds UTF-8 */
    PJ_PATH,    /* char[N] that holds a file name */
    PJ_RECORD,  /* a nested record: a view */
    PJ_ARRAY,   /* N elements: a view */
    PJ_TAIL,    /* a flexible tail of bytes */
    PJ_CHOICE,  /* what another field says: one of `cases` */
    PJ_TAIL_TEXT, /* a flexible tail that holds a file name, NUL-padded */
    PJ_TAIL_ITEMS, /* a flexible tail of numbers or records: a view */
    PJ_WIDE16,    /* char16_t[N] that holds UTF-16 */
    PJ_WIDE32,    /* char32_t[N] that holds UTF-32 */
    PJ_STRING_AT, /* from here on pointers, whose record keeps what they lead to: to text, */
    PJ_STRINGS_AT, /* to pointers to texts, */
    PJ_MEMORY_AT, /* to numbers or bytes, */
    PJ_RECORD_AT, /* to one record, */
    PJ_RECORDS_AT, /* to several, */
    PJ_OPAQUE_AT,  /* to something opaque, */
    PJ_CALLBACK_AT, /* to a function; */
    PJ_HANDLE_AT /* or values of handles */
} pj_kind;

#define PJ_FIXED 1    /* of a field: it can't be set */
#define PJ_WRITTEN 2  /* what the pointer leads to can be written to */
#define PJ_LENT 4     /* where the pointer isn't Python's, it leads to what lives as long as the record */
#define PJ_IN_BYTES 8 /* the length of what the pointer leads to counts bytes */
#define PJ_KEEPS 16   /* there are pointers in it */
#define PJ_OWNED 32   /* a handle that is closed by whom native code gives the record to */

typedef enum {
    PJ_TYPE_RECORD, PJ_TYPE_ENUM, PJ_TYPE_HANDLE, PJ_TYPE_TUPLE, PJ_TYPE_OPAQUE, PJ_TYPE_EXCEPTION,
    PJ_TYPE_CALLBACK
} pj_type_kind;

/* A type of the package. `slot` is its place among the types of its namespace. */
typedef struct pj_type_desc {
    const char *name;      /* timespec */
    const char *full_name; /* linux_api.time.timespec */
    const char *doc;
    const pj_namespace *home;
    uint16_t slot;
    uint8_t kind; /* pj_type_kind */
    pj_fingerprint fingerprint; /* of what can come from another package: a record, a handle, an opaque pointer */
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

/* A field of a record as it is written down. What it refers to is among the record's own rows, or in the namespace's
 * tables; one more than its number: 0 is nothing. */
typedef struct {
    pj_place name, doc;
    uint32_t offset, size, length, type;
    uint32_t cases; /* `length` of them, and behind those what it is else */
    uint16_t part, also;
    uint8_t kind, bits, bit_offset, is_signed, atomic, flags, of, item;
} pj_field_row;

/* What a choice is with a value of the field that it depends on: a number among the record's rows. */
typedef struct {
    uint64_t value;
    uint32_t field;
} pj_case_row;

typedef struct {
    pj_type_desc type;
    uint32_t size;
    uint32_t count;
    uint32_t fields; /* where its rows start: its fields in order, without padding, and behind them parts of those */
    uint32_t rows;
    uint32_t cases; /* of all its choices */
    bool flexible;
    bool chooses; /* it has a choice, which is set after what it depends on */
    uint8_t keeps;  /* PJ_KEEPS: it has pointers whose targets it keeps; PJ_LENT: and some that a library may set */
    uint16_t align; /* of its memory, where that is more than memory has anyhow */
    const char *format; /* PEP 3118's, of an item */
    const pj_type_desc *base; /* the record that it extends */
    uint32_t size_at; /* where a new one has its own size, as an integer of so many bytes; or 0 */
    uint8_t size_bytes;
} pj_record_desc;

typedef struct {
    pj_type_desc type;
    const pj_place *names; /* of its members */
    const int64_t *values;
    uint32_t count;
    bool flags;
    bool is_unsigned;
    uint8_t size; /* of the integer that holds it */
} pj_enum_desc;

typedef struct pj_library {
    uint16_t index; /* in the package's table */
    const char *key; /* linux.libc */
    const char *soname; /* NULL: the process itself */
    const struct pj_linked *linked; /* of a library that is part of the extension: what it has, by name */
} pj_library;

typedef struct pj_linked {
    const char *symbol; /* NULL ends the table */
    void (*address)(void);
} pj_linked;

typedef enum {
    PJ_RULE_NONE, PJ_RULE_ERRNO, PJ_RULE_ERRNO_RETURN, PJ_RULE_DECLARED,
    PJ_RULE_LAST_ERROR, PJ_RULE_HRESULT, PJ_RULE_NTSTATUS, PJ_RULE_LSTATUS, /* Windows' */
} pj_rule;

typedef struct {
    pj_type_desc type;
    uint8_t value_kind; /* PJ_I32, PJ_U32, PJ_I64, PJ_U64 or PJ_POINTER */
    uint8_t close_rule; /* pj_rule of the int that closing returns; PJ_RULE_NONE: nothing is read */
    bool is_descriptor; /* an int that has a fileno() */
    bool unowned; /* none is ever closed: there is no close function */
    bool leak_at_exit;
    bool abandon_on_fork;
    const pj_library *library;
    const char *close_symbol;
    const char *close_name;
    int (*call_close)(void (*close)(void), int64_t value); /* what it gives, as an int */
    const char *next; /* the function of its namespace that gives its items one by one, or NULL */
    int (*close_failed)(int result); /* of a declared rule: the code of the failure, or 0 */
    const pj_type_desc *close_exception;
    const int64_t *invalid;
    uint8_t invalid_count;
    const int64_t *pseudo; /* values that are valid and never closed */
    uint8_t pseudo_count;
    const pj_type_desc *const *also;
    uint8_t also_count;
} pj_handle_desc;

typedef struct {
    int64_t code;
    const pj_type_desc *exception;
} pj_code;

typedef struct {
    pj_type_desc type;
} pj_opaque_desc;

typedef struct pj_function_row pj_function_row;

/* A callback: its class is of function pointers that are passed on as they are; Python callables get one of ours. */
typedef struct {
    pj_type_desc type;
    const pj_function_row *face; /* what values are converted by, as of a function; NULL: none can be given */
    void (*entry)(void);                 /* finds who is called by the user data */
    void (*const *pool)(void);           /* without user data: functions of ours, the same but for who is called */
    struct pj_callable **places;         /* who that is, for each of them */
    void (**asker)(void);                /* where the function is kept that answers the user data, or NULL */
    void (**teller)(void);               /* where the function is kept that is told of errors, or NULL */
    uint16_t pool_size;
    uint8_t asked, told; /* which of the face's natives these functions are */
    bool ends;           /* native code gives back what it had: it is called after an exception, too */
} pj_callback_desc;

/* An exception class: of a built-in base, or of another of the package. */
typedef struct {
    pj_type_desc type;
    const char *builtin;       /* the base's name, or NULL */
    const pj_type_desc *base;
    const char *const *fields; /* what it carries: the first one the code that was raised */
    const pj_code *codes;      /* its subclasses */
    uint16_t code_count;
    uint8_t field_count;
} pj_exception_desc;

typedef void pj_freer(void (*function)(void), void *memory);

/* A native function that a call needs besides its own: to free, to count, to explain. */
typedef struct {
    pj_place symbol;
    uint16_t library; /* its index */
    uint16_t freer;   /* of one that frees: one more than the number of what calls it as its own type has it */
} pj_native;

/* A named tuple for several results. */
typedef struct {
    pj_type_desc type;
    const char *const *fields;
    uint8_t count;
} pj_tuple_desc;

/* A function, or what a callback's values are converted by. */
struct pj_function_row {
    PyCFunctionFastWithKeywords entry; /* NULL: it has a program */
    void (*own)(void); /* of a macro or an inline function: ours, in the place of a library's */
    pj_place name;     /* Python's */
    pj_place native;   /* C's */
    pj_place symbol;
    pj_place doc;        /* text signature and docstring */
    pj_place parameters; /* their names, one after another */
    pj_place since;      /* "glibc 2.28" */
    pj_place deprecated; /* what to say */
    uint32_t required;   /* a bit for each parameter without a default */
    uint32_t refs;       /* where the types that it needs start in `references` */
    uint32_t others;     /* where the other native functions start in `natives` */
    uint32_t program;    /* where its own starts in `programs` */
    uint16_t library;    /* its index */
    uint8_t count, positional, positional_only, ref_count, native_count;
};

/* The same, brought to life: with its texts. */
typedef struct {
    const pj_function_row *row;
    const char *name, *native;
    const char **parameters;
    uint32_t required;
    uint8_t count, positional, positional_only;
} pj_function_desc;

/* A variable that a library exports. */
typedef struct {
    const char *name;   /* Python's */
    const char *symbol;
    const pj_library *library;
    const pj_field *field; /* `value`, at the variable's address */
    const char *since;     /* "glibc 2.28" */
    bool plain;            /* its name stands for what the field gives; else for an object that has it */
    bool is_const, is_thread_local;
    void *(*here)(void); /* of the extension's own that each thread has: this thread's; or NULL */
} pj_variable_desc;

typedef enum {
    PJ_ENTRY_INT, PJ_ENTRY_UINT, PJ_ENTRY_FLOAT, PJ_ENTRY_TEXT, PJ_ENTRY_BYTES, PJ_ENTRY_MEMBER, PJ_ENTRY_TYPE,
    PJ_ENTRY_FUNCTION, PJ_ENTRY_WRAP, PJ_ENTRY_VARIABLE, PJ_ENTRY_ALIAS, PJ_ENTRY_MODULE,
    PJ_ENTRY_TOOL
} pj_entry_kind;

/* A name of a namespace; entries are sorted by name as bytes. `at` is the number of a type, a function or a variable, or
 * where a text starts. A MEMBER's `length` is its index in the enum. A TOOL is what the extension has of that name. An
 * ALIAS's text is the present name of what had this one. A WRAP's text is a module's name and, from `length` on, that of
 * a function in it. */
typedef struct {
    pj_place name;
    uint32_t kind; /* pj_entry_kind */
    union {
        int64_t integer;
        uint64_t natural;
        double number;
        struct {
            uint32_t at, length;
        } of;
    } value;
} pj_entry;

/* What warns at first access. Functions warn at their first call instead. */
typedef struct {
    uint32_t entry;
    pj_place words;
} pj_warning;

/* Another projection that this package was built on. */
typedef struct {
    const char *distribution; /* projection-linux */
    const char *version;      /* then */
} pj_provider;

struct pj_namespace {
    const char *name;      /* linux_api.time */
    const char *self_name; /* the same with a dot in any case: the class of its functions' `self` */
    const char *doc;
    const char *texts;
    const pj_entry *entries;
    const pj_warning *warnings;
    const pj_function_row *functions;
    const pj_variable_desc *variables;
    const pj_type_desc *const *types; /* its own, by slot, and others that its functions need */
    const uint32_t *references;       /* numbers of types */
    const pj_field_row *fields;
    const pj_case_row *cases;
    const pj_native *natives;
    pj_freer *const *freers;
    const uint8_t *programs;
    uint32_t count, warning_count;
    uint32_t type_count;         /* its own */
    const pj_provider *provider; /* of a namespace whose types come from another projection */
};

/* A native argument or result, as wide as a register: `w` what fits in one, `l` 64 bits where that takes two. */
typedef union {
    uintptr_t w;
    int64_t l;
    double d;
    float f;
} pj_word;

/* Calls a function, of which all is known but what its words mean. */
typedef void (*pj_shape)(void (*function)(void), const pj_word *words, pj_word *result);

typedef struct {
    const char *name; /* linux_api */
    const pj_namespace *const *namespaces;
    const pj_library *libraries;
    const pj_shape *shapes;
    uint16_t count;
    uint16_t library_count;
} pj_package;

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
#include "pj_table.h"
#include "pj_callback.h"
#include "pj_call.h"
#include "pj_module.h"

#endif
