int lib_numbered(int _1, int _2);
