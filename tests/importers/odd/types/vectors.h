typedef float lib_float4 __attribute__((vector_size(16)));
typedef int lib_int2 __attribute__((ext_vector_type(2)));
lib_float4 lib_add(lib_float4 a, lib_float4 *b);
struct lib_s { lib_float4 a; lib_int2 b; char c; };
int lib_fine(const struct lib_s *a);
