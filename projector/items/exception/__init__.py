"""Exceptions that error rules raise."""
