"""What a number is in its sentence: asked for, needed, a difference, an average.

Two numbers of one unit can only exclude each other where they play one role: what was demanded and what was
granted, the votes a law needs and those it got, a lead and a count may all be right.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.compare.details import Detail, Quantity, Reading
from reader.compare.details.number_words import MONEY
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import MONTHS
from reader.compare.details.wordlist import words
from reader.compare.diverge.values.records import SUPERLATIVES

_ASKED = words(
    """
    ask asks asked asking demand demands demanded demanding seek seeks sought seeking request requests requested want
    wants wanted wanting insist insists insisted
    """
)
_NEEDED = words("require requires required requiring need needs needed necessary threshold minimum")
_AVERAGE = words("average averages averaged averaging mean median")
_ROOM = words("capacity licensed certified authorised authorized")
"""Words for how many there may be."""
_CARRY = words("carry hold seat take transport accommodate house")
_FOR = words("of for is was to just only exactly up some about over") | _CARRY
"""What stands between them and the number."""
_MORE = words("more fewer less extra additional")
_ADDED = words("additional extra further")
_BEYOND = words("above below higher lower")
_MARGINS = words("vote point seat ballot goal")
"""Stems of what somebody may be ahead by."""
_FAR = 10
_WALLS = frozenset(";.—–():?!")


def other_role(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two numbers play different roles, so that both may be right."""
    if role_of(a, x) != role_of(b, y):
        return True
    # So much a month and so much a year may be the same.
    one, two = rate_of(a, x), rate_of(b, y)
    return bool(one and two) and one != two


def role_of(reading: Reading, number: Detail) -> frozenset[str]:
    """Return what a number is besides a plain count or measure; empty for a plain one."""
    value = number.value
    if not isinstance(value, Quantity) or value.unit in {"score", "ordinal", "age"}:
        return frozenset()
    low = reading.tokens.low
    before, behind = _before(low, number.token), _behind(low, number.upto)
    counts = value.unit in {"", "%"}
    return frozenset(
        role
        for role, holds in (
            ("asked", not _ASKED.isdisjoint(before)),
            # "Needed 25 minutes" only says how long it took.
            ("needed", counts and not (_NEEDED.isdisjoint(before) and _NEEDED.isdisjoint(behind))),
            ("average", not (_AVERAGE.isdisjoint(before) and _AVERAGE.isdisjoint(behind[:4]))),
            ("change", _a_change(reading, number, value)),
            ("record", value.unit == "duration" and _a_record(low, number.token)),
            ("room", counts and room(reading, number)),
            ("former", (value.unit in MONEY and _formerly(before, behind)) or left_behind(reading, number)),
            ("body", value.unit == "heat" and not _BODY.isdisjoint(before)),
            ("earlier", of_the_last_such(reading, number)),
            ("unsure", not value.unit and more_or_feared(reading, number)),
            # A wage is one by the month, whether it is said or not.
            ("rate", value.unit not in MONEY and a_rate(reading, number)),
        )
        if holds
    )


def room(reading: Reading, number: Detail) -> bool:
    """Whether a number says how many there may be: "licensed to carry 150 passengers", "with a capacity of 150"."""
    low, at = reading.tokens.low, number.token
    while at > 0 and low[at - 1] in _FOR:
        at -= 1
    led = low[at : number.token]
    if led and at > 0 and low[at - 1] in _ROOM:
        return True
    # "Licensed by the port to carry 150"; "an official not authorised to speak said 12 had died" tells of no room.
    if "to" in led and not _CARRY.isdisjoint(led):
        return not _ROOM.isdisjoint(_before(low, at))
    return "capacity" in (*low[number.token : number.upto], *_behind(low, number.upto)[:3])


def left_behind(reading: Reading, number: Detail) -> bool:
    """Whether a number is what another one has risen or fallen from: "104 people, up from the 72 reported earlier"."""
    low, at = reading.tokens.low, number.token
    while at > 0 and low[at - 1] in _SMALL_WORDS:
        at -= 1
    return low[at - 1 : at] == ["from"] and low[at - 2 : at - 1] in (["up"], ["down"])


_SMALL_WORDS = words("the a an about some just only earlier previous initial")


