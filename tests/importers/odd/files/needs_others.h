#include "parts/first.h"
#include "needs_first.h"
