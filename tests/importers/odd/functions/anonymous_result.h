struct { int a, b; } lib_pair(void);
enum { LIB_NO, LIB_YES } lib_answer(void);
