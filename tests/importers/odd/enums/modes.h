typedef enum __attribute__((mode(byte))) { LIB_A, LIB_B } lib_byte;
struct lib_s { lib_byte a; char b; };
