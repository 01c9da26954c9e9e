"""A glance at two sentences that no link joins: whether they could clash at all.

Most doubtful pairs share no number, time, place or thing at stake, and their sentences need not be cut into tokens.
"""

from __future__ import annotations

from reader.compare.details import Reading
from reader.compare.details.certainty import UNCLEAR
from reader.compare.details.once import kept
from reader.compare.diverge.accounts.denied_causes import CAUSES, CAUSING
from reader.compare.diverge.accounts.exclusion import lone_groups
from reader.compare.diverge.accounts.scales import ends_taken
from reader.compare.diverge.values.open_fates import FATES_TOLD, OPEN_FATES
from reader.compare.diverge.values.times import told_times
from reader.compare.model import DifferenceKind

Key = tuple[object, ...]


def may_clash(a: Reading, b: Reading) -> bool:
    """Whether ``lone_candidates`` may find anything between two sentences; false only where it cannot."""
    asked_a, told_a = _points(a)
    asked_b, told_b = _points(b)
    return not (asked_a.isdisjoint(told_b) and asked_b.isdisjoint(told_a))


@kept
def _points(reading: Reading) -> tuple[frozenset[Key], frozenset[Key]]:
    """Return what a sentence asks of another one to clash with, and what it offers to others."""
    written = reading.written
    both: list[Key] = [(kind,) for kind in _OF_BOTH if reading.of(kind)]
    if told_times(reading):
        both.append((DifferenceKind.TIME,))
    both += [("stake", group) for group in lone_groups(reading)]
    ends = ends_taken(reading)
    asked, told = list(both), list(both)
    asked += [("scale", scale, 1 - end) for scale, end, *_ in ends]
    told += [("scale", scale, end) for scale, end, *_ in ends]
    if not written.isdisjoint(UNCLEAR) and not written.isdisjoint(OPEN_FATES):
        asked.append(("fate",))
    if not written.isdisjoint(FATES_TOLD):
        told.append(("fate",))
    if not written.isdisjoint(CAUSING) and reading.of(DifferenceKind.POLARITY):
        asked.append(("cause",))
    if not written.isdisjoint(CAUSES):
        told.append(("cause",))
    return frozenset(asked), frozenset(told)


_OF_BOTH = (DifferenceKind.NUMBER, DifferenceKind.PLACE)
