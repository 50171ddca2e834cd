/* What the runtime's own files share and generated code doesn't see. */
#ifndef PJ_INTERNAL_H
#define PJ_INTERNAL_H

#include "projector.h"
#include "pj_program.h"

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define PJ_UTF16 "utf-16-be"
#define PJ_UTF32 "utf-32-be"
#define PJ_ORDER ">" /* of PEP 3118 */
#else
#define PJ_UTF16 "utf-16-le"
#define PJ_UTF32 "utf-32-le"
#define PJ_ORDER "<"
#endif

#define PJ_FILL_AFTER 8 /* names made singly until a namespace fills its functions and integers at once */

/* The state of one namespace in one interpreter; `self` of its __getattr__ and __dir__. */
struct pj_home {
    PJ_HEAD
    const pj_namespace *namespace;
    pj_state *state;
    PyObject *module;            /* the newest one; clearing its dict at exit ends the cycle */
    PyTypeObject *function_type; /* of the functions' `self`, named after the namespace */
    pj_type_desc **descs;
    pj_type **types;
    pj_variable_desc **variables;
    PyObject **lenders; /* where a type is another package's: its class, which keeps that alive */
    uint32_t until_fill; /* names to be made singly; 0: it has nothing left to fill */
};

/* The calls that use records with pointers. */
typedef struct {
    PJ_MUTEX
    pj_use *first;
} pj_uses;

/* What the packages of one interpreter share that have the same runtime. */
typedef struct {
    pj_uses *uses;
    PyTypeObject *home_type;
    /* made at first need, see pj_shared_class: */
    PyTypeObject *array_type;
    PyTypeObject *block_type;
    PyTypeObject *stream_type;
    PyTypeObject *lease_type;
    PyTypeObject *chain_type;
    PyTypeObject *proxy_type;
    PyTypeObject *variable_type;
    PyTypeObject *pointer_type;
    destructor record_dealloc, handle_dealloc, opaque_dealloc;
    pj_gate **gate; /* of callbacks, once one was given: of all packages, however often they are imported */
} pj_runtime;

bool pj_pass(pj_gate *gate);
void pj_out(pj_gate *gate);
bool pj_watch_threads(unsigned long *key);
PyThreadState *pj_thread_state(pj_gate *gate);
void pj_sleep(int milliseconds);
void (*pj_exported(const char *name))(void);

/* The state of the package in one interpreter: what the extension module holds. */
struct pj_state {
    PJ_MUTEX
    PyObject *native; /* borrowed: the module whose state this is */
    const pj_package *package;
    pj_home **homes;
    void **libraries;
    PyObject *shared; /* the capsule of the runtime */
    pj_runtime *runtime;
    pj_handle *census; /* open handles */
    bool exit_hook, fork_hook;
    uint32_t forks; /* that led to this process, since the hook was set */
    bool ending; /* the exit hook has run */
    PyObject *handed; /* records that native code was given to keep, by address; or NULL */
    PyObject *hooks; /* of `_trace`, once somebody traced */
    pj_function *functions;
    bool is_traced;
};

/* What was in a handle, which may be freed meanwhile. */
typedef struct {
    pj_type *type;
    int64_t value;
    bool is_left; /* to a call that uses it, or to whom it belongs: not to be closed */
    pj_callable *callables;
    pj_parents parents;
} pj_taken;

/* Items of one kind, one after another, over memory that something else owns. */
typedef struct {
    PJ_HEAD
    char *data;
    PyObject *owner; /* of a block with memory of its own: NULL */
    const pj_field *part; /* of an item */
    pj_state *state;
    Py_ssize_t length;
    uint32_t readonly;
} pj_array;

/* Records one after another. Without an owner the memory is its own. */
typedef struct {
    pj_array array;
    PyObject *kept;
    void *memory;
    pj_type *type; /* of an item; of one aside: NULL */
    pj_field item;
    Py_ssize_t stride;
} pj_block;

/* What a field's text and numbers are read from and written to. */
typedef struct {
    char *data;
    PyObject *owner; /* whom a view keeps alive */
    pj_state *state;
    uint32_t extent;
    uint32_t readonly;
} pj_memory;

