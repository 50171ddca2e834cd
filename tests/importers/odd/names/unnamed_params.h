int lib_none(int, const char *, void *);
int lib_some(int, int p1, int, int p3);
int lib_late(int p2, int);
typedef int (*lib_cb)(int, int p1);
