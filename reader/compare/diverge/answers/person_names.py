"""What a person of a role is called: one family name with two given names, or one given name with two spellings.

Reports that differ over a name are of one person where they give that person one role ("Captain Ivo Brandt", "the
captain, Ivar Brandt"); without it they may be of two of one family.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from reader.compare.details import Detail, Reading
from reader.compare.details.names import TITLES, without_umlauts
from reader.compare.details.person_nouns import PERSONS
from reader.compare.diverge.values.identities import people, same_given
from reader.compare.kinships import kin_classes
from reader.compare.words import key_of

_BEFORE, _BEHIND = 3, 6
_ROLES = PERSONS | {key_of(title) for title in TITLES}
_ALIKE = 0.7
_SHORTEST = 4
_ENDS = frozenset('.;:!?"—–()')


class PersonName(NamedTuple):
    """A person's name with one part of it to compare."""

    key: str
    detail: Detail
    who: frozenset[str]
    """Stems of what the person is said to be."""


def person_names(reading: Reading) -> Iterator[PersonName]:
    """Yield the persons that a sentence names in full and gives a role, by family name and by given name."""
    for name, given, family in people(reading):
        role = _role(reading, name)
        role |= {f"kin {number}" for stem in role for number in kin_classes().get(stem, ())}
        if role:
            yield PersonName(f"what the given name of {family.title()} is", name, role)
            yield PersonName(f"what the family name of {given.title()} is", name, role)


def _role(reading: Reading, name: Detail) -> frozenset[str]:
    tokens = reading.tokens
    titles = range(name.token, name.token + len(name.modifier.split()))
    before = range(max(0, name.token - _BEFORE), name.token)
    found = {tokens.stems[i] for i in titles}
    found |= {tokens.contents[i] for i in before if not tokens.capitals[i]}
    if tokens.low[name.upto : name.upto + 1] == [","]:
        for i in range(name.upto + 1, min(name.upto + _BEHIND, len(tokens))):
            if tokens.low[i] in _ENDS:
                break
            if not tokens.capitals[i]:
                found.add(tokens.contents[i])
    return frozenset(found & _ROLES)


def other_name(key: str, x: Detail, y: Detail) -> bool:
    """Whether two names that share a part cannot be one person's, unless one of them is spelt wrongly."""
    one, two = str(x.value).split(), str(y.value).split()
    if "given" in key:
        return not same_given(one[0], two[0]) and one[0] not in two and two[0] not in one
    p, q = without_umlauts(one[-1]), without_umlauts(two[-1])
    return (
        min(len(p), len(q)) >= _SHORTEST
        and not p.startswith(q)
        and not q.startswith(p)
        and SequenceMatcher(None, p, q).ratio() >= _ALIKE
    )
