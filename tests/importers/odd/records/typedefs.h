typedef struct { int a; } lib_a, lib_b, *lib_c;
typedef struct lib_d { int a; } lib_d, *lib_e;
typedef struct lib_f lib_g;
struct lib_f { lib_g *next; };
typedef const struct { int a; } lib_h;
typedef struct { struct { int a; } b; } lib_i[2];
lib_a lib_use(lib_b b, lib_c c, lib_d d, lib_e e, lib_g *g, lib_h *h, lib_i i);
