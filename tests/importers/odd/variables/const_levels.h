extern const char *const lib_a; extern char *const lib_b; extern const char *const *const lib_c; extern const int lib_d[2];
extern const char lib_e[4];
