#define LIB_A 1
int lib_a(int a,
          int b);
/** Words
 *  over lines. */
int lib_b(void);
