lib_unknown_t lib_a(void);
int lib_b(lib_other_t *a);
struct lib_s { lib_missing_t a; };
