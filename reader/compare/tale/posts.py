"""Posts of a live report: each begins its line with the hour at which it was written."""

from __future__ import annotations

import re

from reader.compare.details import Detail, Reading

_FEWEST = 3
"""Lines that begin with an hour from which on a text is a live report."""
_POST = re.compile(r"(?m)^[^\w\n]{0,8}\d{1,2}[.:]\d{2}(?!\d)")


def is_live(text: str) -> bool:
    """Whether a text is a live report."""
    return sum(1 for _ in zip(_POST.finditer(text), range(_FEWEST), strict=False)) == _FEWEST


def opens_post(reading: Reading, time: Detail) -> bool:
    """Whether a clock time opens a post of a live report, so that it is of the report's own day."""
    text = reading.setting.text
    line = text.rfind("\n", 0, time.span.start) + 1
    post = _POST.match(text, line)
    return post is not None and post.end() > time.span.start
