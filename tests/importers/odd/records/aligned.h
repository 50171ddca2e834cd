struct lib_a { char a; } __attribute__((aligned(64)));
struct lib_b { char a; _Alignas(32) char b; char c; };
struct lib_c { _Alignas(16) char a[3]; _Alignas(double) char b; _Alignas(0) int c; };
struct lib_d { char a; } __attribute__((aligned));
struct lib_e { struct lib_a a[2]; char b; };
union __attribute__((aligned(16))) lib_u { int a; char b; };
struct lib_f { char a; union lib_u u; struct { char x; } __attribute__((aligned(8))) s; };
struct lib_g { int a __attribute__((aligned(2))); char b __attribute__((aligned(1))); };
