"""Whether two sentences that no link joins share enough, for all that they say besides, to be of one matter."""

from __future__ import annotations

from reader.compare.background import idf
from reader.compare.details import Reading
from reader.compare.diverge.around.coverage import KIN, kindred

_FREE, _FREE_AT_LEAST = 56.0, 36.0
"""Summed rarity of the words of a sentence up to which it says little but its value: in a brief, and anywhere."""
_BRIEF, _A_SENTENCE = 16, 0.6
"""Sentences of a brief, and how much less each one beyond them lets a sentence say."""
_SOME, _MOST, _OF_LEADS = 0.2, 0.4, 0.15
"""Parts of the lesser sentence that the other one must have."""
_OF_DOUBTFUL = 0.28
"""The same of a pair whose own words put it just below a link."""
_FEW = 50.0
"""Rarity that the lesser sentence is taken to have at least: all words of a short one are soon found in a long one."""
_LEADS = 3
"""Sentences at the head of an article."""


def anchored(a: Reading, b: Reading, sizes: tuple[int, int], places: tuple[int, int]) -> bool:
    """Whether two sentences share enough to answer one question, for all that they and their articles say besides.

    A short sentence of a brief says little but its value. The more a sentence tells, and the longer its article
    (``sizes``, in sentences), the more of the lesser one must stand in the other too; least at the head of both
    (``places``), where reports tell what they are about.
    """
    free = max(_FREE_AT_LEAST, _FREE - _A_SENTENCE * max(0, max(sizes) - _BRIEF))
    over = max(a.rarity, b.rarity) - free
    if over <= 0:
        return True
    least = _OF_LEADS if max(places) < _LEADS else min(_MOST, _SOME + over / 100)
    return _common(a, b) >= least


def all_but_linked(a: Reading, b: Reading) -> bool:
    """Whether two sentences of a doubtful pair share enough for a conflict to link them."""
    over = max(a.rarity, b.rarity) - _FREE
    return over <= 0 or _common(a, b) >= min(_OF_DOUBTFUL, _SOME + over / 100)


def _common(a: Reading, b: Reading) -> float:
    """Return which part of the lesser sentence, by rarity, the other one has too, kindred words counting in part."""
    same = a.content & b.content
    one, two = a.content - same, b.content - same
    # Two words of one side may be kin to one of the other, so both sides are asked.
    kin = max(sum(map(idf, kindred(one, two))), sum(map(idf, kindred(two, one))))
    return (sum(map(idf, same)) + KIN / 2 * kin) / max(min(a.rarity, b.rarity), _FEW)
