struct lib_a { const int a; volatile int b; const volatile char c; int *restrict d; const char *const e; };
const struct lib_b { int a; } lib_value;
struct lib_c { const struct lib_a inner; volatile struct lib_b *p; };
