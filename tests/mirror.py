"""A child that tells what a package looks like: `mirror.py FOLDER PACKAGE`, one JSON request and answer a line.

The native wheel and its twin are asked the same; a test compares the answers. It runs in any Python, with nothing else.
"""

import enum
import importlib
import inspect
import json
import pickle
import pkgutil
import re
import sys
import warnings

GIVEN = {"inf": float("inf"), "nan": float("nan")}
NUMBERS = (0, 5, -1, -3, 77, 2**31, 2**32 - 1, 2**63, 2**64 - 1, 2**64, -(2**31), -(2**63) - 1, "5", None, 1.0)


def outcome(call, *arguments):
    """What comes out of a call; where Python words an error, what kind of one."""
    try:
        return call(*arguments)
    except Exception as error:
        by_python = isinstance(error, AttributeError) or "subscriptable" in str(error) or " object " in str(error)
        return type(error).__name__ if by_python else f"{type(error).__name__}: {error}"


def described(value):
    """Everything that a user can see of a name's value."""
    if inspect.isroutine(value):
        return ["function", value.__name__, value.__module__, str(inspect.signature(value)), inspect.getdoc(value)]
    if not isinstance(value, type):
        return ["constant", type(value).__name__, repr(value)]
    bases = {enum.Enum: of_enum, BaseException: of_exception, tuple: of_result}
    other = of_record if hasattr(value, "from_buffer") else of_handle if hasattr(value, "from_raw") else of_opaque
    way = next((way for base, way in bases.items() if issubclass(value, base)), other)
    return [way.__name__, value.__name__, value.__qualname__, value.__module__, value.__doc__, way(value)]


def named(module, name):
    return described(getattr(module, name))


def of_enum(cls):
    members = [[name, member.value, repr(member)] for name, member in cls.__members__.items()]
    odd = [[repr(made), int(made), type(made).__name__] for made in (cls(1 << 20 | 1), cls(2**40))]
    return [members, cls.__mro__[1].__name__, odd, outcome(cls, "no")]


def of_exception(cls):
    carried = sorted(f"{name}={value!r}" for name, value in vars(cls).items() if not name.startswith("__"))
    return [[base.__name__ for base in cls.__mro__], carried, str(cls("words"))]


def of_result(cls):
    made = cls(range(len(cls.__match_args__)))
    names = [name for name in cls.__match_args__ if getattr(made, name) == made[cls.__match_args__.index(name)]]
    return [
        names,
        repr(made),
        pickle.dumps(made).hex(),
        outcome(cls, ()),
        outcome(cls),
        outcome(cls, ["no"]),
        repr(made.__replace__(**{names[0]: "other"})),
        outcome(lambda: made.__replace__(no_such_field=1)),
        hash(made) == hash(tuple(made)),
        outcome(subclass, cls),
    ]


def of_record(cls):
    docs = {name: getattr(cls, name).__doc__ for name in cls.__match_args__}
    public = [name for name in dir(cls) if not name.startswith("__")]
    odd = [outcome(cls, *([0] * 70)), outcome(lambda: cls(no_such_field=1))]
    odd.append(outcome(lambda: repr(cls.from_buffer(b""))))
    return [cls.sizeof, cls.__match_args__, docs, public, repr(cls()), odd, outcome(subclass, cls), cls.__hash__]


def of_handle(cls):
    public = [name for name in dir(cls) if not name.startswith("_")]
    return [public, [outcome(detached, cls, number) for number in NUMBERS], outcome(subclass, cls), outcome(cls)]


def of_opaque(cls):
    return [outcome(cls), outcome(subclass, cls)]


def subclass(cls):
    type("Sub", (cls,), {})


