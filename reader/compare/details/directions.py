"""Whether a day without a date is one that was or one to come: decided by the nearest words that tell."""

from __future__ import annotations

import re

from reader.compare.details.forecasts import FORECASTS, counts, is_fixed, is_to
from reader.compare.details.tense import is_past_verb
from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import WEEKDAYS
from reader.compare.details.wordlist import words

AHEAD, PLANNED, BACK, UNSURE = 1, 2, -1, 0
"""What was planned, "they were to sail on Sunday", may have come to pass when it is reported."""

_REACH = 14
"""Tokens that are looked at before a time, and behind one that opens its sentence."""

_OF_A_CLOCK = words("at on the am pm a p m noon midnight")
_UNTIL = words("until till through")
_SAID = words(
    """
    said told tweeted wrote added stated announced insisted claimed argued reported confirmed denied testified
    noted explained declared acknowledged admitted warned suggested asserted alleged replied responded concluded
    """
)
"""What was said is past, and so is a day that stands behind the word for it, whatever is to come."""
_FIXED = words("called set fixed slated scheduled planned booked arranged postponed meeting hearing due")
_FIXES = words(
    "called set sets fixed scheduled schedules planned booked arranged subpoenaed summoned invited"
)
_PUT_OFF = words(
    "suspended closed postponed delayed adjourned extended barred banned off shut cancelled canceled rescheduled"
    " halted deferred remanded"
)
"""What was done so until a day is done so until a day to come."""
_LASTS = re.compile(r"[a-z]{2,}[^su']s")
"""What may be a verb in the present tense: "it runs through Friday"."""
_ASKED = words(
    "ordered told asked urged invited promised vowed agreed threatened offered pledged summoned due required"
)
"""What somebody was asked or promised to do may have come to pass by a day, or lie ahead."""
_RESOLVED = words("voted agreed decided resolved chose elected moved ruled ordered") | _ASKED
"""What was decided or promised on a day is done later."""
_MEETINGS = words(
    "talks meeting summit vote hearing session trial election elections debate deadline game match ceremony event"
    " conference rally primary convention referendum show concert recess ballot midterms"
)
_BOUNDS = words("until by before from as be")
_OPENING = words('on by in at early late until before the but and so then from this as of since after "')
"""Words that may stand before a time that opens its sentence."""
_BETWEEN = words("the a on in at of about around this")


def direction(tokens: Tokens, first: int, end: int) -> int:
    """Return whether the time from token ``first`` up to ``end`` lies AHEAD, is PLANNED or lies BACK, or UNSURE."""
    low = tokens.low
    lead = _lead(tokens, first)
    if lead in {"since", "past"}:
        return BACK
    if (fixed := _appointed_for(tokens, first)) is not None:
        return fixed
    if tuple(low[max(0, first - 2) : first]) in _TOWARDS or lead in {"starting", "beginning", "effective"}:
        return AHEAD
    if lead in {"by", "before"} and "unless" in low[max(0, first - _REACH) : first]:
        return AHEAD
    found = _meets(tokens, first, end) or _before(tokens, first, end) or _behind(tokens, first, end)
    if lead in _UNTIL:
        return _until(tokens, first, end, found)
    return found


_TOWARDS = {("ahead", "of"), ("going", "into"), ("heading", "into"), ("starting", "on"), ("beginning", "on")}


def direction_of_span(tokens: Tokens, first: int, end: int) -> int:
    """Return AHEAD, BACK or UNSURE for a longer time or a date; what is to be done "by June" mostly lies ahead."""
    found = direction(tokens, first, end)
    return AHEAD if found == PLANNED or (found == UNSURE and _lead(tokens, first) == "by") else found


def _lead(tokens: Tokens, first: int) -> str:
    """Return the word that leads to a time: "by" of "by the end of June"."""
    at = first - 1
    while at >= 0 and tokens.low[at] in _BETWEEN:
        at -= 1
    return tokens.low[at] if at >= 0 else ""


def _until(tokens: Tokens, first: int, end: int, found: int) -> int:
    """Decide for "until Monday": mostly ahead, but for what was so until then."""
    low = tokens.low
    if low[end : end + 1] == ["to"] or not _PUT_OFF.isdisjoint(low[max(0, first - 5) : first]):
        return AHEAD
    lead = next(i for i in range(first - 1, -1, -1) if low[i] in _UNTIL)
    if lead and low[lead - 1] in _OPENS and found == UNSURE:
        return _onward(tokens, end) or AHEAD
    if lead and (low[lead - 1] in {"now", "has", "have"} or _LASTS.fullmatch(low[lead - 1])):
        return AHEAD
    near = next(
        (
            low[i]
            for i in range(lead - 1, max(-1, lead - 7), -1)
            if low[i] in _LASTING or is_past_verb(tokens, i)
        ),
        "",
    )
    return AHEAD if near in _LASTING else found or AHEAD


