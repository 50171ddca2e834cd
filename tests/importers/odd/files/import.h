#import "parts/first.h"
#import "parts/first.h"
#include_next <stddef.h>
#if __has_include("parts/first.h")
lib_first lib_use(size_t n);
#endif
