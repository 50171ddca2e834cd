"""Project native APIs, described as YAML metadata, into precompiled Python packages."""

__version__ = "0.1.0"
