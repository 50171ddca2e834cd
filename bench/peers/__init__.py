"""The same work for each way to bind a C library."""
