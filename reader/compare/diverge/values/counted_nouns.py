"""Whether two nouns count one thing: homes and houses, troops and soldiers, demonstrators and marchers.

The table of them is ``data/counted_nouns.txt``.
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.compare.details.number_heads import noun_key
from reader.compare.details.wordlist import table, words
from reader.compare.words import key_of

_CLASS = {
    noun_key(word): number for number, line in enumerate(table("counted_nouns.txt")) for word in line.split()
}

_SOME_OF_THEM = frozenset(
    noun_key(word)
    for word in words(
        """
        child children kid teenager minor baby infant toddler boy girl woman women adult pensioner civilian foreigner
        police policeman policemen officer soldier marine firefighter rescuer doctor nurse teacher pilot driver guard
        american briton german french relative brother sister son daughter couple
        """
    )
)
"""Nouns for some of the people that an event befell; a count of them is no count of all."""


_ANYBODY = frozenset(
    noun_key(word)
    for word in words(
        """
        people person persons men man others victim body bodies life lives dead death fatality casualty injured wounded
        hurt worker employee resident inhabitant villager miner individual citizen local
        """
    )
)


def anybody(head: str) -> bool:
    """Whether a noun group may count whoever an event befell: people, victims, the workers of a place."""
    return not head or not _ANYBODY.isdisjoint(head.split())


def same_noun(one: str, two: str, empty: frozenset[str] = frozenset()) -> bool:
    """Whether two noun groups, as stems, may name one counted thing by the same or a kindred noun."""
    a, b = set(one.split()) - empty, set(two.split()) - empty
    return bool(a & b) or bool(_classes(a) & _classes(b))


def labels_of(head: str) -> frozenset[str | int]:
    """Return what two noun groups must share to be ``same_noun``: their words, and the classes of these."""
    found = frozenset(head.split())
    return found | _classes(found)


def likeness(one: str, two: str) -> float:
    """Return how far two noun groups are one: the share of words both have, kindred ones for half a word."""
    a, b = set(one.split()), set(two.split())
    either = len(a | b)
    if not either:
        return 0.0
    same = len(a & b)
    kin = 0.5 * len(_classes(a - b) & _classes(b - a))
    return min(1.0, (same + kin) / either)


def two_sorts(one: str, two: str) -> bool:
    """Whether two noun groups are known to count two things: crew and passengers."""
    a, b = _classes(one.split()), _classes(two.split())
    return bool(a) and bool(b) and a.isdisjoint(b) and not (anybody(one) or anybody(two))


def some_of_them(head: str) -> bool:
    """Whether a noun group counts some sort of people only."""
    return not _SOME_OF_THEM.isdisjoint(head.split())


def noun_class(head: str) -> int | None:
    """Return the class of the noun that a group ends with, where a story hardly counts two such things."""
    last = head.rsplit(" ", 1)[-1]
    number = _CLASS.get(last)
    return None if last in _MANY else number


_MANY = frozenset(
    noun_key(word)
    for word in words(
        """
        accident attack call case charge child class company count country employ family game goal job life man match
        medal member nation offence officer offense person picture point position post run school seat shot state test
        town village city victory wave win woman title year building military local body firm business client
        """
    )
)
"""Nouns of things of which one story counts several lots."""


def _classes(head: Iterable[str]) -> set[int]:
    return {_CLASS[word] for word in head if word in _CLASS}


SORTS = {
    key_of(word): line.split()[0]
    for line in """
    damage damages loss losses destruction
    fine fined penalty
    ransom
    bail bond
    fund donation donate donated raised
    aid relief compensation compensate payout
    profit earnings
    revenue turnover sales
    salary wage wages
    budget
    subsidy subsidies grant
    bribe bribes bribery kickback
    debt debts
    reward bounty
    prison jail jailed imprisoned sentenced sentence imprisonment
    delay delayed late behind
    mourning
    ban banned suspended suspension
    curfew
    outage blackout
    """.strip().splitlines()
    for word in line.split()
}
"""Sums and spans of time by what they are for."""
