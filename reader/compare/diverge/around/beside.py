"""Whether two values stand beside words that say the same of them: in long sentences much else is said."""

from __future__ import annotations

from reader.compare.background import idf
from reader.compare.details import Detail, Reading
from reader.compare.details.once import kept
from reader.compare.details.vocabulary import MONTHS, ORDINALS, UNITS, WEEKDAYS
from reader.compare.diverge.around.coverage import kindred
from reader.compare.diverge.around.stretches import around
from reader.compare.model import DifferenceKind

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
    rest_a, rest_b = plain_a - every_b, plain_b - every_a
    kin = max(sum(map(idf, kindred(rest_a, rest_b))), sum(map(idf, kindred(rest_b, rest_a))))
    return sum(map(idf, same)) + kin >= _LEAST


def _beside(reading: Reading, detail: Detail) -> tuple[set[str], set[str]]:
    """Return the stems of the plain words and of the names within ten tokens of a value."""
    tokens = reading.tokens
    plain: set[str] = set()
    names: set[str] = set()
    alone = not any(tokens.capitals[1:2])
    for i in around(reading, detail, _REACH, _REACH):
        if tokens.kinds[i] != "word" or tokens.low[i] in _NO_WORDS:
            continue
        named = tokens.capitals[i] and not (i == 0 and alone)
        (names if named else plain).add(tokens.stems[i])
    return plain, names


def other_subject(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two values or deeds are told of two who are named: "Voss faces seven counts", "Calder faces nine"."""
    if {_gender_before(a, x), _gender_before(b, y)} == {"he", "she"}:
        return True
    one, two = named_before(a, x), named_before(b, y)
    if not one or not two:
        return False
    return one.isdisjoint(b.tokens.stems) and two.isdisjoint(a.tokens.stems)


_SUBJECT = 8
_ENDS = frozenset(';:.—–()?!"')
_GENDERS = {"he": "he", "mr": "he", "she": "she", "ms": "she", "mrs": "she"}
_FAR = 11


@kept
def _spoken(reading: Reading) -> frozenset[int]:
    """Return the tokens that name a speaker."""
    return frozenset(i for d in reading.of(DifferenceKind.ATTRIBUTION) for i in range(d.token, d.upto))


def _gender_before(reading: Reading, detail: Detail) -> str:
    """Return he or she where a pronoun or a title in or up to ten tokens before a value or a deed says so."""
    tokens, spoken = reading.tokens, _spoken(reading)
    for i in range(min(detail.token, len(tokens) - 1), max(-1, detail.token - _FAR), -1):
        low = tokens.low[i]
        # A full stop inside a sentence shortens a word: "Mr. Voss".
        if low in _ENDS and low != ".":
            break
        if low in _GENDERS and i not in spoken:
            return _GENDERS[low]
    return ""


def named_before(reading: Reading, detail: Detail, *, speaking: bool = False) -> set[str]:
    """Return the stems of the names before a value in its part of the sentence, days left out.

    With ``speaking`` speakers are not left out, nor a lone capital that opens the sentence.
    """
    tokens, spoken = reading.tokens, frozenset[int]() if speaking else _spoken(reading)
    found: set[str] = set()
    for i in range(detail.token - 1, max(-1, detail.token - 1 - _SUBJECT), -1):
        if tokens.low[i] in _ENDS:
            break
        if (
            tokens.capitals[i]
            and tokens.contents[i]
            and tokens.low[i] not in _NO_WORDS
            and i not in spoken
            and (i or speaking or any(tokens.capitals[1:2]) or tokens.low[1:2] == [","])
        ):
            found.add(tokens.stems[i])
    return found
