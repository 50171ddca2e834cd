"""What comments in headers say, without the marks around them."""

from __future__ import annotations

import re

_MARKS = re.compile(r"^\s*(?:/\*[*!]<?|//[/!]<?|\*/|\*(?!\*))?|\*/\s*$")
_COMMAND = re.compile(
    r"^[@\\](?:param|return|returns|retval|since|deprecated|see|sa|note|file|ingroup|defgroup|name|warning)\b"
)
_BRIEF = re.compile(r"^[@\\](?:brief|short)\s+")
_INLINE = re.compile(r"[@\\](?:c|p|a|e|em|b|ref)\s+(\S+)")


def words_of(comment: str | None) -> str:
    """The first paragraph of a documentation comment as one line; "" for none."""
    if not comment or not comment.startswith(("/**", "/*!", "///", "//!")):
        return ""
    lines = [_MARKS.sub("", line).strip() for line in comment.splitlines()]
    paragraph = list[str]()
    for line in lines:
        if _COMMAND.match(line) or (not line and paragraph):
            break
        if line:
            paragraph.append(_BRIEF.sub("", line))
    return _INLINE.sub(r"`\1`", " ".join(paragraph)).strip()
