/* What generated code calls out of line: the runtime's services, by what they do. */
#ifndef PJ_SERVICES_H
#define PJ_SERVICES_H

#if !defined(PJ_ABI3T)
PyObject *pj_init(PyModuleDef *def, PyModuleDef_Slot *slots);
#endif
int pj_setup(PyObject *native, const pj_package *package);
int pj_traverse(PyObject *native, visitproc visit, void *arg);
void pj_teardown(void *native);
extern PyMethodDef pj_native_methods[];
extern const Py_ssize_t pj_state_size;

PyObject *const *pj_bind(pj_function *fn, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames, PyObject **slots);

void pj_raise_errno(const pj_function *fn, int error, PyObject *filename);
void pj_raise_builtin(const pj_function *fn, PyObject *exception, int64_t code, const char *words);
void pj_carry(const char *field, PyObject *value);
void pj_raise_declared(const pj_function *fn, int ref, int64_t code, const char *words);
bool pj_interrupted(int error);
#if defined(_WIN32)
__declspec(dllimport) unsigned long __stdcall GetLastError(void);
__declspec(dllimport) void __stdcall SetLastError(unsigned long error);
void pj_raise_windows(const pj_function *fn, int error, PyObject *filename);
void pj_raise_status(const pj_function *fn, int status, PyObject *filename);
#endif

int pj_bad_integer(const pj_function *fn, PyObject *arg, int index, int64_t least, uint64_t most);
int pj_bad_type(const pj_function *fn, PyObject *arg, int index, const char *expected);
int pj_bad_nul(const pj_function *fn, int index);
int pj_bad_choice(const pj_function *fn, int index, int other, int64_t value, const char *decides, const char *known);
int pj_bad_given(const pj_function *fn, int index, int by, bool given);
int pj_bad_buffer(const pj_function *fn, PyObject *arg, int index, const char *expected, pj_buffer *out);
int pj_bad_multiple(const pj_function *fn, int index, int item, const pj_buffer *buffer);
int pj_slow_u64(const pj_function *fn, PyObject *arg, int index, uint64_t *out);
int pj_slow_f64(const pj_function *fn, PyObject *arg, int index);
int pj_slow_f32(const pj_function *fn, int index);
int pj_slow_utf8(const pj_function *fn, PyObject *arg, int index, PyObject **kept, const char **out);
int pj_slow_record(const pj_function *fn, PyObject *arg, int index, int ref, bool writes, void **out);
int pj_copy_guest(const pj_function *fn, PyObject *record, int index, int size, int ref, void *to);
int pj_slow_handle(const pj_function *fn, PyObject *arg, int index, int ref, pj_handle **pinned, int64_t *out);
int pj_slow_bool(const pj_function *fn, PyObject *arg, int index);

int pj_arg_char(const pj_function *fn, PyObject *arg, int index, char *out);
int pj_arg_filename(const pj_function *fn, PyObject *arg, int index, pj_text *out);
int pj_arg_locale(const pj_function *fn, PyObject *arg, int index, pj_text *out);
int pj_arg_utf16(const pj_function *fn, PyObject *arg, int index, pj_text *out);
int pj_arg_path16(const pj_function *fn, PyObject *arg, int index, pj_text *out);
int pj_arg_utf32(const pj_function *fn, PyObject *arg, int index, pj_text *out);
int pj_arg_bytes(const pj_function *fn, PyObject *arg, int index, const char **out);
int pj_sized_buffer(const pj_function *fn, PyObject *arg, int index, int item, pj_buffer *out);
int pj_new_buffer(const pj_function *fn, int index, int64_t count, int item, pj_buffer *out);
int pj_grow(const pj_function *fn, int index, pj_buffer *buffer, int item, int round, pj_wanted wanted);
int pj_arg_numbers_in(const pj_function *fn, PyObject *arg, int index, int item, int kind, pj_buffer *out);
int pj_arg_pieces(const pj_function *fn, PyObject *arg, int index, int size, pj_piece piece, PyObject **views,
                  pj_buffer *out);
int pj_arg_records_inout(const pj_function *fn, PyObject *arg, int index, int size, int ref, PyObject **records,
                         pj_buffer *out);
