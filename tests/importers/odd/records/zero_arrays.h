struct lib_tail { int n; char data[0]; };
struct lib_middle { int a; int none[0]; int b; };
struct lib_first { long none[0]; char a; };
struct lib_aligned { char a; long none[0]; };
struct lib_of_records { int n; struct lib_tail items[0]; };
struct lib_two { int n[0][4]; int m[4][0]; char c; };
