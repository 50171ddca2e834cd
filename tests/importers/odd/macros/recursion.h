#define LIB_A LIB_B
#define LIB_B LIB_A
#define LIB_SELF LIB_SELF
#define LIB_SELF_CALL LIB_SELF_CALL()
#define LIB_GROWS (LIB_GROWS + 1)
#define LIB_F(x) LIB_F(x)
#define LIB_G LIB_F(1)
