#warning "this header is old"
int lib_old(void);
