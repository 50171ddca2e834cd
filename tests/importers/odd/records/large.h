struct lib_big { char a[1048576]; int b[1000][1000]; long double c[3]; };
struct lib_huge { char a[0x7fffffffffL]; };
int lib_use(struct lib_big *a, struct lib_huge *b);
