float lib_float(double a, long double b);
_Float16 lib_half(_Float16 a);
__float128 lib_quad(__float128 a);
_Float16 *lib_halves(const __float128 *a);
