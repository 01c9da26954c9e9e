"""What one side denies, leaves open or hedges, by a cue that says so, and the other side states."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from reader.compare.details import Detail, Reading
from reader.compare.details.wordlist import words
from reader.compare.diverge.accounts.factuality import CAPACITY
from reader.compare.diverge.accounts.negatives import negated
from reader.compare.diverge.around.coverage import kindred
from reader.compare.diverge.around.stretches import content_tokens, counterpart, stretch
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.values.fates import FATE
from reader.compare.diverge.values.open_fates import fate_told
from reader.compare.model import DifferenceKind

_CUED = {
    "deny": (DifferenceKind.ACCOUNT, Topic.DENIAL),
    "unclear": (DifferenceKind.CERTAINTY, Topic.UNCLEAR),
    "hedged": (DifferenceKind.CERTAINTY, Topic.HEDGE),
}
_LIKE = {
    "deny": {"deny", "not", "no"},
    "unclear": {"unclear", "silent"},
    "hedged": {"hedged", "unclear", "silent", "reported"},
}
"""A cue on one side is met, not contradicted, by a cue of these classes near the same words on the other."""
_OPENS = words("whether if why how what who whom whose when where which")
_REASONS = words(
    """
    because response owing reason amid citing caused cause result pressure
    """
)
_BECAUSE = frozenset({("owing", "to"), ("response", "to"), ("attributed", "to"), ("prompted", "by")})
_NAMED = words("a an the his her its their our this that these those")
"""What follows "due to" where it gives a reason; it also says what is to come: "due to arrive"."""
EXPLAINED = 1.5
"""Strength of "unclear why" against a reason that is stated: the reason itself need not repeat the question's words."""
_ENDS = frozenset({",", "and", ";", "—", "–", ":", "but", "although", "though", "while", '"'})


class _Cue(NamedTuple):
    """A cue of one side, and what it bears on."""

    cue: Detail
    kind: DifferenceKind
    topic: Topic
    end: int
    """The token after what it bears on."""
    inside: tuple[int, ...]
    """The content words of that, nine at most."""
    about: frozenset[str]
    """Those of them, as stems, that the other side has."""


def cue_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield what one side denies, leaves open or hedges and the other states."""
    yield from _cued_and_stated(a, b)
    yield from (c.flipped() for c in _cued_and_stated(b, a))


def fate_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield the fates that one side leaves open and the other tells."""
    yield from _open_and_told(a, b)
    yield from (c.flipped() for c in _open_and_told(b, a))


