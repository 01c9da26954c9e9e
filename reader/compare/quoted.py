"""Which stretches of a text stand in quotation marks, over sentences, lines and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 3000
"""Characters after which a quotation that nobody closed ends with its line."""

_MARK = re.compile(r"[“”„«»\"`'](?:(?<![`'])|(?<=`)`|(?<=')')")
"""One of the marks, or two of the last: a pattern that begins with a set of letters is looked for far quicker."""
_SINGLE = re.compile(r"['‘](?<!\w.)[^\n‘]{12,600}?['’](?!\w)")
_LEAD = 8
"""Characters that may stand before the mark that opens a line."""
_BEFORE_OPENING = frozenset(" \t\n\u00a0([—–-/‘'")
_BEHIND_CLOSING = frozenset(" \t\n\u00a0)]—–-/’'.,;:?!")
_PARTNER = {"„": "“", "»": "«"}
"""Opening marks whose closing mark opens elsewhere: German and Danish."""


def quoted_stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each quotation begins and ends, its marks included, in order.

    Of several paragraphs each opens anew and only the last closes. A quotation that is never closed ends with its
    line. Single marks count around twelve characters or more, and within one line.
    """
    end = 0
    for first, last in _double(text):
        yield from (match.span() for match in _SINGLE.finditer(text, end, first))
        yield first, last
        end = last
    yield from (match.span() for match in _SINGLE.finditer(text, end))


def _double(text: str) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for match in _MARK.finditer(text):
        first, last = match.span()
        opens = _opens(text, first, last, text[opened] if opened is not None else "")
        if opened is None:
            opened = first if opens else None
        elif not opens:
            yield opened, last if last - opened <= LONGEST else _line_end(text, opened)
            opened = None
        elif _begins_line(text, first) or first > _line_end(text, opened):
            # Opened once more without an end: the next paragraph of it, or it was never closed.
            yield opened, _line_end(text, opened)
            opened = first
    if opened is not None:
        yield opened, _line_end(text, opened)


def _opens(text: str, first: int, last: int, inside: str) -> bool:
    """Whether a mark opens a quotation; ``inside`` is the mark of the one that is open, or empty."""
    mark = text[first:last]
    if inside and mark == _PARTNER.get(inside):
        return False
    before, behind = text[first - 1 : first], text[last : last + 1]
    may_open = (not before or before in _BEFORE_OPENING) and not behind.isspace() and behind != ""
    may_close = not before.isspace() and before != "" and (not behind or behind in _BEHIND_CLOSING)
    if mark in "“„«" or mark == "``":
        return True
    if mark == "”" or (mark == "»" and not (may_open and not inside)):
        return False
    return not inside if may_open == may_close else may_open


def _begins_line(text: str, first: int) -> bool:
    """Whether nothing but a dash or a bullet stands between a mark and the beginning of its line."""
    lead = text[max(0, first - _LEAD) : first].rstrip(" \t-–—•>")
    return not lead or lead[-1] == "\n"


def _line_end(text: str, at: int) -> int:
    """Return where a line ends, or where one that goes on for long is given up."""
    end = text.find("\n", at, at + LONGEST)
    return min(len(text), at + LONGEST) if end < 0 else end
