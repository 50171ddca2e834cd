/* A library of several headers, each a namespace. */
#include <lib/base-types.h>
#include <lib/shapes.h>
#include <lib/class.h>
#include <lib/private.h>

#define LIB_VERSION 3

int lib_init(lib_size most);