static inline const char *pj_text_at(const pj_namespace *namespace, pj_place place) { return namespace->texts + place; }
static inline const char *pj_next_text(const char *text) { return text + strlen(text) + 1; }

/* One of the texts of which every PJ_STEPth has its place in `places`. */
static inline const char *pj_listed_text(const pj_namespace *namespace, const pj_place *places, uint32_t number)
{
    const char *text = pj_text_at(namespace, places[number / PJ_STEP]);
    for (uint32_t i = number % PJ_STEP; i > 0; i--)
        text = pj_next_text(text);
    return text;
}

static inline const pj_library *pj_library_of(const pj_home *home, uint32_t index)
{
    return &home->state->package->libraries[index];
}

static inline const pj_record_desc *pj_record_desc_of(const pj_type *type) { return (const pj_record_desc *)type->desc; }

static inline pj_memory pj_memory_of(PyObject *self)
{
    pj_record *record = PJ_DATA(pj_record, self);
    return (pj_memory){record->data, self, record->type->state, record->extent, record->readonly};
}

/* ---- what pointers lead to --------------------------------------------------------------------------------------- */

/* The object that memory belongs to, and where it keeps what the pointers in it lead to (NULL: it can't). */
typedef struct {
    PyObject *object;
    char *data;
    PyObject **kept;
} pj_root;

/* Where something that is kept begins, and how far it reaches. */
typedef struct {
    char *data;
    size_t size;
    bool readonly;
} pj_reach;

static inline uint32_t pj_slack(const pj_record_desc *desc) { return desc->align == 0 ? 0 : desc->align - 16u; }

/* Behind the memory that a record has for itself. */
static inline PyObject **pj_kept_by(pj_record *record)
{
    const pj_record_desc *desc = pj_record_desc_of(record->type);
    return (PyObject **)(record->storage + ((desc->size + pj_slack(desc) + 7) & ~7u));
}

/* Memory that a pointer may lead to, and whom it belongs to. */
typedef struct {
    char *data;
    size_t size; /* as far as it reaches; SIZE_MAX: nobody knows */
    PyObject *owner;
    bool readonly;
} pj_target;

typedef PyObject *(*pj_target_loader)(const pj_field *field, const pj_memory *memory, const pj_target *to);

PyObject *pj_load_target(const pj_field *field, const pj_memory *memory, pj_target_loader load);
size_t pj_counted(const pj_field *field, const pj_memory *memory, size_t item, size_t there);
int pj_check_count(const pj_field *field, const pj_memory *memory, uint64_t count);
void pj_store_count(const pj_field *field, const pj_memory *memory, uint64_t count);
PyObject *pj_load_string(const pj_field *field, const pj_memory *memory, const pj_target *to);
int pj_store_string(const pj_field *field, const pj_memory *memory, PyObject *value);
PyObject *pj_load_strings(const pj_field *field, const pj_memory *memory);
int pj_store_strings(const pj_field *field, const pj_memory *memory, PyObject *value);
bool pj_is_record(const pj_runtime *runtime, PyObject *object);
bool pj_is_record_of(PyObject *object, const pj_type *wanted);
bool pj_root_of(const pj_runtime *runtime, PyObject *object, pj_root *root);
PyObject *pj_anchor(const pj_runtime *runtime, PyObject *object);
int pj_keep(const pj_memory *memory, const pj_field *field, PyObject *object, const void *address);
PyObject *pj_kept_at(const pj_memory *memory, const pj_field *field, void **address);
void pj_stay(const pj_runtime *runtime, PyObject *root, PyObject *before);
int pj_reach_of(const pj_runtime *runtime, PyObject *object, pj_reach *reach);
int pj_copy_kept(const pj_memory *from, const pj_memory *to, uint32_t size, bool lent);
const pj_field *pj_set_pointer(const pj_type *type, const char *data);
extern const pj_field pj_one_byte;
PyObject *pj_load_pointer(const pj_field *field, const pj_memory *memory);
int pj_store_pointer(const pj_field *field, const pj_memory *memory, PyObject *value);
Py_ssize_t pj_unit_of(int kind);
Py_ssize_t pj_span(const char *data, size_t there, Py_ssize_t unit);
PyObject *pj_decode_wide(Py_ssize_t unit, const char *data, Py_ssize_t size);
PyObject *pj_encode_wide(Py_ssize_t unit, PyObject *text);
int pj_text_bytes(const pj_field *field, int kind, PyObject *object, PyObject **owner, char **data, Py_ssize_t *size);
const pj_field *pj_chosen(const pj_field *field, const pj_memory *memory);
bool pj_can_exist(int64_t count, size_t size);
uint64_t pj_load_natural(const pj_field *field, const char *data);

