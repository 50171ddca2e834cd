struct lib_nothing {};
union lib_none {};
struct lib_with { int a; struct lib_nothing b; struct {} c; int d; };
int lib_use(struct lib_nothing *a, union lib_none *b);
int lib_value(struct lib_nothing a);
