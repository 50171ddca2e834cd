/* What takes no room: arrays of no elements anywhere, and structs without fields. */
struct salted {
    unsigned char iv[12];
    unsigned char salt[0];
    unsigned char seq[8];
};
struct only {
    int kind;
    union {
        int words[0];
        unsigned char data[0];
    } u;
};
struct ring {
    union {
        struct {
            long address;
            short tail;
        };
        struct {
            struct {
            } none;
            int items[];
        };
    };
};
struct command {
    int code;
    union {
        int number;
        unsigned char bytes[0];
    };
};
