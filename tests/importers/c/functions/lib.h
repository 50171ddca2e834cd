/** Adds.
 * @param a one number
 * @return the sum
 */
int lib_add(int a, int);
/// The \p words in \c upper case.
char *lib_upper(const char *words);
/* No documentation. */
void lib_plain();
int lib_print(const char *format, ...);
int lib_old(void) __attribute__((deprecated("use lib_add")));
int lib_keywords(int from, int None, int lambda);
int raise(int sig);
#define lib_named __lib_named_v2
int __lib_named_v2(int a);
int lib_labelled(void) __asm__("lib_labelled_v3");
static inline int lib_inline(int a) { return a + 1; }
static int lib_hidden(void);
int lib_add(int a, int b);
static inline unsigned int lib_high(unsigned int word) { return (word >> 8) & 0xff; }
static inline int lib_loop(int a) { while (a > 9) a /= 10; return a; }
static inline int lib_calls(int a) { return lib_add(a, 1); }

/* Names as a system's headers have them. */
int lib_read(int __fd, void *__buf, int _fd, int);

/* An array that another parameter counts is a pointer. */
int lib_sum(int n, const short numbers[n]);
