/* Records and enums that nothing but their place names. */
typedef struct lib_value {
    int kind;
    union {
        long number;
        double real;
    } data[2];
    struct {
        int x, y;
    } *place;
    enum { LIB_COLD, LIB_WARM } heat;
} lib_value;

typedef struct {
    char tag[4];
} lib_one[1];
typedef struct {
    int hidden;
} *lib_handle;

extern struct {
    int major, minor;
} lib_version;

int lib_take(lib_handle of, lib_one one, const lib_value *value);
