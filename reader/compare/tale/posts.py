"""Posts of a live report: each begins its line with the hour at which it was written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.article import Span
from reader.compare.details import Detail, Reading, When

_FEWEST = 3
"""Lines that begin with an hour from which on a text is a live report."""
_POST = re.compile(r"(?m)^[^\w\n]{0,8}(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)(?!\.?\d)")


def is_live(text: str) -> bool:
    """Whether a text is a live report."""
    return sum(1 for _ in zip(_POST.finditer(text), range(_FEWEST), strict=False)) == _FEWEST


def bare_hour(reading: Reading, times: Sequence[Detail]) -> tuple[Span, When] | None:
    """Return the hour of the post that a sentence opens, where it is read as no time: "14.05: Two are dead"."""
    text, own = reading.setting.text, reading.sentence.text
    start = reading.start + len(own) - len(own.lstrip())
    post = _POST.match(text, text.rfind("\n", 0, start) + 1)
    if post is None or post.end() < start or (times and times[0].span.start < post.end()):
        return None
    minute = int(post["hour"]) * 60 + int(post["minute"])
    return Span(post.start("hour"), post.end()), When("clock", minute=minute)


def opens_post(reading: Reading, time: Detail) -> bool:
    """Whether a clock time opens a post of a live report, so that it is of the report's own day."""
    text = reading.setting.text
    line = text.rfind("\n", 0, time.span.start) + 1
    post = _POST.match(text, line)
    return post is not None and post.end() > time.span.start
