struct lib_a { int n; char text[]; };
struct lib_b { char n; long long items[]; };
struct lib_c { int n; struct lib_item { short a; char b; } items[]; };
struct lib_d { int n; int rows[][3]; };
struct lib_e { int n; char *names[]; };
int lib_use(struct lib_a *a, struct lib_b *b, struct lib_c *c);
