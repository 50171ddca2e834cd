typedef int lib_a;
typedef int lib_a;
typedef struct lib_s lib_s;
typedef struct lib_s lib_s;
struct lib_s { lib_a a; };
