struct lib_a { char a; long double b; }; struct lib_b { float _Complex a; char b; double _Complex c; };
struct lib_c { char a; __int128 b; }; struct lib_d { _Float16 a; char b; __float128 c; };
union lib_e { long double a; char b[17]; };
