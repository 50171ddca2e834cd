int lib_plain(void) __attribute__((deprecated));
int lib_words(void) __attribute__((deprecated("use lib_new: it's \"better\" \\ faster")));
int lib_both(void) __attribute__((deprecated("gone soon", "lib_new")));
[[deprecated("as C23 says")]] int lib_c23(void);
__attribute__((__deprecated__)) int lib_before(void);
int lib_twice(void) __attribute__((deprecated("first")));
int lib_twice(void);
int lib_new(void);
