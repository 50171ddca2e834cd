#define LIB_INNER 5
