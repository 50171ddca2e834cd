struct stat { int size; };
int stat(const char *path, struct stat *to);
enum kind { KIND_A };
enum kind kind(void);
union both { int a; };
int both(union both *to);
