/* Numbers that C's usual types don't hold. */
#include <complex.h>
#include <math.h>

#ifdef __SIZEOF_INT128__ /* where addresses have 64 bits */

double _Complex wd_square(double _Complex z) { return z * z; }
float _Complex wd_conj(float _Complex z) { return conjf(z); }
void wd_polar(double r, double phi, double _Complex *out) { *out = r * (cos(phi) + sin(phi) * I); }
void wd_turn(double _Complex *z) { *z *= I; }
double _Complex wd_map(double _Complex (*f)(double _Complex z, void *data), void *data) { return f(2 + 3 * I, data) + 1; }

__int128 wd_add(__int128 a, __int128 b) { return (__int128)((unsigned __int128)a + (unsigned __int128)b); }
unsigned __int128 wd_not(unsigned __int128 a) { return ~a; }
void wd_split(__int128 a, unsigned __int128 *magnitude, int *sign)
{
    *sign = a < 0 ? -1 : a > 0;
    *magnitude = a < 0 ? -(unsigned __int128)a : (unsigned __int128)a;
}
__int128 wd_twice(__int128 (*f)(__int128 a, void *data), void *data) { return f(f(1, data), data); }

double wd_half(long double x) { return (double)(x / 2); }
long double wd_long(void) { return 1; }

typedef struct { double _Complex z; __int128 n; } wd_pair;
int wd_pair_is(wd_pair pair) { return pair.n == 5 && creal(pair.z) == 0; }
struct wd_all { float _Complex small; double _Complex zs[2]; unsigned __int128 ns[2]; __int128 n; };
void wd_all_turn(struct wd_all *all)
{
    double _Complex first = all->zs[0];
    all->small = conjf(all->small);
    all->zs[0] = all->zs[1];
    all->zs[1] = first;
    all->ns[0] = ~all->ns[1];
    all->n = (__int128)(0 - (unsigned __int128)all->n); /* the least one stays as it is */
}
double wd_sum(const double _Complex *zs, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += creal(zs[i]) + cimag(zs[i]);
    return sum;
}

#endif