def _open_and_told(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield the fates that side a leaves open and side b tells."""
    for cue in _unmet(a, b):
        if (fate := _fate(a, cue, b)) is not None:
            yield fate


def _cued_and_stated(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield the cues of side a with what side b states about the same words."""
    for cue in _unmet(a, b):
        if (fate := _fate(a, cue, b)) is not None:
            yield fate
        elif (stated := _stated(a, cue, b)) is not None:
            yield stated


def _unmet(a: Reading, b: Reading) -> Iterator[_Cue]:
    """Yield the cues of side a that side b has no like one for."""
    for cue in a.cues:
        if cue.head not in _CUED or _negated_itself(a, cue):
            continue
        end = _complement_end(a, cue)
        inside = content_tokens(a, cue.upto, end)[:9]
        about = frozenset(a.tokens.stems[i] for i in inside) & b.content
        if not _met(cue, b, about):
            yield _Cue(cue, *_CUED[cue.head], end, inside, about)


def _fate(a: Reading, cue: _Cue, b: Reading) -> Candidate | None:
    """Return the fate that a cue of side a leaves open and side b tells."""
    told = fate_told(a, cue.cue, b) if cue.topic is Topic.UNCLEAR else None
    if told is None:
        return None
    whole = content_tokens(b, 0, len(b.tokens))
    return Candidate(cue.kind, cue.topic, _shown(a, cue), told, cue.inside, whole, FATE)


def _stated(a: Reading, cue: _Cue, b: Reading) -> Candidate | None:
    """Return what side b states of what a cue of side a denies, leaves open or hedges."""
    if cue.topic is Topic.UNCLEAR and not _tells(a, cue, b):
        return None
    told_why = _opener(a, cue.cue) == "why" and _explains(b)
    if len(cue.about) < (1 if told_why else 2):
        return None
    stated = counterpart(b, cue.about, cue.kind)
    whole = content_tokens(b, 0, len(b.tokens))
    square = EXPLAINED if told_why else _squareness(a, cue.cue, b, stated)
    return Candidate(cue.kind, cue.topic, _shown(a, cue), stated, cue.inside, whole, square)


def _tells(a: Reading, cue: _Cue, b: Reading) -> bool:
    """Whether side b may tell what a cue of side a leaves open."""
    return _answers(a, cue.cue, b) and not _kept_silent(a, cue.cue) and _says_what_is_open(a, cue, b)


_HAVE = words("had has have hadn't hasn't haven't")


def _kept_silent(reading: Reading, cue: Detail) -> bool:
    """Whether what somebody had not told is what the sentence tells: "she had not disclosed the meetings"."""
    low = reading.tokens.low
    near = low[max(0, cue.token - 1) : cue.upto]
    return not _opener(reading, cue) and not _HAVE.isdisjoint(near) and "been" not in near


def _deed_in_question(reading: Reading, cue: _Cue) -> str:
    """Return the stem of what somebody has not decided to do: "whether to run in the election"; empty without it."""
    low = reading.tokens.low
    for i in range(cue.cue.upto, cue.cue.upto + 2):
        if low[i - 1 : i + 1] == ["whether", "to"] and cue.inside and cue.inside[0] == i + 1:
            return reading.tokens.stems[i + 1]
    return ""


_FEWEST, _PART = 2, 0.4


def _says_what_is_open(a: Reading, cue: _Cue, b: Reading) -> bool:
    """Whether side b tells what side a leaves open: in two words at least that are no names, a right as a right."""
    if _opener(a, cue.cue) in {"why", "when", "where"}:
        return True
    open_words = a.tokens.low[cue.cue.upto : cue.inside[-1] + 1] if cue.inside else ()
    if not CAPACITY.isdisjoint(open_words) and CAPACITY.isdisjoint(b.tokens.low):
        return False
    deed = _deed_in_question(a, cue)
    if deed and deed not in b.content and not kindred({deed}, b.content):
        return False
    plain = {a.tokens.stems[i] for i in cue.inside if not a.tokens.capital(i)}
    told = len(plain & b.content) + len(kindred(plain - b.content, b.content))
    return told >= min(_FEWEST, len(plain)) and told >= _PART * len(plain)


def _shown(reading: Reading, cue: _Cue) -> Detail:
    return stretch(reading, cue.kind, cue.cue.token, min(cue.end, cue.cue.upto + 8))


def _complement_end(reading: Reading, cue: Detail) -> int:
    """Return the token after what a cue bears on: the rest of its clause."""
    low = reading.tokens.low
    end = cue.upto
    while end < len(low) and low[end] not in _ENDS:
        end += 1
    return end


_TURNING = frozenset({"not", "without", "nor", "never"})


def _negated_itself(reading: Reading, cue: Detail) -> bool:
    """Whether a cue is denied in its turn: "does not dispute", "without denying"."""
    return negated(reading.tokens.low, cue.token - 3, cue.token, _TURNING)


_OPEN = words(
    """
    if would should could can may might must cannot can't couldn't wouldn't shouldn't whether suggesting
    questioning let
    """
)
"""Words that leave open whether what they stand by is so."""


def _squareness(a: Reading, cue: Detail, b: Reading, other: Detail) -> float:
    """How squarely a cue and its counterpart meet: 0.3 where either is conditional, or only one is a quotation."""
    before_a = a.tokens.low[max(0, cue.token - 3) : cue.upto]
    before_b = b.tokens.low[max(0, other.token - 3) : other.upto]
    if any(w in _OPEN for w in before_a) or any(w in _OPEN for w in before_b):
        return 0.3
    return 0.5 if a.tokens.quoted[cue.token] != b.tokens.quoted[other.token] else 1.0


def _met(cue: Detail, other: Reading, about: frozenset[str]) -> bool:
    """Whether the other side has a like cue near the same words."""
    wanted = _LIKE[cue.head]
    for d in other.cues:
        if d.head not in wanted:
            continue
        if d.head in {"deny", "unclear", "silent"} or not about or d.context & about:
            return True
    return False


def _answers(a: Reading, cue: Detail, b: Reading) -> bool:
    """Whether the other side says what a cue of doubt leaves open: a reason to "why", anything to "whether"."""
    opener = _opener(a, cue)
    if opener == "why":
        return _explains(b) or any(w in _REASONS for w in b.tokens.low)
    if opener in {"when", "where"}:
        wanted = DifferenceKind.TIME if opener == "when" else DifferenceKind.PLACE
        return bool(b.of(wanted))
    return opener in {"", "whether", "if", "who"}


def _opener(reading: Reading, cue: Detail) -> str:
    """Return the word that opens what a cue leaves open, or nothing."""
    return next((w for w in reading.tokens.low[cue.upto : cue.upto + 3] if w in _OPENS), "")


def _explains(reading: Reading) -> bool:
    """Whether a sentence states a reason in so many words."""
    low = reading.tokens.low
    due = any(low[i] == "due" and low[i + 1] == "to" and low[i + 2] in _NAMED for i in range(len(low) - 2))
    return due or "because" in low or any(pair in _BECAUSE for pair in pairwise(low))
