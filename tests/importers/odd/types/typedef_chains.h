typedef int lib_1; typedef lib_1 lib_2; typedef lib_2 lib_3; typedef const lib_3 lib_4; typedef lib_4 *lib_5;
typedef lib_5 lib_6[4]; typedef struct lib_s lib_7; typedef lib_7 lib_8; typedef lib_8 *lib_9; typedef lib_9 const lib_10;
lib_3 lib_use(lib_4 a, lib_5 b, lib_6 c, lib_9 d, lib_10 e, lib_8 **f);
