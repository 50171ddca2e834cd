union lib_u { int a; char text[]; };
struct lib_only { int rows[]; };
