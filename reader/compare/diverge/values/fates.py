"""Which state of people a number counts: "six on board", "four killed"."""

from __future__ import annotations

from collections.abc import Sequence

from reader.compare.details import Detail, Quantity, Reading
from reader.compare.details.once import kept, kept_by
from reader.compare.details.person_nouns import PERSONS
from reader.compare.details.wordlist import words
from reader.compare.diverge.values.counted_nouns import anybody, same_noun, some_of_them
from reader.compare.diverge.values.roles import a_rate, left_behind, more_or_feared, of_the_last_such, room
from reader.compare.model import DifferenceKind

_STATES = {
    word: state
    for state, listed in {
        "dead": "kill kills killed killing dead died die dies dying deaths death deceased fatalities fatality bodies "
        "perished slain lives drowned drown drowning suffocated electrocuted murdered executed massacred toll",
        "hurt": "injured injuries injury wounded wounding wounds hurt hospitalized hospitalised casualties injuring "
        "burned hospital hospitals treated bruised maimed bruises fractures fractured concussion burns scalded stab",
        "ill": "ill sick infected sickened poisoned unwell vomiting diarrhoea diarrhea infections infection nausea",
        "critical": "intensive ventilator ventilators ventilated icu",
        "captive": "hostage hostages captive kidnapped abducted captives",
        "aboard": "aboard board onboard carrying carried passengers occupants",
        "missing": "missing unaccounted disappeared vanished",
        "trapped": "trapped stuck stranded buried underground",
        "saved": "rescued saved survived survivors eject ejected escape escaped",
        "evacuated": "evacuated evacuate evacuation displaced homeless evacuees",
        "held": "arrested detained arrests charged indicted jailed custody convicted detainees",
        "crowd": "demonstrators protesters marchers demonstrated protested marched rallied attended attendance crowd "
        "spectators visitors turnout marchers",
        "sent": "sent sending deployed dispatched",
        "lost": "lost lose losing",
        "won": "won win winning gained gain",
        "for": "favor favour supported",
        "against": "against opposed",
        "employed": "employs employ employing",
        "sold": "sold selling",
        "bought": "bought purchased buying",
        "raised": "raised donated",
        "spent": "spent spending cost costing costs",
    }.items()
    for word in listed.split()
}
_OF_LIFE = frozenset({"death", "dead", "lives", "life"})
TAKEN = words(
    "lost lose loses losing loss claimed claim claims claiming took take takes taking taken cost costs costing"
)
"""What is said of lives that ended; others run for theirs, beg for them, or save them."""
_SOUGHT = frozenset({"looked", "searched"})
_HOSPITAL = frozenset({"hospital", "hospitals", "treated"})
_INTENSIVE = frozenset({"intensive", "ventilator", "ventilators"})
_REACH = 9
_WALLS = frozenset({";", ".", "—", "–"})
_OPENERS = frozenset({"when", "while", "because", "although", "though", "where"})
"""What begins a clause of other people: "nobody was hurt when 300 people left"."""


def state_of(reading: Reading, number: Detail) -> str:
    """Return the state named nearest to a number, before the next number; empty without one."""
    return _state_near(reading, number.token, number.upto, bool(number.head))


@kept_by
def _state_near(reading: Reading, first: int, upto: int, headed: bool) -> str:
    low = reading.tokens.low
    own = [state for i in range(first, upto) if (state := _state_at(low, i))]
    if own[:1] == ["aboard"] and not _BUMPED.isdisjoint(low[max(0, first - 2) : first]):
        own = []
    if own and own[0] not in _ROLES:
        return own[0]
    before = _state_at(low, first - 1) if first else ""
    if before and before not in _ROLES and low[first - 1].endswith(("ed", "ing", "s")):
        # "Killed nine workers and injured 21".
        return before
    others = _numbers_at(reading)
    reach = _REACH if headed or low[first - 1 : first] not in _STANDS else _LONG_REACH
    best, state = reach + 4, ""
    for step in (1, -1):
        i = upto if step == 1 else first - 1
        gap = 0
        while 0 <= i < len(low) and gap < reach and low[i] not in _WALLS and i not in others:
            if low[i] in _OPENERS:
                break
            gap += 1
            found = _state_at(low, i)
            # What follows a number says more about it than what stands before.
            if found and gap + (3 if step == -1 else 0) < best:
                best, state = gap + (3 if step == -1 else 0), found
                break
            i += step
    return state or next(iter(own), "")


