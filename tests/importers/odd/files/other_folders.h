#include "parts/first.h"
#include <stdint.h>
/* What a folder of the library's declares is its own, what the system does is not. */
uint32_t lib_use(lib_first a);
