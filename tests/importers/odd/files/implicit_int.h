lib_old(a);
static lib_older;