@kept
def _numbers_at(reading: Reading) -> frozenset[int]:
    """Return the tokens at which the numbers of a sentence begin."""
    return frozenset(detail.token for detail in reading.of(DifferenceKind.NUMBER))


_STANDS = (["at"], ["to"], ["reached"], ["is"], ["was"])
"""What stands before a total whose subject may be far: "the toll of the collapse in Orran stands at 34"."""
_LONG_REACH = 20
_BUMPED = words("hit hits struck strikes affected affecting affects stranding delaying delayed disrupting")
"""What is done to passengers who need not be on board: "the car hit 14 passengers at the gate"."""
_ROLES = frozenset({"aboard", "crowd"})
"""States that a noun tells whatever befell the people: passengers may be injured."""


def _state_at(low: Sequence[str], i: int) -> str:
    """Return the state a word names; "burned to death" and "lost their lives" name death."""
    state = _STATES.get(low[i], "")
    if low[i] == "lives" and TAKEN.isdisjoint(low[max(0, i - 5) : i + 4]):
        return ""
    if (
        state in {"hurt", "lost", "crowd"}
        and not _OF_LIFE.isdisjoint(low[i + 1 : i + 4])
        and "for" not in low[i + 1 : i + 3]
    ):
        return "dead"
    if (
        low[i] in {"fighting", "fought"}
        and low[i + 1 : i + 2] == ["for"]
        and not _OF_LIFE.isdisjoint(low[i + 2 : i + 5])
    ):
        return "critical"
    if low[i] in _SOUGHT and low[i + 1 : i + 2] == ["for"] and "being" in low[max(0, i - 3) : i]:
        return "missing"
    if state == "hurt" and low[i] in _HOSPITAL and not _INTENSIVE.isdisjoint(low[max(0, i - 8) : i + 9]):
        return "critical"
    return state


def words_of(states: frozenset[str]) -> frozenset[str]:
    """Return the words that name one of some states of people."""
    return frozenset(word for word, state in _STATES.items() if state in states)


def names_state(word: str) -> bool:
    """Whether a word names a state of people other than where they were: "hostages", "injured"."""
    return _STATES.get(word, "") not in {"", *_ROLES}


