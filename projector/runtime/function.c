/* Function objects: made at first access, when the symbol is looked up; and the binding of arguments to parameters. */
#include "pj_internal.h"

/* Which of the parameters that `given` (a bit each) doesn't hold has no default; raises TypeError for the first. */
static int check_required(const pj_function_desc *desc, uint64_t given)
{
    uint64_t missing = desc->required & ~given;
    if (PJ_LIKELY(missing == 0))
        return 0;
    int first = __builtin_ctzll(missing);
    PyErr_Format(PyExc_TypeError, "%s() missing required argument '%s' (pos %d)", desc->name, desc->parameters[first],
                 first + 1);
    return -1;
}

static int check_positional(const pj_function_desc *desc, Py_ssize_t given)
{
    if (PJ_LIKELY(given <= desc->positional))
        return 0;
    PyErr_Format(PyExc_TypeError, "%s() takes at most %d positional argument%s (%zd given)", desc->name,
                 desc->positional, desc->positional == 1 ? "" : "s", given);
    return -1;
}

/* The place of a keyword; `next` is the likely one: a call site tends to name parameters in order. */
static int find_parameter(const pj_function *fn, PyObject *name, int next)
{
    const pj_function_desc *desc = fn->desc;
    if (PJ_LIKELY(next < desc->count && fn->names[next] == name && next >= desc->positional_only))
        return next;
    for (int i = desc->positional_only; i < desc->count; i++)
        if (fn->names[i] == name)
            return i;
    for (int i = desc->positional_only; i < desc->count; i++)
        if (PyUnicode_Compare(name, fn->names[i]) == 0)
            return i;
    if (!PyErr_Occurred())
        PyErr_Format(PyExc_TypeError, "%s() got an unexpected keyword argument '%U'", desc->name, name);
    return -1;
}

#if defined(PJ_FREE_THREADED)
/* Remembers the first few call sites for good: others read them meanwhile. */
PJ_COLD static void remember(pj_function *fn, const pj_call_site *site, PyObject *kwnames, uint8_t misses)
{
    (void)misses;
    PJ_LOCK_OBJECT(fn);
    if (fn->sites == NULL)
        fn->sites = PyMem_Calloc(PJ_CALL_SITES, sizeof *fn->sites);
    int place = fn->site_count;
    if (fn->sites != NULL && place < PJ_CALL_SITES) {
        fn->sites[place] = *site;
        fn->site_names[place] = Py_NewRef(kwnames);
        __atomic_store_n(&fn->site_count, place + 1, __ATOMIC_RELEASE);
    }
    PJ_UNLOCK_OBJECT(fn);
}
#else
/* Forgets call sites that are gone: f(**d) makes a new tuple of names each time. */
static void forget(pj_function *fn)
{
    for (int i = 0; i < fn->site_count;)
        if (fn->site_names[i]->ob_refcnt == 1) {
            Py_DECREF(fn->site_names[i]);
            fn->site_names[i] = fn->site_names[--fn->site_count];
            fn->sites[i] = fn->sites[fn->site_count];
        } else
            i++;
}

/* Remembers a call site, but only the first few of 256 misses: so call sites that keep missing cost no more than having
 * no cache, and one that becomes hot later on gets in all the same. */
PJ_COLD static void remember(pj_function *fn, const pj_call_site *site, PyObject *kwnames, uint8_t misses)
{
    if (misses == PJ_CALL_SITES) {
        forget(fn);
        return;
    }
    if (fn->sites == NULL && (fn->sites = PyMem_Calloc(PJ_CALL_SITES, sizeof *fn->sites)) == NULL)
        return; /* it works without */
    if (fn->site_count == PJ_CALL_SITES)
        Py_DECREF(fn->site_names[misses]);
    else
        misses = fn->site_count++;
    fn->sites[misses] = *site;
    fn->site_names[misses] = Py_NewRef(kwnames);
}
#endif

