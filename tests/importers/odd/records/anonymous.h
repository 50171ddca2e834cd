struct lib_a {
    int kind;
    union { struct { int x, y; }; struct { float u, v; }; long all; };
    struct { union { char c; short s; } inner; struct { int deep; } *pointer, array[2]; } named;
    struct lib_tagged { int z; };
    struct lib_tagged_too { int w; } too;
};
union lib_b { struct { union { struct { union { int deepest; }; }; }; }; };
