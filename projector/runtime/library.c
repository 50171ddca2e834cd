/* Where symbols come from: the process itself for the C library, the loader for any other. */
#include "pj_internal.h"

#if defined(_WIN32)
__declspec(dllimport) void *__stdcall LoadLibraryExA(const char *name, void *file, unsigned long flags);
typedef void (*symbol_address)(void);
__declspec(dllimport) symbol_address __stdcall GetProcAddress(void *library, const char *symbol);
__declspec(dllimport) int __stdcall GetModuleHandleExA(unsigned long flags, const void *name, void **library);

#define PJ_SYSTEM_FOLDERS 0x00000800 /* LOAD_LIBRARY_SEARCH_SYSTEM32 */
#define PJ_BY_ADDRESS 6              /* GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | ..._UNCHANGED_REFCOUNT */

static void *load(const char *name)
{
    return LoadLibraryExA(name == NULL ? "ucrtbase.dll" : name, NULL, PJ_SYSTEM_FOLDERS);
}

static void (*look_up(void *library, const char *symbol))(void) { return GetProcAddress(library, symbol); }

/* Python's own library: python3.dll has the stable ABI only, and passes it on. */
static void *python(void)
{
    void *library = NULL;
    GetModuleHandleExA(PJ_BY_ADDRESS, &PyType_Type, &library);
    return library;
}
#else
PJ_LOADED void *dlopen(const char *name, int mode);
PJ_LOADED void *dlsym(void *library, const char *symbol);

#define PJ_RTLD_NOW 2 /* the same on Linux and macOS */

static void *load(const char *name) { return dlopen(name, PJ_RTLD_NOW); }

static void (*look_up(void *library, const char *symbol))(void)
{
    void *found = dlsym(library, symbol);
    void (*address)(void);
    memcpy(&address, &found, sizeof address);
    return address;
}

static void *python(void) { return load(NULL); }
#endif

/* What Python exports, its stable ABI or not. */
void (*pj_exported(const char *name))(void)
{
    void *library = python();
    return library == NULL ? NULL : look_up(library, name);
}

static void (*linked(const pj_linked *table, const char *symbol))(void)
{
    while (table->symbol != NULL && strcmp(table->symbol, symbol) != 0)
        table++;
    return table->address;
}

/* The address of a symbol; NULL without an exception where the library has none, with one where there's no library. */
void (*pj_symbol(pj_state *state, const pj_library *library, const char *symbol))(void)
{
    if (library->linked != NULL)
        return linked(library->linked, symbol);
    void **handle = &state->libraries[library->index];
    if (*handle == NULL && (*handle = load(library->soname)) == NULL) {
        PyErr_Format(PyExc_ImportError, "%s: the library '%s' can't be loaded (tried '%s')", library->key,
                     library->key, library->soname == NULL ? "the process itself" : library->soname);
        return NULL;
    }
    return look_up(*handle, symbol);
}

/* Says that a library doesn't have a symbol, which the `name` of a namespace needs. */
void pj_missing(const pj_home *home, const char *name, const char *since, const pj_library *library, const char *symbol)
{
    const char *place = library->soname == NULL ? "this process" : library->soname, *space = home->namespace->name;
    if (*since != '\0')
        PyErr_Format(PyExc_AttributeError, "%s.%s needs %s: %s has no symbol '%s'", space, name, since, place, symbol);
    else
        PyErr_Format(PyExc_AttributeError, "%s.%s isn't available: %s has no symbol '%s'", space, name, place, symbol);
}
