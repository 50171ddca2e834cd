typedef int lib_wide __attribute__((aligned(16)));
typedef int lib_loose __attribute__((aligned(1)));
typedef long lib_half __attribute__((aligned(4)));
struct lib_a { char a; lib_wide b; char c; };
struct lib_b { char a; lib_loose b; short c; };
struct lib_c { char a; lib_half b; };
typedef struct { int x; } lib_big __attribute__((aligned(64)));
struct lib_d { char a; lib_big b; };
