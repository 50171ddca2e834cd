"""The macros of all headers: what they are made of, and what is known of one without the compiler."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import ModuleType

from projector.importers.c import declared as d
from projector.importers.c.comments import comment
from projector.importers.c.reader import Reader
from projector.importers.c.texts import Texts
from projector.importers.c.tokens import PAIRS, bare, split
from projector.ir.formula import Name, parse, within

_EXPRESSION = "a macro with parameters: `add:` a function with types for them and its `expression:`"
_CODE = "a macro with parameters that is code: call it in a C function of your own (docs/own-c.md)"
_LONGEST = 1000  # words of an expression, and of what it was made of
_OF_THE_PLACE = frozenset(
    (
        *("__LINE__", "__FILE__", "__FILE_NAME__", "__BASE_FILE__", "__INCLUDE_LEVEL__", "__COUNTER__"),
        *("__DATE__", "__TIME__", "__TIMESTAMP__", "__func__", "__FUNCTION__", "__PRETTY_FUNCTION__"),
    )
)


class Macros:
    """The macros of all headers: what they are made of."""

    def __init__(self, cindex: ModuleType, reader: Reader) -> None:
        self.lib, self.all, self.texts = cindex.conf.lib, reader.macros, Texts(cindex, reader.places)
        self.spelled = dict[str, list[str]]()
        self.enumerators = {name for enum in reader.unit.enums.values() for name, _, _ in enum.members}

    def tokens(self, name: str) -> list[str]:
        """What follows a macro's name."""
        if name not in self.spelled:
            self.spelled[name] = self.texts.tokens(self.all[name][0])[1:]
        return self.spelled[name]

    def has_parameters(self, name: str) -> bool:
        return bool(self.lib.clang_Cursor_isMacroFunctionLike(self.all[name][0]))

    def value_like(self, name: str) -> list[str]:
        """What follows its name if that may be a value, else nothing: it has no parameters and isn't empty."""
        return [] if self.has_parameters(name) else self.tokens(name)

    def comment(self, name: str) -> d.Comment:
        """What the comment beside a macro says."""
        return comment(self.texts.beside(self.all[name][0]))

    def known(self, name: str, where: d.Where) -> d.Macro | None:
        """A macro of which nothing need be computed."""
        if self.has_parameters(name):
            return self._forwarded(name, where)
        if not self.tokens(name):
            return d.Macro(name, where, reason="a macro of nothing")
        if not _OF_THE_PLACE.isdisjoint(self.within(name)):
            return d.Macro(name, where, reason="a macro that says where or when it is used")
        return None

    def within(self, name: str) -> Iterator[str]:
        """The words of a macro and of all macros in it."""
        seen, left = {name}, [name]
        while left:
            for token in self.tokens(left.pop()):
                yield token
                if token in self.all and token not in seen:
                    seen.add(token)
                    left.append(token)

    def _forwarded(self, name: str, where: d.Where) -> d.Macro:
        """A macro with parameters, which may be another name of what it passes them on to."""
        params, all_of = self._parts(name)
        body = bare(all_of)
        reason = _EXPRESSION if self._computes(name) else _CODE if body else "a macro of nothing"
        if len(body) > 2 and body[0].isidentifier() and body[1] == "(" and body[-1] == ")":
            given = [bare(one) for one in split(body[2:-1])] if body[2:-1] else []
            if given == [[one] for one in params] and "..." not in params:
                return d.Macro(name, where, kind="call", value=body[0], arity=len(params), reason=reason)
        return d.Macro(name, where, reason=reason)

    def _parts(self, name: str) -> tuple[list[str], list[str]]:
        """The parameters of a macro that has some, and its body."""
        tokens = self.tokens(name)
        end = tokens.index(")")
        return [one for one in tokens[1:end] if one != ","], tokens[end + 1 :]

    def _computes(self, name: str) -> bool:
        """Whether a macro with parameters is what metadata takes for an expression."""
        params, body = self._parts(name)
        try:
            formula = parse(" ".join(self._expanded(body, (name,), iter(range(_LONGEST)))))
        except ValueError:
            return False
        names = {one.name for one in within(formula) if isinstance(one, Name)}
        return names <= {*params, *self.enumerators}

    def _expanded(self, tokens: Sequence[str], busy: tuple[str, ...], room: Iterator[int]) -> list[str]:
        """The words with those of the macros in them; ValueError where there is no `room` for one more."""
        found, at = list[str](), 0
        while at < len(tokens):
            if next(room, None) is None:
                raise ValueError("it is too long")
            token, at = tokens[at], at + 1
            if token not in self.all or token in busy:
                found.append(token)
            elif not self.has_parameters(token):
                found += self._expanded(self.tokens(token), (*busy, token), room)
            elif tokens[at : at + 1] == ["("]:
                end = _closing(tokens, at)
                params, body = self._parts(token)
                given = dict(zip(params, split(tokens[at + 1 : end]), strict=False))
                words = [word for one in body for word in given.get(one, [one])]
                found += self._expanded(words, (*busy, token), room)
                at = end + 1
        return found


def _closing(tokens: Sequence[str], at: int) -> int:
    """Where the parenthesis closes that opens there; ValueError if it doesn't."""
    depth = 0
    for end in range(at, len(tokens)):
        depth += (tokens[end] in PAIRS.values()) - (tokens[end] in PAIRS)
        if depth == 0:
            return end
    raise ValueError("a parenthesis isn't closed")
