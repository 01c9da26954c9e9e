"""Who does it: the words before a verb, or behind "by", for acts that have one doer in a story.

The acts are the lines of ``data/answers.txt`` that are marked with a star.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.compare.details import Detail, Reading
from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words
from reader.compare.diverge.around.coverage import kindred
from reader.compare.diverge.around.stretches import stretch
from reader.compare.diverge.values.counted_nouns import noun_class
from reader.compare.model import DifferenceKind
from reader.compare.words import key_of

_FAR = 11
_LEADS = words("by through to in with from of when")
"""What a phrase ends with where the doer follows it."""
_WALLS = words(', ; : . — – ( ) " ? ! and but while because that after before although for as said')
_PLACED = words("at in near")
_BE = words("was were been being is are be")
_WEAK = frozenset(
    words(
        """
        man men woman women person people polic officer somebody someone other official compani firm group member
        time dai year week night morn even first later final shortli soon also onc friday monday tuesdai wednesdai
        thursdai saturdai sundai spokesman spokeswoman report whole second last next new old
        """
    )
)
"""Stems that do not tell one doer from another."""


class Agent(NamedTuple):
    """Who does something."""

    shown: Detail
    common: frozenset[str]
    """Stems of the common nouns, and whatever else is no name."""
    names: frozenset[str]


def agent_of(reading: Reading, first: int, end: int) -> Agent | None:
    """Return who does what the tokens from ``first`` up to ``end`` say; None where no word tells."""
    low = reading.tokens.low
    if low[end - 1] in _LEADS:
        return _agent(reading, range(end, min(len(low), end + _FAR)), back=False)
    if first and low[first - 1] in _BE and (low[first].endswith("ed") or low[first] in {"found", "written"}):
        by = next((i for i in range(end, min(len(low), end + 6)) if low[i] == "by"), None)
        return None if by is None else _agent(reading, range(by + 1, min(len(low), by + _FAR)), back=False)
    return _agent(reading, range(first - 1, max(-1, first - _FAR), -1), back=True)


def _agent(reading: Reading, where: range, *, back: bool) -> Agent | None:
    tokens = reading.tokens
    inside: list[int] = []
    for i in where:
        if tokens.low[i] in _WALLS and (inside or not back) and not _shortened(tokens, i):
            break
        inside.append(i)
    if back:
        inside = _without_place(tokens, inside)
    contents = [i for i in inside if tokens.contents[i] and tokens.contents[i] not in _WEAK]
    if not contents:
        return None
    opens = {i for i in contents if _opens(tokens, i)}
    names = frozenset(tokens.contents[i] for i in contents if tokens.capitals[i] and i not in opens)
    common = frozenset(tokens.contents[i] for i in contents) - names
    kind = DifferenceKind.ACCOUNT
    return Agent(stretch(reading, kind, min(contents), max(contents) + 1), common, names)


def _opens(tokens: Tokens, i: int) -> bool:
    """Whether a word has its capital only from opening a sentence, or what follows its dateline."""
    first = i == 0 or tokens.low[i - 1] in {"—", "–"}
    return first and i + 1 < len(tokens) and not tokens.capitals[i + 1]


def _shortened(tokens: Tokens, i: int) -> bool:
    """Whether a stop belongs to a short form: "St. Louis"."""
    return tokens.low[i] == "." and tokens.capitals[i - 1]


def _without_place(tokens: Tokens, inside: list[int]) -> list[int]:
    """Leave out where a doer is or belongs: "managers at a centre in Orran" are managers; ``inside`` runs backwards."""
    places = [i for i in inside if tokens.low[i] in _PLACED]
    if not places:
        return inside
    before = [i for i in inside if i < min(places)]
    return before if any(tokens.contents[i] for i in before) else inside


def differ(x: Agent, y: Agent) -> bool:
    """Whether two doers are not the same: two names without a common word, or two nouns that are not kindred."""
    if bool(x.names) != bool(y.names) or (x.names | x.common) & (y.names | y.common):
        return False
    akin = kindred(x.common, y.common)
    return not akin and (bool(x.names) or _classes(x.common).isdisjoint(_classes(y.common)))


def _classes(stems: frozenset[str]) -> frozenset[int]:
    return frozenset(number for stem in stems if (number := noun_class(stem)) is not None)


_ACTORS = {
    key_of(word): number
    for number, line in enumerate(
        """
        parliament senate council assembly congress house lawmakers deputies legislature chamber
        government cabinet ministry minister state
        opposition liberals socialists conservatives greens democrats republicans party communists nationalists
        union unions workers members employees staff strikers drivers teachers nurses
        company management employer employers operator firm board owner owners airline
        court judge judges tribunal jury
        police officers policemen
        army soldiers military troops
        prosecutor prosecutors prosecution
        defence defense lawyer lawyers counsel
        president
        mayor
        residents neighbours villagers inhabitants
        rebels militants gunmen
        passengers
        """.strip().splitlines()
    )
    for word in line.split()
}


def two_actors(a: Reading, first_a: int, end_a: int, b: Reading, first_b: int, end_b: int) -> bool:
    """Whether two statements tell of two actors: parliament rejected a bill that the liberals supported."""
    one, two = agent_of(a, first_a, end_a), agent_of(b, first_b, end_b)
    if one is None or two is None:
        return False
    kinds = [{_ACTORS[stem] for stem in who.common | who.names if stem in _ACTORS} for who in (one, two)]
    return bool(kinds[0]) and bool(kinds[1]) and kinds[0].isdisjoint(kinds[1])


def agents(reading: Reading, found: Iterator[tuple[str, int, int]]) -> Iterator[tuple[str, Agent]]:
    """Yield who does each of the acts that were found, by what is asked."""
    for stake, first, end in found:
        agent = agent_of(reading, first, end)
        if agent is not None:
            yield stake, agent
