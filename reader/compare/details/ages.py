"""Ages: ", 43," after a name or a noun for a person, "aged 43", "a man of 43", "a girl of seven", "in her 50s"."""

from __future__ import annotations

from reader.compare.details.model import Quantity
from reader.compare.details.person_nouns import means_one
from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words

_AGED = words(
    "man woman boy girl child baby toddler teenager youth lad pensioner widow mother father student pupil"
)
_NO_COUNT = words(
    "was were is are has had who whom and or from with in on at by to for after when while died fell"
)
"""Words that show that what stands before them counts nothing that follows."""


def is_age(tokens: Tokens, i: int, end: int, value: float) -> bool:
    """Whether the number stands as an age: ", 43," after a name, "aged 43", "a man of 43"."""
    if i == 0 or not 1 <= value <= 115 or value != int(value):
        return False
    before = tokens.low[max(0, i - 2) : i]
    if before[-1] == "of" and before[0] in _AGED and tokens.low[max(0, i - 3)] in {"a", "an", "the"}:
        # "A girl of seven", in words as in digits.
        return end >= len(tokens) or tokens.low[end] in _NO_COUNT or tokens.kinds[end] == "mark"
    if tokens.kinds[i] != "number":
        return False
    if _above_an_age(tokens, i, end, value):
        return True
    if before[-1] in {"and", ","} and not _LISTED.isdisjoint(tokens.low[max(0, i - 4) : i - 1]):
        # "Ages 6 and 9".
        return True
    closes = end < len(tokens) and tokens.low[end] in {",", ".", ")", "–", "—"}
    if (
        before[-1] in {"aged", "age", "ages"}
        or (before[0] in {"aged", "ages"} and before[-1] in _LEADS)
        or before == ["age", "of"]
        or (before[-1] == "of" and before[0] in _AGED)
    ):
        return True
    if closes and before[0] in {"was", "is"} and before[-1] in {"only", "just"}:
        return True
    if not closes or i < 2:
        return False
    if before[-1] == "(":
        return value >= _ADULT and tokens.low[end] == ")" and i > 2 and all(tokens.capitals[i - 3 : i - 1])
    if before[0] == ".":
        return before[-1] == "," and tokens.low[i - 3] in {"jr", "sr"}
    named = (
        tokens.capital(_begin(tokens, i - 2))
        or before[0] in _AGED
        or (value >= _ADULT and means_one(before[0]))
    )
    return before[-1] == "," and tokens.kinds[i - 2] == "word" and named


def _begin(tokens: Tokens, i: int) -> int:
    """Return the first token of a word of several parts that ends at token ``i``: that of "Jin-ho"."""
    while i > 1 and tokens.low[i - 1] == "-" and tokens.glued(i) and tokens.glued(i - 1):
        i -= 2
    return i


def _above_an_age(tokens: Tokens, i: int, end: int, value: float) -> bool:
    """Whether a number is what people are older or younger than: "most of the dead were over 75 and lived alone"."""
    low = tokens.low
    if not _ADULT <= value <= _OLDEST or i < _SUBJECT or low[i - 1] not in _THAN or low[i - 2] not in _ARE:
        return False
    ends = end >= len(tokens) or low[end] in _ENDS
    return ends and not _PEOPLE.isdisjoint(low[max(0, i - 8) : i - 2])


_LEADS = words("between from just only about around over under nearly almost")
_OLDEST, _SUBJECT = 105, 3
_THAN = words("over under above past")
_ARE = words("were are was is")
_ENDS = words(", . ; ) and or who when")
_PEOPLE = words(
    """
    most many half all some none few they dead victims patients residents voters members people men women drivers
    """
)


_GROUPS = frozenset({"older", "younger"})


def is_age_group(tokens: Tokens, end: int) -> bool:
    """Whether "and older", "or younger" stands at token ``end``: a number of years, but nobody's age."""
    return tokens.low[end : end + 1] in (["and"], ["or"]) and not _GROUPS.isdisjoint(
        tokens.low[end + 1 : end + 2]
    )


_LISTED = frozenset({"ages", "aged"})
_ADULT = 15
_YEARS = {"year": 1.0, "years": 1.0, "month": 12.0, "months": 12.0}
_OLD = frozenset({"old", "olds"})


def age_behind(tokens: Tokens, end: int) -> tuple[float, int] | None:
    """Return how many of the unit at token ``end`` make a year, and the token behind an age: "40-year-old"."""
    low = tokens.low
    at = end + 1 if low[end : end + 1] == ["-"] else end
    factor = _YEARS.get(low[at]) if at < len(tokens) else None
    if factor is None:
        return None
    if low[at + 1 : at + 3] == ["of", "age"]:
        return factor, at + 3
    at += 2 if low[at + 1 : at + 2] == ["-"] else 1
    return (factor, at + 1) if low[at : at + 1] and low[at].removesuffix("'s") in _OLD else None


def listed_age(tokens: Tokens, end: int) -> bool:
    """Whether an age follows that says so for the number before ``end`` as well: "29 and 54 years old"."""
    low = tokens.low
    while low[end : end + 1] in ([","], ["and"], ["or"]):
        end += 1
        if end < len(tokens) and tokens.kinds[end] == "number":
            end += 1
            if age_behind(tokens, end) is not None:
                return True
    return False


_WHOSE = frozenset({"his", "her", "their"})


def decade_of_age(tokens: Tokens, i: int) -> tuple[Quantity, int] | None:
    """Read "50s" in "a man in his 50s" as an age, with the token after it."""
    low = tokens.low
    if low[i + 1 : i + 2] != ["s"] or not low[i].isdigit() or len(low[i]) != 2 or low[i][1] != "0":
        return None
    if _WHOSE.isdisjoint(low[max(0, i - 3) : i]):
        return None
    least = float(low[i])
    return Quantity(least, least + 9, "age", least), i + 2
