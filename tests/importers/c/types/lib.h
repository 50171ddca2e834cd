#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdarg.h>
#include <time.h>
#include <stdbool.h>
#include <sys/types.h>

typedef unsigned int lib_id;
typedef lib_id lib_ids[3];
typedef const char *lib_words;
typedef struct lib_thing *lib_thing;          /* a tag and a typedef that differ */
typedef struct lib_other lib_other;           /* never defined */
typedef void (*lib_callback)(lib_other *other, int code, void *data);
typedef int lib_function(long n);
typedef lib_callback lib_handler;

lib_id lib_numbers(signed char a, unsigned short b, long long c, unsigned long d, float e, double f, long double g, bool h);
size_t lib_standard(uint8_t a, int64_t b, ptrdiff_t c, ssize_t d, wchar_t e);
const char *const *lib_pointers(const char *a, char *const b, const char *const *c, void **d, const lib_id *e);
void lib_arrays(int a[4], lib_ids b, const lib_ids c, int d[][2]);
void lib_callbacks(lib_callback a, lib_function b, lib_function *c, void (*d)(int, char *), lib_callback *e, lib_handler f);
void (*lib_gives(void))(int signal);
void lib_tags(struct lib_thing *a, lib_thing b, lib_other *c, enum lib_never *d);
void lib_system(FILE *a, time_t b, struct tm *c, off_t d, pid_t e);
void lib_beyond(const char *format, va_list arguments);
double _Complex lib_complex(float _Complex a, __int128 b);
extern const int lib_version;
extern _Thread_local int lib_error;
extern char **lib_environment;
void lib_log(void (*log)(const char *format, ...));

/* The kernel's names of exact widths are the standard's. */
#include <linux/types.h>
struct lib_packet { __u8 version; __be16 port; __s32 rest; __u64 at; };

typedef _Complex __float128 lib_wide_complex;
