"""Which question of its story a number or a time of a sentence answers: the fine, the turnout, the deadline.

What a number or a time is of is told by the words near it; the table of them is ``data/points.txt``, and its own head
says how it is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from reader.compare.details import Detail, Quantity, Reading, When
from reader.compare.details.number_words import MONEY
from reader.compare.details.person_nouns import PERSONS
from reader.compare.details.vocabulary import STOP_WORDS
from reader.compare.details.wordlist import table
from reader.compare.diverge.accounts.word_forms import forms_of
from reader.compare.diverge.around.event_verbs import of_the_saying
from reader.compare.diverge.around.stretches import window
from reader.compare.diverge.values.proportions import proportions
from reader.compare.diverge.values.roles import a_rate, lacking, role_of
from reader.compare.diverge.values.times import COARSE
from reader.compare.model import DifferenceKind

FILE = "points.txt"
_NEAR = 9
"""Tokens on either side of a value in which the words must stand that say what it is of."""
_WALLS = frozenset(";—–")
UNITS = {
    "money": MONEY,
    "share": frozenset({"%"}),
    "part": frozenset({"%"}),
    "span": frozenset({"duration", "lag"}),
    "count": frozenset({""}),
    "people": frozenset({""}),
    "rank": frozenset({"ordinal"}),
    "minute": frozenset({"ordinal", "duration"}),
    **{
        unit: frozenset({unit})
        for unit in ("score", "age", "length", "area", "mass", "heat", "speed", "volume", "magnitude")
    },
}
GRAINS = {"day": 0, "month": 2, "year": 4}
_DECADE = COARSE["decade"]


class AskedValue(NamedTuple):
    """A value with the question that it answers."""

    name: str
    detail: Detail
    who: frozenset[str] = frozenset()
    """Stems of what it is said of, where a story has several such things; else empty."""


@dataclass(frozen=True, slots=True)
class _Point:
    name: str
    kind: str
    needs: tuple[frozenset[str], ...]
    bars: frozenset[str]
    named: bool
    of_many: bool
    """Whether a story has several such things, so that sentences must name the same."""

    @property
    def of_rates(self) -> bool:
        """Whether the question is of so many a year or a day."""
        return any("year" in needed for needed in self.needs)

    @property
    def past(self) -> bool:
        """Whether only what has been answers the question: when the last check was."""
        return " last " in self.name

    @property
    def timed(self) -> bool:
        return self.kind in GRAINS


@lru_cache(maxsize=1)
def _points() -> Mapping[str, Sequence[_Point]]:
    """Return the points by each word of the list that fewest sentences have a word of."""
    index: dict[str, list[_Point]] = {}
    for line in table(FILE):
        name, kind, needs, bars = (part.strip() for part in line.split("|"))
        lists = tuple(_forms(part) for part in needs.split(";"))
        point = _Point(name.lstrip("@^"), kind, lists, _forms(bars), name[0] == "@", name[0] == "^")
        for form in min(lists, key=lambda listed: (len(listed & STOP_WORDS), len(listed))):
            index.setdefault(form, []).append(point)
    return index


def _forms(listed: str) -> frozenset[str]:
    return frozenset[str]().union(*map(forms_of, listed.split()))


@lru_cache(maxsize=1)
def _asking_words() -> frozenset[str]:
    return frozenset(_points())


def asked_values(reading: Reading) -> Iterator[AskedValue]:
    """Yield the numbers and times of a sentence that answer a question of its story."""
    index, written = _points(), reading.written
    asked = sorted(written & _asking_words())
    found = {id(point): point for word in asked for point in index[word]}
    for point in found.values():
        if not any(map(written.isdisjoint, point.needs)):
            yield from _answers(reading, point)


def _answers(reading: Reading, point: _Point) -> Iterator[AskedValue]:
    """Yield the values of a sentence near the words of a point; for a name, only the nearest."""
    kind = DifferenceKind.TIME if point.timed else DifferenceKind.NUMBER
    found = [
        (away, detail)
        for detail in (proportions(reading) if point.kind == "part" else reading.of(kind))
        if _fits(reading, detail, point) and (away := _distance(reading, detail, point)) is not None
    ]
    if point.named and found:
        nearest = min(found, key=itemgetter(0))[1]
        yield from (AskedValue(f"{point.name} {name}", nearest) for name in _names(reading, nearest))
        return
    for _, detail in found:
        # Whoever gives two values of one thing, as of a tax raised from one to the other, has no one answer.
        things = _things(reading, detail, point) if point.of_many else frozenset[str]()
        yield AskedValue(point.name, detail, things)


def _fits(reading: Reading, detail: Detail, point: _Point) -> bool:
    """Whether a value is of the kind that a point asks for."""
    value = detail.value
    if isinstance(value, When):
        grain, most = COARSE.get(value.grain, 9), GRAINS[point.kind]
        if of_the_saying(reading, detail):
            return False
        if value.first is None or (point.past and reading.setting.day and value.first > reading.setting.day):
            return False
        return most <= grain <= _DECADE if point.kind == "year" else grain <= most
    if not isinstance(value, Quantity) or value.loose or value.unit not in UNITS[point.kind]:
        return False
    if point.kind == "people" and not _people(reading, detail):
        return False
    if "former" in role_of(reading, detail):
        return False
    if value.unit == "" and not _whole(reading, detail, point):
        return False
    if point.kind == "minute":
        return value.written == "minute" or "minut" in detail.head.split()
    return True


def _people(reading: Reading, detail: Detail) -> bool:
    """Whether a number counts people, or no noun says what it counts."""
    if not detail.head:
        return not any(reading.tokens.capitals[detail.upto : detail.upto + 1])
    return not PERSONS.isdisjoint(detail.head.split())


def _whole(reading: Reading, detail: Detail, point: _Point) -> bool:
    """Whether a number counts all of what it counts, and is no part of a word or an age."""
    low = reading.tokens.low
    behind = low[detail.token + 1 : detail.token + 4]
    if behind[:1] == ["-"] and detail.upto <= detail.token + 2:
        return False
    before = low[max(0, detail.token - 2) : detail.token]
    if lacking(reading, detail) or (a_rate(reading, detail) and not point.of_rates):
        return False
    if before in _AGED or not _PARTS.isdisjoint(before):
        return False
    if before[-1:] == ["with"] and "others" in behind[: detail.upto - detail.token]:
        # "Arrested along with 15 others" makes 16.
        return False
    return point.named or "of" not in behind[:1] or not {"them", "whom", "the", "those"}.intersection(behind)


_AGED = (["man", "of"], ["woman", "of"], ["boy", "of"], ["girl", "of"])
_PARTS = frozenset({"including", "among", "whom", "them"})


def _distance(reading: Reading, detail: Detail, point: _Point) -> int | None:
    """Return how far the nearest word of a point's first list stands from a value; None where a list has none near."""
    first, end = window(reading, detail, _NEAR, _NEAR, _WALLS)
    near = [word.removesuffix("'s") for word in reading.tokens.low[first:end]]
    if not all(map(frozenset(near).intersection, point.needs)) or point.bars.intersection(near):
        return None
    return min(
        max(detail.token - i, i - detail.upto + 1, 0)
        for i, word in enumerate(near, first)
        if word in point.needs[0]
    )


def _things(reading: Reading, detail: Detail, point: _Point) -> frozenset[str]:
    """Return the stems of a value's surroundings that may name what it is of; a stem of nothing without any."""
    tokens = reading.tokens
    verbs = point.needs[-1]
    found = {
        tokens.contents[i]
        for i in range(max(0, detail.token - _NEAR), min(len(tokens), detail.upto + _NEAR))
        if not detail.token <= i < detail.upto and tokens.low[i] not in verbs
    }
    return frozenset(found - {""}) or frozenset({""})


def _names(reading: Reading, detail: Detail) -> Iterator[str]:
    """Yield the capitalised words of a value's clause before it; a lone capital that opens the sentence may be none."""
    tokens = reading.tokens
    for i in range(detail.token - 1, -1, -1):
        if tokens.clauses[i] != tokens.clauses[detail.token] and detail.token - i > _NEAR:
            break
        if tokens.capitals[i] and tokens.contents[i]:
            yield tokens.contents[i]
