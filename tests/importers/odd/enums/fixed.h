enum lib_char : unsigned char { LIB_C = 200 };
enum lib_short : short { LIB_S = -3 };
enum lib_long : unsigned long long { LIB_L = 1 };
enum lib_typed : long { LIB_T };
struct lib_s { enum lib_char a; enum lib_short b; enum lib_long c; };
enum lib_short lib_use(enum lib_char a, enum lib_long *b);
