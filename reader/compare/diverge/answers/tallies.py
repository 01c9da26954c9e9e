"""What a whole story counts: the dead, the injured, the soldiers, the wind, each with the value every article gives.

Two reports that give two totals of one thing may share no other word ("Eight miners were injured", "Hospitals treated
13 people"). Where an article gives one value only, it is that article's total, and two articles' totals can be set
against each other wherever they stand.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations, product

from reader.compare.details import Detail, Quantity, Reading
from reader.compare.details.once import kept
from reader.compare.diverge.answers.points import NOBODY, ONLY, Told, alike, apart, told
from reader.compare.diverge.answers.referents import EVENT, referent_of_number, referent_of_time
from reader.compare.diverge.around.anchored import anchored
from reader.compare.diverge.around.other_events import of_another_event, of_another_time
from reader.compare.diverge.candidate import Topic
from reader.compare.diverge.values.times import times_exclude, told_times
from reader.compare.model import DifferenceKind
from reader.compare.steps import pause

Place = tuple[int, int]
Given = tuple[Place, Told]
MOST = 60
"""Pairs of sentences that tallies may propose in a story."""
MOST_OF_TWO = 4
"""Pairs of sentences of two articles over one tally."""
MOST_VALUES = 12
"""Ways of giving one value ("six", "at least five") that an article may use."""
_AT_ONCE = 256
"""Pairs of articles that are looked at before somebody who waits can stop it."""
_PART = 0.25
"""Part of an article's greatest count of one thing below which another count is of some of them."""
READ = 400
"""Sentences of an article that are read for totals; reports give theirs early, and a book's are no story's."""


def tallied(
    readings: Sequence[Sequence[Reading | None]], linked: Collection[tuple[Place, Place]] = frozenset()
) -> list[tuple[Place, Place]]:
    """Return the sentences, by (article, sentence), of different articles that give two totals of one thing.

    Those of ``linked`` state one fact already; others must share more than the question.
    """
    given: dict[str, dict[int, list[Given]]] = {}
    for n, group in enumerate(readings):
        for m, reading in enumerate(group[:READ]):
            if reading is not None:
                for total in _totals(reading):
                    given.setdefault(total.key, {}).setdefault(n, []).append(((n, m), total))
    sizes = [sum(reading is not None for reading in group[:READ]) for group in readings]
    found: set[tuple[Place, Place]] = set()
    for by_article in given.values():
        settled = [whole for some in by_article.values() if _agree(whole := _without_parts(some))]
        for n, (one, two) in enumerate(combinations(settled, 2)):
            if n % _AT_ONCE == 0:
                pause()
            one, two = one[:MOST_OF_TWO], two[:MOST_OF_TWO]
            given_by_both = [(p, q) for p, q in product(one, two) if alike(p[1], q[1])]
            if all(apart(x, y) for (_, x), (_, y) in given_by_both):
                pairs = [(min(p, q), max(p, q)) for (p, _), (q, _) in given_by_both]
                shown = [
                    pair
                    for pair, (p, q) in zip(pairs, given_by_both, strict=True)
                    if pair in linked or _two_hours(p[1], q[1]) or _anchored(readings, sizes, *pair)
                ]
                found.update(shown[:MOST_OF_TWO])
    return sorted(found)[:MOST]


def _two_hours(x: Told, y: Told) -> bool:
    """Whether both say when one sort of happening was, on one day as far as they tell: they need share no word."""
    one, two = x.detail, y.detail
    if x.key != EVENT or not isinstance(one, Detail) or not isinstance(two, Detail):
        return False
    return times_exclude(one, two) == Topic.CLOCK


def _anchored(readings: Sequence[Sequence[Reading | None]], sizes: Sequence[int], p: Place, q: Place) -> bool:
    a, b = readings[p[0]][p[1]], readings[q[0]][q[1]]
    assert a is not None and b is not None
    return anchored(a, b, (sizes[p[0]], sizes[q[0]]), (p[1], q[1]))


def _without_parts(some: Sequence[Given]) -> Sequence[Given]:
    """Leave out counts far below an article's greatest of one thing: 63 went to hospital, two of whom it tells more."""
    values = [one.value for _, one in some]
    counts = [value.stated if isinstance(value, Quantity) and not value.unit else 0.0 for value in values]
    least = max(counts) * _PART
    return [given for given, count in zip(some, counts, strict=True) if count >= least]


def _agree(some: Sequence[Given]) -> bool:
    """Whether an article gives one value only, in whatever words and not in too many."""
    values = list({one.value: one for _, one in some}.values())
    if some[0][1].key in ONLY:
        return len(values) == 1
    return len(values) <= MOST_VALUES and not any(apart(x, y) for x, y in combinations(values, 2))


@kept
def _totals(reading: Reading) -> tuple[Told, ...]:
    """Return the totals that a sentence gives of its own event, each under what it counts."""
    numbers, times = reading.of(DifferenceKind.NUMBER), told_times(reading)
    points = told(reading)
    if not (numbers or times or points) or of_another_event(reading):
        return ()
    found: list[Told] = []
    elsewhen = of_another_time(reading)
    if not elsewhen:
        for detail in numbers:
            if isinstance(detail.value, Quantity) and not detail.value.loose:
                found += [Told(thing, detail) for thing in referent_of_number(reading, detail)]
    for detail in times:
        thing, kinds = referent_of_time(reading, detail)
        if thing and not (thing == EVENT and elsewhen):
            found.append(Told(thing, detail, kinds))
    found += [point for point in points if not (elsewhen and point.key.startswith(NOBODY))]
    return tuple(found)
