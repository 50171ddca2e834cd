int lib_get(void); int lib_with(int a); int *lib_place(void); const char *lib_words(void);
struct lib_s { int a; }; struct lib_s *lib_state(void); extern int lib_flag; extern struct lib_s lib_all;
#define LIB_GET (lib_get())
#define LIB_GET_PLAIN lib_get()
#define LIB_WITH lib_with(3)
#define LIB_ERRNO (*lib_place())
#define LIB_WORDS lib_words()
#define LIB_STATE_A (lib_state()->a)
#define LIB_FLAG lib_flag
#define LIB_NOT_FLAG (!lib_flag)
#define LIB_ALL_A lib_all.a
#define LIB_SUM (lib_get() + 1)
