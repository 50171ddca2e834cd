/* Macros that hide what is declared. */
int lib_hidden(int a);
#define lib_hidden(a) ((a) + 1)
int lib_gone(int a);
#define lib_gone 5
extern int lib_value;
#define lib_value (*lib_value_place())
int *lib_value_place(void);
typedef int lib_type;
#define lib_type long
struct lib_s { lib_type a; };
