struct lib_never;
typedef struct lib_also_never lib_also_never;
struct lib_later;
int lib_use(struct lib_never *a, lib_also_never **b, struct lib_later *c, const struct lib_nowhere *d);
struct lib_later { int a; };
typedef struct _lib_hidden *lib_handle;
lib_handle lib_open(void);