PyTypeObject *pj_block_class(void);
PyObject *pj_array_over(const pj_memory *memory, const pj_field *part, Py_ssize_t length);
PyObject *pj_block_over(pj_type *type, char *data, Py_ssize_t length, PyObject *owner, uint32_t readonly);
PyObject *pj_block_part(const pj_block *whole, char *data, Py_ssize_t length, PyObject *owner);
PyObject *pj_make_slots(pj_type *type, PyObject *source);
bool pj_is_array_of(const pj_type *type, PyObject *object);
bool pj_is_pointers_to(const pj_type *type, PyObject *object);
PyObject *pj_block_aside(const pj_field *field, pj_state *state);
PyObject *pj_block_of(pj_type *type, PyObject *source);
PyObject *pj_make_array(PyObject *class, PyObject *source);
Py_ssize_t pj_array_length(PyObject *self);
PyObject *pj_array_item(PyObject *self, Py_ssize_t i);
int pj_array_set_item(PyObject *self, Py_ssize_t i, PyObject *value);
PyObject *pj_array_subscript(PyObject *self, PyObject *key);
int pj_array_set_subscript(PyObject *self, PyObject *key, PyObject *value);
PyObject *pj_array_repr(PyObject *self);
PyObject *pj_array_compare(PyObject *self, PyObject *other, int op);

/* ---- typed pointers --------------------------------------------------------------------------------------------- */

#define PJ_NOWHERE PTRDIFF_MAX /* `end` of a pointer of which nobody knows how far it reaches */

/* What a pointer leads to: numbers of a kind, or through `depth` further pointers. PJ_POINTER are addresses of anything. */
typedef struct {
    uint8_t kind, depth;
    bool readonly;
} pj_pointee;

typedef struct {
    PJ_HEAD
    char *data;
    PyObject *owner; /* who has the memory: another pointer, a record; NULL: itself, or nobody knows */
    PyObject *kept;  /* of one with memory: what the pointers in it were set to, by where they are */
    void *memory;
    pj_state *state;
    Py_ssize_t first, end; /* the items that are there */
    Py_ssize_t stride;
    pj_pointee to;
} pj_pointer;

static inline bool pj_is_bounded(const pj_pointer *pointer) { return pointer->end != PJ_NOWHERE; }
static inline bool pj_leads_on(pj_pointee to) { return to.depth > 0 || to.kind == PJ_POINTER; }

PyTypeObject *pj_pointer_class(void);
const char *pj_format_of(int kind);
const char *pj_format_of_record(const pj_type *type);
uint32_t pj_size_of(pj_pointee to);
bool pj_is_outside(const pj_pointer *pointer, Py_ssize_t start, Py_ssize_t stop);
PyObject *pj_new_pointer(pj_state *state, void *data, pj_pointee to, Py_ssize_t length, PyObject *owner);
PyObject *pj_new_memory(pj_state *state, pj_pointee to, Py_ssize_t length);
PyObject *pj_get_pointed(PyObject *self, PyObject *key);
int pj_set_pointed(PyObject *self, PyObject *key, PyObject *value);
int pj_store_items(PyObject *self, Py_ssize_t start, PyObject *items);
int pj_to_address(pj_state *state, PyObject *object, void **out);
PyObject *pj_raw_address_of(PyObject *native, PyObject *object);
PyObject *pj_raw_callback(PyObject *native, PyObject *const *args, Py_ssize_t nargs);
PyObject *pj_raw_field(PyObject *native, PyObject *const *args, Py_ssize_t nargs);
PyObject *pj_raw_from_address(PyObject *native, PyObject *const *args, Py_ssize_t nargs);
PyObject *pj_raw_new(PyObject *native, PyObject *const *args, Py_ssize_t nargs);
PyObject *pj_raw_pointers(PyObject *native, PyObject *const *args, Py_ssize_t nargs);

