enum lib_never;
int lib_use(enum lib_never *a);
