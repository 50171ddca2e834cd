int lib_a;
typeof(lib_a) lib_one(void);
