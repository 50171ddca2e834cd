int lib_a(int a);
long lib_a(int a);
struct lib_s { int a; };
struct lib_s { int a; };
