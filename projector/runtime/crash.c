/* Which native call was under way where the process crashed: only while somebody traces, and said by a handler that
 * writes a line and leaves the signal to whoever had it before. */
#define _XOPEN_SOURCE 700
#if !defined(_WIN32) && !defined(__wasm__)
#include <signal.h>
#define PJ_SIGNALS
#endif

#include "pj_internal.h"

#define PJ_THREADS 128 /* threads in traced calls at once; those beyond remain unnamed */
#define PJ_CALL_SHOWN 400   /* bytes of a call that are written */

typedef struct {
    unsigned long thread; /* 0: nobody's */
    pj_under_way *newest;
} pj_seat;

/* Who is in which call. Handlers find it here, so it is of the process and never freed; nothing in it is Python's. */
typedef struct {
    int users; /* states that trace */
    pj_seat seats[PJ_THREADS];
#if defined(PJ_SIGNALS)
    struct {
        bool installed; /* and perhaps still called by somebody who came later */
        struct sigaction before;
    } signals[5];
#elif defined(_WIN32)
    void *handler;
#endif
} pj_watch;

static pj_watch *pj_watched;

static pj_seat *seat_of(pj_watch *watch, unsigned long thread)
{
    for (int i = 0; i < PJ_THREADS; i++)
        if (__atomic_load_n(&watch->seats[i].thread, __ATOMIC_ACQUIRE) == thread)
            return &watch->seats[i];
    return NULL;
}

