typedef struct lib_a lib_a;
typedef lib_a *(*lib_f)(lib_a *, struct lib_b *);
struct lib_a { lib_f make; struct lib_b *b; };
struct lib_b { lib_a *a; lib_a whole; struct lib_b *all[2]; };
typedef int (*lib_g)(void (*then)(lib_f));
typedef void *(*lib_h)(struct lib_c *c);
struct lib_c { lib_h h; };