int pj_arg_records_kept(const pj_function *fn, PyObject *arg, int index, int size, int ref, pj_buffer *out);
void pj_write_back(PyObject *records, int size, const pj_buffer *buffer);
int pj_slow_records(const pj_function *fn, PyObject *arg, int index, int size, int ref, pj_buffer *out);
int pj_make_block(const pj_function *fn, int index, int64_t count, int item, pj_buffer *out);
int pj_arg_strings(const pj_function *fn, PyObject *arg, int index, int kind, pj_text *out);
int pj_arg_string_pointers(const pj_function *fn, PyObject *arg, int index, int kind, pj_buffer *out);
int pj_arg_text_moved(const pj_function *fn, PyObject *arg, int index, int kind, PyObject **copy, void **out);
bool pj_is_within(const pj_function *fn, PyObject *copy, const void *moved);
int pj_arg_record_pointers(const pj_function *fn, PyObject *arg, int index, int ref, pj_buffer *out);
int pj_arg_record_pointers_inout(const pj_function *fn, PyObject *arg, int index, int ref, pj_buffer *out);
int pj_arg_handle_pointers(const pj_function *fn, PyObject *arg, int index, int size, int ref, pj_pins **pins, pj_buffer *out);
void pj_release_pins(pj_pins *pins);
void pj_free_each(const pj_function *fn, int native, void *list, int64_t count);
PyObject *pj_make_record_copies(const pj_function *fn, int ref, void *list, int64_t count, pj_terms terms);
PyObject *pj_make_opaques(const pj_function *fn, int ref, void *list, int64_t count, pj_terms terms);
PyObject *pj_make_handle_list(const pj_function *fn, int ref, void *list, int64_t count, pj_terms terms);
PyObject *pj_make_lent_list(const pj_function *fn, int ref, void *list, int64_t count, pj_terms terms);
int pj_arg_wide_in(const pj_function *fn, PyObject *arg, int index, int kind, pj_buffer *out);
int pj_arg_text_in(const pj_function *fn, PyObject *arg, int index, pj_buffer *out);
int pj_arg_opaque(const pj_function *fn, PyObject *arg, int index, int ref, pj_handle **pinned, void **out);
int pj_take_further(const pj_function *fn, pj_further *further);
void pj_release_further(pj_further *further);
int pj_arg_address(const pj_function *fn, PyObject *arg, int index, int item, pj_buffer *out);
int pj_arg_text_at(const pj_function *fn, PyObject *arg, int index, pj_buffer *out);
int pj_arg_address_inout(const pj_function *fn, PyObject *arg, int index, int item, pj_buffer *out);
int pj_arg_records_at(const pj_function *fn, PyObject *arg, int index, int size, int ref, pj_buffer *out);
int pj_arg_records_at_inout(const pj_function *fn, PyObject *arg, int index, int size, int ref, pj_buffer *out);
int pj_arg_slots(const pj_function *fn, PyObject *arg, int index, int size, int ref, pj_buffer *out);
int pj_arg_slots_inout(const pj_function *fn, PyObject *arg, int index, int size, int ref, pj_buffer *out);
int pj_arg_opaque_at(const pj_function *fn, PyObject *arg, int index, int ref, pj_handle **pinned, void **out);
PyObject *pj_make_at(const pj_function *fn, int ref, void *address);
PyObject *pj_make_typed(const pj_function *fn, int kind, int depth, bool readonly, const void *address);
PyObject *pj_make_at_const(const pj_function *fn, int ref, void *address);
int pj_arg_handle_taken(const pj_function *fn, PyObject *arg, int index, int ref, int64_t *out);
int pj_arg_descriptor(const pj_function *fn, PyObject *arg, int index, pj_handle **pinned, int64_t *out);
int pj_arg_long_double(const pj_function *fn, PyObject *arg, int index, long double *out);
int pj_arg_c64(const pj_function *fn, PyObject *arg, int index, float _Complex *out);
int pj_arg_c128(const pj_function *fn, PyObject *arg, int index, double _Complex *out);
PyObject *pj_make_c64(const pj_function *fn, float _Complex value);
PyObject *pj_make_c128(const pj_function *fn, double _Complex value);
#if defined(__SIZEOF_INT128__)
int pj_arg_i128(const pj_function *fn, PyObject *arg, int index, __int128 *out);
int pj_arg_u128(const pj_function *fn, PyObject *arg, int index, unsigned __int128 *out);
PyObject *pj_make_i128(const pj_function *fn, __int128 value);
PyObject *pj_make_u128(const pj_function *fn, unsigned __int128 value);
#endif
void pj_free_native(const pj_function *fn, int native, void *memory);
void pj_begin_use(const pj_function *fn, pj_use *use, PyObject *object);
void pj_end_use(const pj_function *fn, pj_use *use);
int pj_count_by(const pj_function *fn, int index, pj_buffer *buffer, uint64_t size);
int pj_fit(const pj_function *fn, int index, Py_ssize_t length, uint64_t most);
int pj_agree(const pj_function *fn, int index, Py_ssize_t length, Py_ssize_t other);

