int Any(void); int Literal(void); int overload(void); int Final(void); int Self(void); int TypeAlias(void);
typedef struct { int a; } Sequence; typedef enum { LIB_A } Callable;
Callable lib_take(const Sequence *one);
