/* Floats, bool, char, enums: by value and by pointer. */
#include <stdbool.h>
#include <stdint.h>

float echo_float(float v) { return v; }
double echo_double(double v) { return v; }
double both(float a, double b) { return (double)a + b; }
void out_double(double *v, float *half)
{
    *v = 0.1;
    *half = 0.5f;
}
void twice(double *v) { *v *= 2; }
double default_double(double v) { return v; }

bool echo_bool(bool v) { return v; }
bool negate(bool v) { return !v; }
void flip(bool *v) { *v = !*v; }
bool default_bool(bool v) { return v; }

char echo_char(char v) { return v; }
void next_char(char *v) { (*v)++; }
char default_char(char v) { return v; }

int echo_color(int v) { return v; }
unsigned echo_mode(unsigned v) { return v; }
int64_t echo_far(int64_t v) { return v; }
uint64_t echo_high(uint64_t v) { return v; }
uint8_t echo_small(uint8_t v) { return v; }
void out_color(int v, int *color) { *color = v; }
void next_color(int *color) { (*color)++; }
int default_color(int v) { return v; }
