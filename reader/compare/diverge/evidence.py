"""What speaks for a candidate difference: how much two sentences share, and how much is said about both values."""

from __future__ import annotations

from dataclasses import dataclass

from reader.compare.background import idf
from reader.compare.details import Detail, Quantity, Reading, When
from reader.compare.details.wordlist import words
from reader.compare.diverge.around.bearers import bearing
from reader.compare.diverge.around.beside import told_alike
from reader.compare.diverge.around.coverage import coverage, kin_coverage, kin_of_the_rest
from reader.compare.diverge.around.slots import one_slot
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.grounds import Grounds
from reader.compare.diverge.values.counted_nouns import likeness
from reader.compare.model import DifferenceKind


@dataclass(frozen=True, slots=True)
class PairView:
    """What is said about a pair as a whole, computed once for all its candidates."""

    jaccard: float
    """Words that the sentences share among all their words, by rarity."""
    covered: float
    """Part of the smaller sentence that the other has, by rarity."""


def view_pair(a: Reading, b: Reading) -> PairView:
    """Weigh what two sentences share."""
    shared = sum(idf(s) for s in a.content & b.content)
    one, two = a.rarity, b.rarity
    return PairView(shared / max(one + two - shared, 1.0), shared / max(min(one, two), 1.0))


def grounds(candidate: Candidate, pair: PairView, a: Reading, b: Reading, score: float = 1.0) -> Grounds:
    """Return what the rules on values ask for."""
    x, y = candidate.a, candidate.b
    one = coverage(a, candidate.about_a, b, candidate.about_b)
    two = coverage(b, candidate.about_b, a, candidate.about_a)
    numbered = candidate.topic in _NUMBERED
    # The side whose words are few is the one that bears the cue; the other one's are its whole sentence.
    few_a, few_b = len(candidate.about_a), len(candidate.about_b)
    cue_on_a = few_b > few_a or (few_b == few_a and few_b == len(b.tokens.weighty))
    stated = b if cue_on_a else a
    return Grounds(
        a=a,
        b=b,
        around=(one + two) / 2,
        bearer=bearing(a, x, b, y),
        jaccard=pair.jaccard,
        covered=pair.covered,
        close=_closeness(candidate),
        heads=likeness(x.head, y.head),
        inside=one if cue_on_a else two,
        reported=any(d.head == "reported" for d in stated.of(DifferenceKind.CERTAINTY))
        or any(w in _REPORTS for w in stated.tokens.low),
        slot=one_slot(a, x, b, y) if candidate.topic in _TIMES else 0.0,
        kin=kin_of_the_rest(a, x, b, y) if numbered else 0.0,
        kin_around=_kin_around(candidate, a, b) if numbered else 0.0,
        score=score,
        sole=numbered and _sole(a, x) and _sole(b, y),
        beside=not numbered or told_alike(a, x, b, y),
    )


_NUMBERED = frozenset({Topic.COUNT, Topic.CLOCK})
"""Values of which a story has many, so that more is asked of what stands around them."""


def _sole(reading: Reading, detail: Detail) -> bool:
    """Whether a sentence has no other value of that kind and unit."""
    return sum(_unit(other) == _unit(detail) for other in reading.of(detail.kind)) == 1


def _unit(detail: Detail) -> str:
    value = detail.value
    return (
        value.unit
        if isinstance(value, Quantity)
        else "clock"
        if isinstance(value, When) and value.minute
        else ""
    )


def _kin_around(candidate: Candidate, a: Reading, b: Reading) -> float:
    one, two = candidate.about_a, candidate.about_b
    return (kin_coverage(a, one, b, two) + kin_coverage(b, two, a, one)) / 2


_TIMES = frozenset({Topic.DAY, Topic.PERIOD, Topic.YEAR})


def _closeness(candidate: Candidate) -> float:
    """How near two values that exclude each other are: 1 is next door, 0 far off or not measurable."""
    p, q = candidate.a.value, candidate.b.value
    if isinstance(p, Quantity) and isinstance(q, Quantity):
        low, high = sorted((abs(p.stated), abs(q.stated)))
        return low / high if high else 0.0
    if isinstance(p, When) and isinstance(q, When):
        if p.weekday is not None and q.weekday is not None:
            apart = abs(p.weekday - q.weekday)
            return 1.0 / max(min(apart, 7 - apart), 1)
        if p.first and q.first and p.last and q.last:
            gap = max((p.first - q.last).days, (q.first - p.last).days, 1)
            return 1.0 / (1.0 + gap / (366.0 if candidate.topic is Topic.YEAR else 7.0))
    return 0.0


_REPORTS = words(
    """
    report reports reported article story stories allegation allegations accusation accusations
    """
)
