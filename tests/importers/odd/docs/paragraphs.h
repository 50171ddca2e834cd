/**
 * First line
 * goes on here.
 *
 * Second paragraph, which is more.
 */
int lib_a(void);
/** @brief Brief words. More words. */
int lib_b(void);
/// One line
/// and the next.
///
/// Another paragraph.
int lib_c(void);
/**
Without stars,
over lines.
*/
int lib_d(void);
/**
 *	With a tab,
 **  and two stars.
 */
int lib_e(void);
