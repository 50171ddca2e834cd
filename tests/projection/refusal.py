"""To say that a call is refused, and in which words."""

from collections.abc import Callable


def refused(kind: type[BaseException], function: Callable[..., object], *args: object, **kwargs: object) -> str:
    """The message of the exception of exactly that kind that the call raises."""
    try:
        result = function(*args, **kwargs)
    except kind as error:
        assert type(error) is kind, repr(error)
        return str(error)
    raise AssertionError(f"no {kind.__name__} but {result!r}")
