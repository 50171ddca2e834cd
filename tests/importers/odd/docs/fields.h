/** A record. */
struct lib_s {
    int a; /**< The first. */
    /** The second. */
    int b;
    int c; ///< The third,
           ///< over two lines.
    int d; /* nothing */
    /** Flags. */ unsigned e : 3;
    union { int f; /**< Within. */ };
};
/** A union. */
union lib_u { int a; /*!< Its member. */ };
