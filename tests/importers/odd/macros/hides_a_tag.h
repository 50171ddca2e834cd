#define LIB_S 4
union LIB_S { int a; };
