"""Enums: named integers."""
