#define bool int
#define class klass
#define inline
#define LIB_RETURN return
#define LIB_IF if
struct class { bool a; };
inline bool lib_use(struct class *a);