def detached(cls, number):
    """A handle with a made-up value, which must not be closed: what it shows, and what it says when it's closed."""
    try:
        handle = cls.from_raw(number)
    except OverflowError:
        return "OverflowError"  # worded by Python
    except TypeError:
        return "TypeError"
    shown = [repr(handle), handle.closed, bool(handle), handle is handle.__enter__()]
    shown += [handle.fileno() if hasattr(handle, "fileno") else None, handle.detach()]
    return [*shown, repr(handle), handle.closed, bool(handle), outcome(handle.detach), outcome(handle.close)]


def spaces(package):
    """The names of all namespaces."""
    root = importlib.import_module(package)
    below = [one.name for one in pkgutil.walk_packages(root.__path__, f"{package}.") if "._" not in one.name]
    return sorted(one for one in (package, *below) if hasattr(importlib.import_module(one), "__all__"))


def space(name):
    """A namespace: its own things, then each name's; and the warnings on the way."""
    module = importlib.import_module(name)
    every = sorted(module.__all__)
    listed = sorted(one for one in dir(module) if not one.startswith("_"))
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        names = {one: outcome(named, module, one) for one in every}
        again = [one for one in names if "Error" not in names[one] and getattr(module, one) is not getattr(module, one)]
    odd = outcome(lambda: module.no_such_name)
    told = sorted(f"{one.category.__name__}: {one.message}" for one in seen)
    return {"doc": module.__doc__, "dir": listed, "names": names, "warnings": told, "again": again, "odd": odd}


def record(name, start, steps):
    """A record over some bytes, its fields set one after the other; what it is in the end."""
    module, _, cls = name.rpartition(".")
    one = getattr(importlib.import_module(module), cls)
    memory = bytearray.fromhex(start)
    if "has pointers" in str(outcome(lambda: repr(one.from_buffer(memory)))):
        return pointers(one, steps)
    made = one.from_buffer(memory)
    outcomes = [outcome(put, made, path, eval(value, dict(GIVEN))) for path, value in steps]
    shown = [outcome(repr, made), memory.hex(), bytes(made)[: one.sizeof].hex(), outcome(repr, made.copy())]
    kept = pickle.loads(pickle.dumps(made))
    taken = [[path, outcome(repr_of, made, path)] for path, _ in steps]
    return [outcomes, *shown, pickle.dumps(made).hex(), outcome(repr, kept), taken, *equal(made)]


def pointers(one, steps):
    """A record with pointers, of which no address may be seen."""
    made = one()
    outcomes = [outcome(put, made, path, eval(value, dict(GIVEN))) for path, value in steps]
    taken = [[path, outcome(repr_of, made, path)] for path, _ in steps]
    said = [outcomes, taken, outcome(repr, made), outcome(repr, made.copy()), outcome(pickle.dumps, made)]
    return re.sub("0x[0-9a-f]+", "0x", repr([*said, *equal(made)]))


def equal(made):
    """Whether a record equals its copy, and one of zeros."""
    return [outcome(made.__eq__, other) for other in (made.copy(), type(made)())]


def at(made, path):
    for part in path:
        made = made[part] if isinstance(part, int) else getattr(made, part)
    return made


def repr_of(made, path):
    return repr(at(made, path))


def put(made, path, value):
    inside = at(made, path[:-1])
    if isinstance(path[-1], int):
        inside[path[-1]] = value
    else:
        setattr(inside, path[-1], value)


def made(name, values):
    """A record from the constructor, its fields by name."""
    module, _, cls = name.rpartition(".")
    one = getattr(importlib.import_module(module), cls)
    given = {field: eval(value, dict(GIVEN)) for field, value in values.items()}
    shown = repr if "has pointers" in str(outcome(one.from_buffer, b"")) else lambda record: bytes(record).hex()
    return re.sub("0x[0-9a-f]+", "0x", outcome(lambda: shown(one(**given))))


def main():
    sys.path.insert(0, sys.argv[1])
    ways = {"spaces": spaces, "space": space, "record": record, "made": made}
    for line in sys.stdin:
        way, *arguments = json.loads(line)
        print(json.dumps(ways[way](*arguments)), flush=True)


if __name__ == "__main__":
    main()
