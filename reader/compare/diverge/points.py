"""Points of a story: its fine, its turnout, its deadline, whether there is an appeal; each outlet gives one answer.

Two reports that give two answers may share no other word ("Prosecutors had asked for nine years", "The state attorney
demanded eleven years"). What a number or a time is of is told by the words near it; the table of them is
``data/points.txt``, its own head says how it is written. What is no number stands in ``data/exclusives.txt``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from reader.compare.details import Detail, Quantity, Reading, When
from reader.compare.details.number_words import MONEY
from reader.compare.details.once import kept
from reader.compare.diverge.agents import Agent, agents, differ, two_actors
from reader.compare.diverge.answers import acts, answers
from reader.compare.diverge.candidate import Candidate, Topic, around
from reader.compare.diverge.exclusion import Stated, exclude_each_other, stated_candidate
from reader.compare.diverge.exclusives import forms_of
from reader.compare.diverge.parts import parts
from reader.compare.diverge.things import named_beside
from reader.compare.diverge.values import exclude, risen_beyond
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
    "rank": frozenset({"ordinal"}),
    "minute": frozenset({"ordinal", "duration"}),
    **{
        unit: frozenset({unit})
        for unit in ("score", "age", "length", "area", "mass", "heat", "speed", "volume", "magnitude")
    },
}
GRAINS = {"day": 0, "month": 2, "year": 4}
_COARSE = {"clock": 0, "part": 0, "day": 0, "week": 1, "month": 2, "season": 3, "year": 4, "decade": 5}


class Told(NamedTuple):
    """One answer that a sentence gives."""

    key: str
    """The point it answers."""
    detail: Detail | Stated | Agent
    who: frozenset[str] = frozenset()
    """Whom it is said of, where answers on others are answers to another question; else empty."""

    @property
    def value(self) -> object:
        """What sentences that give one answer have in common."""
        if isinstance(self.detail, Detail):
            return self.detail.value
        if isinstance(self.detail, Agent):
            return self.detail.names, self.detail.common
        return self.detail.found.value, self.detail.mood


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
    def timed(self) -> bool:
        return self.kind in GRAINS


@lru_cache(maxsize=1)
def _points() -> Mapping[str, Sequence[_Point]]:
    """Return the points by each word of their first list."""
    index: dict[str, list[_Point]] = {}
    for line in files("reader.compare").joinpath("data", FILE).read_text("utf-8").splitlines():
        if not line or line[0] == "#":
            continue
        name, kind, needs, bars = (part.strip() for part in line.split("|"))
        lists = tuple(_forms(part) for part in needs.split(";"))
        point = _Point(name.lstrip("@^"), kind, lists, _forms(bars), name[0] == "@", name[0] == "^")
        for form in lists[0]:
            index.setdefault(form, []).append(point)
    return index


def _forms(listed: str) -> frozenset[str]:
    return frozenset(form for word in listed.split() for form in forms_of(word))


@kept
def told(reading: Reading) -> tuple[Told, ...]:
    """Return the numbers and times of a sentence that answer a point of its story."""
    index, written = _points(), reading.written
    found = {id(point): point for word in written & index.keys() for point in index[word]}
    asked = [point for point in found.values() if all(map(written.intersection, point.needs))]
    numbers = [one for point in asked for one in _answers(reading, point)]
    return (
        *numbers,
        *_only(reading),
        *(Told(*answer) for answer in answers(reading)),
        *(Told(stake, agent) for stake, agent in agents(reading, acts(reading))),
    )


AGE, CLOCK = "how old the person is", "when it happened"
ONLY = frozenset({AGE, CLOCK})
"""Questions that an article answers only where it gives one such value in all."""
_YEARS = 6
"""Ages of one person that reports may differ by; with more, they are two persons' ages."""


def _only(reading: Reading) -> Iterator[Told]:
    """Yield ages and clock times, whatever they are of."""
    for detail in reading.of(DifferenceKind.NUMBER):
        if isinstance(detail.value, Quantity) and detail.value.unit == "age":
            yield Told(AGE, detail, frozenset(named_beside(reading, detail)))
    for detail in reading.of(DifferenceKind.TIME):
        edge = detail.modifier in {"since", "until", "by", "before", "after"}
        if isinstance(detail.value, When) and detail.value.minute is not None and not edge:
            yield Told(CLOCK, detail)


def _answers(reading: Reading, point: _Point) -> Iterator[Told]:
    """Yield the value of a sentence that stands nearest to the words of a point."""
    kind = DifferenceKind.TIME if point.timed else DifferenceKind.NUMBER
    best: tuple[int, Detail] | None = None
    for detail in parts(reading) if point.kind == "part" else reading.of(kind):
        if not _fits(reading, detail, point):
            continue
        away = _distance(reading, detail, point)
        if away is not None and (best is None or away < best[0]):
            best = away, detail
    if best is None:
        return
    if point.of_many:
        yield Told(point.name, best[1], _things(reading, best[1], point))
    elif not point.named:
        yield Told(point.name, best[1])
    else:
        for name in _names(reading, best[1]):
            yield Told(f"{point.name} {name}", best[1])


