"""Variables that a library exports."""
