enum __attribute__((packed)) lib_small { LIB_A, LIB_B = 255 };
enum __attribute__((packed)) lib_signed { LIB_C = -1, LIB_D };
enum __attribute__((packed)) lib_middle { LIB_E = 256 };
struct lib_s { enum lib_small a; enum lib_signed b; enum lib_middle c; char d; };
enum lib_small lib_use(enum lib_signed a);
