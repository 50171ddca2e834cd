#define LIB_NULL ((void *) 0)
#define LIB_MINUS ((void *) -1)
#define LIB_TYPED ((struct lib_s *) 4)
#define LIB_CHARS ((const char *) 0)
typedef void (*lib_free)(void *);
#define LIB_STATIC ((lib_free) 0)
#define LIB_TRANSIENT ((lib_free) -1)
extern int lib_x;
int lib_f(void);
#define LIB_ADDRESS (&lib_x)
#define LIB_FUNCTION (&lib_f)
struct lib_s { int a; long b; };
#define LIB_OFFSET __builtin_offsetof(struct lib_s, b)
#define LIB_OLD_OFFSET ((unsigned long) &((struct lib_s *) 0)->b)
