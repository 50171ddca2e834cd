/* As old headers have them, and not all as they should be. */
typedef signed char int8_t; typedef short int16_t; typedef int int32_t; typedef long long int64_t;
typedef unsigned char uint8_t; typedef unsigned int uint32_t; typedef short uint16_t;
typedef unsigned long size_t; typedef int ssize_t; typedef short wchar_t;
int64_t lib_use(int8_t a, int16_t b, int32_t c, uint8_t d, uint16_t e, uint32_t f, size_t g, ssize_t h, wchar_t i);
