int lib_real(int a, const char *b, int size); struct lib_s { int a, b; };
int lib_one(int a); void lib_void(int a);
#define lib_short(a, b) lib_real((a), (b), (int) sizeof(struct lib_s))
#define lib_same(a) lib_one(a)
#define LIB_VOID(a) lib_void(a)
#define LIB_SQUARE(x) ((x) * (x))
#define LIB_MAX(a, b) ((a) > (b) ? (a) : (b))
#define LIB_FIELD(s) ((s)->a)
#define LIB_CODE(x) do { lib_void(x); } while (0)
#define LIB_CONCAT(a, b) a##b
#define LIB_STRING(a) #a
#define LIB_VARIADIC(...) lib_one(__VA_ARGS__)
#define LIB_NONE() lib_one(4)
#define LIB_TYPE(t) ((t) 0)
#define LIB_UNUSED(x) ((void) (x))
