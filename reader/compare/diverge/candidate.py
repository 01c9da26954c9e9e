"""What may be a conflict, and of which sort: two details that cannot both hold if they are about one thing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.compare.details import Detail, Reading
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
    """Two details that exclude each other; whether they are about one thing is for the rules to weigh."""

    kind: DifferenceKind
    topic: Topic
    a: Detail
    b: Detail
    about_a: tuple[int, ...]
    """Tokens of side a that say what its detail is about."""
    about_b: tuple[int, ...]
    """Tokens of side b that say what its detail is about."""
    strength: float = 1.0
    """How squarely the two exclude each other, 0 to 1: an opposite more than an alternative.

    Above 1 is what a finder knows besides and its rule asks for: ``cues.EXPLAINED``, ``fates.FATE``, ``times.BEST``,
    and two for two named speakers of one quotation.
    """
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
