struct lib_never;
struct lib_never lib_make(void);
int lib_take(struct lib_never a);
extern struct lib_never lib_global;
typedef struct lib_never lib_never;
struct lib_has_pointer { lib_never *a; };
