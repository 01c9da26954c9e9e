"""Numbers of two articles that are said of one thing and differ, wherever they stand: the likeliest of them all.

How likely two of them are is told by ``values.number_odds``; this is the search for them, and keeps it from taking
longer than a reader waits however many numbers a story gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush, nlargest
from itertools import combinations
from math import inf
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from reader.compare.details import Reading
from reader.compare.diverge.answers.points import other_question
from reader.compare.diverge.around.stretches import around
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.values.given_numbers import Given, Numbers, numbers_of, of_one_thing
from reader.compare.diverge.values.number_odds import bound, odds_at_most, odds_of
from reader.compare.model import DifferenceKind
from reader.compare.steps import pause

Place = tuple[int, int]
Articles = tuple[int, int]
Disputed = Mapping[tuple[Place, Place], tuple[Candidate, ...]]
MOST_OF_ONE = 3
"""Numbers of another article that one number is set against: what disputes more is a list, and not of one thing."""
MOST_OF_TWO = 12
"""Numbers of one unit over which two articles can be in dispute; more are a list, and no report."""
TRIES = 20_000
"""Numbers that are weighed against each other in a story, shared out among its pairs of articles: a second's work."""
LEAST_TRIES = 1
"""Numbers of one unit of two articles that are weighed however many articles there are, the most promising first."""
MOST_OF_STORY = 2_000
"""Pairs of sentences over whose numbers a story can be in dispute, the likeliest; each takes a millisecond to tell."""
FEW = 16
"""Numbers of two articles that are all weighed without looking which of them promise most."""


class Between(NamedTuple):
    """What two articles dispute."""

    numbers: Mapping[Place, tuple[Candidate, ...]]
    """By the sentence of either side, the numbers that are in dispute."""
    odds: Mapping[Place, float]
    """By the same, the log-odds of the likeliest of them."""
    tries: int
    """How many numbers of one unit were weighed at most."""
    allowed: int
    """How many might have been."""

    def holds_for(self, allowed: int) -> bool:
        """Whether the same would be found with so many tries."""
        return allowed == self.allowed or self.tries < min(allowed, self.allowed)


def disputed_numbers(
    readings: Sequence[Sequence[Reading | None]], known: Mapping[Articles, Between] = MappingProxyType({})
) -> dict[Articles, Between]:
    """Return what each two articles dispute; ``known`` is what was found between some of them before."""
    articles = list(map(numbers_of, readings))
    pairs = len(articles) * (len(articles) - 1) // 2
    tries = max(TRIES // max(pairs, 1), LEAST_TRIES)
    found = {}
    for n, m in combinations(range(len(articles)), 2):
        if m == n + 1:
            pause()
        before = known.get((n, m))
        reuse = before is not None and before.holds_for(tries)
        found[n, m] = before if before and reuse else _between(articles[n], articles[m], tries)
    return found


def by_sentences(found: Mapping[Articles, Between]) -> Disputed:
    """Return the pairs of sentences, by (article, sentence), whose numbers dispute one thing, with these numbers.

    In a story that disputes more than any report does, these are the likeliest.
    """
    every = [
        (between.odds[i, j], ((n, i), (m, j)), numbers)
        for (n, m), between in found.items()
        for (i, j), numbers in between.numbers.items()
    ]
    if len(every) > MOST_OF_STORY:
        likeliest = nlargest(MOST_OF_STORY, range(len(every)), key=lambda n: every[n][0])
        every = [every[n] for n in sorted(likeliest)]
    return {places: numbers for _, places, numbers in every}


def _between(one: Mapping[str, Numbers], two: Mapping[str, Numbers], allowed: int) -> Between:
    found: dict[Place, list[Candidate]] = {}
    best: dict[Place, float] = {}
    most = 0
    for unit in sorted(one.keys() & two.keys()):
        chosen, tries = _likeliest(one[unit], two[unit], allowed)
        most = max(most, tries)
        for x, y, odds in chosen:
            place = x.sentence, y.sentence
            about = around(x.reading, x.number), around(y.reading, y.number)
            number = Candidate(DifferenceKind.NUMBER, Topic.COUNT, x.number, y.number, *about)
            found.setdefault(place, []).append(number)
            best[place] = max(best.get(place, -inf), odds)
    return Between({place: tuple(numbers) for place, numbers in found.items()}, best, most, allowed)


def _likeliest(one: Numbers, two: Numbers, allowed: int) -> tuple[list[tuple[Given, Given, float]], int]:
    """Return the numbers of two articles that are in dispute with their log-odds, in order, and how many were weighed.

    Of each number only its likeliest few are. What may become of two numbers at best is known before they are
    weighed, so that nothing is weighed that could not come before what is found.
    """
    weighed: list[tuple[float, int, int]] = []
    used: Counter[tuple[int, int]] = Counter()
    chosen: list[tuple[int, int, float]] = []
    tries = 0

    def free(i: int, j: int) -> bool:
        return used[0, i] < MOST_OF_ONE and used[1, j] < MOST_OF_ONE

    def choose(least: float) -> None:
        while weighed and -weighed[0][0] > least and len(chosen) < MOST_OF_TWO:
            odds, i, j = heappop(weighed)
            if free(i, j):
                used.update([(0, i), (1, j)])
                chosen.append((i, j, -odds))

    for most, i, j in _promising(one, two, allowed):
        choose(most)
        if len(chosen) == MOST_OF_TWO or tries == allowed:
            break
        if not free(i, j):
            continue
        if tries % _AT_ONCE == 0:
            pause()
        tries += 1
        x, y = one.given[i], two.given[j]
        odds = odds_of(x.reading, x.number, y.reading, y.number)
        if odds >= bound() and not _settled(one, x, two, y):
            heappush(weighed, (-odds, i, j))
    choose(-inf)
    return [(one.given[i], two.given[j], odds) for i, j, odds in sorted(chosen)], tries


def _settled(one: Numbers, x: Given, two: Numbers, y: Given) -> bool:
    """Whether two numbers answer two questions, or each article gives both."""
    return other_question(x.reading, x.number, y.reading, y.number) or (two.gives(x) and one.gives(y))


_AT_ONCE = 64
"""Numbers that are weighed before somebody who waits can stop it."""


def _promising(one: Numbers, two: Numbers, allowed: int) -> Iterable[tuple[float, int, int]]:
    """Return the numbers of two articles that may count one thing, with the most that their log-odds can be.

    Few of them in their order and without a look at what they can be, many by it.
    """
    pairs = list(of_one_thing(one, two))
    if len(pairs) <= min(FEW, allowed):
        return [(inf, i, j) for i, j in pairs]
    a, b = np.array(pairs).T
    most = odds_at_most(one, two, a, b)
    worth = np.flatnonzero(most >= bound())
    order = worth[np.argsort(-most[worth], kind="stable")]
    return zip(most[order].tolist(), a[order].tolist(), b[order].tolist(), strict=True)
