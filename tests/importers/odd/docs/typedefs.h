/** A number. */
typedef int lib_number;
/** A thing. */
typedef struct { int a; } lib_thing;
/** A handle. */
typedef struct lib_handle lib_handle;
/** Called often. @param a What. */
typedef int (*lib_callback)(int a);
/** A variable. */
extern int lib_value;
