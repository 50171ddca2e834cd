union lib_a { int a; float b; char c[5]; };
union lib_b { struct { int x; } s; struct { double y; }; union { char z; }; };
union lib_c { int a : 3; unsigned b : 20; long c; };
struct lib_d { union lib_a u; union { int p; void *q; } v; };
union lib_a lib_use(union lib_a a, union lib_b *b);
