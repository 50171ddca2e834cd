#include <stdarg.h>
/** A point.
 *
 * More of it is not needed.
 */
typedef struct { int x, y; } lib_point;
union lib_number { float real; unsigned int bits; };
typedef struct lib_node {
    struct lib_node *next;
    lib_point at, grid[2][3];
    int (*compare)(const struct lib_node *one, const struct lib_node *other);
    struct { int inner; struct { char deep; } more; } named;
    union { int a; float b; };
    struct { short c; };
    unsigned flags : 3, : 5, kind : 4;
    int : 0;
    long count;
    char tail[];
} lib_node;
struct __attribute__((packed)) lib_packed { char a; int b; };
#pragma pack(push, 2)
struct lib_pragma { char a; int b; double c; };
#pragma pack(pop)
struct __attribute__((aligned(32))) lib_aligned { char a; };
struct lib_field { char a; int b __attribute__((aligned(16))); };
struct lib_odd { int a; float wide __attribute__((vector_size(16))); };
struct lib_varying { int n; va_list arguments; };
int lib_by_value(lib_point a, struct lib_packed b, union lib_number c);
