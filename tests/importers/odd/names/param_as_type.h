typedef int lib_t;
struct lib_s { int a; };
int lib_use(lib_t lib_t, struct lib_s *lib_s, int size_t, int int32_t);
