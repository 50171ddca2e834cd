typedef int lib_row[4];
typedef lib_row lib_grid[3];
typedef char lib_open[];
typedef struct { int a; } lib_list[2];
typedef struct { int a; } *lib_only_pointer;
int lib_use(lib_row a, lib_grid b, const lib_row c, lib_row *d, lib_list e, lib_only_pointer f);
struct lib_s { lib_row a; lib_grid b; lib_open c; };
extern lib_open lib_text;
extern lib_grid lib_table;
