struct lib_1 { char a; }; struct lib_2 { float a, b; }; struct lib_3 { double a[2]; }; struct lib_4 { long a, b, c; };
union lib_5 { float a; int b; };
struct lib_1 lib_one(struct lib_1 a); struct lib_2 lib_two(struct lib_2 a, struct lib_3 b);
struct lib_4 lib_four(struct lib_4 a); union lib_5 lib_five(union lib_5 a);
typedef struct lib_2 (*lib_cb)(struct lib_4 a);