/* Puts the keyword arguments from the `k`th on into their slots; those before it are named in order. */
static int place_keywords(const pj_function *fn, PyObject *const *args, PyObject *kwnames, Py_ssize_t k,
                          pj_call_site *site, PyObject **slots)
{
    const pj_function_desc *desc = fn->desc;
    Py_ssize_t nargs = site->positional, next = nargs + k, count = PyTuple_Size(kwnames);
    uint64_t seen = ((uint64_t)1 << next) - 1;
    for (Py_ssize_t i = 0; i < desc->count; i++)
        slots[i] = i < next ? args[i] : NULL;
    for (Py_ssize_t i = 0; i < k; i++)
        site->place[i] = (uint8_t)(nargs + i);
    for (; k < count; k++) {
        PyObject *name = PyTuple_GetItem(kwnames, k);
        int place = find_parameter(fn, name, (int)next);
        if (PJ_UNLIKELY(place < 0))
            return -1;
        if (PJ_UNLIKELY(seen >> place & 1)) {
            PyErr_Format(PyExc_TypeError, "%s() got multiple values for argument '%U'", desc->name, name);
            return -1;
        }
        seen |= (uint64_t)1 << place;
        slots[place] = args[nargs + k];
        site->place[k] = (uint8_t)place;
        next = place + 1 < desc->count ? place + 1 : 0;
    }
    return check_required(desc, seen);
}

/* A call site that isn't remembered. */
static PyObject *const *bind_keywords(pj_function *fn, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames,
                                      PyObject **slots)
{
    const pj_function_desc *desc = fn->desc;
    if (check_positional(desc, nargs) < 0)
        return NULL;
    Py_ssize_t count = PyTuple_Size(kwnames), k = 0, most = desc->count - nargs, likely = count < most ? count : most;
    PyObject *const *names = fn->names + nargs;
    pj_call_site site;
    site.positional = (uint8_t)nargs;
    site.named = (uint8_t)count; /* more than there are parameters are an error below */
    if (nargs >= desc->positional_only)
        while (k < likely && PyTuple_GetItem(kwnames, k) == names[k])
            k++;
    site.in_order = k == count && k == most;
    if (PJ_UNLIKELY(!site.in_order)) {
        if (PJ_UNLIKELY(place_keywords(fn, args, kwnames, k, &site, slots) < 0))
            return NULL;
        args = slots;
    }
    uint8_t misses = fn->misses++;
    if (PJ_UNLIKELY(misses <= PJ_CALL_SITES))
        remember(fn, &site, kwnames, misses);
    return args;
}

static PyObject *const *bind_positional(const pj_function *fn, PyObject *const *args, Py_ssize_t nargs, PyObject **slots)
{
    if (check_positional(fn->desc, nargs) < 0 || check_required(fn->desc, ((uint64_t)1 << nargs) - 1) < 0)
        return NULL;
    if (nargs == fn->desc->count)
        return args;
    for (Py_ssize_t i = 0; i < fn->desc->count; i++)
        slots[i] = i < nargs ? args[i] : NULL;
    return slots;
}

static PyObject *const *spread(const pj_function_desc *desc, const pj_call_site *site, PyObject *const *args,
                               PyObject **slots)
{
    if (PJ_LIKELY(site->in_order))
        return args;
    int given = site->positional + site->named;
    for (int i = 0; i < site->positional; i++)
        slots[i] = args[i];
    for (int i = site->positional; given < desc->count && i < desc->count; i++)
        slots[i] = NULL;
    for (int k = site->positional, i = 0; k < given; k++, i++)
        slots[site->place[i]] = args[k];
    return slots;
}

PyObject *const *pj_bind(pj_function *fn, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames, PyObject **slots)
{
    if (kwnames == NULL)
        return bind_positional(fn, args, nargs, slots);
    int count = __atomic_load_n(&fn->site_count, __ATOMIC_ACQUIRE);
    for (int i = 0; i < count; i++)
        if (fn->site_names[i] == kwnames && fn->sites[i].positional == nargs)
            return spread(fn->desc, &fn->sites[i], args, slots);
    return bind_keywords(fn, args, nargs, kwnames, slots);
}

/* ---- the object ------------------------------------------------------------------------------------------------- */

