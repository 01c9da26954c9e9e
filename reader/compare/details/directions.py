"""Whether a weekday is one that was or one to come: decided by the nearest word before it that tells."""

from __future__ import annotations

from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words

REACH = 8
"""Tokens before a time that are looked at."""

_AHEAD = words(
    "will would shall should might may can could next expected scheduled plans plan planned upcoming due until intends"
    " intend hopes vows expect expects slated set likely coming up"
)
_APPOINTED = words(
    "meets opens reopens votes returns starts begins resumes decides expires plays hosts convenes reconvenes gathers"
)
"""Verbs whose present tense before a weekday tells of what is fixed for it: "the council meets on Saturday"."""
_CLOSE = 3
"""Tokens between such a verb and the time, its clock time not counted."""
_PRESENT = words("meet vote decide return begin leave hold go come speak fly sail")
"""Verbs whose bare form after a pronoun tells the same: "when they meet on Monday"."""
_PLURAL = words("they we you i")
_OF_A_CLOCK = words("at on the am pm a p m noon midnight")
_FAR = 14
"""Tokens looked at before "by Friday", which often ends a long infinitive."""
_ENDS = words("by before until")
_SAID = words(
    """
    said told tweeted wrote added stated announced insisted claimed argued reported confirmed denied testified
    noted explained declared acknowledged admitted warned suggested asserted alleged replied responded concluded
    """
)
"""What was said is past, and so is a day that stands behind the word for it, whatever is to come."""
_FIXED = words("called set fixed slated scheduled planned booked arranged postponed meeting hearing due")
_OF_A_TALE = words("day morning afternoon evening night")
_BE = words("is are was were be been being am 's 're still now")
_DETERMINERS = words("a an the his her its their our this that any some")
_PARTICIPLES = words("scheduled planned expected slated")
_MODAL = words("would should might may can could")
_UNSURE = words("could can might")
_BOUNDS = words("until by before from as be")
_DENIALS = words("not never hardly")
_INTENTS = words("plan plans intend intends hopes vows")


def looks_ahead(tokens: Tokens, first: int) -> bool:
    """Whether the words before the time that begins at token ``first`` speak of what is to come."""
    low = tokens.low
    if _appointed_for(tokens, first):
        return True
    near = 0
    reach = _FAR if _ENDS.intersection(low[max(0, first - 1) : first]) else REACH
    for i in range(first - 1, max(-1, first - 1 - reach), -1):
        near += low[i] not in _OF_A_CLOCK and tokens.kinds[i] == "word"
        if low[i] in _SAID and low[i - 1] != "be" and not _aside(tokens, i):
            return False
        if low[i] in _AHEAD and _counts(tokens, i):
            # What could be done was often done: only a bound is certain to lie ahead.
            return low[i] != "could" or low[first - 1] in _BOUNDS
        if low[i] in _APPOINTED and near <= _CLOSE:
            return i > 0 and low[i - 1] not in _DETERMINERS
        if low[i] in _PRESENT and near <= _CLOSE and low[max(0, i - 1) : i] and low[i - 1] in _PLURAL:
            return True
    return False


def _appointed_for(tokens: Tokens, first: int) -> bool:
    """Whether something is fixed for the time: "a meeting was called for Thursday"."""
    low = tokens.low
    if low[max(0, first - 1) : first] != ["for"] or first < 2 or low[first].endswith("'s"):
        return False
    return low[first - 2] in _FIXED and "had" not in low[max(0, first - 5) : first - 2]


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
    if word in _MODAL:
        if word == "may" and tokens.capital(i):
            return False
        if "have" in following or ("be" in following and tokens.low[i + 2 : i + 3] == ["reached"]):
            return False
        return word not in _UNSURE or not (_DENIALS.intersection(following) or before == "n't")
    if word == "set":
        return following[:1] in (["for"], ["to"]) and list(low[max(0, i - 2) : i]) != ["had", "been"]
    if word == "likely":
        return following[:1] == ["to"]
    if word == "coming":
        return following[:1] in (["in"], ["on"])
    if word == "up":
        return following[:1] == ["for"] and before in _BE
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
