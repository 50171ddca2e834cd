/* Threads that Python didn't start: each gets a thread state at its first callback, and gives it back when it ends. */
#include <stdlib.h>

#include "pj_internal.h"

#if defined(_WIN32)
#define PJ_AT_END __stdcall
__declspec(dllimport) unsigned long __stdcall FlsAlloc(void(PJ_AT_END *at_end)(void *));
__declspec(dllimport) int __stdcall FlsSetValue(unsigned long key, void *value);
__declspec(dllimport) void __stdcall Sleep(unsigned long milliseconds);
static bool make_key(unsigned long *key, void(PJ_AT_END *at_end)(void *)) { return (*key = FlsAlloc(at_end)) != 0xffffffffu; }
static void set_value(unsigned long key, void *value) { FlsSetValue((unsigned long)key, value); }
void pj_sleep(int milliseconds) { Sleep((unsigned long)milliseconds); }
#else
#define PJ_AT_END
#if defined(__APPLE__)
typedef unsigned long posix_key;
#else
typedef unsigned int posix_key;
#endif
PJ_LOADED int pthread_key_create(posix_key *key, void (*at_end)(void *));
PJ_LOADED int pthread_setspecific(posix_key key, const void *value);
int usleep(unsigned int microseconds);
static bool make_key(unsigned long *key, void (*at_end)(void *))
{
    posix_key made = 0;
    bool is_made = pthread_key_create(&made, at_end) == 0;
    *key = made;
    return is_made;
}
static void set_value(unsigned long key, void *value) { pthread_setspecific((posix_key)key, value); }
void pj_sleep(int milliseconds) { usleep((unsigned int)milliseconds * 1000); }
#endif

/* What a thread holds that we attached. */
typedef struct {
    pj_gate *gate;
    PyThreadState *state;
} attached;

static void PJ_AT_END detach(void *held)
{
    attached *thread = held;
    if (thread == NULL)
        return;
    if (pj_pass(thread->gate)) {
        PyEval_RestoreThread(thread->state);
        PyThreadState_Clear(thread->state);
        PyEval_SaveThread();
        PyThreadState_Delete(thread->state);
        pj_out(thread->gate);
    }
    free(thread);
}

bool pj_watch_threads(unsigned long *key) { return make_key(key, detach); }

/* This thread's state in the gate's interpreter, a new one if it has none; NULL without memory. */
PyThreadState *pj_thread_state(pj_gate *gate)
{
    PyThreadState *state = PyGILState_GetThisThreadState();
    if (state != NULL && PyThreadState_GetInterpreter(state) == gate->interpreter)
        return state;
    attached *thread = malloc(sizeof *thread);
    if (thread == NULL || (thread->state = PyThreadState_New(gate->interpreter)) == NULL) {
        free(thread);
        return NULL;
    }
    thread->gate = gate;
    set_value(gate->threads, thread);
    return thread->state;
}
