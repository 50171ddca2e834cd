struct class { int a; };
struct None { int a; };
union def { int a; float b; };
enum lambda { LIB_ONE };
typedef struct import { int a; } from;
int lib_use(struct class *a, struct None b, union def *c, enum lambda d, from *e);
