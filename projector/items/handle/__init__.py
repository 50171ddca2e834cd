"""Handles: values that must be given back."""
