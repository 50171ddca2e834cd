struct lib_a { int a; _Static_assert(sizeof(int) == 4, "int"); int b; };
_Static_assert(sizeof(struct lib_a) == 8, "struct");
