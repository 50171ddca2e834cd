int lib_never(void) __attribute__((unavailable("not here")));
int lib_error(void) __attribute__((error("don't")));
int lib_warned(void) __attribute__((warning("careful")));
int lib_fine(void);
