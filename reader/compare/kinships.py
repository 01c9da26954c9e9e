"""Words of kindred meaning: "quit" and "resign", "blaze" and "fire", by a list of general English word classes."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

import numpy as np

from reader.compare.details.wordlist import table
from reader.compare.joins import Cosine, Longs, Met, join_labels, share, spread
from reader.compare.ordering import firsts, ordered
from reader.compare.terms import Floats, Ints, Terms
from reader.compare.words import key_of

FILE = "kinships.txt"

HALF = np.float32(0.5)
"""How far kin matches in a cosine."""


@lru_cache(maxsize=1)
def kin_classes() -> dict[str, tuple[int, ...]]:
    """Return the classes of every word that has any, by its key.

    A line of the list is a class; the words of two classes are not kin because one word stands in both.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(table(FILE)):
        for key in {key_of(word) for word in line.split()}:
            found[key].append(number)
    return {key: tuple(numbers) for key, numbers in found.items()}


def join_kin(terms: Terms, a: Ints, b: Ints) -> tuple[Longs, Longs, Longs]:
    """Return pair, token of a and token of b where the two are different words of one class."""
    classes = kin_classes()
    of_term = [classes.get(key, ()) for key in terms.keys]
    count = np.array([len(numbers) for numbers in of_term], np.int64)
    label = np.array([number for numbers in of_term for number in numbers], np.int64)
    token = _first_of_each(terms)
    of_token = terms.term[token]
    owner, place = spread((np.cumsum(count) - count)[of_token], count[of_token])
    owner = token[owner]
    pair, one, two = join_labels(terms, owner, label[place], a, b)
    other = terms.term[one] != terms.term[two]
    return pair[other], one[other], two[other]


def _first_of_each(terms: Terms) -> Longs:
    """Return, ascending, the first token of every term in every row: a word repeated is kin no more than once."""
    row = np.repeat(np.arange(len(terms.rows)), np.diff(terms.first))
    order, keys = ordered(row * max(len(terms.keys), 1) + terms.term)
    result: Longs = np.sort(order[firsts(keys)])
    return result


def kin_columns(terms: Terms, one: Met, two: Met, mass: Floats, cosine: Cosine) -> dict[str, Floats]:
    """Return how far words without an equal on the other side have kin there; ``mass`` are the weights of rows.

    Per side its part of the weight, the weight and how many words; and the cosine with kin as matches of half strength.
    """
    pair, a, b = join_kin(terms, one.side.rows, two.side.rows)
    product = terms.weight[a] * terms.weight[b]
    columns: dict[str, Floats] = {}
    gains = []
    for name, (side, places, *_), token in (("a", one, a), ("b", two, b)):
        best = side.best(terms, pair, token, product)
        best[places] = 0.0
        met: Floats = (best > 0).astype(np.float32)
        weight = side.sums(met * side.weight)
        columns[f"kin_{name}"] = share(weight, mass[side.rows])
        columns[f"kin_weight_{name}"], columns[f"kin_count_{name}"] = weight, side.sums(met)
        gains.append(side.sums(best))
    half_met: Floats = HALF * np.minimum(gains[0], gains[1], dtype=np.float32)
    columns["kin_cosine"] = share(cosine.dot + half_met, cosine.lengths)
    return columns
