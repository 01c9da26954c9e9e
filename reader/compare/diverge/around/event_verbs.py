"""Which event a detail is told of: the verb nearest to it, by classes of verbs that tell of one event.

The classes are the lines of ``data/event_verbs.txt``.
"""

from __future__ import annotations

from collections.abc import Mapping

from reader.compare.details import Detail, Reading
from reader.compare.details.vocabulary import STOP_WORDS
from reader.compare.details.wordlist import table

_SAID = """
say said says told tell tells speak spoke speaking add added announce announced statement interview remark remarks
comment comments tweet tweeted wrote write quoted
"""
SAYING = "saying"
_CLASS_OF = {word: line.split()[0] for line in table("event_verbs.txt") for word in line.split()}
_CLASS_OF.update(dict.fromkeys(_SAID.split(), SAYING))
_STOPS = STOP_WORDS - _CLASS_OF.keys()


def of_the_saying(reading: Reading, time: Detail) -> bool:
    """Whether a time is when something was said, not when it was: "said on Wednesday that the last check …"."""
    low = reading.tokens.low
    near = [*low[max(0, time.token - 2) : time.token], *low[time.upto : time.upto + 1]]
    return any(_CLASS_OF.get(word) == SAYING for word in near)


def event_verbs(reading: Reading, where: range) -> Mapping[int, str]:
    """Return the verbs among some tokens, and nouns that tell of an event, each as its class or its stem."""
    tokens = reading.tokens
    found = {}
    for i in where:
        low = tokens.low[i]
        if tokens.kinds[i] != "word" or low in _STOPS:
            continue
        if low in _CLASS_OF:
            found[i] = _CLASS_OF[low]
        elif len(low) > 4 and low.endswith(("ed", "ing")) and not tokens.capitals[i]:
            found[i] = tokens.stems[i]
    return found


def nearest(found: Mapping[int, str], detail: Detail) -> str:
    """Return the happening that stands nearest to a detail, one before it rather than one behind; empty without one."""
    best, name = 1_000, ""
    for i, happening in found.items():
        if detail.token <= i < detail.upto:
            continue
        gap = detail.token - i if i < detail.token else i - detail.upto + 2
        if gap < best:
            best, name = gap, happening
    return name
