typedef int bool;
#define true 1
#define false 0
struct lib_flags { bool on; char c; };
bool lib_is(bool a);
