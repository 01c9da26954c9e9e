"""What speaks for a candidate difference, as the rules are given it; ``evidence`` measures it."""

from __future__ import annotations

from dataclasses import dataclass

from reader.compare.details import Reading


@dataclass(frozen=True, slots=True)
class Grounds:
    """What two values and their sentences share."""

    a: Reading
    b: Reading
    around: float
    """Part of the words around the values that both have, 0 to 1."""
    bearer: float
    """1 where both hang on one word, 0.3 where that word is only "said", else 0."""
    jaccard: float
    """Words that the sentences share among all their words, by rarity."""
    covered: float
    """Part of the smaller sentence that the other has, by rarity."""
    close: float
    """How near the two values are, 0 to 1."""
    heads: float
    """Part of the words for what is counted that both have."""
    inside: float = 0.0
    """Part of what a cue denies, negates or doubts that the other side has, 0 to 1."""
    reported: bool = False
    """True where the side that states it only reports that somebody claims it."""
    slot: float = 0.0
    """For times: how likely both are said of one happening, 0 to 1."""
    kin: float = 0.0
    """For numbers and clock times: part of the smaller sentence that has equal or kindred words on the other side."""
    kin_around: float = 0.0
    """The same of the words around the two values."""
    score: float = 1.0
    """The link's own, 0 to 1."""
    sole: bool = False
    """True where neither sentence has another number in that unit."""
    beside: bool = True
    """For numbers and clock times: whether the words beside both say the same of them."""
