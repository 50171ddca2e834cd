/** The limit. */
#define LIB_LIMIT 10
#define LIB_AFTER 11 /**< After it. */
/// A word.
#define LIB_WORD "word"
