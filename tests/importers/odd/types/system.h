#include <stdio.h>
#include <time.h>
#include <sys/stat.h>
#include <sys/socket.h>
#include <pthread.h>
#include <signal.h>
int lib_a(FILE *a, struct tm *b, struct stat *c, struct sockaddr *d, pthread_t e, pthread_mutex_t *f);
struct lib_s { struct timespec at; pthread_mutex_t lock; sigset_t set; };
int lib_b(struct sigaction *a, socklen_t b, mode_t c, fpos_t *d);
