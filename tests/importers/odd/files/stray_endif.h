int lib_a(void);
#endif
