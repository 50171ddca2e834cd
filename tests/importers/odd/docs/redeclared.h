int lib_a(void);
/** Said the second time. */
int lib_a(void);
/** Said first. */
int lib_b(void);
/** Said again. */
int lib_b(void);
