/** Old. @deprecated Use lib_b. */
int lib_a(void);
/**
 * Older.
 * \deprecated since 2.0, use lib_b
 * @since 1.2
 */
int lib_c(void);
int lib_b(void);