static void function_dealloc(PyObject *self)
{
    pj_function *fn = PJ_DATA(pj_function, self);
    PyTypeObject *type = Py_TYPE(self);
    PyObject *native = fn->native;
    pj_leave_functions(fn);
    for (int i = 0; fn->names != NULL && i < fn->desc->count; i++)
        Py_XDECREF(fn->names[i]);
    for (int i = 0; i < fn->site_count; i++)
        Py_DECREF(fn->site_names[i]);
    PyMem_Free(fn->sites);
    PyMem_Free(fn->names);
    PyMem_Free(fn->refs);
    PyMem_Free(fn->natives);
    PyMem_Free(fn->table);
    PyMem_Free((void *)fn->desc);
    PyObject_Free(self);
    Py_DECREF(type);
    Py_DECREF(native);
}

/* Pickles as (import_module, ("linux_api.time",)): a function pickles as getattr of this. */
static PyObject *function_reduce(PyObject *self, PyObject *unused)
{
    (void)unused;
    PyObject *importlib = PyImport_ImportModule("importlib");
    if (importlib == NULL)
        return NULL;
    PyObject *load = PyObject_GetAttrString(importlib, "import_module");
    Py_DECREF(importlib);
    PyObject *name = PyUnicode_FromString(PJ_DATA(pj_function, self)->home->namespace->name);
    PyObject *args = name == NULL ? NULL : PyTuple_Pack(1, name);
    PyObject *result = load == NULL || args == NULL ? NULL : PyTuple_Pack(2, load, args);
    Py_XDECREF(load);
    Py_XDECREF(name);
    Py_XDECREF(args);
    return result;
}

PyTypeObject *pj_function_class(pj_home *home)
{
    static const PyMethodDef methods[] = {{"__reduce__", function_reduce, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL}};
    PyType_Slot slots[] = {{Py_tp_dealloc, function_dealloc}, {Py_tp_methods, (void *)methods}, {0, NULL}};
    if (home->function_type == NULL) {
        PyTypeObject *made = pj_class(home->state, home->namespace->self_name, sizeof(pj_function),
                                      Py_TPFLAGS_DISALLOW_INSTANTIATION, slots);
        if (made != NULL && !PJ_PUBLISH(&home->function_type, made))
            Py_DECREF(made);
    }
    return home->function_type;
}

/* The generated entry, or one before it that sends results abroad. */
static PyCFunctionFastWithKeywords entry_of(const pj_function *fn)
{
    for (uint32_t i = 0; i < fn->desc->row.ref_count; i++)
        if (fn->refs[i]->abroad != NULL)
            return pj_call_abroad;
    return pj_entry_of(fn);
}

/* The entry of a deprecated function until its first call. */
static PyObject *warn_first(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    pj_function *fn = PJ_DATA(pj_function, self);
    PyCFunctionFastWithKeywords entry = entry_of(fn);
    __atomic_store_n(&fn->entry, entry, __ATOMIC_RELEASE);
    if (!fn->home->state->is_traced)
        pj_set_entry(fn);
    if (PyErr_WarnFormat(PyExc_DeprecationWarning, 1, "%s() is deprecated: %s", fn->desc->name,
                         pj_text_at(fn->home->namespace, fn->desc->row.deprecated)) < 0)
        return NULL;
    return entry(self, args, nargs, kwnames);
}

/* What the call needs besides the function itself: types, and other functions. */
static int find_others(pj_function *fn, pj_home *home)
{
    const pj_function_row *row = &fn->desc->row;
    const pj_namespace *namespace = home->namespace;
    const uint8_t *refs = fn->desc->refs;
    for (uint32_t i = 0; i < row->ref_count; i++) {
        if ((fn->refs[i] = pj_type_at(home, (uint32_t)pj_read_number(&refs))) == NULL)
            return -1;
    }
    for (uint32_t i = 0; i < row->native_count; i++) {
        const pj_native *native = &namespace->natives[row->others + i];
        const pj_library *library = pj_library_of(home, native->library);
        const char *symbol = pj_text_at(namespace, native->symbol);
        if ((fn->natives[i] = pj_symbol(home->state, library, symbol)) == NULL) {
            if (!PyErr_Occurred())
                pj_missing(home, fn->desc->name, pj_text_at(namespace, row->since), library, symbol);
            return -1;
        }
    }
    return 0;
}

