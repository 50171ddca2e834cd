unsigned lib_unsigned(signed a, long b, short c, char d, signed char e, unsigned char f);
long long lib_long(unsigned long long a, unsigned long b, long int c, short int d);
_Bool lib_bool(_Bool a);
__int128 lib_wide(unsigned __int128 a, __int128_t b, __uint128_t c);
