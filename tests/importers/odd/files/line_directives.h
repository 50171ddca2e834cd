int lib_before(void);
#line 100 "generated.y"
int lib_after(void);
# 7 "/usr/include/other.h"
int lib_marker(void);
#define LIB_MARKER 3
