"""What a binding of 100, 1,000 and 10,000 functions costs: to build, to carry, to import; ours beside its peers."""
