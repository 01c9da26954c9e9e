"""What a value is the value of, named so that other wordings get the same name: the dead, the fine, the start.

General English vocabulary, written for this project.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reader.compare.details import Detail, Quantity, Reading, When
from reader.compare.details.number_words import MONEY
from reader.compare.details.wordlist import words
from reader.compare.diverge.answers.happenings import happenings
from reader.compare.diverge.around.event_verbs import SAYING, event_verbs, nearest
from reader.compare.diverge.around.stretches import clause_of, stretch_of
from reader.compare.diverge.values.counted_nouns import noun_class, some_of_them
from reader.compare.diverge.values.dimensions import sorts_near
from reader.compare.diverge.values.fates import fate_of
from reader.compare.diverge.values.records import sort_of_record, superlative
from reader.compare.diverge.values.roles import a_rate, lacking
from reader.compare.model import DifferenceKind

_WHOLE = frozenset({"speed", "magnitude"})
"""Units of which a story mostly has one value that matters."""
_WIND = words("wind winds gust gusts gusting storm gale gales squall squalls blew blowing")
_NEAR = 6
"""Words behind an age among which a name may begin."""


def referent_of_number(reading: Reading, detail: Detail) -> Iterator[str]:
    """Yield the names of what a number counts or measures; none where the words around it leave that open."""
    value = detail.value
    if not isinstance(value, Quantity):
        return
    if value.unit in _WHOLE:
        blows = not _WIND.isdisjoint(clause_words(reading, detail))
        yield f"{value.unit} of the wind" if blows else value.unit
    elif value.unit == "age":
        yield from (f"age {name}" for name in named_beside(reading, detail))
    elif value.unit == "":
        if fate := fate_of(reading, detail):
            if not some_of_them(detail.head):
                yield f"fate {fate}"
        elif (kind := noun_class(detail.head)) is not None and not (
            lacking(reading, detail) or a_rate(reading, detail)
        ):
            yield f"noun {kind}"
    elif value.written or value.unit in MONEY:
        yield from (f"{value.unit} {sort}" for sort in sorted(sorts_near(reading, detail)))


def clause_words(reading: Reading, detail: Detail) -> list[str]:
    """Return the words of a detail's clause."""
    return [reading.tokens.low[i] for i in clause_of(reading, detail)]


def named_beside(reading: Reading, detail: Detail) -> Iterator[str]:
    """Yield the family name that stands right before an age, or soon behind it: "Ines Calder, 41"."""
    tokens = reading.tokens
    last = detail.token - 1
    while tokens.low[last] in _BEFORE_AN_AGE:
        last -= 1
    others = (*reading.of(DifferenceKind.PLACE), *reading.of(DifferenceKind.TIME))
    named = tokens.capitals[last] and tokens.contents[last] and all(d.upto != last + 1 for d in others)
    if last >= 0 and named:
        yield tokens.low[last]
    if tokens.low[detail.token + 1 : detail.token + 2] == ["-"]:
        yield from _named_behind(reading, detail.token + 2)


_BEFORE_AN_AGE = words(", ( a an aged")


def _named_behind(reading: Reading, first: int) -> Iterator[str]:
    """Yield the last of the capitalised words that follow within a few others: "the 44-year-old guide Rosa Quint"."""
    tokens = reading.tokens
    for i in range(first, min(first + _NEAR, len(tokens) - 1)):
        if tokens.kinds[i] == "mark" and tokens.low[i] != "-":
            return
        if tokens.capitals[i] and tokens.capitals[i + 1]:
            while i + 1 < len(tokens) and tokens.capitals[i + 1]:
                i += 1
            yield tokens.low[i]
            return


EVENT = "clock event"
"""The name of the hour at which something sudden happened."""


def referent_of_time(reading: Reading, detail: Detail) -> tuple[str, frozenset[str]]:
    """Return the name of what a clock time is the time of, empty where no verb tells, and what it may be said of."""
    when = detail.value
    if not isinstance(when, When):
        return "", _OF_ALL
    if superlative(reading, detail):
        return "best since", sort_of_record(reading, detail)
    # "Shortly before noon" is a time, "before noon" only an edge.
    if when.minute is None or (detail.modifier in _EDGES and not when.vague):
        return "", _OF_ALL
    told = event_verbs(reading, clause_of(reading, detail)) or event_verbs(
        reading, stretch_of(reading, detail)
    )
    verb = nearest(told, detail)
    if verb == "break" and not _BROKE_OUT.isdisjoint(pairwise(reading.tokens.low)):
        verb = "begin"
    if kinds := happenings(reading, detail, verb):
        return EVENT, kinds
    return ("", _OF_ALL) if not verb or verb == SAYING else (f"clock {verb}", _OF_ALL)


_EDGES = frozenset({"since", "until", "by", "before"})
_BROKE_OUT = frozenset({("broke", "out"), ("broken", "out")})
_OF_ALL = frozenset[str]()
