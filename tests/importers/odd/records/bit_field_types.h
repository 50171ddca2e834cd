enum lib_kind { LIB_A, LIB_B, LIB_C, LIB_D };
typedef unsigned lib_flag;
struct lib_s { enum lib_kind kind : 2; lib_flag flag : 1; lib_flag rest : 29; const unsigned c : 3; };
union lib_u { unsigned all; unsigned low : 4; struct { unsigned a : 4, b : 28; }; };
