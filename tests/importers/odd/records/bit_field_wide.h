struct lib_s { __int128 a : 100; unsigned __int128 b : 28; };
