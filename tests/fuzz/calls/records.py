"""Random records: fields of every kind, each with its metadata, its C and its model."""

from __future__ import annotations

import itertools
import random
from typing import Any

from .values import NUMBERS, Checksum, sample_text, wrapped

Field = list[Any]
"""[name, kind, ...]: number NUMBER; array NUMBER LENGTH; grid NUMBER LENGTH LENGTH; bits NUMBER WIDTH; bytes SIZE;
text SIZE; record NAME; union NUMBER..., of which the first is used."""
Records = dict[str, list[Field]]
"""The fields of each; a first field `["", "pack", N]` packs it."""


def random_record(r: random.Random, before: list[str]) -> list[Field]:
    """The fields of a record that may hold the records before it."""
    fields: list[Field] = [["", "pack", r.choice((1, 2, 4))]] if r.random() < 0.2 else []
    for i in range(r.choice((1, 2, 3, 5, 8))):
        name, way = f"m{i}", r.random()
        if way < 0.45:
            fields.append([name, "number", r.choice(list(NUMBERS))])
        elif way < 0.5:
            fields.append([name, "grid", r.choice(list(NUMBERS)), r.randint(1, 3), r.randint(1, 3)])
        elif way < 0.55:
            fields.append([name, "union", *r.sample(list(NUMBERS), 3)])
        elif way < 0.7:
            fields.append([name, "array", r.choice(list(NUMBERS)), r.randint(1, 5)])
        elif way < 0.8 and fields[:1] != [["", "pack", 1]]:
            number = r.choice(("i32", "u32", "u64", "u8", "i16"))
            fields.append([name, "bits", number, r.randint(1, 8 * NUMBERS[number].size)])
        elif way < 0.9 or not before:
            fields.append([name, r.choice(("bytes", "text")), r.randint(1, 12)])
        else:
            fields.append([name, "record", r.choice(before)])
    return fields


def is_plain(name: str, records: Records) -> bool:
    """Whether it can be passed by value: neither it nor a record in it is packed."""
    kinds = {kind for _, kind, *_ in records[name]}
    return "pack" not in kinds and all(
        is_plain(words[0], records) for _, kind, *words in records[name] if kind == "record"
    )


def metadata(name: str, fields: list[Field]) -> str:
    """The YAML of one, and of its unions."""
    rows, pack = [], ""
    for field, kind, *words in fields:
        match kind:
            case "pack":
                pack = f"pack: {words[0]}, "
            case "number":
                rows.append(f"{field}: {NUMBERS[words[0]].c}")
            case "array":
                rows.append(f'{field}: "{NUMBERS[words[0]].c}[{words[1]}]"')
            case "grid":
                rows.append(f'{field}: "{NUMBERS[words[0]].c}[{words[1]}][{words[2]}]"')
            case "bits":
                rows.append(f"{field}: {{type: {NUMBERS[words[0]].c}, bits: {words[1]}}}")
            case "record":
                rows.append(f"{field}: {words[0]}")
            case "union":
                rows.append(f"{field}: {name}_{field}")
            case _:
                string = ", string: utf8" if kind == "text" else ""
                rows.append(f'{field}: {{type: "char[{words[0]}]"{string}}}')
    return f"  {name}: {{{pack}fields: {{{', '.join(rows)}}}}}"


def unions(name: str, fields: list[Field]) -> list[str]:
    """The YAML of the unions of one."""
    return [
        f"  {name}_{field}: {{fields: {{{', '.join(f'u{i}: {NUMBERS[one].c}' for i, one in enumerate(words))}}}}}"
        for field, kind, *words in fields
        if kind == "union"
    ]


def struct(name: str, fields: list[Field]) -> str:
    """The C of one, and of what takes and draws it."""
    members, takes, draws, before, after = [], [], [], "", ""
    for field, kind, *words in fields:
        at = f"v->{field}"
        match kind:
            case "pack":
                before, after = f"#pragma pack(push, {words[0]})\n", "\n#pragma pack(pop)"
            case "record":
                members.append(f"{words[0]} {field};")
                takes.append(f"{{ {words[0]} inner = {at}; h = take_{words[0]}(h, &inner); }}")
                draws.append(
                    f"{{ {words[0]} inner; memset(&inner, 0, sizeof inner); "
                    f"h = draw_{words[0]}(h, &inner); {at} = inner; }}"
                )
            case "bytes" | "text":
                members.append(f"char {field}[{words[0]}];")
                takes.append(f"h = mix_bytes(h, {at}, strnlen({at}, {words[0]}));")
                draws.append(f"for (size_t i = 0; i < {words[0]}; i++) {at}[i] = (char)(97 + draw(&h) % 26);")
            case "bits":
                members.append(f"{NUMBERS[words[0]].c} {field} : {words[1]};")
                takes.append(NUMBERS[words[0]].take(at))
                draws.append(f"{at} = ({NUMBERS[words[0]].c})draw(&h);")
            case "union":
                members.append(
                    f"union {{ {' '.join(f'{NUMBERS[one].c} u{i};' for i, one in enumerate(words))} }} {field};"
                )
                takes.append(NUMBERS[words[0]].take(f"{at}.u0"))
                draws.append(f"{at}.u0 = {NUMBERS[words[0]].drawn()};")
            case _:
                number, sizes = NUMBERS[words[0]], words[1:]
                members.append(f"{number.c} {field}{''.join(f'[{size}]' for size in sizes)};")
                loop = "".join(f"for (int i{d} = 0; i{d} < {size}; i{d}++) " for d, size in enumerate(sizes))
                item = at + "".join(f"[i{d}]" for d in range(len(sizes)))
                takes.append(loop + number.take(item))
                draws.append(f"{loop}{item} = {number.drawn()};")
    return "\n".join(
        (
            f"{before}typedef struct {{ {' '.join(members)} }} {name};{after}",
            f"static uint64_t take_{name}(uint64_t h, const {name} *v) {{ {' '.join(takes)} return h; }}",
            f"static uint64_t draw_{name}(uint64_t h, {name} *v) {{ {' '.join(draws)} return h; }}",
        )
    )


