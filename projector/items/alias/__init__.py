"""Aliases: C's typedefs, followed to what they stand for."""