def _formerly(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether a sum was offered or asked before the last one: "the first of its four bids was $122 a share"."""
    return not _FORMER.isdisjoint(before[:4]) or (
        "first" in before and not _OFFERS.isdisjoint((*before, *behind))
    )


_FORMER = words("previous previously earlier original originally initial initially former formerly")
_OFFERS = words("bid bids offer offers proposal proposals price estimate quote")
_BODY = words("body fever patient")
_MOVES = words(
    """
    rise rises rose risen fall falls fell fallen grow grows grew grown drop drops dropped climb climbs climbed
    increase increases increased decrease decreases decreased gain gains gained
    """
)


def _a_change(reading: Reading, number: Detail, value: Quantity) -> bool:
    """Whether a number says by how much: "led by a dozen votes", "an additional 1.5 percentage points"."""
    low = reading.tokens.low
    near = low[max(0, number.token - 2) : number.token]
    if value.unit == "" and _MARGINS.isdisjoint(number.head.split()):
        return not _MORE.isdisjoint(low[number.token + 1 : number.token + 2])
    if "by" in near[-1:] or not _MOVES.isdisjoint(near[-1:]) or not _ADDED.isdisjoint(near):
        return True
    behind = low[number.upto : number.upto + 1]
    if value.unit == "%" and ("point" in number.head.split() or not _BEYOND.isdisjoint(behind)):
        return True
    return not _MORE.isdisjoint(low[number.token + 1 : number.upto + 1])


_CLAIMED = 16
"""Tokens before a span in which stands what there has not been since."""


def _a_record(low: Sequence[str], at: int) -> bool:
    """Whether a span says since when there was no such thing: "the first time in 14 years"."""
    near = low[max(0, at - _CLAIMED) : at]
    return near[-1:] == ["in"] and not SUPERLATIVES.isdisjoint(near)


def of_the_last_such(reading: Reading, number: Detail) -> bool:
    """Whether a number is of what was last so bad: "the worst since a ferry sank in 2019 with the loss of 62 lives"."""
    low, at = reading.tokens.low, number.token
    near = low[max(0, at - _CLAIMED) : at]
    if "since" not in near:
        return False
    since = max(0, at - _CLAIMED) + near.index("since")
    if _since_a_year(reading.tokens, since + 1, at):
        return False
    return not SUPERLATIVES.isdisjoint(low[max(0, since - _CLAIMED) : since])


def _since_a_year(tokens: Tokens, i: int, at: int) -> bool:
    """Whether only a year or the like stands behind "since": "the deadliest since 2019 killed 12 people" this time."""
    low = tokens.low
    while i < at and low[i] in _ABOUT:
        i += 1
    then = low[i:at]
    dated = i < len(low) and (tokens.kinds[i] == "number" or low[i] in MONTHS or low[i] in _RECORDS)
    return dated and _TELLING.isdisjoint(then)


_ABOUT = words("at least about around early late mid")
_RECORDS = words("record records measurements")
_TELLING = words("when which that with where")


def _before(low: Sequence[str], at: int) -> list[str]:
    """Return up to ten words before a token, none beyond a wall, the nearest first."""
    found: list[str] = []
    while at > 0 and len(found) < _FAR and low[at - 1] not in _WALLS:
        at -= 1
        found.append(low[at])
    return found


def _behind(low: Sequence[str], at: int) -> list[str]:
    """Return up to ten words from a token on, none beyond a wall."""
    found: list[str] = []
    while at < len(low) and len(found) < _FAR and low[at] not in _WALLS:
        found.append(low[at])
        at += 1
    return found


_LACKING_BEHIND = words("short fewer vacant unfilled understaffed lacking")
_LACKING_BEFORE = words("lack lacks lacked lacking short")


def lacking(reading: Reading, number: Detail) -> bool:
    """Whether a number counts what is not there: "two crew members short", "short of three nurses"."""
    low = reading.tokens.low
    behind, before = low[number.token + 1 : number.upto + 3], low[max(0, number.token - 3) : number.token]
    return not _LACKING_BEHIND.isdisjoint(behind) or not _LACKING_BEFORE.isdisjoint(before)


_EACH = words("a an per each every")
_TIMES = words("second minute hour day night week weekend month quarter season year")
_OFTEN = {
    "hourly": "hour",
    "daily": "day",
    "nightly": "night",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
    "annual": "year",
}


def a_rate(reading: Reading, number: Detail) -> bool:
    """Whether a number says how many there are in a time: "210,000 passengers a year", "daily"."""
    return bool(rate_of(reading, number))


def rate_of(reading: Reading, number: Detail) -> str:
    """Return the time in which there is so much: "year" of "210,000 passengers a year"; empty of no rate."""
    low = reading.tokens.low
    # "900 passengers daily": the group of the noun takes what follows it in.
    for word in low[number.token + 1 : number.upto + 3]:
        if word in _OFTEN:
            return _OFTEN[word]
    behind = pairwise(low[number.upto : number.upto + 4])
    return next((then for word, then in behind if word in _EACH and then in _TIMES), "")


_FEARED = words("feared fears presumed")


def more_or_feared(reading: Reading, number: Detail) -> bool:
    """Whether a number is added to one told before, or not sure: "four more bodies", "feared to have killed 20"."""
    low = reading.tokens.low
    return "more" in low[number.token + 1 : number.token + 2] or not _FEARED.isdisjoint(
        low[max(0, number.token - 5) : number.token]
    )


_PLANS = words("expect expects hope hopes plan plans aim aims intend intends")


def planned(reading: Reading, number: Detail) -> bool:
    """Whether a number is only what somebody means to reach: "engineers expect to lower it by six metres"."""
    tokens = reading.tokens
    clause = tokens.clauses[number.token]
    return any(
        tokens.low[i] in _PLANS and tokens.low[i + 1] == "to" and tokens.clauses[i] == clause
        for i in range(max(0, number.token - 9), number.token - 1)
    )
