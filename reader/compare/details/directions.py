"""Whether a weekday is one that was or one to come: decided by the nearest word before it that tells."""

from __future__ import annotations

from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words

REACH = 8
"""Tokens before a time that are looked at."""

_AHEAD = words(
    "will would shall next expected scheduled plans plan planned upcoming due until intends intend hopes vows"
    " expect expects"
)
_APPOINTED = words(
    "meets opens reopens votes returns starts begins resumes decides expires plays hosts convenes reconvenes gathers"
)
"""Verbs whose present tense before a weekday tells of what is fixed for it: "the council meets on Saturday"."""
_CLOSE = 4
_SAID = words(
    """
    said told tweeted wrote added stated announced insisted claimed argued reported confirmed denied testified
    noted explained declared acknowledged admitted warned suggested asserted alleged replied responded concluded
    """
)
"""What was said is past, and so is a day that stands behind the word for it, whatever is to come."""
_OF_A_TALE = words("day morning afternoon evening night")
_BE = words("is are was were be been being am 's 're still now")
_DETERMINERS = words("a an the his her its their our this that any some")
_PARTICIPLES = words("scheduled planned expected")
_INTENTS = words("plan plans intend intends hopes vows")


def looks_ahead(tokens: Tokens, first: int) -> bool:
    """Whether the words before the time that begins at token ``first`` speak of what is to come."""
    low = tokens.low
    for i in range(first - 1, max(-1, first - 1 - REACH), -1):
        if low[i] in _SAID and low[i - 1] != "be" and not _aside(tokens, i):
            return False
        if low[i] in _AHEAD and _counts(tokens, i):
            return True
        if low[i] in _APPOINTED and first - i <= _CLOSE:
            return i > 0 and low[i - 1] not in _DETERMINERS
    return False


def _aside(tokens: Tokens, i: int) -> bool:
    """Whether a verb of saying is only put in: "it will sail, he said, on Saturday"."""
    return i + 1 < len(tokens) and tokens.low[i + 1] == ","


def _counts(tokens: Tokens, i: int) -> bool:
    """Whether a word that often speaks of what is to come does so here."""
    low = tokens.low
    word, before = low[i], low[i - 1] if i else ""
    following = low[i + 1 : i + 3]
    if word == "next":
        # "The next day" goes on with a tale, whenever that was.
        return not _OF_A_TALE.intersection(following[:1])
    if word == "will":
        # Else it is a given name.
        return not tokens.capital(i) or (i == 0 and not tokens.capital(1))
    if word == "would":
        return "have" not in following
    if word == "until":
        return not any(w in {"not", "never"} or w.endswith("n't") for w in low[max(0, i - 8) : i])
    if word in _INTENTS:
        # "Lawmakers criticised the plan Monday": only the verb looks ahead.
        planned = word in {"plan", "plans"} and following[:1] in (["a"], ["an"], ["another"], ["no"])
        return (
            following[:1] == ["to"]
            or word in {"vows", "hopes"}
            or (planned and i > 0 and before not in _DETERMINERS)
        )
    if word == "due":
        return before in _BE and list(low[max(0, i - 2) : i]) != ["had", "been"]
    if word in _PARTICIPLES:
        return before not in _DETERMINERS and list(low[max(0, i - 2) : i]) != ["had", "been"]
    return True
