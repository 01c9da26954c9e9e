"""Numbers of two articles that are said of one thing and differ, wherever they stand: the likeliest of them all.

How likely two of them are is told by ``number_odds``; this gathers the numbers of a story and chooses, and keeps it
from taking longer than a reader waits however many numbers a story gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from reader.compare.details import Reading
from reader.compare.diverge.around.stretches import around
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.disputed.number_odds import BOUND, log_odds
from reader.compare.diverge.disputed.number_pairs import NumberPairs
from reader.compare.diverge.disputed.told_numbers import ToldNumber, may_dispute, told_numbers
from reader.compare.model import DifferenceKind
from reader.compare.steps import pause

Place = tuple[int, int]
Disputed = Mapping[tuple[Place, Place], tuple[Candidate, ...]]
"""By two sentences, each as (article, sentence), their numbers that are in dispute."""
MOST_OF_ONE = 3
"""Numbers of another article that one number is set against: what disputes more is a list, and not of one thing."""
MOST_OF_TWO = 12
"""Numbers over which two articles can be in dispute; more are a list, and no report."""
MOST_OF_STORY = 2_000
"""Numbers over which a story can be in dispute, the likeliest; each pair of sentences takes a millisecond to tell."""
MOST_NUMBERS = 900
"""Numbers of a story that are set against each other, shared out among its articles: half a second's work."""
_AT_ONCE = 32
"""Sentences that are read before somebody who waits can stop it."""


def disputed_numbers(readings: Sequence[Sequence[Reading | None]]) -> Disputed:
    """Return what the articles of a story dispute; given are the readings of each one's sentences, in order."""
    most = max(MOST_NUMBERS // max(len(readings), 1), 1)
    every = [given for n, group in enumerate(readings) for given in _given(n, group, most)][:MOST_NUMBERS]
    if not every:
        return {}
    places, numbers, before = zip(*every, strict=True)
    pairs = NumberPairs(numbers, [article for article, _ in places], before)
    if not len(pairs.a):
        return {}
    odds = log_odds(pairs.features())
    likely = [(-odds[n], int(pairs.a[n]), int(pairs.b[n])) for n in (odds >= BOUND).nonzero()[0].tolist()]
    found: dict[tuple[Place, Place], list[Candidate]] = {}
    for i, j in _chosen(likely, places, numbers):
        x, y = numbers[i], numbers[j]
        about = around(x.reading, x.number), around(y.reading, y.number)
        number = Candidate(DifferenceKind.NUMBER, Topic.COUNT, x.number, y.number, *about)
        found.setdefault((places[i], places[j]), []).append(number)
    return {pair: tuple(disputed) for pair, disputed in sorted(found.items())}


def _given(
    article: int, group: Sequence[Reading | None], most: int
) -> list[tuple[Place, ToldNumber, frozenset[str]]]:
    """Return the first numbers of an article with their sentences, and the words of the sentence before."""
    found: list[tuple[Place, ToldNumber, frozenset[str]]] = []
    for n, reading in enumerate(group):
        if n % _AT_ONCE == 0:
            pause()
        if reading is not None and (told := told_numbers(reading)):
            last = group[n - 1] if n else None
            before = last.content if last is not None else frozenset()
            found += [((article, n), number, before) for number in told]
            if len(found) >= most:
                break
    return found[:most]


def _chosen(
    likely: Sequence[tuple[float, int, int]], places: Sequence[Place], numbers: Sequence[ToldNumber]
) -> list[tuple[int, int]]:
    """Return the likeliest pairs of numbers, so many of each number, of two articles and of the story, in order."""
    used: Counter[tuple[int, int]] = Counter()
    between: Counter[tuple[int, int]] = Counter()
    chosen = []
    for _, i, j in sorted(likely):
        n, m = places[i][0], places[j][0]
        if (
            used[i, m] < MOST_OF_ONE
            and used[j, n] < MOST_OF_ONE
            and between[n, m] < MOST_OF_TWO
            and may_dispute(numbers[i], numbers[j])
        ):
            used.update([(i, m), (j, n)])
            between[n, m] += 1
            chosen.append((i, j))
            if len(chosen) == MOST_OF_STORY:
                break
    return sorted(chosen)
