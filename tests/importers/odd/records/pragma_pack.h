#pragma pack(push, 1)
struct lib_1 { char a; int b; long c; };
#pragma pack(push, 2)
struct lib_2 { char a; int b; long c; };
#pragma pack(pop)
struct lib_3 { char a; short b; };
#pragma pack(pop)
struct lib_4 { char a; int b; };
#pragma pack(4)
struct lib_5 { char a; long b; double c; };
union lib_6 { char a; long b; };
struct lib_7 { char a; int b; };
#pragma pack(8)
struct lib_8 { char a; long double b; };
#pragma pack(16)
struct lib_9 { char a; long double b; };
#pragma pack()
struct lib_10 { char a; long double b; __int128 c; };
