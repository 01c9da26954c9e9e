"""Times that count from the one told before them: "two days later", "the next morning", "that evening"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reader.compare.details import Reading
from reader.compare.details.relative_times import LOOSE
from reader.compare.details.time_words import PARTS
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import TIME_UNITS, UNITS
from reader.compare.details.wordlist import words

Unit = Literal["minute", "hour", "day", "week", "month", "year"]
_UNITS: dict[str, Unit] = {
    "minute": "minute", "hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year",
}  # fmt: skip
_ON = {"later": 1, "afterward": 1, "afterwards": 1, "earlier": -1, "previously": -1, "before": -1, "after": 1}
_BESIDE = {"next": 1, "following": 1, "previous": -1, "preceding": -1, "same": 0, "very": 0}
_ENDS = words('. , ; : — – ) " and but when at as with in for to on by')
"""What may stand behind "the day before" that has no event of its own to count from."""
_COMPARED = words("from than with period quarter by to of")
"""Before "a year earlier" these set one length of time against another."""
_WITHIN = words("over in during for within of throughout through until by about")
"""Before "the next month" these make it a length."""
_WHOLE = words("day week month year")
_LEADS = frozenset(_ON) | frozenset(_BESIDE) | {"that"}
_LENGTHS = frozenset(word for word, unit in TIME_UNITS.items() if unit in _UNITS) | frozenset(PARTS)
"""Of either a sentence with such a time has a word."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How far a time lies from the one that it counts from."""

    first: int
    """Its first token."""
    end: int
    """The token after its last."""
    count: float
    """How many units on; less than zero for back."""
    unit: Unit
    part: str = ""
    """The part of the day that it names."""
    loose: bool = False
    """Whether no number is said: "a few days later"."""
    of_event: bool = False
    """Whether it is when something was that is told beside: "on Thursday, a day after refusing to sign"."""
    pointing: bool = False
    """Whether it only points back: "that night"."""


def relations(reading: Reading) -> list[Relation]:
    """Return the times of a sentence that count from one told before, from left to right."""
    found: list[Relation] = []
    if reading.written.isdisjoint(_LEADS) or reading.written.isdisjoint(_LENGTHS):
        return found
    tokens = reading.tokens
    for i, low in enumerate(tokens.low):
        if found and i < found[-1].end:
            continue
        read = None
        if low in _ON:
            read = _counted(tokens, i)
        if read is None and low in {"the", "that"}:
            read = _beside(tokens, i)
        if read is not None and not tokens.quoted[read.first]:
            found.append(read)
    return found


def _counted(tokens: Tokens, i: int) -> Relation | None:
    """Read "two days later", "half an hour earlier", "a day after" something that happened."""
    low = tokens.low
    unit = _UNITS.get(TIME_UNITS.get(low[i - 1], "")) if i else None
    following = low[i + 1] if i + 1 < len(tokens) else "."
    read = _number_before(low, i - 2) if unit else None
    if unit is None or read is None or following == "than":
        return None
    first, count, loose = read
    count *= _ON[low[i]]
    of_event = low[i] in {"before", "after"} and following not in _ENDS
    if of_event:
        count = -count
    elif low[i] == "after" or (first and low[first - 1] in _COMPARED):
        return None
    return Relation(first, i + 1, count, unit, loose=loose, of_event=of_event)


def _number_before(low: Sequence[str], at: int) -> tuple[int, float, bool] | None:
    """Read the number that ends at a token: its first token, how many, and whether it is a loose one."""
    if at < 0:
        return None
    word, before = low[at], low[at - 1] if at else ""
    if word in {"a", "an", "one"}:
        return (at - 1, 0.5, False) if before == "half" else (at, 1.0, False)
    if word in UNITS:
        if before == "-" and at > 1 and low[at - 2] in UNITS:
            return at - 2, UNITS[low[at - 2]] + UNITS[word], False
        return at, UNITS[word], False
    if word.isdigit() and len(word) <= 3:
        return at, float(word), False
    first = at - 1 if word == "of" else at
    if first >= 0 and low[first] in LOOSE:
        least, most = LOOSE[low[first]]
        return first - (low[first - 1 : first] == ["a"]), (least + most) / 2, True
    return None


def _beside(tokens: Tokens, i: int) -> Relation | None:
    """Read "the next morning", "that same evening", "the day before"."""
    low = tokens.low
    at = i + 1
    which = low[at] if at < len(tokens) else ""
    way = 0
    if which in _BESIDE:
        at += 1
        way = _BESIDE[which]
        if which == "very" and low[at : at + 1] in (["next"], ["same"]):
            way = _BESIDE[low[at]]
            at += 1
    noun = low[at] if at < len(tokens) else ""
    following = low[at + 1] if at + 1 < len(tokens) else "."
    if noun not in _WHOLE and noun not in PARTS:
        return None
    if low[i] == "the" and which not in _BESIDE:
        # "The day before", "the night after": of an event only where none is named.
        if following not in {"before", "after"} or noun in {"week", "month", "year"}:
            return None
        way = -1 if following == "before" else 1
        if (low[at + 2] if at + 2 < len(tokens) else ".") not in _ENDS:
            return Relation(i, at + 2, -way, "day", _part(noun), of_event=True)
        return Relation(i, at + 2, way, "day", _part(noun))
    if low[i] == "that" and which not in {"same", "very", ""} and way:
        return None
    if following in {"that", "as", "or"} or low[at : at + 1] != [noun] or following == "'":
        return None
    if way and noun in {"week", "month", "year"} and i and low[i - 1] in _WITHIN:
        return None
    if noun == "week":
        return Relation(i, at + 1, way, "week", loose=True) if way else None
    unit = _UNITS.get(noun, "day")
    return Relation(i, at + 1, way, unit, _part(noun), pointing=low[i] == "that")


def _part(noun: str) -> str:
    return PARTS.get(noun, "")
