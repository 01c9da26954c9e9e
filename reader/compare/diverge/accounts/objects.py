"""What the object of a statement is, and whether a denial holds only for a time that is over."""

from __future__ import annotations

from typing import NamedTuple

from reader.compare.details import Detail, Reading
from reader.compare.details.vocabulary import UNITS
from reader.compare.details.wordlist import words
from reader.compare.diverge.accounts.negatives import negated
from reader.compare.diverge.around.coverage import kindred

_BE = words("is are was were be been being")
_OPENS = words(
    "a an the his her its their our my this that these those any all both several some many"
) | set(UNITS)
_MANY = words("these those all both several some many two three four five six seven eight nine ten")
_ONE = words("a an one this that")
_SINCE = words("since before until till ever")
_SPANS = frozenset(UNITS) | words(
    "years months weeks decades a about nearly almost over more some many several"
)
_REACH = 7


class Object(NamedTuple):
    """The object of a verb or noun: the words behind its article."""

    stems: frozenset[str]
    number: str
    """one, many, or empty where the words leave that open."""


def object_of(reading: Reading, detail: Detail) -> Object | None:
    """Return the object that follows a statement at once behind an article or a number; None without one."""
    tokens = reading.tokens
    low = tokens.low
    if any(word in _BE for word in low[max(0, detail.token - 2) : detail.token + 1]):
        # "Was postponed": what stands behind is no object.
        return None
    at = detail.upto
    if at >= len(low):
        return None
    # "Rejected Calder's veto".
    last = min(at + 3, len(low) - 1)
    while at < last and tokens.capitals[at] and not low[at].endswith("'s"):
        at += 1
    owned = tokens.capitals[at] and low[at].endswith("'s")
    if low[at] not in _OPENS and tokens.kinds[at] != "number" and not owned:
        return None
    number = "one" if low[at] in _ONE else "many" if low[at] in _MANY or tokens.kinds[at] == "number" else ""
    stems: list[str] = []
    while at + 1 < len(low) and len(stems) < 4:
        at += 1
        if not tokens.contents[at] or (stems and low[at].endswith(("ed", "ing"))):
            break
        stems.append(tokens.contents[at])
    return Object(frozenset(stems), number) if stems else None


def other_object(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two statements have objects of which neither can be the other."""
    one, two = object_of(a, x), object_of(b, y)
    if one is None or two is None:
        return False
    if {one.number, two.number} == {"one", "many"}:
        return True
    return not (one.stems & two.stems or kindred(one.stems, two.stems))


def other_noun(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two words belong to the nouns right behind them, and these are two: "honest work"."""
    one, two = a.tokens.contents[x.upto : x.upto + 1], b.tokens.contents[y.upto : y.upto + 1]
    if not any(one) or not any(two) or a.tokens.capitals[x.upto] or b.tokens.capitals[y.upto]:
        return False
    return one[0] != two[0] and not kindred({one[0]}, {two[0]})


def holds_for_a_time(reading: Reading, detail: Detail) -> bool:
    """Whether a denial says only that it was so for a time: "has not met for five years", "none since 2012"."""
    low = reading.tokens.low
    if not negated(low, detail.token - 3, detail.upto):
        return False
    behind = low[detail.upto : detail.upto + _REACH]
    if not _SINCE.isdisjoint(behind) or "ever" in low[detail.token : detail.upto]:
        return True
    at = behind.index("for") + 1 if "for" in behind else len(behind)
    return at < len(behind) and (behind[at] in _SPANS or behind[at].isdigit())


def other_sort(a: Reading, x: Detail, b: Reading, y: Detail) -> bool:
    """Whether two statements are of two sorts of one thing: "online sales grew", "food sales fell"."""
    one, two = _sort_before(a, x), _sort_before(b, y)
    if not one or not two or one[0] != two[0]:
        return False
    first, second = frozenset(one[1:]), frozenset(two[1:])
    return bool(first and second) and not (first & second or kindred(first, second))


def _sort_before(reading: Reading, detail: Detail) -> list[str]:
    """Return the stems of a statement's subject and of the words that say of what sort it is, backwards."""
    tokens = reading.tokens
    i = detail.token - 1
    while i >= 0 and (tokens.low[i] in _HELPERS or tokens.low[i].endswith("ly")):
        i -= 1
    found, i = _nouns_up_to(reading, i)
    # "Food sales at the chain fell": what stands behind a preposition is not the subject.
    while found and i > 0 and tokens.low[i - (tokens.low[i] in _THE)] in _AT:
        found, i = _nouns_up_to(reading, i - 1 - (tokens.low[i] in _THE))
    return found


def _nouns_up_to(reading: Reading, i: int) -> tuple[list[str], int]:
    """Return the stems of the content words that end at a token, backwards, and the token before them."""
    tokens = reading.tokens
    found: list[str] = []
    while i >= 0 and tokens.contents[i] and tokens.kinds[i] == "word" and len(found) < _SORTED:
        found.append(tokens.contents[i])
        i -= 1
    return found, i


_HELPERS = _BE | words("has have had will would also still not never")
_AT = words("at in of on for from with without including excluding near")
_THE = words("the a an its his her their")
_SORTED = 3
