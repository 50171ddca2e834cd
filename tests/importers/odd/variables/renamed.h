extern int lib_real;
#define lib_alias lib_real
#define LIB_ALIAS (lib_real)
extern char *lib_words;
#define LIB_WORDS lib_words
