struct lib_a { int x; };
typedef struct lib_b { int y; } lib_a;
typedef int lib_c;
struct lib_c { int z; };
int lib_use(struct lib_a *one, lib_a *two, lib_c three, struct lib_c *four);
