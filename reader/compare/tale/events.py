"""The days of what a story tells of by a noun, from which "two days after the crash" counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from reader.compare.details import Detail, Reading
from reader.compare.details.tense import is_past_verb
from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words
from reader.compare.tale.dated import Times
from reader.compare.tale.happened import DAYS, describes

_DETERMINERS = words("the a an that this its their his her our")
_OF = words("the that this its their his her")
_ENDS = words(
    """
    on in at of for to by from with and or but as that which who when while after before since until where because near
    off over during was were is are has had have will would said he she it they we i you
    """
)
_LONGEST = 4
"""Words that such a noun has in front of it and with it at most: "the deadly ferry crash"."""
_REACH = 8


def days_of_events(sentences: Iterable[tuple[Reading, Times]]) -> Mapping[str, date]:
    """Return the day of what is told of one day only, by the stem of its noun or verb: "Monday's vote", "crashed"."""
    found: dict[str, set[date]] = defaultdict(set)
    for reading, times in sentences:
        for detail, when in times:
            if when.first is None or when.first != when.last or when.grain not in DAYS:
                continue
            for stem in _told_of(reading.tokens, detail):
                found[stem].add(when.first)
    return {stem: next(iter(days)) for stem, days in found.items() if len(days) == 1}


def event_behind(tokens: Tokens, end: int) -> str:
    """Return the stem of the noun that "two days after" is followed by, "the deadly crash"; empty for anything else."""
    if tokens.low[end : end + 1] == [] or tokens.low[end] not in _OF:
        return ""
    head = _head(tokens, end + 1)
    return tokens.stems[head] if head is not None else ""


def _told_of(tokens: Tokens, detail: Detail) -> list[str]:
    """Return the stems of the nouns, and of the verb, that a time is said of."""
    if tokens.quoted[detail.token]:
        return []
    first, end = detail.token, detail.upto
    found = []
    if describes(tokens, first, end) or _has_year(tokens, first, end):
        head = _head(tokens, end + 1 if tokens.low[end : end + 1] in ([","], ["'"]) else end)
        return [tokens.stems[head]] if head is not None else []
    before = first - 1
    while before > 0 and tokens.low[before] in {"on", "of", "late", "early"}:
        before -= 1
    if (
        before > 0
        and _is_noun(tokens, before)
        and not _DETERMINERS.isdisjoint(tokens.low[max(0, before - _LONGEST) : before])
    ):
        found.append(tokens.stems[before])
    for i in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if tokens.kinds[i] == "mark":
            break
        if is_past_verb(tokens, i):
            found.append(tokens.stems[i])
            break
    return found


def _has_year(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a date with its year stands before a noun: "the Sept. 11, 2012, attack"."""
    return tokens.low[max(0, first - 1) : first] == ["the"] and tokens.low[end : end + 1] == [","]


def _head(tokens: Tokens, at: int) -> int | None:
    """Return the last word of the noun group at a token; None where there is none, or one too long."""
    last = at
    while last < len(tokens) and last - at <= _LONGEST:
        if tokens.kinds[last] == "mark" or tokens.low[last] in _ENDS or is_past_verb(tokens, last):
            break
        last += 1
    else:
        return None
    return last - 1 if last > at and _is_noun(tokens, last - 1) else None


def _is_noun(tokens: Tokens, i: int) -> bool:
    low = tokens.low[i]
    return (
        tokens.kinds[i] == "word"
        and not tokens.capital(i)
        and not low.endswith(("ly", "ing"))
        and len(low) > 2
    )
