"""What speaks for a candidate difference, as numbers between 0 and about 1 that can be explained."""

from __future__ import annotations

from dataclasses import dataclass

from reader.compare.background import idf
from reader.compare.details import Quantity, Reading, When
from reader.compare.details.wordlist import words
from reader.compare.diverge.bearers import bearing
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.meaning import coverage
from reader.compare.diverge.values_rule import Grounds
from reader.compare.model import DifferenceKind

FEATURES = (
    *(f"topic {topic.value}" for topic in Topic),
    "a's words about it in b",
    "b's words about it in a",
    "a's words about it in b, by meaning",
    "b's words about it in a, by meaning",
    "words about it",
    "strength",
    "same head",
    "hang on one word",
    "how close the values are",
    "link score",
    "words shared by the sentences",
    "smaller sentence covered",
    "sentences are short",
    "names shared",
    "quoted on one side",
    "details of the kind",
    "cues of doubt or denial on one side only",
    "other candidates",
)
_TOPICS = tuple(Topic)
_VALUES = frozenset(
    {Topic.COUNT, Topic.CLOCK, Topic.DAY, Topic.PERIOD, Topic.YEAR, Topic.PLACE, Topic.PERSON}
)


@dataclass(frozen=True, slots=True)
class PairView:
    """What is said about a pair as a whole, computed once for all its candidates."""

    score: float
    jaccard: float
    covered: float
    short: float
    names: float
    cues: float


def view_pair(a: Reading, b: Reading, score: float) -> PairView:
    """Weigh what two sentences share."""
    shared = weight(a.content & b.content)
    one, two = a.rarity, b.rarity
    names_a = {d.head for d in a.details if d.kind is DifferenceKind.NAME}
    names_b = {d.head for d in b.details if d.kind is DifferenceKind.NAME}
    cues_a = {d.head for d in a.details if d.kind in (DifferenceKind.POLARITY, DifferenceKind.CERTAINTY)}
    cues_b = {d.head for d in b.details if d.kind in (DifferenceKind.POLARITY, DifferenceKind.CERTAINTY)}
    return PairView(
        score,
        shared / max(one + two - shared, 1.0),
        shared / max(min(one, two), 1.0),
        min(min(len(a.content), len(b.content)) / 20, 1.0),
        min(len(names_a & names_b) / 3, 1.0),
        len((cues_a ^ cues_b) & {"deny", "unclear", "not", "no"}) / 4,
    )


def evidence(candidate: Candidate, pair: PairView, a: Reading, b: Reading, others: int) -> list[float]:
    """Return the features of a candidate in the order of ``FEATURES``."""
    x, y = candidate.a, candidate.b
    heads = set(x.head.split()), set(y.head.split())
    either = len(heads[0] | heads[1])
    quoted = a.tokens.quoted[x.token] != b.tokens.quoted[y.token]
    many = sum(d.kind is candidate.kind for r in (a, b) for d in r.details)
    one = coverage(a, candidate.about_a, b, candidate.about_b)
    two = coverage(b, candidate.about_b, a, candidate.about_a)
    return [
        *(1.0 if candidate.topic is topic else 0.0 for topic in _TOPICS),
        one[0],
        two[0],
        one[1],
        two[1],
        min(len(candidate.about_a), len(candidate.about_b)) / 8,
        candidate.strength,
        len(heads[0] & heads[1]) / either if either else 0.0,
        bearing(a, x, b, y) if candidate.topic in _VALUES else 0.0,
        _closeness(candidate),
        pair.score,
        pair.jaccard,
        pair.covered,
        pair.short,
        pair.names,
        1.0 if quoted else 0.0,
        min(many / 6, 1.5),
        pair.cues,
        min(others / 5, 1.5),
    ]


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


def speakers(reading: Reading) -> frozenset[str]:
    """Return the key words of a sentence's speakers, pronouns left out."""
    return frozenset(str(d.value) for d in reading.of(DifferenceKind.ATTRIBUTION) if not d.modifier)


_REPORTS = words(
    """
    report reports reported article story stories allegation allegations accusation accusations
    """
)


def weight(stems: frozenset[str]) -> float:
    """Return the summed rarity of stems."""
    return sum(idf(s) for s in stems)


def grounds(candidate: Candidate, pair: PairView, a: Reading, b: Reading) -> Grounds:
    """Return what the rules on values ask for."""
    x, y = candidate.a, candidate.b
    one, one_soft = coverage(a, candidate.about_a, b, candidate.about_b)
    two, two_soft = coverage(b, candidate.about_b, a, candidate.about_a)
    heads = set(x.head.split()), set(y.head.split())
    either = len(heads[0] | heads[1])
    # The side whose words are few is the one that bears the cue; the other one's are its whole sentence.
    cue_on_a = len(candidate.about_b) >= len(candidate.about_a)
    stated = b if cue_on_a else a
    return Grounds(
        around=(one + two) / 2,
        bearer=bearing(a, x, b, y),
        jaccard=pair.jaccard,
        covered=pair.covered,
        close=_closeness(candidate),
        heads=len(heads[0] & heads[1]) / either if either else 0.0,
        inside=one if cue_on_a else two,
        inside_soft=one_soft if cue_on_a else two_soft,
        one_speaker=bool(speakers(a) & speakers(b)),
        reported=any(d.head == "reported" for d in stated.of(DifferenceKind.CERTAINTY))
        or any(w in _REPORTS for w in stated.tokens.low),
    )
