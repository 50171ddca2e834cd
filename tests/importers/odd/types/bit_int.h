_BitInt(7) lib_small(unsigned _BitInt(33) a);
int lib_fine(_BitInt(64) *a);
struct lib_s { _BitInt(20) a; int b; };
