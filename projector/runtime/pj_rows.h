/* What is written down of a namespace, as const data. Rows have no pointers, which the loader would have to set in each process:
 * they know texts and other rows by number. What is used of them is brought to life: see the descriptors in projector.h.
 *
 * Rows are of three kinds:
 * - Of entries, each column is an array. Their names are the first texts, in the same order.
 * - What there is by the thousand (functions, records, fields) is packed: a row is LEB128 numbers, first one with a bit for
 *   each column that the row states, then those, in the order of the struct that it is read into (rows.c). What a row doesn't
 *   state is 0; of a field it is as in the field before. Who refers to such a row knows the place of its first byte.
 * - All others are arrays of structs. */
#ifndef PJ_ROWS_H
#define PJ_ROWS_H

/* Where a text starts in the `texts` of its namespace. At 0 is the empty text, which stands for none. */
typedef uint32_t pj_place;

typedef enum {
    PJ_TYPE_RECORD, PJ_TYPE_ENUM, PJ_TYPE_HANDLE, PJ_TYPE_TUPLE, PJ_TYPE_OPAQUE, PJ_TYPE_EXCEPTION,
    PJ_TYPE_CALLBACK
} pj_type_kind;

/* A type of the namespace: its number is its slot. Higher numbers are of types elsewhere. */
typedef struct {
    pj_place name;
    uint32_t kind : 4; /* pj_type_kind */
    uint32_t at : 28;  /* which one it is of the rows of its kind, or a packed row's place */
} pj_type_row;

/* A type of another namespace of the package. */
typedef struct {
    uint32_t neighbour; /* which one, of those that this one names */
    pj_place name;
} pj_elsewhere_row;

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

/* A field of a record, packed. What it refers to is among the record's own rows, or in the namespace's tables; one more
 * than its number: 0 is nothing. Two columns have defaults of their own: a name is the text behind that of the field before,
 * an offset where that field ends, as an integer of the field's size is aligned. */
typedef struct {
    pj_place name;
    uint32_t offset, size, kind, type, length, part;
    pj_place doc;
    uint32_t flags, of, item, bits, bit_offset, is_signed;
    uint32_t atomic, also;
    uint32_t cases; /* `length` of them, and behind those what it is else */
} pj_field_row;

/* What a choice is with a value of the field that it depends on: a number among the record's rows. */
typedef struct {
    uint64_t value;
    uint32_t field;
} pj_case_row;

/* A record, packed. Its rows stand behind it: its fields in order, without padding, and behind them parts of those. */
typedef struct {
    uint32_t size, count, rows;
    pj_place format; /* PEP 3118's, of an item; or 0: what its fields come to (format.c) */
    uint32_t size_at; /* where a new one has its own size, as an integer of so many bytes; or 0 */
    uint32_t size_bytes;
    uint32_t keeps; /* PJ_KEEPS: it has pointers whose targets it keeps; PJ_LENT: and some that a library may set */
    uint32_t cases; /* of all its choices */
    uint32_t base;  /* the record that it extends: one more than the number of a type; or 0 */
    uint32_t align; /* of its memory, where that is more than memory has anyhow */
    uint32_t flexible;
    uint32_t chooses; /* it has a choice, which is set after what it depends on */
} pj_record_row;

typedef struct {
    pj_place members; /* their names, one after another */
    uint32_t values;  /* where their values start in `numbers` */
    uint32_t count;
    bool flags;
    bool is_unsigned;
    uint8_t size; /* of the integer that holds it */
} pj_enum_row;

typedef enum {
    PJ_RULE_NONE, PJ_RULE_ERRNO, PJ_RULE_ERRNO_RETURN, PJ_RULE_DECLARED,
    PJ_RULE_LAST_ERROR, PJ_RULE_HRESULT, PJ_RULE_NTSTATUS, PJ_RULE_LSTATUS, /* Windows' */
} pj_rule;

typedef struct {
    int (*call_close)(void (*close)(void), int64_t value); /* what it gives, as an int */
    int (*close_failed)(int result); /* of a declared rule: the code of the failure, or 0 */
    pj_place close_symbol, close_name;
    pj_place next; /* the function of its namespace that gives its items one by one */
    uint32_t close_exception; /* one more than the number of a type; or 0 */
    uint32_t invalid, pseudo; /* where such values start in `numbers`; pseudo: valid, and never closed */
    uint32_t also;            /* where the numbers of types start in `references` that are taken as well */
    uint16_t library;         /* its index */
    uint8_t invalid_count, pseudo_count, also_count;
    uint8_t value_kind; /* PJ_I32, PJ_U32, PJ_I64, PJ_U64 or PJ_POINTER */
    uint8_t close_rule; /* pj_rule of the int that closing returns; PJ_RULE_NONE: nothing is read */
    bool is_descriptor; /* an int that has a fileno() */
    bool unowned; /* none is ever closed: there is no close function */
    bool leak_at_exit;
    bool abandon_on_fork;
} pj_handle_row;

