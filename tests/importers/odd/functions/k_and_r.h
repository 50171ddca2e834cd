int lib_old();
int lib_older(), lib_oldest();
void *lib_pointer();
