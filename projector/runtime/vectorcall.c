/* Classes whose calls pass arguments as they lie on the stack, instead of making a tuple of them. */
#include "pj_internal.h"

/* Type objects have a field for that, `type` looks it up, and from 3.14 on there is a slot for it. Those of 3.11 to 3.13
   can't change any more. There we write into the field, but only where the interpreter itself says that we know the place:
   `type` has its offset, and slots on both sides of it hold what PyType_GetSlot() gives. */

#define TP_VECTORCALL 82 /* Py_tp_vectorcall of 3.14 */

enum { WORD_DEALLOC = 6, WORD_VECTORCALL_OFFSET = 7, WORD_NEW = 39, WORD_FINALIZE = 49, WORD_VECTORCALL = 50 };

/* The slot, or 0 where there is none yet. */
int pj_vectorcall_slot(void)
{
    return Py_Version >= 0x030E0000 ? TP_VECTORCALL : 0;
}

#if defined(PJ_FREE_THREADED)
void pj_set_vectorcall(PyTypeObject *class, pj_vectorcall call)
{
    (void)class, (void)call; /* 3.13's objects start otherwise there */
}
#else
static bool is_known(PyTypeObject *class, void *const *words)
{
    const Py_ssize_t *of_type = (const Py_ssize_t *)(void *)&PyType_Type;
    return of_type[WORD_VECTORCALL_OFFSET] == WORD_VECTORCALL * (Py_ssize_t)sizeof *words && words[WORD_VECTORCALL] == NULL &&
           words[WORD_DEALLOC] == PyType_GetSlot(class, Py_tp_dealloc) && words[WORD_NEW] == PyType_GetSlot(class, Py_tp_new) &&
           words[WORD_FINALIZE] == PyType_GetSlot(class, Py_tp_finalize);
}

void pj_set_vectorcall(PyTypeObject *class, pj_vectorcall call)
{
    void **words = (void **)(void *)class;
    if (Py_Version < 0x030E0000 && is_known(class, words))
        memcpy(&words[WORD_VECTORCALL], &call, sizeof call);
}
#endif
