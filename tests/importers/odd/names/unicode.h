int lib_größe(int länge);
struct lib_été { int naïve; };
#define LIB_Ω 5
enum lib_色 { LIB_赤, LIB_青 };
int lib_\u00e9(void);
