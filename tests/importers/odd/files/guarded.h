#ifndef LIB_GUARDED_H
#define LIB_GUARDED_H
#ifdef __cplusplus
extern "C" {
#endif
int lib_guarded(void);
#include "guarded.h"
#ifdef __cplusplus
}
namespace lib { class thing; template <class T> T make(T); }
#endif
#endif
