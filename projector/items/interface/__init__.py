"""COM interfaces and classes."""
