"""Whether two values stand beside words that say the same of them: in long sentences much else is said."""

from __future__ import annotations

from reader.compare.background import idf
from reader.compare.details import Detail, Reading
from reader.compare.details.vocabulary import MONTHS, ORDINALS, STOP_WORDS, UNITS, WEEKDAYS
from reader.compare.diverge.candidate import around
from reader.compare.diverge.meaning import kindred

_REACH = 10
_SHORT = 9
"""Content words of a sentence that says little else than its value."""
_NAMED = 3
"""So many words of names say where or of whom as surely as one word says what."""
_NO_WORDS = (
    frozenset(WEEKDAYS) | frozenset(MONTHS) | frozenset(UNITS) | frozenset(ORDINALS) | {"year", "later"}
)
_LEAST = 2.0


def told_alike(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether the words beside two values have something in common that is no name and no number.

    In two short sentences there is nothing else that the values could be of.
    """
    if max(len(a.content), len(b.content)) <= _SHORT:
        return True
    plain_a, named_a = _beside(a, x)
    plain_b, named_b = _beside(b, y)
    if len(named_a & named_b) >= _NAMED:
        return True
    every_a, every_b = plain_a | named_a, plain_b | named_b
    same = (plain_a & every_b) | (plain_b & every_a)
    kin = kindred(plain_a - every_b, plain_b - every_a)
    return sum(map(idf, same | kin)) >= _LEAST


def _beside(reading: Reading, detail: Detail) -> tuple[set[str], set[str]]:
    """Return the stems of the plain words and of the names within ten tokens of a value."""
    tokens = reading.tokens
    plain: set[str] = set()
    names: set[str] = set()
    alone = not (len(tokens) > 1 and tokens.capitals[1])
    for i in around(reading, detail, _REACH, _REACH):
        if tokens.kinds[i] != "word" or tokens.low[i] in _NO_WORDS or tokens.low[i] in STOP_WORDS:
            continue
        named = tokens.capitals[i] and not (i == 0 and alone)
        (names if named else plain).add(tokens.stems[i])
    return plain, names
