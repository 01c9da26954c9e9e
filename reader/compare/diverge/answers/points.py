"""Points of a story: its fine, its turnout, its deadline, whether there is an appeal; each outlet gives one answer.

Two reports that give two answers may share no other word ("Prosecutors had asked for nine years", "The state attorney
demanded eleven years"). Numbers and times are read by ``asked_values``, answers in words by ``answers`` and ``agents``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from reader.compare.details import Detail, Quantity, Reading, When
from reader.compare.details.once import kept
from reader.compare.diverge.accounts.agents import Agent, agents, differ, two_actors
from reader.compare.diverge.accounts.exclusion import Stated, exclude_each_other, stated_candidate
from reader.compare.diverge.answers.asked_values import asked_values
from reader.compare.diverge.answers.person_names import other_name, person_names
from reader.compare.diverge.answers.referents import named_beside
from reader.compare.diverge.answers.stated import acts, answers
from reader.compare.diverge.around.coverage import kin_coverage
from reader.compare.diverge.around.event_verbs import of_the_saying
from reader.compare.diverge.around.stretches import around
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.values.amounts import exclude, ranges_meet
from reader.compare.diverge.values.counted_nouns import some_of_them
from reader.compare.diverge.values.fates import SUFFERED, fate_of
from reader.compare.diverge.values.one_thing import changed, gives
from reader.compare.diverge.values.times import lag_between, told_times
from reader.compare.diverge.values.zero_counts import zero_counts
from reader.compare.model import DifferenceKind


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
        return self.detail.found.value, self.detail.factuality


@kept
def told(reading: Reading) -> tuple[Told, ...]:
    """Return what a sentence says that answers a point of its story: most say nothing of the sort."""
    numbers, times = reading.of(DifferenceKind.NUMBER), told_times(reading)
    return (
        *(Told(*value) for value in asked_values(reading)),
        *_only(reading, numbers, times),
        *_fates(reading, (*numbers, *zero_counts(reading))),
        *(Told(*name) for name in person_names(reading)),
        *(Told(*answer) for answer in answers(reading)),
        *(Told(*act) for act in agents(reading, acts(reading))),
    )


AGE, CLOCK = "how old the person is", "when it happened"
ONLY = frozenset({AGE, CLOCK})
"""Questions that an article answers only where it gives one such value in all."""
_EDGES = frozenset({"since", "until", "by", "before", "after"})
_YEARS = 6
"""Ages of one person that reports may differ by; with more, they are two persons' ages."""


def _only(reading: Reading, numbers: Sequence[Detail], times: Sequence[Detail]) -> Iterator[Told]:
    """Yield ages and clock times, whatever they are of."""
    for detail in numbers:
        if isinstance(detail.value, Quantity) and detail.value.unit == "age":
            yield Told(AGE, detail, frozenset(named_beside(reading, detail)))
    for detail in times:
        if not isinstance(detail.value, When) or detail.value.minute is None:
            continue
        # "Shortly after 3 a.m." is a time, "after 3 a.m." only an edge.
        if (detail.value.vague or detail.modifier not in _EDGES) and not of_the_saying(reading, detail):
            yield Told(CLOCK, detail)


NOBODY = "whether there were any "
"""What begins a question that "nobody" answers against any number."""


def _fates(reading: Reading, counted: Sequence[Detail]) -> Iterator[Told]:
    """Yield the counts of people of one fate, nobody among them."""
    for detail in counted:
        fate = fate_of(reading, detail)
        if fate in SUFFERED and not some_of_them(detail.head):
            yield Told(NOBODY + SUFFERED[fate], detail)


def alike(x: Told, y: Told) -> bool:
    """Whether two answers are to one question: said of one thing, where both say of what."""
    return not x.who or not y.who or any(x.who & y.who)


def apart(x: Told, y: Told) -> bool:
    """Whether two answers to one point cannot both be right."""
    if not alike(x, y):
        return False
    match x.detail, y.detail:
        case (Agent() as one, Agent() as two):
            return differ(one, two)
        case (Stated() as one, Stated() as two):
            return exclude_each_other(one, two)
        case (Detail(kind=DifferenceKind.NAME) as one, Detail() as two):
            return other_name(x.key, one, two)
        case (Detail(value=Quantity() as p) as one, Detail(value=Quantity() as q) as two):
            if x.key.startswith(NOBODY):
                return min(p.high, q.high) == 0 < max(p.low, q.low)
            if x.key == AGE:
                return 0 < abs(p.stated - q.stated) <= _YEARS
            if "minute" in x.key:
                return p.stated != q.stated
            if {p.unit, q.unit} == {"duration", "lag"}:
                return not ranges_meet(p, q)
            return exclude(one, two)
        case (Detail() as one, Detail() as two):
            return exclude(one, two)
    return False


def questions(reading: Reading, detail: Detail) -> frozenset[str]:
    """Return the points that a value of a sentence answers."""
    return frozenset(
        one.key
        for one in told(reading)
        if isinstance(one.detail, Detail)
        and one.detail.token == detail.token
        and not one.key.startswith(NOBODY)
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
    match x.detail, y.detail:
        case (Detail() as one, Detail() as two):
            if x.key == AGE and not kin_coverage(a, around(a, one, 4, 4), b, around(b, two, 4, 4)):
                return True
            if lag_between(a, one, b, two):
                return True
            return gives(a, two.value) or gives(b, one.value) or changed(a, one, b, two)
        case (Stated(found=one), Stated(found=two)):
            return two_actors(a, one.first, one.end, b, two.first, two.end)
    return False


def _candidate(a: Reading, x: Told, b: Reading, y: Told) -> Candidate:
    match x.detail, y.detail:
        case (Stated() as one, Stated() as two):
            return replace(stated_candidate(a, b, one, two), topic=Topic.POINT)
        case (Agent(shown=one), Agent(shown=two)):
            return Candidate(one.kind, Topic.POINT, one, two, (), (), stake=x.key)
        case (Detail() as one, Detail() as two):
            return Candidate(one.kind, Topic.POINT, one, two, around(a, one), around(b, two), stake=x.key)
    raise AssertionError(x.key)
