int lib$get(int a$);
struct lib$s { int $a; };
int $(void);
