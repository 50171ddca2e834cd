#pragma once
#include <time.h>

typedef unsigned int lib_size;
struct lib_moment { struct timespec at; time_t also; };
