"""A package's functions by name, wherever they are: in its public namespace or in its raw one."""


class Both:
    """Public names first."""

    def __init__(self, package):
        self._package = package

    def __getattr__(self, name):
        package = self._package
        return getattr(package if name in dir(package) else package.raw, name)
