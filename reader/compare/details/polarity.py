"""Negation and denial, each with what it denies."""

from __future__ import annotations

from collections.abc import Iterator

from reader.compare.details.making import detail_of
from reader.compare.details.model import Detail
from reader.compare.details.phrases import find_phrases, phrase_hints, phrase_table
from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words
from reader.compare.model import DifferenceKind

_CUES = phrase_table(
    {
        "not": """
            not; never; nor; neither; nobody; none; cannot; don't|doesn't|didn't|won't|wouldn't|isn't;
            aren't|wasn't|weren't|hasn't|haven't|hadn't|can't|couldn't|shouldn't|mustn't|ain't; no longer;
            has|have|had yet to; yet to be; without; failed|fails|failing to; refused|refuses|refusing to;
            stopped|stops short of; fell|falls short of; instead of; rather than; unable to; nowhere near;
            ruled|rules|ruling out
        """,
        "no": """
            no; no one; no formal; no evidence; no other; no plans; nothing; zero
        """,
        "deny": """
            denied|denies|deny|denying
            that|any|having|being|the|it|all|his|her|their|its|involvement|wrongdoing|responsibility|reports|claims|allegations;
            denied|denies|deny|denying an|a claim|allegation|report; denial|denials of|that;
            rejected|rejects|rejecting the|any|those|such
            claim|claims|report|reports|accusation|accusations|allegation|allegations|charge|charges|suggestion;
            rejected|rejects claims|reports|accusations|allegations|suggestions;
            dismissed|dismisses|dismissing the|any|those|such|these|all
            claim|claims|report|reports|accusation|accusations|allegation|allegations|rumours|rumors|suggestion;
            dismissed|dismisses|dismissing claims|reports|accusations|allegations|suggestions|rumours|rumors;
            is|are|was|were|be|as false; entirely|completely|totally|simply|utterly|patently false;
            disputed|disputes|dispute|disputing; refuted|refutes|refute|refuting; rebutted|rebuts|rebut;
            pushed|pushes|pushing back on|against; push back on|against; disavowed|disavows;
            debunked|debunks; challenged|challenges|challenging the claim|claims|report|account;
            challenged|challenges claims; is|are|was|were lying; untrue; fabricated;
            contest|contests|contested|contesting the|that|this|his|her|their
            account|accounts|claim|claims|version|charge|charges|allegation|allegations|finding|findings;
            baseless|unfounded|groundless; nothing to do with; no part in; no role in; no knowledge of; not
            true; not the case; not accurate; no affiliation|connection|link|links|ties with|to; no
            evidence|indication|proof|sign|basis; no other evidence; no truth
        """,
    }
)
HINTS = phrase_hints(_CUES)
"""Words of which a sentence has one where it holds a cue of polarity."""
_NOT_ONLY = words(
    """
    only just least merely all alone necessarily surprisingly long far more less
    """
)
_NO_DENIAL = words("doubt matter wonder secret sooner question joke surprise")
"""Behind "no" they deny nothing: "no doubt", "no matter"."""

_DISPUTES = words("dispute disputes disputed")
_BEFORE_NOUNS = words(
    """
    a an the this that these those its their his her our any no some of in on over old long bitter legal border trade
    bloody new ongoing pay near
    """
)
_OF_A_DISPUTE = words("with over between about and among")


def _a_dispute(tokens: Tokens, i: int) -> bool:
    """Whether "dispute" is a quarrel or "disputed" goes with a noun: "an old dispute", "the disputed isle"."""
    before = tokens.low[i - 1] if i else ""
    following = tokens.low[i + 1 : i + 2]
    return before in _BEFORE_NOUNS or bool(following and following[0] in _OF_A_DISPUTE)


def _says_no_less(tokens: Tokens, first: int, end: int) -> bool:
    """Whether "not", "no" at ``first`` denies nothing: "not only", "no doubt", "could not agree more"."""
    low = tokens.low
    cue, following = low[first], low[end] if end < len(tokens) else ""
    if end - first > 1 or not (cue in {"not", "no", "cannot"} or cue.endswith("n't")):
        return False
    if cue == "no":
        return following in _NOT_ONLY or following in _NO_DENIAL
    return following in _NOT_ONLY or low[end : end + 2] in (["agree", "more"], ["help", "but"])


def _denied_deeds(tokens: Tokens) -> Iterator[tuple[int, int, str]]:
    """Yield the verbs of denying before what somebody says he did not do: "denied taking the money"."""
    for i, word in enumerate(tokens.low[:-1]):
        following = tokens.low[i + 1]
        if word in DENY and following.endswith("ing") and following not in _NO_DEEDS:
            yield i, i + 1, "deny"


DENY = words("denied denies deny denying")
"""Verbs behind which somebody says what he did not do: "denied closing it"."""
_NO_DEEDS = words("anything everything having being king building hearing during")


def find_polarity(tokens: Tokens, start: int) -> list[Detail]:
    """Return negations (head "not" or "no") and denials (head "deny") with the words they bear on as context."""
    found = []
    size = len(tokens)
    for first, end, name in sorted({*find_phrases(tokens, _CUES), *_denied_deeds(tokens)}):
        following = tokens.low[end] if end < size else ""
        if _says_no_less(tokens, first, end):
            continue
        if name == "deny" and tokens.low[first] in _DISPUTES and _a_dispute(tokens, first):
            continue
        if (
            name == "no"
            and end - first == 1
            and (following in {".", ","} or (end < size and tokens.kinds[end] == "number"))
        ):
            continue
        scope = tokens.content(end, end + 7)
        reach = scope + tokens.content(max(0, first - 8), first) if name == "deny" else scope
        target, context = next(iter(scope), ""), frozenset(reach)
        found.append(
            detail_of(
                DifferenceKind.POLARITY, tokens, start, first, end, head=name, value=target, context=context
            )
        )
    return found
