extern "C" {
int lib_a(void);
}
