"""Writes YAML as carelessly as people may: any indentation, quotes, brackets over lines, blank lines and comments."""

from __future__ import annotations

import json
from random import Random

TEXTS = [
    *("int", "const char *", "0x1F", "null", "~", "true", "a b", "ret < 0", "x: y", "é😀", "- a", "# c", '"q"', "it's"),
    *("C:\\x", "[a]", "{b}", "*", "&x", "!t", "a #b", "?", "-", "no", "1.50", "<<", ",", "%", "@", "`", ": ", "a: "),
    *(":a", "a:b", "http://x/y#z", "--- a", "tab\tinside", "two  spaces", " lead", "trail ", '" ', "a:\nb"),
]
BLOCKS = [
    "one\ntwo\n",
    "one\n\n  two\n",
    "  lead\ntwo",
    "x\n\n\n",
    "# no comment\n",
    "a\n---\nb\n",
    "end  \nx\n",
    "\ta\nb\n",
]
Tree = str | list["Tree"] | dict[str, "Tree"]


class Scribe:
    """Writes one document; `comments` are those in it: where each is, and by which key."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.keys = 0
        self.comments: list[str] = []

    def document(self) -> str:
        """A file: often with comments at its start and end, sometimes with other line ends."""
        lines = ["---"] * self.chance(10) + self.noise("k1") + self.mapping(0, 0)
        lines += self.comment("end", 0) if self.chance(4) else []
        text = "\n".join(lines) + "\n" * self.random.choice((0, 1, 1, 3))
        return text.replace("\n", self.random.choice(("\n", "\n", "\n", "\r\n", "\r")))

    def chance(self, of: int) -> bool:
        """True once in so many."""
        return self.random.randrange(of) == 0

    def comment(self, words: str, indent: int) -> list[str]:
        """A comment in a line of its own."""
        text = f"# {words} c{len(self.comments)}"
        self.comments.append(text)
        return [" " * indent + text]

    def noise(self, key: str, indent: int = 0) -> list[str]:
        """Blank lines and comments above a key."""
        lines: list[str] = []
        while self.chance(4):
            lines += self.random.choice(([""], ["  "], ["", "", ""]))
            lines += self.comment(f"above {key}", indent + self.random.randrange(3) * self.chance(3))
        return lines + [""] * self.random.choice((0, 0, 0, 1, 2))

    def beside(self, key: str) -> str:
        """A comment at the end of a line."""
        return " " * self.random.randint(1, 4) + self.comment(f"beside {key}", 0)[0] if self.chance(5) else ""

    def name(self) -> str:
        """A new key."""
        self.keys += 1
        return f"k{self.keys}"

    def mapping(self, indent: int, depth: int) -> list[str]:
        """A block mapping."""
        lines: list[str] = []
        for at in range(self.random.randint(1, 4)):
            key = self.name()
            lines += self.noise(key, indent) if at else []
            lines += self.value(f"{' ' * indent}{self.random.choice((key, key, repr(key)))}:", key, indent, depth)
        return lines

    def sequence(self, indent: int, depth: int) -> list[str]:
        """A block list; items hold a key that comments can name."""
        lines: list[str] = []
        for at in range(self.random.randint(1, 3)):
            key = self.name()
            lines += self.noise(key, indent) if at else []
            if depth < 4 and self.chance(3):
                step = self.random.randint(2, 4)
                first, *rest = self.value(f"{key}:", key, indent + step, depth + 1)
                lines += [" " * indent + "-" + " " * (step - 1) + first, *rest]
                if self.chance(2):
                    other = self.name()
                    lines += self.value(f"{' ' * (indent + step)}{other}:", other, indent + step, depth + 1)
            else:
                lines += [f"{' ' * indent}- {key}{self.beside(key)}"]
        return lines

    def value(self, head: str, key: str, indent: int, depth: int) -> list[str]:
        """A key's value, in any form."""
        kind = self.random.randrange(9 if depth < 4 else 5)
        if kind == 8:
            return [f"{head}{self.beside(key)}", f"{' ' * (indent + 1)}{self.scalar()}"]
        if kind < 2:
            return [f"{head} {self.scalar()}{self.beside(key)}"]
        if kind == 2:
            return self.lines_of_text(head, indent)
        if kind in (3, 4):
            flow = self.flow(depth, indent)
            return [f"{head}{' ' * self.random.randint(1, 3)}{flow[0]}", *flow[1:-1], *flow[1:][-1:]]
        step = self.random.randint(1, 5)
        if kind == 5:
            step = self.random.randint(0, 3)
            return [f"{head}{self.beside(key)}", *self.sequence(indent + step, depth + 1)]
        return [f"{head}{self.beside(key)}", *self.mapping(indent + step, depth + 1)]

    def scalar(self) -> str:
        """A scalar in one line."""
        text, kind = self.random.choice(TEXTS), self.random.randrange(3)
        if kind == 0:
            return json.dumps(text, ensure_ascii=False)
        if kind == 1:
            return "'" + text.replace("'", "''").replace("\n", " ") + "'"
        return self.random.choice(("int", "a b", "0x1F", "null", "x#y", "~", "C:/x", "it's", "é😀"))

    def lines_of_text(self, head: str, indent: int) -> list[str]:
        """A scalar of several lines."""
        pad = " " * (indent + self.random.randint(1, 4))
        kind = self.random.randrange(4)
        if kind == 0:
            return [f"{head} one", f"{pad}two  ", "", f"{pad}- three"]
        if kind == 1:
            return [f'{head} "one \\', f"{pad}two\\  ", "", f'{pad}# three"']
        if kind == 2:
            return [f"{head} 'one  ", "", f"{pad}\t# it''s'"]
        text = self.random.choice(BLOCKS)
        chomp = self.random.choice(("", "", "-", "+"))
        digit = str(len(pad) - indent) if self.chance(3) or text[0] in " \t" else ""
        style = self.random.choice("|>")
        return [f"{head} {style}{digit}{chomp}", *((pad + line if line else "") for line in text.split("\n"))]

    def flow(self, depth: int, indent: int) -> list[str]:
        """A mapping or list in brackets, in one line or in several."""
        opening, closing = self.random.choice(("{}", "[]"))
        breaks = self.chance(2)
        lines, line, key = list[str](), opening, ""
        for at in range(self.random.randint(0, 4)):
            line += "," * bool(at)
            if breaks and self.chance(2):
                lines.append(line + (self.beside(key) if key else ""))
                lines += self.noise(f"k{self.keys + 1}", indent + 3)
                line = " " * (indent + self.random.randint(1, 5))
            key = self.name()
            line += " " * self.random.randint(0, 2) * bool(line.strip()) + (f"{key}: " if opening == "{" else "")
            if depth < 5 and self.chance(4) and (opening == "{" or not breaks):
                key, inner = "", self.flow(depth + 1, indent + 2)
                lines += [line + inner[0], *inner[1:-1]] if len(inner) > 1 else []
                line = inner[-1] if len(inner) > 1 else line + inner[0]
            else:
                line += self.scalar() if opening == "{" else key
        return [*lines, line + "," * self.chance(6) * (line[-1] not in "{[,") + closing]
