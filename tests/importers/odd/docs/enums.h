/** Colours. */
enum lib_colour {
    LIB_RED, /**< Like blood. */
    LIB_GREEN, ///< Like grass.
    /** Like the sky. */
    LIB_BLUE
};
/** No name. */
enum { /** One. */ LIB_ONE };
