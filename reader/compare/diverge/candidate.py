"""What may be a conflict, and of which sort: two details that cannot both hold if they are about one thing."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum

from index.article import Span
from reader.compare.background import idf
from reader.compare.details import Detail, Reading
from reader.compare.details.wordlist import words
from reader.compare.model import DifferenceKind


class Topic(StrEnum):
    """What sort of clash a candidate is; the kinds of the contract are coarser."""

    COUNT = "count"
    CLOCK = "clock"
    DAY = "day"
    PERIOD = "period"
    YEAR = "year"
    PLACE = "place"
    PERSON = "person"
    SPEAKER = "speaker"
    QUOTE = "quote"
    NEGATION = "negation"
    CAUSE = "cause"
    DENIAL = "denial"
    UNCLEAR = "unclear"
    HEDGE = "hedge"
    OPPOSITE = "opposite"
    SCALE = "scale"
    EXCLUSIVE = "exclusive"
    POLAR = "polar"
    LEFT_OPEN = "left open"
    REASON = "reason"
    ABSENCE = "absence"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two details that exclude each other; whether they are about one thing is for the model to weigh."""

    kind: DifferenceKind
    topic: Topic
    a: Detail
    b: Detail
    about_a: tuple[int, ...]
    """Tokens of side a that say what its detail is about."""
    about_b: tuple[int, ...]
    """Tokens of side b that say what its detail is about."""
    strength: float = 1.0
    """How squarely the two exclude each other, 0 to 1: an opposite more than an alternative."""
    stake: str = ""
    """What the two sides disagree on, in plain words; empty where the details say it themselves."""

    def about(self, a: Reading, b: Reading) -> tuple[set[str], set[str]]:
        """Return the stems of what each side's detail is about."""
        return {a.tokens.stems[i] for i in self.about_a}, {b.tokens.stems[i] for i in self.about_b}

    def flipped(self) -> Candidate:
        """Return the candidate with its sides changed over."""
        return Candidate(
            self.kind, self.topic, self.b, self.a, self.about_b, self.about_a, self.strength, self.stake
        )


def content_tokens(reading: Reading, first: int, end: int) -> tuple[int, ...]:
    """Return the numbers of the content words from token ``first`` up to ``end``."""
    weighty = reading.tokens.weighty
    return tuple(weighty[bisect_left(weighty, first) : bisect_left(weighty, end)])


def around(reading: Reading, detail: Detail, before: int = 6, after: int = 6) -> tuple[int, ...]:
    """Return the content words near a detail, none beyond a semicolon, dash or bracket."""
    low = reading.tokens.low
    first, end = detail.token, detail.upto
    while first > 0 and detail.token - first < before and low[first - 1] not in _WALLS:
        first -= 1
    while end < len(low) and end - detail.upto < after and low[end] not in _WALLS:
        end += 1
    return content_tokens(reading, first, detail.token) + content_tokens(reading, detail.upto, end)


_WALLS = words("; — – ( ) : --")


def stretch(reading: Reading, kind: DifferenceKind, first: int, end: int) -> Detail:
    """Make a detail of the tokens from ``first`` up to ``end``; marks and small words at its edges fall off."""
    tokens = reading.tokens
    while first < end - 1 and (tokens.kinds[first] == "mark" or tokens.low[first] in _LEADS):
        first += 1
    while end - 1 > first and (tokens.kinds[end - 1] == "mark" or tokens.low[end - 1] in _DANGLES):
        end -= 1
    span = Span(reading.start + tokens.starts[first], reading.start + tokens.ends[end - 1])
    return Detail(kind, tokens.words(first, end), span, first, end, tokens.clauses[first])


_LEADS = words("of for from at with in on by to and or as that which who while but than into")
_DANGLES = _LEADS | words(
    "the a an his her its their our my this these those was were is are am be been being has have had when where also"
)


def phrase_around(reading: Reading, kind: DifferenceKind, core: int, before: int, after: int) -> Detail:
    """Make a detail of a token and so many at most before and behind it, none outside its clause."""
    clauses = reading.tokens.clauses
    first, end = core, core + 1
    while first > 0 and core - first < before and clauses[first - 1] == clauses[core]:
        first -= 1
    while end < len(clauses) and end - core <= after and clauses[end] == clauses[core]:
        end += 1
    return stretch(reading, kind, first, end)


_WIDEST = 14


def counterpart(reading: Reading, stems: frozenset[str], kind: DifferenceKind) -> Detail:
    """Return the stretch of a sentence that says most about ``stems``: at most fourteen tokens."""
    tokens = reading.tokens
    size = len(tokens)
    hits = [i for i in range(size) if tokens.stems[i] in stems and tokens.kinds[i] != "mark"]
    if not hits:
        return stretch(reading, kind, 0, min(size, _WIDEST))
    best = (-1.0, hits[0], hits[0])
    for n, first in enumerate(hits[:40]):
        total = 0.0
        for last in hits[n:]:
            if last - first >= _WIDEST:
                break
            total += idf(tokens.stems[last])
            best = max(best, (total - 0.2 * (last - first), first, last))
    _, first, last = best
    end = min(size, max(last + 1, first + 4))
    return stretch(reading, kind, first, end)
