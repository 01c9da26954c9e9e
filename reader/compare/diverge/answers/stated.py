"""What a sentence states of things of which a story has one answer, or one doer: open or closed, guilty or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.compare.details import Reading
from reader.compare.details.wordlist import words
from reader.compare.diverge.accounts.exclusion import Stated, groups_of, stated_in
from reader.compare.diverge.accounts.exclusives import exclusives
from reader.compare.diverge.accounts.factuality import Factuality


class Answer(NamedTuple):
    """What a sentence states of a thing of which a story has one answer."""

    stake: str
    stated: Stated
    who: frozenset[str]
    """Stems of what it is said of, where only answers of the same one exclude each other; else empty."""


def answers(reading: Reading) -> Iterator[Answer]:
    """Yield what a sentence states of things of which a story has one answer."""
    table = exclusives()
    for group in (groups_of(reading).keys() & table.wide) - table.marks["*"]:
        of_one = "@" if group in table.marks["@"] else "^" if group in table.marks["^"] else ""
        for stated in stated_in(reading, group):
            if _describes(reading, stated) or _bare(reading, stated, table.bound.get(group, ())):
                continue
            if stated.factuality is Factuality.FACT or group not in table.marks["="]:
                who = _whom(reading, table.bound[group][0], stated, of_one) if of_one else frozenset[str]()
                yield Answer(table.stakes[group], stated, who)


_DETERMINERS = words("any all other such")
_BEFORE_DEEDS = words("had has have was were did do not failed refused to")


def _describes(reading: Reading, stated: Stated) -> bool:
    """Whether a phrase only describes a thing or a person: "any banned substance", "campers who failed to …"."""
    low, first, end = reading.tokens.low, stated.found.first, stated.found.end
    at = first
    while at and low[at - 1] in _BEFORE_DEEDS:
        at -= 1
    if at and low[at - 1] == "who":
        return True
    return (
        end - first == 1
        and low[first].endswith("ed")
        and not _DETERMINERS.isdisjoint(low[max(0, first - 1) : first])
    )


_BARE = 2


def _bare(reading: Reading, stated: Stated, topics: tuple[frozenset[str], ...]) -> bool:
    """Whether nothing but a phrase of a word or two tells what a sentence speaks of: "were told", "misled".

    Such words are everyday ones; another word has to tell what they answer, or what there was none of: "no siren".
    """
    first, end = stated.found.first, stated.found.end
    if end - first > _BARE:
        return False
    low = reading.tokens.low
    others = frozenset((*low[:first], *low[end:]))
    # "The search continued" names what it speaks of as well as "no siren" does.
    named = end - first == _BARE and any(low[first] in listed for listed in topics)
    told = others.union(low[first:end]) if low[first] == "no" or named else others
    return any(told.isdisjoint(listed) for listed in topics)


def acts(reading: Reading) -> Iterator[tuple[str, int, int]]:
    """Yield the acts a sentence states that have one doer in a story: what is asked, first token and end."""
    table = exclusives()
    for group in groups_of(reading).keys() & table.marks["*"]:
        for stated in stated_in(reading, group):
            if stated.factuality is Factuality.FACT:
                yield table.stakes[group], stated.found.first, stated.found.end


def _whom(reading: Reading, topics: frozenset[str], stated: Stated, mark: str) -> frozenset[str]:
    """Return the stems of the words of a sentence that stand in a list, or of those and of names before a phrase."""
    tokens = reading.tokens
    if mark == "^":
        found = frozenset(tokens.stems[i] for i, low in enumerate(tokens.low) if low in topics)
    else:
        clause = tokens.clauses[stated.found.first]
        found = frozenset(
            tokens.stems[i]
            for i in range(stated.found.first)
            if tokens.clauses[i] == clause
            and (tokens.low[i] in topics or (tokens.capitals[i] and tokens.contents[i]))
        )
    return found or _NOBODY


_NOBODY = frozenset({""})
