typedef unsigned char bool;
bool lib_is(bool a);
bool *lib_all(bool of[2]);
