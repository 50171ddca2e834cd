#pragma comment(lib, "lib")
#pragma GCC poison lib_poisoned
#pragma GCC diagnostic push
#pragma GCC visibility push(default)
#pragma unknown thing
#pragma
#ident "version"
#
#pragma STDC FENV_ACCESS ON
#pragma GCC dependency "pragmas.h"
int lib_fine(void);
#pragma GCC visibility pop
