/* Records with pointers in use by calls, while other threads, or callbacks, may set those anew: what they led to stays until the
 * calls have ended that may still read it. Whoever sets a pointer asks; a call only says that it is there. */
#include "pj_internal.h"

void pj_begin_use(const pj_function *fn, pj_use *use, PyObject *object)
{
    pj_uses *all = fn->home->state->runtime->uses;
    if (object == NULL || use->object != NULL)
        return;
    use->object = object;
    PJ_LOCK(all);
    use->next = all->first;
    use->previous = &all->first;
    if (use->next != NULL)
        use->next->previous = &use->next;
    all->first = use;
    PJ_UNLOCK(all);
}

void pj_end_use(const pj_function *fn, pj_use *use)
{
    pj_uses *all = fn->home->state->runtime->uses;
    if (PJ_UNLIKELY(use->object == NULL))
        return;
    PJ_LOCK(all);
    *use->previous = use->next;
    if (use->next != NULL)
        use->next->previous = use->previous;
    PJ_UNLOCK(all);
    PyObject **late = use->late;
    for (uint32_t i = 0; i < use->count; i++)
        Py_DECREF(late[i]);
    PyMem_Free(late);
}

/* ---- what a call may reach -------------------------------------------------------------------------------------- */

#define PJ_MOST 256 /* objects that are followed; more are taken to lead everywhere */

typedef struct {
    const pj_runtime *runtime;
    PyObject *seen[PJ_MOST];
    uint32_t count;
    bool full;
} reach;

static void add(reach *from, PyObject *object)
{
    pj_root root;
    if (pj_root_of(from->runtime, object, &root))
        object = root.object;
    for (uint32_t i = 0; i < from->count; i++)
        if (from->seen[i] == object)
            return;
    from->full = from->full || from->count == PJ_MOST;
    if (!from->full)
        from->seen[from->count++] = object;
}

/* What the pointers in an object lead to, or what a list holds. */
static void follow(reach *from, PyObject *object)
{
    pj_root root;
    PyObject *key, *value;
    Py_ssize_t position = 0;
    if (Py_TYPE(object) == &PyList_Type)
        for (Py_ssize_t i = 0; i < PyList_Size(object); i++)
            add(from, PyList_GetItem(object, i));
    PyObject *dict = Py_TYPE(object) == &PyDict_Type ? object : NULL; /* of a record whose pointers were all set anew */
    if (dict == NULL && pj_root_of(from->runtime, object, &root) && root.kept != NULL)
        dict = *root.kept;
    while (dict != NULL && PyDict_Next(dict, &position, &key, &value))
        add(from, value);
}

static bool reaches(const pj_runtime *runtime, const pj_use *use, PyObject *wanted)
{
    reach from = {.runtime = runtime};
    add(&from, use->object);
    for (uint32_t i = 0; i < use->count; i++)
        add(&from, use->late[i]);
    for (uint32_t i = 0; i < from.count && !from.full; i++) {
        if (from.seen[i] == wanted)
            return true;
        follow(&from, from.seen[i]);
    }
    return from.full;
}

/* Without memory it is never freed. */
static void keep_late(pj_use *use, PyObject *object)
{
    Py_INCREF(object);
    if ((use->count & (use->count - 1)) == 0) { /* as many as there is room for */
        PyObject **larger = PyMem_Malloc((use->count == 0 ? 1 : 2 * (size_t)use->count) * sizeof *larger);
        if (larger == NULL)
            return;
        if (use->count > 0)
            memcpy(larger, use->late, use->count * sizeof *larger);
        PyMem_Free(use->late);
        use->late = larger;
    }
    use->late[use->count++] = object;
}

/* Under the lock: what a pointer in the memory of `root` led to until now stays for the calls that may read it. */
void pj_stay(const pj_runtime *runtime, PyObject *root, PyObject *before)
{
    for (pj_use *use = runtime->uses->first; use != NULL && before != NULL; use = use->next)
        if (reaches(runtime, use, root))
            keep_late(use, before);
}
