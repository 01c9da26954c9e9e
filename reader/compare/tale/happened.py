"""Which times a text tells of what happened: not when it was said, nor a thing that bears the name of a day."""

from __future__ import annotations

from dataclasses import replace

from reader.compare.details import Detail, Reading, When
from reader.compare.details.saying_verbs import is_saying
from reader.compare.details.tense import is_past_verb
from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words

DAYS = frozenset({"day", "part", "clock"})
EARLY = "early"
_TOLD = words("announced spoke saying adding telling noting according put declined")
_ALSO_DONE = words("began read reads continued continues posted asked asks")
"""Verbs of saying that mostly tell what somebody did."""
_OF_A_DAY = words("dawn noon midday dusk sunrise sunset")
"""What is "before dawn on Monday" is on Monday."""
_OCCASIONS = words(
    """
    interview interviews statement statements conference briefing report reports tweet tweets post email mail letter
    filing filings article editorial broadcast release newsletter memo message column update speech testimony dated
    """
)
"""What is said on such an occasion is often about another day."""
_LIKE_THE_PRESENT = words("hit burst cut split set let shut spread")
"""Verbs whose past has the form of the present."""
_ABIDES = words("remained stayed lay stood")
_STANDS = words(
    "still in at no on among without under unable unclear missing critical stable awaiting waiting unknown"
)
"""Words behind "was" that tell how it stood on the day of the report: "were in hospital on Tuesday"."""
_STOOD = words("unaccounted missing listed feared believed expected trapped awaiting waiting hospitalized")
"""Words that tell the same wherever they stand: "were still unaccounted for on Tuesday"."""
_OPENS = words('on in at by early late and but then so , "')
"""Words before a time that opens its sentence."""
_THAT = words("that who which")
_REACH = 20
_NEAR = 4
_BARE = words("the a an his her its their our this that")
_AFTER = words(
    """
    on in at and or but as when while after before with by for from to that who which where because since until of is
    was were are had has have will would not about around near over under into during through than if so
    """
)
"""Words that may follow a day that is no part of a name."""


def told_at(reading: Reading, detail: Detail, when: When) -> When | None:
    """Return a time if something happened then of which the article tells; "early on Monday" as a part of the day."""
    if not happened_on(reading, detail, when):
        return None
    early = "early" in reading.tokens.low[max(0, detail.token - _NEAR) : detail.upto]
    return replace(when, part=EARLY) if early and not when.part and when.minute is None else when


def happened_on(reading: Reading, detail: Detail, when: When) -> bool:
    """Whether a time is a day on which something happened of which the article tells."""
    if when.first is None or when.first != when.last or when.grain not in DAYS:
        return False
    if detail.modifier and when.minute is None and detail.text.lower().split()[0] not in _OF_A_DAY:
        return False
    tokens = reading.tokens
    if tokens.quoted[detail.token] or describes(tokens, detail.token, detail.upto):
        return False
    return tells_what_happened(tokens, detail.token, detail.upto)


def tells_what_happened(tokens: Tokens, first: int, end: int) -> bool:
    """Whether something happened at the time from token ``first`` up to ``end``.

    Not where it was only said then, "police said on Monday", and not where it only stood so, "was missing on Monday".
    """
    low = tokens.low
    if not _OCCASIONS.isdisjoint(low[max(0, first - _NEAR) : first]):
        return False
    for i in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if low[i] in {";", '"'}:
            break
        if low[i] == "after" and low[i + 1] in {"a", "an", "the"}:
            # "One is missing after a crash on Monday": then it crashed, though he still is.
            return True
        if (told := _told_by(tokens, i)) is not None:
            return told
    opens = _OPENS.issuperset(low[:first])
    for i in range(end, min(len(tokens), end + _REACH)):
        if low[i] == "," and not opens:
            break
        if (told := _told_by(tokens, i)) is not None:
            return told
    return True


def _told_by(tokens: Tokens, i: int) -> bool | None:
    """Whether the word at token ``i`` is a verb that tells of something done; None where it is no verb that tells."""
    low = tokens.low
    if low[i] in _TOLD or (low[i] not in _ALSO_DONE and is_saying(tokens, i)):
        return False
    if low[i] in _ABIDES or low[i] in _STOOD:
        return False
    if low[i] in {"was", "were"}:
        return None if low[i + 1 : i + 2] and low[i + 1] not in _STANDS else False
    if is_past_verb(tokens, i) or low[i] in _LIKE_THE_PRESENT:
        return True
    if i and low[i - 1] in _THAT and low[i].endswith("ed"):
        return True
    return None


def describes(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a day only tells which thing is meant: "Monday's vote", "the Sept. 11 attacks"."""
    low = tokens.low
    if low[end - 1].endswith("'s") or low[end : end + 1] == ["'"]:
        return True
    if not first or low[first - 1] not in _BARE or end >= len(tokens):
        return False
    return tokens.kinds[end] == "word" and low[end] not in _AFTER