/* An exception class: of a built-in base, or of another of the package. */
typedef struct {
    pj_place builtin; /* the base's name */
    uint32_t base;    /* one more than the number of a type; or 0 */
    pj_place fields;  /* what it carries, one after another: the first one the code that was raised */
    uint32_t codes;   /* where its subclasses start in `codes` */
    uint16_t code_count;
    uint8_t field_count;
} pj_exception_row;

/* An exception's subclass by the code that is raised: a type's number. */
typedef struct {
    int64_t code;
    uint32_t exception;
} pj_code_row;

/* A named tuple for several results. */
typedef struct {
    pj_place fields; /* their names, one after another */
    uint32_t count;
} pj_tuple_row;

/* A function, or what a callback's values are converted by, packed. Behind it stand the numbers of the types that it needs. */
typedef struct {
    pj_place name; /* Python's */
    pj_place doc;  /* text signature and docstring */
    uint32_t count, program; /* of parameters; one more than where its program starts in `programs`: 0 is none */
    uint32_t ref_count;
    pj_place native; /* C's, if it is another */
    pj_place parameters; /* their names, one after another, if the text signature doesn't tell them */
    uint32_t optional;     /* a bit for each parameter with a default */
    uint32_t keyword_only; /* how many are */
    uint32_t library;      /* its index */
    pj_place symbol;       /* if it isn't C's name */
    uint32_t others, native_count; /* where the other native functions start in `natives` */
    uint32_t compiled;     /* one more than the number of what is compiled for it alone, 0 is none */
    uint32_t positional_only;
    pj_place since;      /* "glibc 2.28" */
    pj_place deprecated; /* what to say */
} pj_function_row;

typedef struct {
    PyCFunctionFastWithKeywords entry; /* NULL: it has a program */
    void (*own)(void); /* of a macro or an inline function: ours, in the place of a library's */
} pj_compiled_row;

/* A callback: its class is of function pointers that are passed on as they are; Python callables get one of ours. */
typedef struct {
    int64_t on_error; /* what the answer is where Python gives none: of a float its bits */
    uint32_t face;    /* one more than the place of what values are converted by, as of a function; 0: none can be given */
    uint16_t called;  /* one more than the number of what is compiled for it alone, or 0 */
    uint16_t shared;  /* one more than the number of the pool that it shares with others, or 0 */
    uint16_t pool_size;
    uint8_t kind;        /* pj_kind of the answer */
    uint8_t asked, told; /* which of the face's natives these functions are */
    bool ends;           /* native code gives back what it had: it is called after an exception, too */
} pj_callback_row;

/* How native code gets to a callback that has functions of its own. */
typedef struct {
    void (*entry)(void);         /* finds who is called by the user data */
    void (*const *pool)(void);   /* without user data: functions of ours, the same but for who is called */
    struct pj_callable **places; /* who that is, for each of them */
    void (**asker)(void);        /* where the function is kept that answers the user data, or NULL */
    void (**teller)(void);       /* where the function is kept that is told of errors, or NULL */
} pj_called_row;

/* A variable that a library exports. Its rows are as of a record's fields: the first is its `value`, at its address. */
typedef struct {
    void *(*here)(void); /* of the extension's own that each thread has: this thread's; or NULL */
    pj_place name;       /* Python's */
    pj_place symbol;
    pj_place since;      /* "glibc 2.28" */
    uint32_t fields, rows, cases; /* where its rows start in `records`, and how many they are */
    uint16_t library; /* its index */
    bool plain;       /* its name stands for what the field gives; else for an object that has it */
    bool is_const, is_thread_local;
} pj_variable_row;

/* The names of a namespace are sorted as bytes. Each has a kind, and a value of 32 bits: an INT itself; where a text of others
 * starts; the number of a type or a variable; a function's place. Where in `numbers` an INT64, a UINT64 or the bits of a
 * FLOAT are; and where the text of a STR or BYTES starts, and its length. A MEMBER's is the number of its enum. A TOOL is
 * what the extension has of that name. An ALIAS's text is the present name of what had this one. A WRAP's text is a module's
 * name, and behind it that of a function in it. */
