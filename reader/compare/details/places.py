"""Places: names that a preposition of place makes one ("in western Iraq", "near Orran")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.compare.details.model import Detail
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import STOP_WORDS
from reader.compare.details.wordlist import words
from reader.compare.model import DifferenceKind

_PREPOSITIONS = words("in at near outside inside over around off across throughout from")
_SIDES = words(
    """
    north south east west northern southern eastern western central northeast northwest southeast
    southwest northeastern northwestern southeastern southwestern downtown nearby the suburban rural
    upper lower
    """
)


def find_places(tokens: Tokens, names: Sequence[Detail]) -> list[Detail]:
    """Return the names that stand as places; ``head`` is the stem of the word the place belongs to."""
    found = []
    for name in names:
        at = name.token - 1
        while at >= 0 and (tokens.low[at] in _SIDES or tokens.low[at] == "-"):
            at -= 1
        if (
            at >= 0
            and tokens.low[at] in _PREPOSITIONS
            and not name.modifier
            and not _goes_on(tokens, name.upto)
        ):
            head = next(iter(reversed(tokens.content(max(0, at - 3), at))), "")
            found.append(replace(name, kind=DifferenceKind.PLACE, head=head, modifier=tokens.low[at]))
    return found


def _goes_on(tokens: Tokens, after: int) -> bool:
    """Whether a noun follows a name, which is then no place: "in Senate history", "in the Labour movement"."""
    if after >= len(tokens) or tokens.low[after - 1].endswith("'s"):
        return after < len(tokens)
    return tokens.kinds[after] == "word" and tokens.low[after] not in STOP_WORDS
