"""Whether two nouns count one thing: homes and houses, troops and soldiers, demonstrators and marchers.

General English vocabulary, written for this project.
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.compare.details.wordlist import words
from reader.compare.words import key_of

_LINES = """
home house household dwelling property residence building family flat apartment
resident inhabitant villager townspeople local islander citizen
soldier troop serviceman servicemen gi military
police policeman policemen officer constable
firefighter fireman firemen
rescuer rescue helper volunteer searcher
demonstrator protester protestor marcher rioter striker supporter
visitor guest spectator fan attendee concertgoer festivalgoer onlooker audience viewer
passenger traveller traveler flyer rider commuter
worker employee staff staffer miner labourer laborer colleague workforce employ
job position post
student pupil schoolchild schoolchildren
child kid minor youngster teenager boy girl
man men male
woman women female
sailor crew crewmember seaman seamen fisherman fishermen
militant rebel fighter insurgent gunman gunmen terrorist attacker
prisoner inmate detainee convict
migrant refugee asylum
tourist pilgrim holidaymaker
patient case infection
hostage captive
suspect person arrest
victim fatality death body casualty life dead
vote ballot
seat mandate
deputy lawmaker mp legislator member parliamentarian
candidate contender
car vehicle automobile
lorry truck
plane aircraft jet airplane airliner
helicopter chopper
ship vessel boat ferry
flight departure landing
train locomotive
carriage wagon coach
shot bullet round
missile rocket projectile
bomb explosive device
tree
ticket
call emergency
shop store outlet branch
factory plant
school
hospital clinic
country nation state
town village city municipality
company firm business
investor shareholder
customer client user subscriber account
bidder applicant
witness
lawyer attorney
charge count offence offense
juror
painting picture work canvas
animal
sheep
cow cattle
dog
accident crash collision disaster
attack assault raid strike
wave tremor aftershock quake earthquake
point
goal
game match
win victory
defeat loss
medal
title championship
floor storey story
runway
lane
bed
dose jab shot
test
sample
tonne ton
"""
_CLASS = {
    key_of(word): number for number, line in enumerate(_LINES.strip().splitlines()) for word in line.split()
}

_SOME_OF_THEM = frozenset(
    key_of(word)
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
    key_of(word)
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


def some_of_them(head: str) -> bool:
    """Whether a noun group counts some sort of people only."""
    return not _SOME_OF_THEM.isdisjoint(head.split())


def noun_class(head: str) -> int | None:
    """Return the class of the noun that a group ends with, where a story hardly counts two such things."""
    last = head.rsplit(" ", 1)[-1]
    number = _CLASS.get(last)
    return None if last in _MANY else number


_MANY = frozenset(
    key_of(word)
    for word in words(
        """
        accident attack call case charge child class company count country employ family game goal job life man match
        medal member nation offence officer offense person picture point position post run school seat shot state test
        town village city victory wave win woman title year building family military local body firm business client
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
