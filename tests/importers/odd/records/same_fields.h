struct lib_a { int lib_a; };
typedef int size; typedef struct { size size; } lib_s;
struct lib_t { struct lib_t *lib_t; int int_, size_t_; };
