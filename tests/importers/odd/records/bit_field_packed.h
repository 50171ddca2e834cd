struct __attribute__((packed)) lib_a { int a : 3; int b : 30; char c; short d : 9; };
#pragma pack(1)
struct lib_b { char a; int b : 9; long c : 40; };
#pragma pack(2)
struct lib_c { char a; int b : 20; int c : 20; };
#pragma pack()
struct lib_d { char a; int b : 5 __attribute__((packed)); int c : 30; };
struct lib_e { char a; int b : 5 __attribute__((aligned(8))); int c : 3; };
