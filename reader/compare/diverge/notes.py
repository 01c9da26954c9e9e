"""Differences that are no conflict: one side is vaguer, less sure, names one more person or another speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.compare.details import Detail, Quantity, Reading, When
from reader.compare.details.once import kept
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.values.times import times_meet
from reader.compare.model import Difference, DifferenceKind

MOST = 5
"""Notes on one link."""
_NAMES = 2
"""Names per side that are worth a note."""


def find_notes(a: Reading, b: Reading, left: list[Candidate]) -> tuple[Difference, ...]:
    """Return at most five notes on a linked pair; ``left`` are the candidates that did not make a conflict."""
    found = [*_vaguer_numbers(a, b), *_vaguer_times(a, b), *_candidates(a, b, left), *_names(a, b)]
    return tuple(found[:MOST])


def _note(kind: DifferenceKind, x: Detail | None, y: Detail | None, reason: str) -> Difference:
    return Difference(
        kind, x.text if x else "", y.text if y else "", x.span if x else None, y.span if y else None, reason
    )


def _vaguer_numbers(a: Reading, b: Reading) -> Iterator[Difference]:
    """ "At least five" against "six": the one leaves room for the other."""
    for x in a.of(DifferenceKind.NUMBER):
        for y in b.of(DifferenceKind.NUMBER):
            p, q = x.value, y.value
            if not isinstance(p, Quantity) or not isinstance(q, Quantity) or p.unit != q.unit:
                continue
            if (p.low, p.high) == (q.low, q.high) or not (p.low <= q.high and q.low <= p.high):
                continue
            if p.unit or set(x.head.split()) & set(y.head.split()):
                vague = x if p.high - p.low > q.high - q.low else y
                exact = y if vague is x else x
                yield _note(x.kind, x, y, f"“{vague.text}” leaves room for “{exact.text}”")


def _vaguer_times(a: Reading, b: Reading) -> Iterator[Difference]:
    """ "Earlier this week" against "Tuesday"; clock times that cannot be held against each other."""
    for x in a.of(DifferenceKind.TIME):
        for y in b.of(DifferenceKind.TIME):
            p, q = x.value, y.value
            if (
                not isinstance(p, When)
                or not isinstance(q, When)
                or p == q
                or p.first is None
                or q.first is None
            ):
                continue
            clocks = (p.minute is None) != (q.minute is None) and p.part and q.part
            if clocks and p.first == q.first and p.part != q.part:
                yield _note(
                    x.kind, x, y, "a clock time and a part of the day in another zone may be one moment"
                )
            elif times_meet(x, y) and {p.grain, q.grain} <= _VAGUE and (p.first, p.last) != (q.first, q.last):
                wide = x if _days(p) > _days(q) else y
                yield _note(x.kind, x, y, f"“{wide.text}” holds the other")


_VAGUE = frozenset({"part", "day", "week", "month", "season"})


def _days(when: When) -> int:
    return (when.last - when.first).days if when.first and when.last else 0


_REASONS = {
    Topic.HEDGE: "one side is less sure",
    Topic.QUOTE: "quoted in two wordings",
    Topic.SPEAKER: "each side names another source",
}


def _candidates(a: Reading, b: Reading, left: list[Candidate]) -> Iterator[Difference]:
    seen: set[Topic] = set()
    if not left:
        return
    alike = len(a.content & b.content) >= 0.35 * len(a.content | b.content)
    for candidate in left:
        if candidate.topic is Topic.SPEAKER and (
            not alike or not _speaker(candidate.a) or not _speaker(candidate.b)
        ):
            continue
        if candidate.topic is Topic.SPEAKER and _one_source(candidate.a, candidate.b):
            continue
        reason = _REASONS.get(candidate.topic)
        if reason and candidate.topic not in seen:
            seen.add(candidate.topic)
            yield _note(candidate.kind, candidate.a, candidate.b, reason)


def _one_source(x: Detail, y: Detail) -> bool:
    """Whether one speaker is the other's short form."""
    parts_x, parts_y = (re.findall(r"[a-z]+", d.text.lower()) for d in (x, y))
    return any(short_for(token, parts_y) for token in parts_x) or any(
        short_for(token, parts_x) for token in parts_y
    )


def _speaker(detail: Detail) -> bool:
    """Whether a speaker reads like one: a name, or officials, police, a spokesman."""
    return str(detail.value) in _SOURCES or detail.text[:1].isupper()


_SOURCES = frozenset(
    {
        "offici",
        "polic",
        "author",
        "spokesman",
        "spokeswoman",
        "wit",
        "lawyer",
        "prosecutor",
        "militari",
        "govern",
    }
)


def _names(a: Reading, b: Reading) -> Iterator[Difference]:
    """Names of two words and more that only one side has."""
    for x in _only(a, b):
        yield _note(DifferenceKind.NAME, x, None, "named on this side only")
    for y in _only(b, a):
        yield _note(DifferenceKind.NAME, None, y, "named on this side only")


def _only(reading: Reading, other: Reading) -> list[Detail]:
    found: list[Detail] = []
    if not _long_names(reading):
        return found
    theirs, shouted = _written(other)
    for name, parts in _long_names(reading):
        if not theirs.isdisjoint(parts):
            continue
        first = {w[0] for w in parts}
        if not any(t[0] in first and short_for(t, parts) for t in shouted):
            found.append(name)
    return found[:_NAMES]


@kept
def _written(reading: Reading) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words of a sentence, and those with a capital that may be short forms."""
    tokens = reading.tokens
    plain = [w.removesuffix("'s") for w in tokens.low]
    capital = [w for w, is_capital in zip(plain, tokens.capitals, strict=True) if is_capital]
    return frozenset(plain), tuple(t for t in dict.fromkeys(capital) if 2 <= len(t) <= 10 and t.isalpha())


@kept
def _long_names(reading: Reading) -> tuple[tuple[Detail, list[str]], ...]:
    """Return the names of two words and more, each with its words."""
    split = [
        (name, [w for w in str(name.value).split() if len(w) > 1 and w.isalpha()])
        for name in reading.of(DifferenceKind.NAME)
    ]
    return tuple(
        (name, parts) for name, parts in split if len(parts) >= 2 and " ".join(parts) not in _OF_NATIONS
    )


_OF_NATIONS = frozenset({"united states", "united kingdom", "white house", "middle east"})


def short_for(token: str, name: list[str]) -> bool:
    """Whether a token is put together from the beginnings of words in their order: "centcom" from "central command"."""
    if not name or len(token) < 2:
        return False
    for skip, word in enumerate(name):
        for taken in range(min(len(word), len(token)), 0, -1):
            if token[:taken] == word[:taken]:
                rest = token[taken:]
                if (not rest and skip == 0 and taken < len(word)) or (
                    rest and _goes_on(rest, name[skip + 1 :])
                ):
                    return True
    return False


def _goes_on(token: str, name: list[str]) -> bool:
    """Whether what is left of a token goes on with the beginnings of the words left."""
    if not token:
        return True
    if not name:
        return False
    return any(
        token[:taken] == name[0][:taken] and _goes_on(token[taken:], name[1:])
        for taken in range(min(len(name[0]), len(token)), 0, -1)
    )
