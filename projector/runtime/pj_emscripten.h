/* Every C file for Emscripten begins with it: WASI's headers, which zig has, are Emscripten's but for errno. */
#ifndef PJ_EMSCRIPTEN_H
#define PJ_EMSCRIPTEN_H

#include <errno.h>

#undef errno
int *__errno_location(void);
#define errno (*__errno_location())

#endif
