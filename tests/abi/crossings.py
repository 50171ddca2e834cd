"""A child that calls every function of the ABI matrix and says what came out wrong; `abi_api` is on its path."""

import struct
import sys

import abi_api as abi
from matrix import MANY, SCALARS, SHAPES, leaves, value

wrong = []


def expect(what, ok):
    if not ok:
        wrong.append(what)


def number(kind, text):
    if kind == "bool":
        return text in ("true", "1")
    return float(text.rstrip("f")) if kind in ("float", "double") else eval(text.rstrip("uUlL").replace("ll -", " -"))


LETTERS = dict(zip((kind for kind, _ in SCALARS.values()), "bBhHiIqQfd?", strict=True))


def packed(kind, numbers):
    return struct.pack(f"{len(numbers)}{LETTERS[kind]}", *numbers)


def scalar(name, kind, texts):
    numbers = [number(kind, text) for text in texts]
    after = [*numbers[1:], numbers[0]]
    for i, one in enumerate(numbers):
        expect(f"in_{name} {i}", getattr(abi, f"in_{name}")(i, one) is True)
        expect(f"give_{name} {i}", getattr(abi, f"give_{name}")(i) == one)
        expect(f"out_{name} {i}", getattr(abi, f"out_{name}")(i) == one)
        swapped = getattr(abi, f"swap_{name}")(i, one)
        expect(f"swap_{name} {i}", tuple(swapped) == (True, after[i]))
    expect(f"all_{name}", getattr(abi, f"all_{name}")(packed(kind, numbers)) is True)
    got = []
    called = getattr(abi, f"call_{name}")(lambda v: got.append(v) or after[len(got) - 1])
    expect(f"call_{name}", called == len(numbers) and got == numbers)


def filled(shape):
    record = getattr(abi, shape.name)()
    for place, (kind, path) in enumerate(leaves(shape)):
        of, (*before, last) = record, path.replace("[", ".[").split(".")
        for part in before:
            of = getattr(of, part)
        given = number(kind, value(kind, place))
        if last.startswith("["):
            of[int(last[1:-1])] = given
        else:
            setattr(of, last, given)
    return record


def record(shape):
    name, made = shape.name, filled(shape)
    expect(f"ptr_{name}", getattr(abi, f"ptr_{name}")(made) is True)
    expect(f"fill_{name}", getattr(abi, f"fill_{name}")() == made)
    expect(f"in_{name}", getattr(abi, f"in_{name}")(made) is True)
    expect(f"give_{name}", getattr(abi, f"give_{name}")() == made)
    expect(f"among_{name}", getattr(abi, f"among_{name}")(7, made, 0.5, made) is True)
    got = []
    called = getattr(abi, f"call_{name}")(lambda v, n: got.append((v, n)) or v)
    expect(f"call_{name}", called == 1 and got == [(made, -3)])


for name, (kind, texts) in SCALARS.items():
    scalar(name, kind, texts)
for shape in SHAPES:
    record(shape)
numbers = [number(kind, value(kind, i)) for i, kind in enumerate(MANY)]
expect("many", abi.many(*numbers) is True)
got = []
expect("call_many", abi.call_many(lambda *all: got.extend(all) or True) is True and got == numbers)
print(f"{len(wrong)} wrong", *wrong[:20], sep="\n")
sys.exit(bool(wrong))
