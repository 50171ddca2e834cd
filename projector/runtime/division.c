/* What compilers call to divide numbers of 64 bits where the processor can't: wheels for Windows on x86 link nothing that
 * has it. Bit by bit: only sizes are divided so. */
#include <stdint.h>

#if defined(_WIN32) && defined(__i386__)
uint64_t __udivdi3(uint64_t value, uint64_t by);
uint64_t __umoddi3(uint64_t value, uint64_t by);
int64_t __divdi3(int64_t value, int64_t by);
int64_t __moddi3(int64_t value, int64_t by);

static uint64_t divided(uint64_t value, uint64_t by, uint64_t *rest)
{
    uint64_t quotient = 0, left = 0;
    for (int bit = 63; bit >= 0; bit--) {
        uint64_t carried = left >> 63;
        left = left << 1 | (value >> bit & 1);
        if (carried || left >= by) {
            left -= by;
            quotient |= (uint64_t)1 << bit;
        }
    }
    *rest = left;
    return quotient;
}

static uint64_t magnitude(int64_t value) { return value < 0 ? -(uint64_t)value : (uint64_t)value; }

uint64_t __udivdi3(uint64_t value, uint64_t by)
{
    uint64_t rest;
    return divided(value, by, &rest);
}

uint64_t __umoddi3(uint64_t value, uint64_t by)
{
    uint64_t rest;
    (void)divided(value, by, &rest);
    return rest;
}

int64_t __divdi3(int64_t value, int64_t by)
{
    uint64_t quotient = __udivdi3(magnitude(value), magnitude(by));
    return (int64_t)((value < 0) != (by < 0) ? -quotient : quotient);
}

int64_t __moddi3(int64_t value, int64_t by)
{
    uint64_t rest = __umoddi3(magnitude(value), magnitude(by));
    return (int64_t)(value < 0 ? -rest : rest);
}
#endif
