/** About nothing in particular. */

/* between */

int lib_a(void);

/** Its own. */
/* not this */
int lib_b(void);
int lib_c(void), /** of d */ lib_d(void);