typedef enum {
    PJ_ENTRY_INT, PJ_ENTRY_INT64, PJ_ENTRY_UINT64, PJ_ENTRY_FLOAT, PJ_ENTRY_STR, PJ_ENTRY_BYTES, PJ_ENTRY_MEMBER,
    PJ_ENTRY_TYPE, PJ_ENTRY_FUNCTION, PJ_ENTRY_WRAP, PJ_ENTRY_VARIABLE, PJ_ENTRY_ALIAS, PJ_ENTRY_MODULE, PJ_ENTRY_TOOL
} pj_entry_kind;

#define PJ_STEP 16 /* of so many texts that stand one after another, the place of one is written down */

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

typedef void pj_freer(void (*function)(void), void *memory);

/* A native function that a call needs besides its own: to free, to count, to explain. */
typedef struct {
    pj_place symbol;
    uint16_t library; /* its index */
    uint16_t freer;   /* of one that frees: one more than the number of what calls it as its own type has it */
} pj_native;

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

struct pj_namespace {
    const char *name;      /* linux_api.time */
    const char *self_name; /* the same with a dot in any case: the class of its functions' `self` */
    const char *doc;
    const char *texts;
    const pj_place *names; /* of entries 0, PJ_STEP...: the others' stand behind those */
    const uint8_t *kinds;  /* pj_entry_kind of each entry */
    const int32_t *values; /* and its value */
    const pj_warning *warnings;
    const uint8_t *functions; /* packed rows */
    const pj_compiled_row *compiled;
    const pj_variable_row *variables;
    const pj_type_row *types;
    const pj_place *docs; /* of types 0, PJ_STEP...; an empty one is the type's name */
    const uint64_t *fingerprints; /* of each type that can come from another package: a record, a handle, a pointer */
    const pj_elsewhere_row *elsewhere;
    const struct pj_namespace *const *neighbours;
    const uint8_t *records; /* packed rows, of variables' fields, too */
    const pj_enum_row *enums;
    const pj_handle_row *handles;
    const pj_exception_row *exceptions;
    const pj_tuple_row *tuples;
    const pj_callback_row *callbacks;
    const pj_called_row *called;
    const int64_t *numbers;
    const pj_code_row *codes;
    const uint32_t *references; /* numbers of types */
    const pj_case_row *cases;
    const pj_native *natives;
    pj_freer *const *freers;
    const uint8_t *programs;
    uint32_t count, warning_count, variable_count;
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

/* Calls a function, of which all is known but what its words mean. What isn't as wide as a register goes to `result` itself;
 * what comes back is to be its `w` in any case. */
typedef uintptr_t (*pj_shape)(void (*function)(void), const pj_word *words, pj_word *result);

/* Who is called by a function of a pool, and of which callback it is, or was last. */
typedef struct {
    struct pj_callable *callable;
    const pj_callback_row *row;
} pj_pooled;

/* Functions of ours that look alike to the processor, and who is called by each. */
typedef struct {
    void (*const *code)(void);
    pj_pooled *places;
    uint16_t count;
} pj_pool;

/* A program of the table tier, packed (pj_table.h). Behind it stand, of PJ_GIL_ABOVE, the number that decides; the conditions;
 * and the steps of all phases. A callback's has no shape: its words are what it is called with. */
typedef struct {
    uint32_t shape; /* its number */
    uint32_t words; /* of the call */
    uint32_t result; /* pj_kind */
    uint32_t counts[PJ_PHASES]; /* of steps */
    uint32_t gil, keep, fails; /* PJ_GIL_..., PJ_KEEP_..., PJ_FAILS_... */
    uint32_t tuple; /* the type of several results: which of those that the function needs */
    uint32_t conditions; /* as many bytes */
    uint32_t clears; /* as `keep`: what is zero before the call */
    uint32_t calls_back, retries;
    uint32_t fails_if; /* a condition */
    uint32_t alone; /* one more than the number of an argument without which the first result stands alone, 0: none */
    uint32_t by; /* the variable that decides about the GIL */
    uint32_t room; /* bytes of a result that no word holds, or 0 */
    uint32_t forms, form; /* how many the call has, if there are several, and where these are */
    uint32_t full; /* of a callback: how much Python answers */
} pj_program_row;

/* What runs programs. A package without any doesn't name it, so the linker leaves it out. */
typedef struct {
    PyCFunctionFastWithKeywords call;
    struct pj_table *(*read)(const pj_home *home, uint32_t program, int full);
    struct pj_table *(*read_callback)(const pj_home *home, uint32_t program);
} pj_table_tier;
extern const pj_table_tier pj_by_table;

typedef struct {
    const char *name; /* linux_api */
    const pj_namespace *const *namespaces;
    const pj_library *libraries;
    const pj_table_tier *tables; /* NULL: no programs */
    const pj_shape *shapes;
    const pj_pool *pools;
    uint16_t count;
    uint16_t library_count;
} pj_package;

#endif
