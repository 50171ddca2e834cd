/* The same type without a name, several times. */
int lib_sort(int *a, int (*compare)(const void *, const void *));
int lib_search(int *a, int (*compare)(const void *, const void *), int (*other)(const void *, const void *));
struct lib_table { int (*compare)(const void *, const void *); int (*hash)(const void *); };
int lib_other(int (*compare)(const void *one, const void *two));