static pj_seat *take_seat(pj_watch *watch, unsigned long thread)
{
    for (int i = 0; i < PJ_THREADS; i++) {
        unsigned long nobody = 0;
        pj_seat *seat = &watch->seats[i];
        if (__atomic_compare_exchange_n(&seat->thread, &nobody, thread, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
            return seat;
    }
    return NULL;
}

/* `call` stands on the caller's stack until pj_end_watch. */
void pj_begin_watch(pj_under_way *call)
{
    pj_watch *watch = __atomic_load_n(&pj_watched, __ATOMIC_ACQUIRE);
    unsigned long thread = PyThread_get_thread_ident();
    pj_seat *seat = watch == NULL ? NULL : seat_of(watch, thread);
    if (seat == NULL && watch != NULL)
        seat = take_seat(watch, thread);
    call->outer = seat == NULL ? NULL : seat->newest;
    call->is_watched = seat != NULL;
    if (seat != NULL)
        __atomic_store_n(&seat->newest, call, __ATOMIC_SEQ_CST);
}

void pj_end_watch(const pj_under_way *call)
{
    pj_seat *seat = call->is_watched ? seat_of(pj_watched, PyThread_get_thread_ident()) : NULL;
    if (seat == NULL)
        return;
    __atomic_store_n(&seat->newest, call->outer, __ATOMIC_SEQ_CST);
    if (call->outer == NULL)
        __atomic_store_n(&seat->thread, 0, __ATOMIC_RELEASE);
}

/* In a forked child there is but this thread. */
void pj_forget_watched(void)
{
    unsigned long thread = PyThread_get_thread_ident();
    for (int i = 0; pj_watched != NULL && i < PJ_THREADS; i++)
        if (pj_watched->seats[i].thread != thread)
            pj_watched->seats[i] = (pj_seat){0, NULL};
}

#if defined(PJ_SIGNALS) || defined(_WIN32)
static void write_out(const char *text, size_t size);

static void put(const char *text)
{
    size_t size = 0;
    while (size < PJ_CALL_SHOWN && text[size] != '\0')
        size++;
    write_out(text, size);
    if (text[size] != '\0')
        write_out("...", 3);
}

/* What a handler says, if this thread is in a call. Safe at any time: nothing is allocated, nothing is locked. */
static void tell(const char *what)
{
    const pj_seat *seat = seat_of(pj_watched, PyThread_get_thread_ident());
    const pj_under_way *call = seat == NULL ? NULL : __atomic_load_n(&seat->newest, __ATOMIC_SEQ_CST);
    if (call == NULL)
        return;
    put("Fatal: ");
    put(what);
    put(" in native call ");
    put(call->text);
    put("\n");
}
#endif

#if defined(PJ_SIGNALS)
PJ_LOADED intptr_t write(int descriptor, const void *data, size_t size);
PJ_LOADED int raise(int number);
PJ_LOADED int sigaction(int number, const struct sigaction *action, struct sigaction *before);

static void write_out(const char *text, size_t size)
{
    while (size > 0) {
        intptr_t done = write(2, text, size);
        if (done <= 0)
            return;
        text += done;
        size -= (size_t)done;
    }
}

static const struct {
    int number;
    const char *name;
} signals[] = {{SIGSEGV, "SIGSEGV"}, {SIGBUS, "SIGBUS"}, {SIGFPE, "SIGFPE"}, {SIGILL, "SIGILL"}, {SIGABRT, "SIGABRT"}};

/* The signal is whoever's it was before: another handler's, or the end of the process. */
static void pass_on(int number, siginfo_t *info, void *context, const struct sigaction *before)
{
    if (before->sa_flags & SA_SIGINFO)
        before->sa_sigaction(number, info, context);
    else if (before->sa_handler == SIG_DFL) {
        sigaction(number, before, NULL);
        raise(number);
    } else if (before->sa_handler != SIG_IGN)
        before->sa_handler(number);
}

static void on_signal(int number, siginfo_t *info, void *context)
{
    int error = errno;
    for (size_t i = 0; i < PJ_COUNT(signals); i++)
        if (signals[i].number == number) {
            tell(signals[i].name);
            errno = error;
            pass_on(number, info, context, &pj_watched->signals[i].before);
        }
}

static void install(pj_watch *watch)
{
    struct sigaction ours = {.sa_sigaction = on_signal, .sa_flags = SA_SIGINFO | SA_NODEFER | SA_ONSTACK};
    sigemptyset(&ours.sa_mask);
    for (size_t i = 0; i < PJ_COUNT(signals); i++)
        if (!watch->signals[i].installed)
            watch->signals[i].installed = sigaction(signals[i].number, &ours, &watch->signals[i].before) == 0;
}

/* Where somebody has put a handler over ours, that may pass signals on to it: then it stays. */
static void uninstall(pj_watch *watch)
{
    struct sigaction now;
    for (size_t i = 0; i < PJ_COUNT(signals); i++)
        if (watch->signals[i].installed && sigaction(signals[i].number, NULL, &now) == 0 && now.sa_flags & SA_SIGINFO &&
            now.sa_sigaction == on_signal)
            watch->signals[i].installed = sigaction(signals[i].number, &watch->signals[i].before, NULL) != 0;
}
#elif defined(_WIN32)
typedef struct {
    const struct {
        unsigned long code;
    } *record;
} pj_fault;

__declspec(dllimport) void *__stdcall AddVectoredExceptionHandler(unsigned long first, long(__stdcall *handler)(pj_fault *));
__declspec(dllimport) unsigned long __stdcall RemoveVectoredExceptionHandler(void *handler);
__declspec(dllimport) void *__stdcall GetStdHandle(unsigned long which);
__declspec(dllimport) int __stdcall WriteFile(void *file, const void *data, unsigned long size, unsigned long *done, void *overlapped);

#define PJ_STANDARD_ERROR 0xfffffff4u /* STD_ERROR_HANDLE */

static void write_out(const char *text, size_t size)
{
    unsigned long done;
    WriteFile(GetStdHandle(PJ_STANDARD_ERROR), text, (unsigned long)size, &done, NULL);
}

static const struct {
    unsigned long code;
    const char *name;
} faults[] = {
    {0xC0000005u, "access violation"}, {0xC0000006u, "in-page error"}, {0xC000001Du, "illegal instruction"},
    {0xC0000094u, "integer division by zero"}, {0xC0000096u, "privileged instruction"}, {0xC00000FDu, "stack overflow"},
};

/* As Python's faulthandler, it hears of a fault before anybody who might handle it. */
static long __stdcall on_fault(pj_fault *fault)
{
    for (size_t i = 0; i < PJ_COUNT(faults); i++)
        if (faults[i].code == fault->record->code)
            tell(faults[i].name);
    return 0; /* EXCEPTION_CONTINUE_SEARCH */
}

static void install(pj_watch *watch) { watch->handler = AddVectoredExceptionHandler(1, on_fault); }

static void uninstall(pj_watch *watch)
{
    RemoveVectoredExceptionHandler(watch->handler);
    watch->handler = NULL;
}
#else /* WebAssembly has neither signals nor anybody to tell */
static void install(pj_watch *watch) { (void)watch; }
static void uninstall(pj_watch *watch) { (void)watch; }
#endif

/* From now on, or no longer, for one more state that traces. Without memory nothing is said. */
void pj_watch_calls(bool on)
{
    if (pj_watched == NULL) {
        pj_watch *made = PyMem_Calloc(1, sizeof *made);
        if (made == NULL || !PJ_PUBLISH(&pj_watched, made))
            PyMem_Free(made);
    }
    if (pj_watched == NULL)
        return;
    int users = __atomic_add_fetch(&pj_watched->users, on ? 1 : -1, __ATOMIC_SEQ_CST);
    if (on && users == 1)
        install(pj_watched);
    else if (!on && users == 0)
        uninstall(pj_watched);
}
