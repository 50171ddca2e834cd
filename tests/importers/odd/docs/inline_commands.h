/** Takes @c int or @p value, see @ref lib_b, \e really and \b boldly; <code>x</code> &amp; more @a a. */
int lib_a(int a);
/** 100% "quoted" 'words' \\ # : {@link x} [y](z) `code` */
int lib_b(void);
