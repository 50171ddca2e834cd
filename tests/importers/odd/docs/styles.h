/** Javadoc. */
int lib_a(void);
/*! Qt. */
int lib_b(void);
/// Slashes.
int lib_c(void);
//! Slashes of Qt.
int lib_d(void);
int lib_e(void); /**< After it. */
int lib_f(void); ///< After it, too.
int lib_g(void); //!< And so.
int lib_h(void); /*!< Even so. */
/* Only a comment. */
int lib_i(void);
// Only a comment.
int lib_j(void);
/**/
int lib_k(void);
/***/
int lib_l(void);
/*********************
 * A banner.
 *********************/
int lib_m(void);
