#include "nowhere.h"
int lib_a(void);
