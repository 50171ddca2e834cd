#pragma pack(1)
struct lib_a { char a; struct { char b; int c; } d; union { char e; long f; }; };
#pragma pack()
struct lib_b { char a; struct lib_a b; int c; };
