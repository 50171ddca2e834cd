#pragma redefine_extname lib_old lib_old_v2
int lib_old(void);
int lib_other(void);
