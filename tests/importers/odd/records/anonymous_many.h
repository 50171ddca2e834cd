struct lib_a { union { int a; float b; }; union { int c; float d; }; struct { int e; }; struct { int f; } g, h; };
struct lib_b { struct { int a; } x; struct { int a; } y; enum { LIB_ONE } e; enum { LIB_TWO } f; };
