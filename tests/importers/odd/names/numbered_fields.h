/* Fields that are called as the language calls padding. */
struct lib_numbered { int _1; int _2; short _3; };
struct lib_mixed { int _1; int : 3; int _2 : 4; struct { char a; }; };
union lib_numbers { int _1; float _2; };
