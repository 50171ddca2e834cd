struct lib_outer { struct lib_inner { int a; } one; enum lib_kind { LIB_KIND } kind; union lib_u { int b; } *u; };
int lib_use(struct lib_inner *a, enum lib_kind b, union lib_u *c);
