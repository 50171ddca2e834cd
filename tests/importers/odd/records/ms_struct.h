struct __attribute__((ms_struct)) lib_a { char a : 3; int b : 5; short c : 2; };
#pragma ms_struct on
struct lib_b { char a : 4; short b : 4; int : 0; char c; };
#pragma ms_struct off