# --- the model: a record is a dict of its fields --------------------------------------------------------------------


def _bounds(field: Field) -> tuple[int, int]:
    signed, width = NUMBERS[field[2]].letter.islower(), field[3]
    return (-(1 << width - 1), (1 << width - 1) - 1) if signed else (0, (1 << width) - 1)


def _sample_text(r: random.Random, kind: str, size: int) -> str | bytes:
    text = "".join(r.choice("abcZ 7") for _ in range(r.randint(0, size)))
    while kind == "text" and len((longer := text + sample_text(r, 3)).encode()) <= size and r.random() < 0.5:
        text = longer
    return text if kind == "text" else text.encode()


def sample(fields: list[Field], records: Records, r: random.Random) -> dict[str, Any]:
    """Values for all fields."""
    found = dict[str, Any]()
    for field in fields:
        name, kind, *words = field
        match kind:
            case "number" | "union":
                found[name] = NUMBERS[words[0]].sample(r)
            case "array":
                found[name] = [NUMBERS[words[0]].sample(r) for _ in range(words[1])]
            case "grid":
                found[name] = [[NUMBERS[words[0]].sample(r) for _ in range(words[2])] for _ in range(words[1])]
            case "bits":
                least, most = _bounds(field)
                found[name] = r.choice((least, most, r.randint(least, most)))
            case "record":
                found[name] = sample(records[words[0]], records, r)
            case "bytes" | "text":
                found[name] = _sample_text(r, kind, words[0])
    return found


def mix(fields: list[Field], records: Records, h: Checksum, values: dict[str, Any]) -> None:
    """Mix all fields in."""
    for name, kind, *words in fields:
        match kind:
            case "record":
                mix(records[words[0]], records, h, values[name])
            case "array" | "grid":
                for item in values[name] if kind == "array" else itertools.chain(*values[name]):
                    NUMBERS[words[0]].mix(h, item)
            case "number" | "bits" | "union":
                NUMBERS[words[0]].mix(h, values[name])
            case "bytes" | "text":
                h.mix_bytes(values[name] if kind == "bytes" else values[name].encode())


def draw(fields: list[Field], records: Records, h: Checksum) -> dict[str, Any]:
    """The values that C draws."""
    found = dict[str, Any]()
    for name, kind, *words in fields:
        match kind:
            case "record":
                found[name] = draw(records[words[0]], records, h)
            case "array":
                found[name] = [NUMBERS[words[0]].draw(h) for _ in range(words[1])]
            case "grid":
                found[name] = [[NUMBERS[words[0]].draw(h) for _ in range(words[2])] for _ in range(words[1])]
            case "bits":
                found[name] = wrapped(h.draw(), words[1], NUMBERS[words[0]].letter.islower())
            case "number" | "union":
                found[name] = NUMBERS[words[0]].draw(h)
            case "bytes" | "text":
                text = "".join(chr(97 + h.draw() % 26) for _ in range(words[0]))
                found[name] = text if kind == "text" else text.encode()
    return found


def made(module: Any, name: str, records: Records, values: dict[str, Any]) -> Any:
    """The record in Python, by keywords."""
    given = dict(values)
    for field, kind, *words in records[name]:
        if kind == "record":
            given[field] = made(module, words[0], records, values[field])
        elif kind == "union":
            given[field] = getattr(module, f"{name}_{field}")(u0=values[field])
    return getattr(module, name)(**given)


def read(record: Any, name: str, records: Records) -> dict[str, Any]:
    """The values of a record in Python."""
    found = dict[str, Any]()
    for field, kind, *words in records[name]:
        if kind == "pack":
            continue
        value = getattr(record, field)
        match kind:
            case "record":
                value = read(value, words[0], records)
            case "array":
                value = list(value)
            case "grid":
                value = [list(row) for row in value]
            case "union":
                value = value.u0
        found[field] = value
    return found
