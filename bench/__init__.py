"""What a call across the border costs: ours against hand-written C and every other way to bind a C library."""
