"""How a sentence means what it says at one place: as a fact, denied, left open, or only wished, feared or past."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from reader.compare.details import Reading
from reader.compare.details.polarity import DENY
from reader.compare.details.wordlist import words
from reader.compare.diverge.accounts.denials import denials, negations, nothing_shows, ruled_out
from reader.compare.diverge.accounts.negatives import NOT, negated


class Factuality(StrEnum):
    """How something is stated."""

    FACT = "fact"
    DENIED = "denied"
    OPEN = "open"
    """Left open by the writer or by whoever is asked."""
    IDLE = "idle"
    """Wished, feared, possible, alleged, or no longer so: neither stated nor left open."""


_NOT = NOT | words("cannot hardly nothing")
_REFUSED = _NOT | {"declined", "refused"}
_NOT_TOLD = _REFUSED | words("refuses declines unable yet")
_HEARSAY = words("rumour rumours rumor rumors speculation")
"""Behind them stands what nobody vouches for."""
_OPENERS = words("whether if who")
"""What opens a question of whether; "why it closed" takes for granted that it closed."""
_DOUBT = words(
    """
    unclear unknown undecided uncertain undetermined unconfirmed mystery investigate investigates investigating
    investigated examine examining examined clarify clarified questionable open remains unresolved puzzling
    """
)
_ASKED = words(
    "clear known determined say comment established know knows decide decided answer confirm disclose seen certain sure"
)
"""Words that express doubt where they are negated."""
_WISH = words(
    """
    may might could should must possible possibly perhaps maybe possibility need needs needed
    want wants wanted wanting wish wishes hope hopes hoped fear fears feared fearing threatened threatens threaten
    threatening threat demand demands demanded demanding urged urges urge asked asks propose
    proposed proposes proposal suggested suggests considered considering considers offered offers sought seek seeking
    seeks tried trying tries attempt attempted attempts risk warned accused accuses accusing alleged allegedly suspected
    suspicion reportedly rumoured rumored unless otherwise supposedly intended almost nearly narrowly
    likely unlikely probably believed question chance if
    """
)
_EARLIER = words("initially originally formerly previously")
_REVERSES = words(
    """
    lift lifted lifting end ended ending reverse reversed reversing overturn overturned override overrule overriding
    suspend suspended oppose opposed opposing stop stopped halt halted
    """
)
_BE = words("is are was were be been being am kept keep keeps started began begins goes went go")
_GOVERNS = words(
    """
    is are was were set due going has have had agreed agree decided decides voted vote plans planned plan ready
    continue continues continued promised promises began begins expected able managed manages chose refused refuses
    declined failed fails vowed ordered told forced intends yet unable
    """
)
APART = words("other second another latter third")
"""What happened to "the other" one is told of another thing than the sentence is about."""
_NOUNS_IN_ING = words(
    "lightning warning drinking meeting shooting bombing stabbing hearing opening closing reopening building"
)
_STOPS = frozenset(";.—–!?") | {
    "but",
    "although",
    "though",
    "while",
    "whereas",
    "after",
    "despite",
    "because",
}
CAPACITY = words("power powers authority right able allowed entitled legally eligible capable can")
"""Words for what somebody may do; that is another thing than doing it."""
_NEAR, _FAR = 7, 14


def factuality_at(reading: Reading, first: int, end: int) -> Factuality:
    """Return how a sentence means the words from token ``first`` up to ``end``."""
    low = reading.tokens.low
    wide = max(_wall(low, first), first - _FAR)
    near = max(_clause(reading, first), first - _NEAR)
    if near > 1 and low[near] in {"whom", "which", "them"}:
        # "None of whom was hurt".
        near -= 2
    if "?" in low[-2:]:
        return Factuality.IDLE
    asked = _put_to_somebody(low, wide, first)
    if asked and not _doubted(low[end : end + 12]):
        return Factuality.IDLE
    if asked or _left_open(low, wide, first, end):
        # "Whether she has the power to dismiss him" does not ask whether she did.
        return Factuality.OPEN if CAPACITY.isdisjoint(low[near:first]) else Factuality.IDLE
    if nothing_shows(low, wide, first):
        return Factuality.DENIED
    deed = first > 0 and low[first - 1] in DENY
    if _idle(low, near, first) or (_bare(reading, near, first) and not deed):
        return Factuality.IDLE
    if any(word in APART for word in low[max(0, first - 3) : first]):
        return Factuality.IDLE
    turned = negations(low, near, first, end) + denials(low, wide, first, end) + ruled_out(low, end) + deed
    if not turned and not _HEARSAY.isdisjoint(low[max(wide, near - 2) : first]):
        return Factuality.IDLE
    if turned and _MEASURED.intersection(low[end : end + 2]):
        # "Had not been at the wheel for longer than allowed" says that he was at the wheel.
        return Factuality.IDLE
    return (Factuality.FACT, Factuality.DENIED, Factuality.IDLE)[min(turned, 2)]


_MEASURED = words("longer more less earlier later sooner enough")


def _wall(low: Sequence[str], at: int) -> int:
    while at > 0 and low[at - 1] not in _STOPS:
        at -= 1
    return at


def _clause(reading: Reading, at: int) -> int:
    clauses = reading.tokens.clauses
    first = at
    while first > 0 and clauses[first - 1] == clauses[at]:
        first -= 1
    return first


def _put_to_somebody(low: Sequence[str], wide: int, first: int) -> bool:
    """Whether the words are what somebody was asked: "asked whether it would close, she said …"."""
    return any(
        low[i] == "asked" and low[i + 1] in {"whether", "if"} and _ANSWERS.isdisjoint(low[i + 2 : first])
        for i in range(wide, first - 1)
    )


_ANSWERS = words("said says replied replies answered answers insisted insists told tells")
"""What follows them is no part of the question."""


def _left_open(low: Sequence[str], wide: int, first: int, end: int) -> bool:
    """Whether the words stand under "unclear whether", "refused to say if", "whether … is not known"."""
    for i in range(first - 1, wide - 1, -1):
        if low[i] in _OPENERS:
            if i and low[i - 1] == "asked":
                # What was asked ends before the answer.
                return False
            if first - i > 8 and low[i] != "whether":
                return False
            if _told_beside(low, i, first):
                return False
            if any(pair[0] == "and" and pair[1] in _BE | _GOVERNS for pair in pairwise(low[i:first])):
                return False
            doubted = _doubted(low[max(0, i - 8) : i])
            return (
                doubted
                or (low[i] == "whether" and low[i + 1] != "to")
                or (i < 2 and _doubted(low[end : end + 12]))
            )
    before = low[wide:first]
    for i, word in enumerate(before):
        unsaid = word in {"comment", "exclude"} or (word == "rule" and before[i + 1 : i + 2] == ["out"])
        if unsaid and negated(before, i - 3, i, _REFUSED):
            return True
    return False


_TAKEN_FOR_GRANTED = words("before after when while since because although though")


def _told_beside(low: Sequence[str], opener: int, first: int) -> bool:
    """Whether the words stand in what is told beside a question: "unclear if the boat, which sank, was insured"."""
    if not _TAKEN_FOR_GRANTED.isdisjoint(low[opener + 2 : first]):
        # "Whether a warning was given before it closed".
        return True
    opens = next((i for i in range(first - 1, opener, -1) if low[i] == ","), 0)
    return bool(opens) and low[opens + 1] in {"which", "who", "whose", "where"}


def _doubted(low: Sequence[str]) -> bool:
    if any(word in _DOUBT for word in low):
        return True
    return any(word in _ASKED for word in low) and negated(low, 0, len(low), _NOT_TOLD)


def _bare(reading: Reading, near: int, first: int) -> bool:
    """Whether a word is no finite verb nor governed by one: "a decision to lift it", "by blocking it", a name."""
    low = reading.tokens.low
    word = low[first]
    if (first and reading.tokens.capitals[first]) or word == "according":
        return True
    if any(w in _REVERSES for w in low[max(near, first - 5) : first]):
        return True
    if word.endswith("ing") and len(word) > 5 and word not in _NOUNS_IN_ING:
        return not any(w in _BE for w in low[max(near, first - 4) : first])
    i = first - 1
    while i > near and low[i].endswith("ly"):
        i -= 1
    return low[i] == "to" and not any(w in _GOVERNS for w in low[max(0, i - 4) : i])


_PROVIDED = {("as", "long"), ("so", "long"), ("in", "case")}
_CALLS = {("called", "for"), ("calls", "for"), ("calling", "for"), ("call", "for")}


def _idle(low: Sequence[str], near: int, first: int) -> bool:
    if low[0] in _EARLIER or low[0] in {"earlier", "prior"} or low[:2] == ["at", "first"]:
        return True
    if low[near] == "that":
        near = max(0, near - 3)
    before = low[near:first]
    for i, word in enumerate(before):
        # "Could not be saved" says that it was not.
        unable = word == "could" and before[i + 1 : i + 2] == ["not"]
        if (word in _WISH and not unable) or word in _EARLIER:
            return True
    pairs = set(pairwise(before))
    if not _PROVIDED.isdisjoint(pairwise(low[max(0, near - 3) : first])):
        # "As long as talks went on" says of no talks that they did.
        return True
    return bool(pairs & {("at", "first"), ("used", "to"), ("would", "have"), ("whether", "to"), *_CALLS})
