struct __attribute__((packed)) lib_a { char a; int b; short c; double d; };
struct lib_b { char a; int b __attribute__((packed)); int c; };
struct __attribute__((packed, aligned(4))) lib_c { char a; long b; };
struct __attribute__((packed, aligned(2))) lib_d { char a; int b; };
struct lib_e { char a; struct lib_a b; int c; };
struct __attribute__((packed)) lib_f { char a; struct { int b; } c; union { long d; char e; } u; };
union __attribute__((packed)) lib_g { int a; char b; long c; };
