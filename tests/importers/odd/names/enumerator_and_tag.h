struct lib_one { int a; };
enum lib_two { lib_one, lib_two, lib_three };
struct lib_three { int a; };
