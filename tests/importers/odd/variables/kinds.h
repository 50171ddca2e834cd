extern int lib_int; extern const char *lib_text; extern const char lib_chars[]; extern double lib_array[3][2];
extern const int lib_const; extern volatile int lib_volatile; extern _Thread_local int lib_tls; extern __thread long lib_gnu;
extern void *lib_pointer; extern int (*lib_hook)(int); extern struct lib_s { int a; } lib_record; extern struct lib_s *lib_list[];
extern const struct lib_s lib_default; extern enum lib_e { LIB_E } lib_enum; extern void lib_void;
