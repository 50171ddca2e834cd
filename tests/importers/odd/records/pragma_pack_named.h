#pragma pack(push, before, 1)
struct lib_1 { char a; int b; };
#pragma pack(push, within, 4)
struct lib_2 { char a; long b; };
#pragma pack(pop, before)
struct lib_3 { char a; long b; };
_Pragma("pack(push, 1)") struct lib_4 { char a; long b; }; _Pragma("pack(pop)")
#pragma options align=packed
struct lib_5 { char a; long b; };
#pragma options align=reset
