#include <stdarg.h>
int lib_v(const char *format, va_list arguments);
int lib_p(va_list *arguments);
typedef int (*lib_log)(const char *format, va_list arguments);
int lib_set(lib_log log);
struct lib_s { va_list a; int b; };
int lib_of(struct lib_s *a);
