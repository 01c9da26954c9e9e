"""Numbers that name a thing instead of counting: "Section 702", "No. 3", "Highway 34", "the 14th Amendment"."""

from __future__ import annotations

import re

from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import NATIONS
from reader.compare.details.wordlist import words

_LABELS = words(
    """
    section sections sec article articles chapter paragraph para clause appendix annex footnote verse psalm rule
    resolution proposition prop route highway interstate freeway motorway autobahn expressway turnpike flight
    room suite gate platform pier berth channel page pages boeing airbus embraer bombardier tupolev antonov ilyushin
    cessna saab fokker soyuz apollo windows iphone galaxy formula ext extension isbn ftse nikkei cac fortune
    """
)
"""Words behind which a number is a name, however they are written."""
_CAPITAL_LABELS = words(
    """
    title bill act unit group phase stage block sector zone area district ward precinct terminal tower building hall
    line exit mile pod plot lot bay dock track hangar warehouse studio court judge circuit part volume vol book
    schedule form question measure amendment order directive regulation hr sr hb sb hjr sjr war bowl summit olympics
    season episode game round heat week day night lap leg type mark model big class level grade tier
    """
)
"""Words behind which a number is a name where the word begins with a capital."""
_NUMBERED = words("no nos number nr num")
_OF_ORDINALS = words(
    """
    amendment amendments street st avenue ave district circuit congress army fleet division battalion brigade regiment
    infantry cavalry airborne corps squadron wing ward precinct arrondissement way reich republic world world's estate
    floor armored armoured marine aviation
    """
)
_DIALLED, _SHORT = words("call calls called calling dial dials dialled dialed dialling dialing phone ring"), 3
_PHONE = re.compile(r"[-. ]\d{4}(?!\d)")


def end_of_name(tokens: Tokens, i: int) -> int | None:
    """Return the token behind the number at ``i``, with what is joined to it, where it names a thing; else None."""
    low = tokens.low
    if not _a_name(tokens, i):
        return None
    end = i + 1
    while end + 1 < len(tokens) and low[end] in {"-", "/"} and tokens.glued(end) and tokens.glued(end + 1):
        # "Boeing 737-800".
        if tokens.kinds[end + 1] != "number":
            break
        end += 2
    while i and low[i - 1].endswith("s") and low[end : end + 1] in ([","], ["and"], ["or"], ["to"]):
        # "Articles 10 and 40".
        if low[i - 1] not in _LABELS or end + 1 >= len(tokens) or tokens.kinds[end + 1] != "number":
            break
        end += 2
    return end


def _a_name(tokens: Tokens, i: int) -> bool:
    low, size = tokens.low, len(tokens)
    following = low[i + 1] if i + 1 < size else ""
    if tokens.kinds[i] == "number":
        if i == 0 or (i == 1 and low[0] == "("):
            # "1. Wash your hands", "(2) Wash your hands".
            return i + 2 < size and tokens.glued(i + 1) and following in {".", ")"} and tokens.capitals[i + 2]
        if _PHONE.match(tokens.text, tokens.ends[i]) and len(low[i]) == 3 and following != ",":
            return "." not in low[i]
        if low[i - 1] == "(" and following == ")":
            # "Twelve (12) boats"; an age stands behind a name.
            return not (i > 1 and tokens.capitals[i - 2])
        state = tokens.text[tokens.starts[i - 1] : tokens.ends[i - 1]]
        if len(low[i]) == 5 and low[i].isdigit() and len(state) == 2 and state.isupper():
            # A code behind a state: "Orran, NY 10013".
            return True
    elif not tokens.capitals[i]:
        return False
    if i == 0:
        return False
    if low[i - 1] in _DIALLED and len(low[i]) == _SHORT and (i + 1 == size or tokens.kinds[i + 1] == "mark"):
        # "Call 110."
        return True
    at = i - 2 if low[i - 1] == "." and i > 1 else i - 1
    label = low[at]
    if label in _NUMBERED:
        return at < i - 1 or (label != "no" and tokens.kinds[i] == "number")
    if at < i - 1 and tokens.kinds[at] != "initials":
        return False
    if label == "p" and low[at - 1 : at] == ["&"]:
        # "S&P 500".
        return True
    if label == "of" and low[at - 1 : at] == ["group"]:
        return tokens.capitals[at - 1] and at > 1
    return label in _LABELS or (
        label in _CAPITAL_LABELS and tokens.capitals[at] and (at > 0 or tokens.kinds[i] == "number")
    )


def of_a_name(tokens: Tokens, end: int) -> bool:
    """Whether an ordinal that ends before ``end`` is part of a name: "the 14th Amendment", "Fifth Avenue"."""
    end += tokens.low[end : end + 1] in (["us"], ["congressional"])
    return (
        end < len(tokens)
        and tokens.capitals[end]
        and tokens.low[end] in _OF_ORDINALS
        and tokens.low[end] not in NATIONS
    )