_LASTING = words("is are remain stay")
_OPENS = words(", and but that")
"""Before "until Monday" these show that its clause is the one that follows."""


def _before(tokens: Tokens, first: int, end: int) -> int:
    """Read the words before a time from the nearest on."""
    low = tokens.low
    near = 0
    asked = False
    for i in range(first - 1, max(-1, first - 1 - _REACH), -1):
        near += low[i] not in _OF_A_CLOCK and tokens.kinds[i] == "word"
        asked = asked or low[i] == "to"
        if low[i] == ";":
            break
        if low[i] in _SAID and low[i - 1] != "be" and not _aside(tokens, i):
            return UNSURE if (asked and low[i] in _ASKED) or of_a_meeting(tokens, end) else BACK
        if low[i] in FORECASTS and counts(tokens, i) and (low[i] != "until" or near > 1):
            # What could be done was often done: only a bound is certain to lie ahead.
            return AHEAD if low[i] != "could" or low[first - 1] in _BOUNDS else UNSURE
        if is_fixed(tokens, i, near) or is_to(tokens, i):
            return PLANNED if low[i] == "to" and low[i - 1] in {"was", "were"} else AHEAD
        if low[i] in {"after", "by"} and low[i + 1].endswith("ing"):
            return BACK
        if is_past_verb(tokens, i):
            if _has_its_own(tokens, i, first):
                return AHEAD
            return UNSURE if (asked and low[i] in _ASKED) or of_a_meeting(tokens, end) else BACK
    return UNSURE


def _has_its_own(tokens: Tokens, i: int, first: int) -> bool:
    """Whether the past verb at token ``i`` has a day, and the later time goes with what it leads to.

    "The board voted on Tuesday to close the school in July."
    """
    low = tokens.low
    to = next((at for at in range(first - 2, i, -1) if low[at] == "to"), i)
    led = tokens.kinds[to + 1] == "word" and not tokens.capital(to + 1) and low[to + 1] not in _BETWEEN
    return low[i] in _RESOLVED and led and not WEEKDAYS.keys().isdisjoint(low[i + 1 : to])


def of_a_meeting(tokens: Tokens, end: int) -> bool:
    """Whether a time is said of a meeting, which lies where it lies: "he cancelled the July convention"."""
    return not _MEETINGS.isdisjoint(tokens.low[end : end + 3])


def _meets(tokens: Tokens, first: int, end: int) -> int:
    """Return AHEAD for a meeting of which is said at once what it will do: "the talks on Monday should not go on"."""
    low = tokens.low
    at = end
    while at < len(tokens) and low[at] in {'"', ","}:
        at += 1
    told = (
        at < len(tokens)
        and low[at] in {"will", "would", "should", "must"}
        and low[at + 1 : at + 2] != ["have"]
    )
    return AHEAD if told and not _MEETINGS.isdisjoint(low[max(0, first - 5) : first]) else UNSURE


def _behind(tokens: Tokens, first: int, end: int) -> int:
    """Read the words behind a time that opens its sentence."""
    low = tokens.low
    if any(word not in _OPENING for word in low[:first]):
        return UNSURE
    return _onward(tokens, end)


def _onward(tokens: Tokens, end: int) -> int:
    """Read the words behind a time up to the first verb that tells."""
    low = tokens.low
    for i in range(end, min(len(tokens), end + _REACH)):
        if low[i] in {"has", "have"}:
            return UNSURE
        if (
            low[i] in FORECASTS
            and low[i] not in {"could", "can", "next", "chance", "risk"}
            and counts(tokens, i)
        ):
            return AHEAD
        if is_to(tokens, i):
            return AHEAD
        if low[i] in _SAID or is_past_verb(tokens, i):
            return BACK
    return UNSURE


def _appointed_for(tokens: Tokens, first: int) -> int | None:
    """Whether something is fixed for the time: "a meeting was called for Thursday", "set a hearing for June 3".

    What "had been set" for a time may lie on either side of it; None where nothing is fixed.
    """
    low = tokens.low
    lead = first - 3 if low[max(0, first - 3) : first] == ["the", "week", "of"] else first
    if low[max(0, lead - 1) : lead] != ["for"] or lead < 2 or low[first].endswith("'s"):
        return None
    if low[lead - 2] in _FIXED or not _FIXES.isdisjoint(low[max(0, lead - 9) : lead - 2]):
        return UNSURE if "had" in low[max(0, lead - 9) : lead - 2] else AHEAD
    return None


def _aside(tokens: Tokens, i: int) -> bool:
    """Whether a verb of saying is only put in: "it will sail, he said, on Saturday"."""
    return i + 1 < len(tokens) and tokens.low[i + 1] == ","
