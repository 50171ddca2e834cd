/* Names that records of Python's side have already. */
struct lib_methods { int sizeof_, keys, count, index, copy, from_buffer, from_address, from_bytes, to_bytes, release; };
struct lib_dunder { int __class__, __init__, __dict__, __len__; };
