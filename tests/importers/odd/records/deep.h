struct lib_1 { struct { struct { struct { struct { struct { struct { struct { struct { struct { struct { struct {
    struct { struct { struct { struct { struct { int end; } a; } a; } a; } a; } a; } a; } a; } a; } a; } a; } a; } a; } a; } a; } a; } a; };
