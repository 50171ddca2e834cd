int lib_struct(struct lib_only_here *a);
int lib_enum(enum { LIB_IN_PROTOTYPE } a);