PyObject *pj_new_record(pj_type *type);
pj_record *pj_record_sized(const pj_function *fn, int ref, uint32_t size);
PyObject *pj_new_tuple(pj_type *type);
PyObject *pj_record_of(pj_type *type, const void *data);
PyObject *pj_make_enum(const pj_function *fn, int ref, int64_t value);
PyObject *pj_make_handle(const pj_function *fn, int ref, int64_t value, pj_parents parents);
PyObject *pj_make_handles(const pj_function *fn, int ref, void *values, int count, pj_parents parents);
PyObject *pj_lend_handle(const pj_function *fn, int ref, int64_t value, pj_parents parents);
pj_record *pj_record_leased(const pj_function *fn, int ref, uint32_t size);
PyObject *pj_make_owned(const pj_function *fn, pj_record **record, int free);
PyObject *pj_make_memory_view(const pj_function *fn, void *memory, int64_t size, pj_terms terms);
PyObject *pj_make_owning(const pj_function *fn, pj_record **record);
PyObject *pj_make_foreign(const pj_function *fn, int ref, void *record, pj_terms terms);
PyObject *pj_make_foreign_block(const pj_function *fn, int ref, void *records, int64_t count, pj_terms terms);
PyObject *pj_make_chain(const pj_function *fn, int ref, void *first, uint32_t next, pj_terms terms);
PyObject *pj_make_opaque(const pj_function *fn, int ref, void *address, pj_owners owners, pj_parents parents);
PyObject *pj_make_value(const pj_function *fn, int ref, const void *value);
PyObject *pj_make_memory(const pj_function *fn, const void *data, int64_t count, int item);
PyObject *pj_make_record_list(const pj_function *fn, const void *data, int64_t count, int ref);
PyObject *pj_make_memory_text(const pj_function *fn, const void *data, int64_t size, int kind);
PyObject *pj_used_bytes(int64_t used, pj_buffer *buffer, int item);
PyObject *pj_make_string(const pj_function *fn, pj_buffer *buffer, int64_t used, int item, int kind);
PyObject *pj_make_numbers(const pj_function *fn, pj_buffer *buffer, int64_t used, int item, int kind);
PyObject *pj_make_copy(const pj_function *fn, int ref, const void *record, const pj_stride *reach);
PyObject *pj_make_stream(const pj_function *fn, PyObject *arg, pj_buffer *buffer, int64_t used, int ref, pj_stride stride);
PyObject *pj_make_strings(const pj_function *fn, const char *data, int kind);
PyObject *pj_make_text_list(const pj_function *fn, const void *list, int64_t count, int kind);
PyObject *pj_make_null_terminated(const pj_function *fn, const void *list, int kind);
PyObject *pj_make_string_list(const pj_function *fn, pj_buffer *buffer, int64_t used, int item, int kind);
PyObject *pj_make_utf8(const pj_function *fn, const char *text);
PyObject *pj_make_filename(const pj_function *fn, const char *text);
PyObject *pj_make_locale(const pj_function *fn, const char *text);
PyObject *pj_make_bytes(const pj_function *fn, const char *text);
PyObject *pj_make_utf16(const pj_function *fn, const void *text);
PyObject *pj_make_utf32(const pj_function *fn, const void *text);
PyObject *pj_make_char(const pj_function *fn, char value);
PyObject *pj_make_chars(const pj_function *fn, const void *text, int size, int kind);
PyObject *pj_make_scalars(const pj_function *fn, const void *values, int count, int size, int kind);
void pj_unpin(pj_handle *handle);
void pj_discard(const pj_function *fn, int ref, int64_t value);
void pj_discard_all(const pj_function *fn, int ref, void *values, int count);

#endif
