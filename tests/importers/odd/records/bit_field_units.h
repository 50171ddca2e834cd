struct lib_straddle { int a : 20; int b : 20; char c : 4; };
struct lib_mixed { char a; int b : 4; short c : 4; long d : 4; char e; };
struct lib_zero { int a : 4; int : 0; int b : 4; char : 0; char c : 2; long : 0; char d; };
struct lib_first { int : 0; int a : 3; };
struct lib_only { int : 8; };
struct lib_unnamed { unsigned : 3, a : 4, : 5, b : 6; short : 2; char c; };
