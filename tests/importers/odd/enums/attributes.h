enum __attribute__((flag_enum, enum_extensibility(open))) lib_flags { LIB_R = 1, LIB_W = 2, LIB_RW = 3 };
enum lib_old { LIB_GONE __attribute__((deprecated("use LIB_NEW"))) = 1, LIB_NEW, };
enum lib_deprecated { LIB_D } __attribute__((deprecated));
