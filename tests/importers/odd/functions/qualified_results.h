const int lib_const(void);
volatile int lib_volatile(void);
const struct lib_s { int a; } lib_record(const struct lib_s a);
