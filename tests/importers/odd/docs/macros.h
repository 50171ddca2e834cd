/** The limit. */
#define LIB_LIMIT 10
#define LIB_AFTER 11 /**< After it. */
/// A word,
/// in two lines.
#define LIB_WORD "word"
/**
 * @brief A flag.
 *
 * And more of it.
 */
# define LIB_FLAG (1 << 3) //!< Not this: it is said behind.
#define LIB_LONG (1 + \
                  2) /**< Over
                      *   several lines. */
/** Above a blank line. */

#define LIB_FAR 1
int lib_f(void); /** Beside another. */
#define LIB_BESIDE 2
/* No documentation. */
#define LIB_PLAIN 3
/****** A rule ******/
#define LIB_RULE 4
/**< Of what is before. */
#define LIB_NEXT 5
/** @{ */
#define LIB_GROUPED 6
/** Called. */
#define lib_g() lib_f()
/** Real. */
#define LIB_REAL 1.5
