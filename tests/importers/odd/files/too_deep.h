#define A1 ((((((((((((((((
#define A2 A1 A1 A1 A1 A1 A1 A1 A1 A1 A1 A1 A1 A1 A1 A1 A1
int lib_a[A2 A2 1];
