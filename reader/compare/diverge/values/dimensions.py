"""Whether two lengths or two sums are of different kinds: long or away, a fine or a bribe."""

from __future__ import annotations

from reader.compare.details import Detail, Quantity, Reading
from reader.compare.details.number_words import MONEY
from reader.compare.diverge.around.stretches import around
from reader.compare.diverge.values.counted_nouns import SORTS

_DIMENSIONS = {
    word: line.split()[0]
    for line in """
    wide width across diameter
    long length stretch
    deep depth below underground
    high tall height level altitude above
    from away off distance nearest
    rain rainfall snow
    """.strip().splitlines()
    for word in line.split()
}


def other_sum(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two sums are said to be of different kinds: a fine and a bribe."""
    if not isinstance(x.value, Quantity) or x.value.unit not in MONEY:
        return False
    one, two = sorts_near(a, x), sorts_near(b, y)
    return bool(one and two) and one.isdisjoint(two)


def sorts_near(reading: Reading, x: Detail) -> set[str]:
    """Return what the words near a sum or a span of time say that it is for."""
    stems = reading.tokens.stems
    return {SORTS[stems[i]] for i in around(reading, x, 5, 5) if stems[i] in SORTS}


def other_dimension(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two lengths say that they measure different ways: "2,800 metres long", "900 metres from the runway".

    Or one of two magnitudes is that of an aftershock.
    """
    if isinstance(x.value, Quantity) and x.value.unit == "magnitude":
        return _after(a, x) != _after(b, y)
    if not isinstance(x.value, Quantity) or x.value.unit != "length":
        return False
    one, two = _dimension(a, x), _dimension(b, y)
    return bool(one and two) and one != two


def _after(reading: Reading, x: Detail) -> bool:
    """Whether a magnitude is told of what followed or went before a quake: "aftershocks, the strongest of 5.9"."""
    low = reading.tokens.low
    return not _SHOCKS.isdisjoint((*low[: x.token], *low[x.upto : x.upto + 3]))


_SHOCKS = frozenset({"aftershock", "aftershocks", "foreshock", "foreshocks"})


def _dimension(reading: Reading, x: Detail) -> str:
    low = reading.tokens.low
    near = (*low[x.upto : x.upto + 3], *low[max(0, x.token - 3) : x.token])
    return next((_DIMENSIONS[word] for word in near if word in _DIMENSIONS), "")