def _fits(reading: Reading, detail: Detail, point: _Point) -> bool:
    """Whether a value is of the kind that a point asks for."""
    value = detail.value
    if isinstance(value, When):
        grain, most = _COARSE.get(value.grain, 9), GRAINS[point.kind]
        return value.first is not None and (grain == most if point.kind == "year" else grain <= most)
    if not isinstance(value, Quantity) or value.loose or value.unit not in UNITS[point.kind]:
        return False
    if point.kind == "count" and not _whole(reading, detail, point):
        return False
    if point.kind == "minute":
        return value.written == "minute" or "minut" in detail.head.split()
    return True


def _whole(reading: Reading, detail: Detail, point: _Point) -> bool:
    """Whether a number counts all of what it counts, and is no part of a word or an age."""
    low = reading.tokens.low
    behind = low[detail.token + 1 : detail.token + 4]
    if behind[:1] == ["-"] and detail.upto <= detail.token + 2:
        return False
    before = low[max(0, detail.token - 2) : detail.token]
    if before in _AGED or not _PARTS.isdisjoint(before):
        return False
    return point.named or "of" not in behind[:1] or not {"them", "whom", "the", "those"}.intersection(behind)


_AGED = (["man", "of"], ["woman", "of"], ["boy", "of"], ["girl", "of"])
_PARTS = frozenset({"including", "among", "whom", "them"})


def _distance(reading: Reading, detail: Detail, point: _Point) -> int | None:
    """Return how far the nearest word of a point's first list stands from a value; None where a list has none near."""
    low = reading.tokens.low
    first, end = detail.token, detail.upto
    while first > 0 and detail.token - first < _NEAR and low[first - 1] not in _WALLS:
        first -= 1
    while end < len(low) and end - detail.upto < _NEAR and low[end] not in _WALLS:
        end += 1
    near = [word.removesuffix("'s") for word in low[first:end]]
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


def alike(x: Told, y: Told) -> bool:
    """Whether two answers are to one question: said of one thing, where that matters."""
    if x.key == AGE and not (x.who and y.who):
        return True
    return not (x.who or y.who) or any(x.who & y.who)


def apart(x: Told, y: Told) -> bool:
    """Whether two answers to one point cannot both be right."""
    if not alike(x, y):
        return False
    if isinstance(x.detail, Agent) and isinstance(y.detail, Agent):
        return differ(x.detail, y.detail)
    if not isinstance(x.detail, Detail) or not isinstance(y.detail, Detail):
        return (
            isinstance(x.detail, Stated)
            and isinstance(y.detail, Stated)
            and exclude_each_other(x.detail, y.detail)
        )
    p, q = x.detail.value, y.detail.value
    if isinstance(p, Quantity) and isinstance(q, Quantity):
        if x.key == AGE:
            return 0 < abs(p.stated - q.stated) <= _YEARS
        if "minute" in x.key:
            return p.stated != q.stated
        if p.unit != q.unit:
            return {p.unit, q.unit} == {"duration", "lag"} and (p.high < q.low or q.high < p.low)
    return exclude(x.detail, y.detail)


def questions(reading: Reading, detail: Detail) -> frozenset[str]:
    """Return the points that a value of a sentence answers."""
    return frozenset(
        one.key
        for one in told(reading)
        if isinstance(one.detail, Detail) and one.detail.token == detail.token
    )


def other_question(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two values are known to answer two questions: what was taken and what is to be paid back."""
    one = questions(a, x)
    return bool(one) and bool(two := questions(b, y)) and one.isdisjoint(two)


def point_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield the points to which two sentences give two answers."""
    for x in told(a):
        for y in told(b):
            if x.key == y.key and apart(x, y) and not _explained(a, x, b, y):
                yield _candidate(a, x, b, y)


def _explained(a: Reading, x: Told, b: Reading, y: Told) -> bool:
    """Whether two answers may both be right: one number has risen to the other, or two actors said two things."""
    one, two = x.detail, y.detail
    if isinstance(one, Detail) and isinstance(two, Detail):
        return risen_beyond(a, one, two) or risen_beyond(b, two, one)
    if isinstance(one, Stated) and isinstance(two, Stated):
        return two_actors(a, one.found.first, one.found.end, b, two.found.first, two.found.end)
    return False


def _candidate(a: Reading, x: Told, b: Reading, y: Told) -> Candidate:
    one, two = x.detail, y.detail
    if isinstance(one, Detail) and isinstance(two, Detail):
        about = around(a, one), around(b, two)
        return Candidate(one.kind, Topic.POINT, one, two, *about, stake=x.key)
    if isinstance(one, Agent) and isinstance(two, Agent):
        kind = DifferenceKind.ACCOUNT
        return Candidate(kind, Topic.POINT, one.shown, two.shown, (), (), stake=x.key)
    assert isinstance(one, Stated) and isinstance(two, Stated)
    return replace(stated_candidate(a, b, one, two), topic=Topic.POINT)
