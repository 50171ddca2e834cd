_Float16 _Complex lib_half(_Float16 _Complex *a);
struct lib_s { _Complex _Float16 a; _Complex short b; __float128 _Complex c; };
int lib_fine(struct lib_s *a);
