/* Bodies that would end a declaration around them. */
#define LIB_A 1); int lib_injected = (2
#define LIB_B 1; int lib_injected2 = 2
#define LIB_C 1, pj_v_LIB_D = 3
#define LIB_D 4
#define LIB_E }; int x = {
#define LIB_F "a"; const char pj_t_LIB_D[] = "b"
#define pj_v_LIB_D 9
#define LIB_G _Static_assert(0, "no")
#define LIB_H __attribute__((error("x")))
#define LIB_I _Pragma("GCC error \"stop\"") 5
