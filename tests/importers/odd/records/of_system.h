#include <netinet/in.h>
#include <sys/time.h>
struct lib_a { struct sockaddr_in6 address; struct timeval at; struct in_addr v4; };
int lib_use(struct lib_a *a, const struct sockaddr_storage *b);
