#include "includes_itself.h"
int lib_a(void);
