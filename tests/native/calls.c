/* Errors, signals, the GIL, variadic forms, keywords. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>
#if !defined(__wasm__)
#include <pthread.h>
#include <signal.h>
#endif

int fail_errno(int code)
{
    errno = code;
    return code ? -1 : 42;
}
long fail_long(int code)
{
    errno = code;
    return code ? -1 : 1L << 40;
}
int fail_status(int code, int *out)
{
    *out = 13;
    return fail_errno(code);
}
int fail_return(int code) { return code; }
int fail_return_out(int code, int *out)
{
    *out = 17;
    return code;
}
void *fail_null(int code)
{
    errno = code;
    return code ? NULL : (void *)"text";
}
int fail_path(const char *path, int code)
{
    (void)path;
    errno = code;
    return code ? -1 : 0;
}
int errno_before(int unused)
{
    (void)unused;
    return errno;
}
int ambiguous(int code)
{
    if (code)
        errno = code;
    return -1;
}

static int attempts;
/* Is interrupted `times` times by a signal to itself, then answers how often it was called. */
static int interrupted(int times)
{
    if (attempts++ < times) {
#if !defined(_WIN32) && !defined(__wasm__)
        pthread_kill(pthread_self(), SIGUSR1);
#endif
        errno = EINTR;
        return -1;
    }
    int made = attempts;
    attempts = 0;
    return made;
}
int retrying(int times) { return interrupted(times); }
int returning(int times) { return interrupted(times); }
void forget(void) { attempts = 0; }

/* Waits until somebody sets the flag, at most `milliseconds`; whether it was set. */
static volatile int flag;
int wait_flag(int milliseconds)
{
    for (int i = 0; i < milliseconds && !flag; i++)
        usleep(1000);
    int seen = flag;
    flag = 0;
    return seen;
}
int wait_held(int milliseconds) { return wait_flag(milliseconds); }
int wait_above(const void *data, size_t n, int milliseconds)
{
    (void)data;
    (void)n;
    return wait_flag(milliseconds);
}
void set_flag(void) { flag = 1; }

int form(int count, ...)
{
    va_list args;
    va_start(args, count);
    int sum = 0;
    for (int i = 0; i < count; i++)
        sum = 10 * sum + va_arg(args, int);
    va_end(args);
    return sum;
}
double form_double(int count, ...)
{
    va_list args;
    va_start(args, count);
    double real = va_arg(args, double);
    int small = va_arg(args, int);
    const char *text = va_arg(args, const char *);
    va_end(args);
    return count + real + small + (text ? text[0] : 0);
}

double form_alone(count, real) int count; double real; { return count + real; }
int untold() { return 5; }

int keywords(int a, int b, int c, int d) { return 1000 * a + 100 * b + 10 * c + d; }
int keyword_only(int a, int b, int c) { return 100 * a + 10 * b + c; }
int stated_kinds(int a, int b, int c) { return 100 * a + 10 * b + c; }
int old_way(int v) { return v + 1; }
int clash(int *result, int *result_)
{
    *result = 2;
    *result_ = 3;
    return 1;
}
int with_lambda(int lambda) { return lambda; }
int renamed_symbol(void) { return 77; }
void nothing(void) {}
void *raw_pointer(void *p) { return p; }
int raw_read(const int *p) { return p ? *p : -1; }
