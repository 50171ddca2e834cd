#define LIB_SPL\
ICED 5
int lib_spl\
iced(int a);
/\
* a comment *\
/ int lib_after(void);
