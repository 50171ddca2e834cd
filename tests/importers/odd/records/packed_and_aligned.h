struct __attribute__((packed)) lib_a { char a; int b __attribute__((aligned(4))); short c; };
struct __attribute__((packed)) lib_b { char a; int b __attribute__((aligned(16))); char c; };
struct lib_c { char a; short b __attribute__((packed, aligned(2))); int c __attribute__((packed)); };
struct lib_inner { long a; } __attribute__((aligned(32)));
struct __attribute__((packed)) lib_d { char a; struct lib_inner b; };
#pragma pack(push, 4)
struct lib_e { char a; struct lib_inner b; long c; };
struct lib_f { char a; long b __attribute__((aligned(8))); };
#pragma pack(pop)
