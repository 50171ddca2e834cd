/** @defgroup things Things
 *  What belongs together.
 *  @{ */
int lib_a(void);
/** Its own words. */
int lib_b(void);
/** @} */
int lib_c(void);
/** @file
 *  About the file. */

int lib_d(void);
