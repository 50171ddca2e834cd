#define LIB_INT int
#define LIB_STRUCT struct lib_s
#define LIB_POINTER void *
#define LIB_CONST const
#define LIB_API extern __attribute__((visibility("default")))
#define LIB_INLINE static inline
#define LIB_BEGIN {
#define LIB_DO do { } while (0)
#define LIB_EMPTY
struct lib_s { LIB_INT a; };
LIB_API LIB_INT lib_use(LIB_CONST LIB_STRUCT *a);
LIB_INLINE LIB_POINTER lib_nothing(void) { return 0; }