/* ---- types ------------------------------------------------------------------------------------------------------ */

int pj_match_getset(const pj_type *type);
void pj_free_kept(pj_type *type);
PyGetSetDef *pj_own_getset(pj_type *type, uint32_t count);
pj_type *pj_type_of_class(PyTypeObject *class);
PyTypeObject *pj_class(pj_state *state, const char *name, size_t size, unsigned long flags, PyType_Slot *slots);
pj_home *pj_home_of(pj_state *state, const pj_namespace *home);

PyObject *pj_open_namespace(pj_home *home, PyObject *module);
pj_function *pj_face_new(pj_home *home, uint32_t place);
PyObject *pj_function_new(pj_home *home, uint32_t place);
PyTypeObject *pj_function_class(pj_home *home);
PyObject *pj_variable_new(pj_home *home, uint32_t number);
void pj_free_variables(const pj_home *home);
void pj_missing(const pj_home *home, const char *name, const char *since, const pj_library *library, const char *symbol);
void (*pj_symbol(pj_state *state, const pj_library *library, const char *symbol))(void);

/* Classes that are called without a tuple of arguments. */
#define PJ_VECTORCALL_OFFSET ((size_t)1 << (8 * sizeof(size_t) - 1)) /* a flag beside the number of positional arguments */
int pj_vectorcall_slot(void);
void pj_set_vectorcall(PyTypeObject *class, pj_vectorcall call);

int pj_record_type(pj_type *type);
pj_field *pj_read_fields(pj_home *home, const char *of, const uint8_t *rows, uint32_t count, uint32_t cases);
uint64_t pj_read_row(const uint8_t **at, void *row);
const uint8_t *pj_read_function_row(const pj_namespace *namespace, uint32_t place, pj_function_row *row);
const uint8_t *pj_read_record_row(const pj_namespace *namespace, uint32_t place, pj_record_row *row);
void pj_read_field_row(const pj_namespace *namespace, const uint8_t **at, pj_field_row *row);
pj_function_desc *pj_describe_function(const pj_namespace *namespace, uint32_t place);
void pj_free_desc(pj_type_desc *desc);
int pj_enum_type(pj_type *type);
int pj_handle_type(pj_type *type);
int pj_tuple_type(pj_type *type);
int pj_opaque_type(pj_type *type);
int pj_exception_type(pj_type *type);

/* The generated entry, or one that runs its program. */
static inline PyCFunctionFastWithKeywords pj_entry_of(const pj_function *fn)
{
    return fn->table != NULL ? fn->home->state->package->tables->call : fn->desc->compiled->entry;
}

/* What calls one of a function's natives, as its own type has it, to free memory. */
static inline pj_freer *pj_freer_of(const pj_function *fn, int native)
{
    const pj_namespace *namespace = fn->home->namespace;
    return namespace->freers[namespace->natives[fn->desc->row.others + (uint32_t)native].freer - 1];
}

PyTypeObject *pj_shared_class(PyTypeObject **place, PyTypeObject *(*make)(void));
PyTypeObject *pj_home_class(void);
PyTypeObject *pj_array_class(void);
PyTypeObject *pj_stream_class(void);
PyTypeObject *pj_lease_class(void);
PyTypeObject *pj_chain_class(void);
PyTypeObject *pj_proxy_class(void);
PyTypeObject *pj_variable_class(void);

