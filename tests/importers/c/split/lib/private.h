/* Not the library's own. */
#pragma once
#define LIB_PRIVATE 1
struct lib_secret { int key; };
void lib_hidden(void);