static int prepare(pj_function *fn, pj_home *home)
{
    const pj_function_row *row = &fn->desc->row;
    fn->names = PyMem_Calloc(row->count + 1u, sizeof *fn->names);
    fn->refs = PyMem_Calloc(row->ref_count + 1u, sizeof *fn->refs);
    fn->natives = PyMem_Calloc(row->native_count + 1u, sizeof *fn->natives);
    if (fn->names == NULL || fn->refs == NULL || fn->natives == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (uint32_t i = 0; i < row->count; i++)
        if ((fn->names[i] = PyUnicode_InternFromString(fn->desc->parameters[i])) == NULL)
            return -1;
    return find_others(fn, home);
}

static pj_function *new_self(pj_home *home, uint32_t place)
{
    PyTypeObject *type = pj_function_class(home);
    const pj_function_desc *desc = type == NULL ? NULL : pj_describe_function(home->namespace, place);
    pj_function *fn = desc == NULL ? NULL : (pj_function *)_PyObject_New(type);
    if (fn == NULL) {
        PyMem_Free((void *)desc);
        return NULL;
    }
    fn->desc = desc;
    fn->home = home;
    fn->native = Py_NewRef(home->state->native);
    fn->refs = NULL;
    fn->natives = NULL;
    fn->table = NULL;
    fn->names = NULL;
    fn->misses = 0;
    fn->sites = NULL;
    fn->site_count = 0;
    fn->previous = NULL;
    return fn;
}

void pj_free_native(const pj_function *fn, int native, void *memory)
{
    if (memory != NULL)
        pj_freer_of(fn, native)(fn->natives[native], memory);
}

/* What a callback's values are converted by: a function object that nobody calls. */
pj_function *pj_face_new(pj_home *home, uint32_t place)
{
    pj_function *fn = new_self(home, place);
    uint32_t program = fn == NULL ? 0 : fn->desc->row.program;
    if (fn != NULL &&
        (prepare(fn, home) < 0 ||
         (program != 0 && (fn->table = home->state->package->tables->read_callback(home, program - 1)) == NULL))) {
        Py_DECREF(fn);
        return NULL;
    }
    return fn;
}

/* NULL with an exception. */
static void (*address_of(pj_home *home, const pj_function_desc *desc))(void)
{
    if (desc->compiled != NULL && desc->compiled->own != NULL)
        return desc->compiled->own;
    const pj_library *library = pj_library_of(home, desc->row.library);
    void (*address)(void) = pj_symbol(home->state, library, desc->symbol);
    if (address == NULL && !PyErr_Occurred())
        pj_missing(home, desc->name, pj_text_at(home->namespace, desc->row.since), library, desc->symbol);
    return address;
}

/* Its program, if it has one. */
static int read_program(pj_function *fn, const pj_home *home)
{
    const pj_function_desc *desc = fn->desc;
    int full = desc->positional == desc->count ? desc->count : -1;
    if (desc->row.program != 0)
        fn->table = home->state->package->tables->read(home, desc->row.program - 1, full);
    return desc->row.program != 0 && fn->table == NULL ? -1 : 0;
}

PyObject *pj_function_new(pj_home *home, uint32_t place)
{
    pj_function *fn = new_self(home, place);
    if (fn == NULL)
        return NULL;
    if ((fn->address = address_of(home, fn->desc)) == NULL || read_program(fn, home) < 0) {
        Py_DECREF(fn);
        return NULL;
    }
    PyObject *result = NULL, *module = NULL;
    if (prepare(fn, home) == 0 && (module = PyUnicode_FromString(home->namespace->name)) != NULL) {
        const pj_function_row *row = &fn->desc->row;
        fn->entry = row->deprecated != 0 ? warn_first : entry_of(fn);
        fn->def = (PyMethodDef){fn->desc->name, NULL, METH_FASTCALL | METH_KEYWORDS, pj_text_at(home->namespace, row->doc)};
        pj_enter_functions(fn);
        result = PyCFunction_NewEx(&fn->def, (PyObject *)fn, module);
    }
    Py_XDECREF(module);
    Py_DECREF(fn);
    return result;
}
