"""Projections of the size of Win32, from made-up metadata: what metadata to wheel costs, and what the wheel costs."""
