#define LIB_SIZE ((unsigned long) 5)
typedef unsigned short lib_id;
#define LIB_ID ((lib_id) 70000)
#define LIB_ID_ALL ((lib_id) ~0)
enum lib_e { LIB_E = 3 };
#define LIB_ENUM ((enum lib_e) 3)
#define LIB_WIDE ((__int128) 1 << 100)
#define LIB_COMPLEX (1.0 + 2.0i)
#define LIB_LONG_DOUBLE 3.14159265358979323846264338327950288L
#define LIB_HALF ((_Float16) 0.5)
typedef struct { int a; } lib_s;
#define LIB_SIZE_OF sizeof(lib_s)
