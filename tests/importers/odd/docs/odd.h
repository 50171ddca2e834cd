/** Control characters: , and tabs	too. */
int lib_a(void);
/** Ünïcödé, "quotes", trailing colon: */
int lib_b(void);
/** - item
 *  - other */
int lib_c(void);
/** # heading */
int lib_d(void);
/** null */
int lib_e(void);
/** {curly} [square] & * ! | > ' " % @ ` */
int lib_f(void);
/** Ends with a backslash \ */
int lib_g(void);
/**    */
int lib_h(void);
/** @brief */
int lib_i(void);
/** */ int lib_j(void);
