int lib_a(int self, int class, int None, int True, int from, int args, int kwargs, int print, int cls);
int lib_b(const void *lambda, long in, unsigned char is);
struct lib_self { int self; };
int lib_c(struct lib_self *self, struct lib_self __self);
