int (lib_parenthesised)(int (a)), *lib_pointer(void), lib_object;
extern int lib_more(void), lib_numbers[3], (*lib_hook)(int);
long unsigned int long lib_order(short unsigned a, int long b, signed c, char unsigned d);
int const lib_constant(char const *a);
