struct lib_inner { int n; char text[]; };
struct lib_outer { int a; struct lib_inner b; };