def same_state(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two numbers may count the same: no state on one side, or the same on both."""
    one, two = state_of(a, x), state_of(b, y)
    return not one or not two or one == two


FATE = 2.0
"""Strength of two values that tell the fate of people in two ways, or of which one tells what the other leaves open."""
_FATES = frozenset(
    {
        *("dead", "hurt", "missing", "held", "saved", "aboard", "trapped", "evacuated", "crowd"),
        *("ill", "critical", "captive"),
    }
)
SUFFERED = {
    "dead": "dead",
    "hurt": "injured",
    "missing": "missing",
    "trapped": "trapped",
    "held": "arrests",
    "ill": "ill",
    "captive": "hostages",
}
"""Fates of which a story may have none, with the word for those whom they befell."""
_PARTS_OF = frozenset({"including", "among", "them", "whom", "these", "those", "other", "others", "another"})


def one_toll(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two numbers count people of one fate ("12 sailors died", "killing 15"), neither a part of a whole."""
    fate = fate_of(a, x)
    if not fate or fate != fate_of(b, y):
        return False
    return _whole_against_whole(x, y)


@kept_by
def fate_of(reading: Reading, number: Detail) -> str:
    """Return the fate of the people whom a number counts in all; empty where it counts a part, or no people."""
    if not isinstance(number.value, Quantity) or number.value.unit:
        return ""
    state = state_of(reading, number)
    if state not in _FATES or a_rate(reading, number) or more_or_feared(reading, number):
        return ""
    if room(reading, number) or of_the_last_such(reading, number) or left_behind(reading, number):
        return ""
    if not counts_nobody(number) and (
        a_part(reading, number) or _of_more(reading, number, state) or _one_of_two(reading, number)
    ):
        return ""
    return state if not number.head or not PERSONS.isdisjoint(number.head.split()) else ""


def _whole_against_whole(x: Detail, y: Detail) -> bool:
    """Whether two counts of people leave no room for one to count some of the other's only.

    "Four children died" fits "twelve people died", but not "three people died".
    """
    few, many = some_of_them(x.head), some_of_them(y.head)
    if (few and many) or not (anybody(x.head) or anybody(y.head)):
        return same_noun(x.head, y.head)
    if not few and not many:
        return True
    part, whole = (x, y) if few else (y, x)
    p, q = part.value, whole.value
    return isinstance(p, Quantity) and isinstance(q, Quantity) and p.low > q.high


def _of_more(reading: Reading, number: Detail, state: str) -> bool:
    """Whether a sentence counts more people of one fate than this number, which so counts the worse off of them."""
    mine = number.value
    low = reading.tokens.low
    for i in range(number.upto, min(number.upto + 7, len(low))):
        if low[i] in _DEGREES:
            return True
        if low[i] in {",", ";", "and", "."}:
            break
    return isinstance(mine, Quantity) and any(
        isinstance(other.value, Quantity)
        and other.value.unit == mine.unit
        and other.value.low > mine.high
        and state_of(reading, other) == state
        for other in reading.of(number.kind)
    )


def may_grow(reading: Reading, number: Detail) -> bool:
    """Whether a number is a toll that rises from day to day, as that of the dead; those aboard stay as many."""
    return fate_of(reading, number) not in {"", *_ROLES}


def counts_nobody(number: Detail) -> bool:
    """Whether a number is the 0 of "nobody"."""
    return isinstance(number.value, Quantity) and number.value.high == 0


def _one_of_two(reading: Reading, number: Detail) -> bool:
    """Whether a number is joined to another one: "eleven fans and two stewards", "two of the seven warders"."""
    low = reading.tokens.low
    for other in reading.of(number.kind):
        if other.token < number.token:
            if other.upto > number.token or low[other.upto : number.token] in _WHOLES:
                return True
            joint = low[other.upto : number.token]
        else:
            joint = low[number.upto : other.token]
        if joint in _JOINTS:
            return True
    return False


_WHOLES = (["of"], ["of", "the"], ["of", "its"], ["of", "their"])
_JOINTS = (["and"], ["plus"], [",", "and"])
_DEGREES = words(
    "worst serious seriously bad badly critical critically severe severely grave gravely slight slightly lightly"
)


def a_part(reading: Reading, number: Detail) -> bool:
    """Whether a number counts some of a number named before: "including three children", "two of them"."""
    low = reading.tokens.low
    if "of" in low[number.token : number.upto] and number.token + 1 < number.upto:
        return True
    before, behind = low[max(0, number.token - 2) : number.token], low[number.upto : number.upto + 3]
    if before == ["among", "the"]:
        # "Among the eleven people who were killed", "was among 19 people abducted" give the whole.
        before = []
    if before[-1:] == ["another"] and not _adds(reading, number):
        before = []
    if before[-1:] == ["and"] and "others" in low[number.token + 1 : number.upto + 1]:
        state = _state_at(low, number.token - 2)
        if state and state != state_of(reading, number):
            # "Two were killed and four others wounded" gives all the wounded.
            return False
    for i, word in enumerate(behind):
        if word == "including" or (word == "among" and behind[i + 1 : i + 2] in _ITS_OWN):
            # "Twelve died, including three children" gives the whole before its part.
            behind = behind[:i]
            break
    near = (*before, *low[number.token + 1 : number.upto], *behind)
    return any(word in _PARTS_OF for word in near)


def _adds(reading: Reading, number: Detail) -> bool:
    """Whether "another" makes a number more of what is told of: "another 12 died", unlike "another 31 are missing"."""
    state = state_of(reading, number)
    return state not in _APART or any(
        other.token < number.token and state_of(reading, other) == state for other in reading.of(number.kind)
    )


_APART = frozenset({"missing", "trapped", "critical", "evacuated"})
"""Fates of which a report mostly gives one number, after that of the dead or the injured."""
_ITS_OWN = (["them"], ["whom"])
"""What follows "among" where it names some of a number just told: "twelve died, among them three children"."""
