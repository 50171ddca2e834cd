struct lib_a; struct lib_a; struct lib_a { struct lib_b *b; }; struct lib_a;
struct lib_b; union lib_c; struct lib_b { union lib_c *c; struct lib_a a; };
union lib_c { struct lib_b *b; int d; };
