"""Two times of a sentence that are one moment: "from 2014 to 2022", "on Monday at noon"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.article import Span
from reader.compare.tale.dated import Dated

_OPENS = {"to": "from", "until": "from", "till": "from", "and": "between", "-": "", "–": ""}
"""By what stands between the ends of a span, what stands before the first."""
_BESIDE = re.compile(r"[\s,]*(?:(?:shortly|just|right|at|on|around|about|before|after)\s*)*")
_LONG = frozenset({"day", "month", "year"})


def joined(dated: Sequence[Dated], text: str) -> list[Dated]:
    """Return the times of one sentence, in any order, those that are one moment as one; ``text`` is the article's."""
    found: list[Dated] = []
    for one in sorted(dated, key=lambda one: one.span.start):
        whole = (_span_of(found[-1], one, text) or _on_its_day(found[-1], one, text)) if found else None
        if whole is None:
            found.append(one)
        else:
            found[-1] = whole
    return found


def _span_of(a: Dated, b: Dated, text: str) -> Dated | None:
    """Return the span between two times of one grain, the earlier first."""
    between = text[a.span.end : b.span.start].strip().casefold()
    leads = _OPENS.get(between)
    if leads is None or not text[: a.span.start].rstrip().casefold().endswith(leads):
        return None
    if a.when.grain != b.when.grain or a.when.grain not in _LONG or a.when.vague or b.when.vague:
        return None
    if a.when.first is None or b.when.first is None or not a.when.first < b.when.first:
        return None
    if a.expected != b.expected:
        return None
    when = replace(a.when, last=b.when.last, weekday=None)
    return replace(a, span=Span(a.span.start, b.span.end), when=when)


def _on_its_day(a: Dated, b: Dated, text: str) -> Dated | None:
    """Return the hour that stands beside its day, or beside a part of it: then the day is said."""
    if a.when.first is None or a.when.first != b.when.first or (a.inferred and b.inferred):
        return None
    day, hour = (a, b) if _is_hour(b) else (b, a)
    bare = day.when.minute is None and day.when.grain in {"day", "part"} and day.when.first == day.when.last
    if not (bare and _is_hour(hour) and _BESIDE.fullmatch(text, a.span.end, b.span.start)):
        return None
    return replace(hour, span=Span(a.span.start, b.span.end), inferred=False)


def _is_hour(dated: Dated) -> bool:
    return dated.when.minute is not None or dated.when.part == "noon"