PyObject *pj_load(const pj_field *field, const pj_memory *memory);
PyObject *pj_load_number(const pj_field *field, const char *data);
uint32_t pj_tail_size(const pj_field *field, const pj_memory *memory);
int pj_store(const pj_field *field, const pj_memory *memory, PyObject *value);
PyObject *pj_load_atomic(const pj_field *field, const pj_memory *memory);
int pj_store_atomic(const pj_field *field, const pj_memory *memory, PyObject *value);
PyObject *pj_load_wide(const pj_field *field, const char *data);
int pj_store_wide(const pj_field *field, char *data, PyObject *value);
int pj_store_number(const pj_field *field, char *data, PyObject *value);
int pj_fixed(const pj_field *field);
int pj_bad_value(const pj_field *field, PyObject *value, const char *expected);
PyObject *pj_load_text(int kind, const char *data, Py_ssize_t size);
PyObject *pj_text_or_none(const pj_function *fn, const char *text, int kind);
PyObject *pj_array_view(const pj_field *field, const pj_memory *memory);
PyObject *pj_record_view(pj_type *type, char *data, PyObject *owner, uint32_t extent, uint32_t readonly);
PyObject *pj_enum_member(pj_type *type, int64_t value);

#define PJ_SCALAR_ACCESS(kind)                           \
    PyObject *pj_get_##kind(PyObject *self, void *field); \
    int pj_set_##kind(PyObject *self, PyObject *value, void *field);
PJ_SCALAR_ACCESS(i8)
PJ_SCALAR_ACCESS(u8)
PJ_SCALAR_ACCESS(i16)
PJ_SCALAR_ACCESS(u16)
PJ_SCALAR_ACCESS(i32)
PJ_SCALAR_ACCESS(u32)
PJ_SCALAR_ACCESS(i64)
PJ_SCALAR_ACCESS(u64)
PJ_SCALAR_ACCESS(f32)
PJ_SCALAR_ACCESS(f64)

#define PJ_STORABLE(self, value) ((value) != NULL && !PJ_DATA(pj_record, self)->readonly)
int pj_refuse(const pj_field *field, const PyObject *value); /* says why a field may not be set */
int pj_make_access(pj_type *type);
bool pj_is_settable(const pj_field *field);
void pj_free_access(pj_type *type);
const pj_access *pj_find_access(const pj_type *type, PyObject *name);
PyObject *pj_get_attribute(PyObject *self, PyObject *name);
int pj_set_attribute(PyObject *self, PyObject *name, PyObject *value);

bool pj_is_sequence(const pj_function *fn, PyObject *arg, int index, const char *expected);
PyObject *pj_new_sized(pj_type *type);
void pj_write_size(const pj_record_desc *desc, char *data);
PyObject *pj_construct(PyObject *class, PyObject *const *values, size_t flags, PyObject *names);
PyObject *pj_construct_new(PyTypeObject *class, PyObject *args, PyObject *kwargs);
PyObject *pj_from_buffer(PyObject *class, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames);
PyObject *pj_copy(PyObject *self, PyObject *unused);
PyObject *pj_reduced(PyObject *of, const char *method, PyObject *argument);
PyObject *pj_reduce(PyObject *self, PyObject *unused);
PyObject *pj_setstate(PyObject *self, PyObject *state);

void pj_raise_closing(const pj_type_desc *exception, const char *native, int64_t code);
void pj_set_function_name(const char *native);
void pj_raise_system(pj_rule rule, const char *native, int error);
int pj_last_error(void);
void pj_enter_census(pj_handle *handle);
void pj_leave_census(pj_handle *handle);
int pj_hook_forks(pj_state *state);
void pj_forget_threads(pj_gate *gate);
int pj_hook_handles(pj_type *type);
int64_t pj_take_out(pj_handle *handle);
bool pj_take_handle(pj_handle *handle, int64_t *value);
bool pj_is_among(const int64_t *values, int count, int64_t value);
int pj_as_word(PyObject *number, int64_t *word);
void pj_strip(pj_handle *handle, pj_taken *taken);
int pj_close_taken(pj_taken *taken);
int pj_close_handle(pj_handle *handle);
bool pj_is_handle(const pj_state *state, PyObject *object);
pj_take pj_try_take(pj_handle *handle, int64_t *out);
void pj_hold(const pj_parents *parents);
void pj_let_go(pj_parents *parents);
PyObject *pj_next_item(PyObject *self);
void pj_record_dealloc(PyObject *self);
void pj_handle_dealloc(PyObject *self);
void pj_opaque_dealloc(PyObject *self);
pj_gate *pj_gate_of(pj_state *state);
void pj_release_callables(pj_callable *first);
void pj_free_kept_callables(pj_handle *keeper);
void pj_free_callables(pj_callable *first);
PyObject *pj_point_to(pj_type *type, void *code, pj_callable *called);
PyObject *pj_point_to_callable(pj_type *type, PyObject *object, const char *whom, const char *joint, const char *what);
PyObject *pj_close_gate(PyObject *native, PyObject *unused);
int pj_call_hook(pj_state *state, const char *module, const char *registrar, const char *keyword, const char *hook);
PyObject *pj_close_handles(PyObject *native, PyObject *unused);
PyObject *pj_after_fork(PyObject *native, PyObject *unused);

