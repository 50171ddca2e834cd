/* What another header of the same name declares belongs here, too. */
#pragma once
#include <lib/base-types.h>
#include <lib/bits/inner.h>
#include <lib/detail/shapes.h>
#include <lib/private.h>

struct lib_shape { enum lib_kind kind; lib_size width; struct lib_secret *secret; };
struct lib_shape *lib_shape_new(lib_size width, const struct timespec *when);
