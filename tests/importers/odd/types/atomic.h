_Atomic int lib_a(_Atomic int *b, _Atomic(long) c);
struct lib_s { _Atomic int a; _Atomic(short) b; _Atomic _Bool c; };
extern _Atomic unsigned lib_counter;
typedef struct { int a, b; } lib_pair;
int lib_both(_Atomic(lib_pair) *a);
