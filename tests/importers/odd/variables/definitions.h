int lib_tentative; int lib_defined = 3; static int lib_static = 4; const int lib_const = 5; static const char lib_name[] = "x";
int lib_tentative;
extern int lib_tentative;
