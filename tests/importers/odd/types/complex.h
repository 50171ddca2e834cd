float _Complex lib_f(float _Complex a);
double _Complex lib_d(_Complex double a);
long double _Complex lib_l(long double _Complex a);
_Complex int lib_i(_Complex int a);
double _Complex *lib_many(const double _Complex *a, unsigned long n);
