_Float32 lib_a(_Float64 b);
