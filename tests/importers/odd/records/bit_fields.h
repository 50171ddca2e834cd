struct lib_bool { _Bool a : 1, b : 1; _Bool c; };
struct lib_char { char a : 3; signed char b : 5; unsigned char c : 8; };
struct lib_short { short a : 9; unsigned short b : 9; };
struct lib_int { int a : 1; unsigned b : 31; int c : 32; signed d : 2; };
struct lib_long { long a : 33; unsigned long b : 63; long c : 64; };
struct lib_longlong { long long a : 40; unsigned long long b : 24; int c; };
