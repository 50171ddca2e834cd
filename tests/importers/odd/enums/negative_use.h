enum lib_a { LIB_MINUS = -5, LIB_PLUS = 5 };
struct lib_s { enum lib_a a : 4; enum lib_a b; };
enum lib_a lib_use(enum lib_a a);
