struct lib_s { int a, b; };
#define LIB_INIT { 1, 2 }
#define LIB_CHARS_INIT { 'a', 'b', 0 }
#define LIB_LITERAL ((struct lib_s) { 1, 2 })
#define LIB_MEMBER ((struct lib_s) { 1, 2 }).b
#define LIB_ARRAY ((int[]) { 1, 2, 3 })
#define LIB_DESIGNATED { .a = 1 }
