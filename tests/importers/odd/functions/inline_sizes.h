struct lib_pair { int a; short b; };
union lib_either { long l; char c[24]; };
static inline unsigned long lib_pairs(unsigned n) { return n * sizeof(struct lib_pair); }
static inline unsigned long lib_either_size(void) { return sizeof(union lib_either); }
static inline unsigned long lib_int_size(void) { return sizeof(unsigned int); }
