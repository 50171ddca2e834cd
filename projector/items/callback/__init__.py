"""Callbacks: function pointers that a library calls."""
