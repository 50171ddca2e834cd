/* Variables of every kind, and functions that see them. */
#include <stdbool.h>
#include <stdint.h>

int v_level = 3;
uint8_t v_small = 255;
double v_ratio = 0.5;
bool v_on = true;
int v_mode = 2;
unsigned long long v_large = 0xffffffffffffffffull;
char v_name[8] = "abc";
const char v_version[8] = "1.2.3";
const int v_limit = 42;
const int v_best = 1;
struct pair { int a, b; } v_pair = {1, 2};
const struct pair v_origin = {-1, -2};
int v_table[4] = {1, 2, 3, 4};
_Thread_local int v_mine = 7;
void *v_pointer = &v_level;

int v_sum(void) { return v_level + v_small + v_on + v_mode + v_pair.a + v_pair.b + v_table[0] + v_mine; }
void v_set_mine(int value) { v_mine = value; }
