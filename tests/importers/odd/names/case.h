int lib_a(void); int LIB_A(void); int Lib_A(void); int lib_A(void);
struct lib { int a; }; struct LIB { int a; };
