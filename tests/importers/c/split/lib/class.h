/* A keyword of Python's, and a header that needs others before it. */
lib_size lib_class_of(const struct lib_shape *shape, struct lib_secret *secret);
