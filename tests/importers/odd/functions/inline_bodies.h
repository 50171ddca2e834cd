static inline int lib_loop(int n) { int s = 0; while (n--) s += n; return s; }
static inline void lib_nothing(void) { }
static inline int lib_if(int a) { if (a) return 1; return 0; }
static inline int lib_two(int a) { a++; return a; }
static inline int lib_comma(int a) { return (a, 2); }
static inline int lib_string(void) { return "a;b"[1]; }
static inline const char *lib_words(void) { return "words"; }
static inline int lib_read(const int *at) { return *at; }
static inline int lib_divided(int a, int b) { return a / b; }
static inline double lib_half(double a) { return a / 2; }
static inline int lib_size(void) { return sizeof(int) * 8; }
static inline int lib_chosen(int a) { return a > 3 ? 1 : 0; }
