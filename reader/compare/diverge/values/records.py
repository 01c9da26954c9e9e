"""Years since when something was never outdone: "the worst storm since 1998"; and whether two are of one thing."""

from __future__ import annotations

from reader.compare.details import Detail, Reading
from reader.compare.details.wordlist import words
from reader.compare.kinships import kin_classes

_ALIKE = (
    words("worst deadliest"),
    words("highest largest biggest most"),
    words("lowest smallest fewest"),
    words("strongest heaviest"),
)
SUPERLATIVES = words(
    "best longest hottest coldest weakest first closest narrowest fastest driest wettest"
).union(*_ALIKE)
_BEFORE = 7
"""Words before the year among which the superlative stands."""
_SUBJECT, _LINK = 8, 3
"""Words before the superlative that may say what was so; "it" among the last of them leaves that open."""
_PRONOUNS = words("it this that which these")
_OF_ANYTHING = words("rate level figure number total value mark one")


def superlative(reading: Reading, time: Detail) -> bool:
    """Whether a time says since when something was never outdone: "the worst storm since 1998"."""
    return time.modifier == "since" and _place(reading, time) is not None


def _place(reading: Reading, time: Detail) -> int | None:
    low = reading.tokens.low
    near = range(max(0, time.token - _BEFORE), time.token)
    return max((i for i in near if low[i] in SUPERLATIVES), default=None)


def sort_of_record(reading: Reading, time: Detail) -> frozenset[str]:
    """Return the superlatives that mean what the one before such a year means; none where none is there."""
    place = _place(reading, time)
    if place is None:
        return frozenset()
    word = reading.tokens.low[place]
    return frozenset({word}).union(*(alike for alike in _ALIKE if word in alike))


def one_record(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two such years may be of one thing: no highest prices and lowest turnout, no heaviest rain and toll.

    "It was the worst since 1998" names nothing, and may be of anything.
    """
    if sort_of_record(a, x).isdisjoint(sort_of_record(b, y)):
        return False
    things, others = _things(a, x), _things(b, y)
    return not things or not others or not things.isdisjoint(others)


def _things(reading: Reading, time: Detail) -> frozenset[object]:
    """Return the stems of what a superlative is said of, and their classes of kindred words."""
    tokens, place = reading.tokens, _place(reading, time) or 0
    unnamed = not _PRONOUNS.isdisjoint(tokens.low[max(0, place - _LINK) : place])
    near = range(place if unnamed else max(0, place - _SUBJECT), time.token)
    stems = {
        tokens.contents[i]
        for i in near
        if tokens.contents[i] and i != place and not tokens.capitals[i] and tokens.low[i] not in _OF_ANYTHING
    }
    if tokens.capitals[0] and near.start == 0 and tokens.contents[0]:
        # What opens the sentence has a capital whatever it is.
        stems.add(tokens.contents[0])
    classes = kin_classes()
    return frozenset(stems).union(*(classes.get(stem, ()) for stem in stems))
