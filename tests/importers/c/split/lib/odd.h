/* It compiles alone, but what its macro stands for doesn't. */
#define LIB_ODD ((lib_size)3)
