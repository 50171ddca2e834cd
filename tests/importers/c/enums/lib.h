enum lib_color { LIB_RED, LIB_GREEN = 5, LIB_BLUE };
typedef enum {
    LIB_ONE = -1,
    LIB_TWO = 2, /**< The second. */
    /** All of them. */
    LIB_MANY = LIB_TWO | 4
} lib_count;
typedef enum lib_mode { LIB_READ = 1 } lib_mode_t;
enum { LIB_LIMIT = 10, LIB_OTHER };
enum lib_big { LIB_HIGH = 0x80000000u };
lib_count lib_use(enum lib_color color, lib_mode_t mode, const lib_count *counts);