/* ---- other packages --------------------------------------------------------------------------------------------- */

/* Who wants an object: a function's parameter or a record's field. */
typedef struct {
    const char *of, *name;
    bool is_field;
} pj_subject;

/* What an object of another package shows, for as long as the capsule lives. */
typedef struct {
    PyObject *capsule;
    const pj_export *shown;
} pj_guest;

int pj_adopt_runtime(pj_state *state);
PyObject *pj_export_record(PyObject *self, PyObject *unused);
PyObject *pj_export_array(PyObject *self, PyObject *unused);
PyObject *pj_export_handle(PyObject *self, PyObject *unused);
PyObject *pj_export_opaque(PyObject *self, PyObject *unused);
PyObject *pj_describe(const pj_type_desc *desc);
PyObject *pj_disagreement(const pj_export *shown, const pj_type_desc *wanted);
const pj_export *pj_shown(PyObject *capsule);
bool pj_same_fingerprint(pj_fingerprint one, pj_fingerprint other);
bool pj_same_type(const pj_type_desc *one, const pj_type_desc *other);
bool pj_shows(const pj_export *shown, const pj_type_desc *wanted);
int pj_record_memory(const pj_subject *subject, const pj_type *wanted, PyObject *object, bool writes, void **out);
int pj_check_records(const pj_function *fn, PyObject *arg, int index, int ref);
int pj_ask_handle(const pj_function *fn, PyObject *arg, int index, const pj_handle_desc *desc, pj_guest *guest);
int pj_pin_guest(pj_runtime *runtime, const pj_guest *guest, pj_handle **pinned);
int pj_slow_opaque(const pj_function *fn, PyObject *arg, int index, int ref, pj_handle **pinned, void **out);
void pj_release_proxy(pj_handle *handle);
PyObject *pj_export_type(PyObject *class, PyObject *unused);
PyObject *pj_adopt(const pj_export *class, PyObject *capsule);
PyObject *pj_emigrate(const pj_runtime *runtime, PyObject *object);
PyObject *pj_call_abroad(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames);
/* Of a type by the number that a namespace knows it by: what is written down, its name, its descriptor, itself. The last two
 * are NULL after an exception. */
pj_fingerprint pj_fingerprint_of(const pj_namespace *namespace, uint32_t number);
const char *pj_type_name(const pj_namespace *namespace, uint32_t number);
const pj_type_desc *pj_desc_of(pj_home *home, uint32_t number);
pj_type *pj_type_at(pj_home *home, uint32_t number);
pj_type *pj_type_of(const pj_type_desc *desc);
pj_type *pj_import_type(pj_state *state, const pj_type_desc *desc);
pj_type *pj_make_type(pj_state *state, const pj_type_desc *desc, PyObject *class);
int pj_index_members(pj_type *type);
PyObject *pj_own_handle(pj_type *type, int64_t value);
PyObject *pj_borrow_handle(pj_type *type, int64_t value);
pj_fingerprint pj_also(const pj_handle_desc *desc, int i);
pj_handle *pj_fitting_handle(const pj_state *state, const pj_handle_desc *desc, PyObject *object);
PyObject *pj_load_handle(const pj_field *field, const pj_memory *memory);
int pj_store_handle(const pj_field *field, const pj_memory *memory, PyObject *value);
bool pj_is_opaque_of(PyObject *object, const pj_type *wanted);
PyObject *pj_new_opaque(pj_type *type, void *address, pj_owners owners, pj_parents parents);

#include "pj_trace.h"

#endif
