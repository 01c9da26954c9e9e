"""Words that tell of what is to come: "will", "is due", "the council meets", "was to sail"."""

from __future__ import annotations

from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words

FORECASTS = words(
    "will would shall should might may can could next expected scheduled plans plan planned upcoming due intends"
    " intend hopes vows expect expects expecting slated set likely coming up chance chances odds risk running must"
    " invited until"
)
"""Words that often speak of what is to come; ``counts`` says whether one does."""
_APPOINTED = words(
    "meets opens reopens votes returns starts begins resumes decides expires plays hosts convenes reconvenes gathers"
    " takes goes comes becomes faces airs"
)
"""Verbs whose present tense before a weekday tells of what is fixed for it: "the council meets on Saturday"."""
_ALSO_NOUNS = words("votes returns starts plays hosts faces airs")
_CLOSE = 3
"""Tokens between such a verb and the time, its clock time not counted."""
_PRESENT = words(
    "meet vote decide return begin leave hold go come speak fly sail open reopen convene resume gather"
)
"""Verbs whose bare form after a pronoun or a plural tells the same: "when they meet on Monday"."""
_WHEN = words("when once if before until after that as")
_PLURAL = words("they we you i")
_OF_A_TALE = words("day morning afternoon evening night")
_BE = words("is are was were be been being am 's 're still now")
_DETERMINERS = words("a an the his her its their our this that any some")
_COUNTED = _DETERMINERS - {"that"}
_PARTICIPLES = words("scheduled planned expected slated")
_MODAL = words("would should might may can could must")
_UNSURE = words("could can might")
_DENIALS = words("not never hardly")
_INTENTS = words("plan plans intend intends hopes vows")


def counts(tokens: Tokens, i: int) -> bool:
    """Whether a word that often speaks of what is to come does so here."""
    low = tokens.low
    word, before, following = low[i], low[i - 1] if i else "", low[i + 1 : i + 3]
    if word in _FOLLOWED and _FOLLOWED[word].isdisjoint(following[:1]):
        return False
    if word in _SETTLED and list(low[max(0, i - 2) : i]) == ["had", "been"]:
        return False
    if word == "next":
        # "The next day" goes on with a tale, whenever that was, as does "what happened next".
        return _OF_A_TALE.isdisjoint(following[:1]) and following[:1] != ["on"]
    if word == "will":
        # Else it is a given name.
        return not tokens.capital(i) or (i == 0 and not tokens.capital(1))
    if word in _MODAL:
        return _may_be(tokens, i)
    if word in _INTENTS:
        return _intends(tokens, i)
    if word == "until":
        return not any(w in {"not", "never"} or w.endswith("n't") for w in low[max(0, i - 8) : i])
    if word == "due":
        return before in _BE or (before == "," and following[:1] != ["to"])
    if word in _PRECEDED:
        return before in _PRECEDED[word]
    return word not in _PARTICIPLES or before not in _DETERMINERS


_FOLLOWED = {
    **dict.fromkeys(words("chance chances odds risk"), words("of")),
    **dict.fromkeys(words("running set"), words("for to")),
    "likely": words("to"),
    "coming": words("in on"),
    "up": words("for"),
}
"""What some of them are followed by where they look ahead."""
_PRECEDED = {"up": _BE, "invited": words("has have")}
"""What some of them are preceded by."""
_SETTLED = _PARTICIPLES | words("set due")
"""Behind "had been" these tell of what was to come then."""


def _may_be(tokens: Tokens, i: int) -> bool:
    """Whether a modal verb looks ahead: not the month of May, nor "would have gone", nor "could not"."""
    low = tokens.low
    following = low[i + 1 : i + 3]
    if (low[i] == "may" and tokens.capital(i)) or "have" in following:
        return False
    if "be" in following and low[i + 2 : i + 3] == ["reached"]:
        return False
    denied = not _DENIALS.isdisjoint(following) or low[max(0, i - 1) : i] == ["n't"]
    return low[i] not in _UNSURE or not denied


def _intends(tokens: Tokens, i: int) -> bool:
    """Whether a word for an intent is the verb: "criticised the plan Monday" does not look ahead."""
    low = tokens.low
    following = low[i + 1 : i + 2]
    planned = low[i] in {"plan", "plans"} and following in (["a"], ["an"], ["another"], ["no"])
    return (
        following == ["to"]
        or low[i] in {"vows", "hopes"}
        or (planned and i > 0 and low[i - 1] not in _DETERMINERS)
    )


def is_fixed(tokens: Tokens, i: int, near: int) -> bool:
    """Whether a verb in the present tense close before a time tells of what is fixed for it."""
    low = tokens.low
    before = low[i - 1] if i else ""
    if near > _CLOSE:
        return False
    if low[i] in _APPOINTED:
        counted = before in _COUNTED or tokens.kinds[i - 1] == "number"
        return i > 0 and not counted and not (low[i] in _ALSO_NOUNS and before == "that")
    if low[i] in _PRESENT:
        told = before in _PLURAL or (before.endswith("s") and not _WHEN.isdisjoint(low[max(0, i - 5) : i]))
        return told and tokens.kinds[i - 1] == "word"
    if low[i].endswith("ed") and before in {"is", "are"}:
        # "Is dated 11 March", "is backdated to it", "is counted from it".
        from_then = low[i + 1 : i + 2] == ["from"] or low[i].endswith("dated")
        return near <= 2 and not from_then
    # "The primary is Aug. 30", "her birthday is on Friday".
    return low[i] in {"is", "are"} and near <= 1 + (low[i + 1 : i + 2] in (["on"], ["in"])) and i > 0


def is_to(tokens: Tokens, i: int) -> bool:
    """Whether "to" at token ``i`` tells what is planned: "was to sail", "an interview, to be shown"."""
    low = tokens.low
    if (
        low[i] != "to"
        or not 0 < i < len(tokens) - 1
        or tokens.kinds[i + 1] != "word"
        or tokens.capital(i + 1)
    ):
        return False
    if low[i + 1] in _DETERMINERS:
        return False
    return low[i - 1] in {"is", "are", "was", "were"} or (low[i - 1] == "," and low[i + 1] == "be")
