#include <stddef.h>
struct lib_state { int a; };
long lib_read(int fd, void *buf, size_t count) __attribute__((access(write_only, 2, 3)));
long lib_write(int fd, const void *buf, size_t count) __attribute__((nothrow, access (read_only, 2, 3)));
int lib_stat(const char *path, struct lib_state *to) __attribute__((access(read_only, 1), access(write_only, 2)));
int lib_only_direction(int *a, char *b) __attribute__((access(write_only, 1), access(read_write, 2)));
int lib_none(void *a) __attribute__((access(none, 1)));
int lib_beyond(void *a) __attribute__((access(write_only, 1, 9)));
int lib_no_pointer(int a, int b) __attribute__((access(write_only, 1, 2)));
int lib_no_number(char *a, char *b) __attribute__((access(write_only, 1, 2)));

/* As a C library's headers have them. */
#define LIB_ACCESS(x) __attribute__ ((__access__ x))
#define LIB_FILLS(at, \
                  size) \
    __attribute__ ((__access__ (__read_write__, at, size)))
extern int lib_fill (short *to, size_t n) LIB_FILLS (1, 2);
extern int lib_copy (void *to, const void *from, size_t n)
     LIB_ACCESS ((__write_only__, 1, 3)) LIB_ACCESS ((__read_only__, 2, 3));
#if __GNUC__ >= 11
#define LIB_FREED(by) __attribute__ ((__malloc__, __malloc__ (by, 1)))
#else
#define LIB_FREED(by)
#endif
struct lib_thing;
void lib_free(void *what);
void lib_close(struct lib_thing *what);
extern char *lib_words (const char *of) LIB_FREED (lib_free);
extern struct lib_thing *lib_open (void) LIB_FREED (lib_close);
void *malloc (size_t);

/* No attributes of theirs, in Latin-1: café. */
int access(const char *path, int mode);
int lib_access(int access, int malloc);
