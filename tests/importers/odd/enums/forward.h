enum lib_forward;
struct lib_s { enum lib_forward *a; };
int lib_use(enum lib_forward *a);
enum lib_forward { LIB_F = 2 };
enum lib_forward lib_get(void);
