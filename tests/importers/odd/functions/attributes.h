#define LIB_API __attribute__((visibility("default")))
LIB_API int lib_visible(void);
int lib_noreturn(int code) __attribute__((noreturn));
_Noreturn void lib_exit(int code);
int lib_pure(int a) __attribute__((pure, nothrow, leaf, const));
void *lib_alloc(unsigned long n) __attribute__((malloc, alloc_size(1), warn_unused_result, returns_nonnull));
int lib_format(const char *format, ...) __attribute__((format(printf, 1, 2)));
void lib_nonnull(void *a, void *b) __attribute__((nonnull(1)));
void lib_sentinel(const char *first, ...) __attribute__((sentinel));
int lib_cold(void) __attribute__((cold, noinline, unused, used));
void lib_start(void) __attribute__((constructor));
[[nodiscard]] int lib_c23(void);
