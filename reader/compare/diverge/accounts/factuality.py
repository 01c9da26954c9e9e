"""How a sentence means what it says at one place: as a fact, denied, left open, or only wished, feared or past."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from reader.compare.details import Reading
from reader.compare.details.polarity import DENY
from reader.compare.details.wordlist import words
from reader.compare.diverge.accounts.negatives import NOT, negated, negates


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
_UNDONE = {
    **dict.fromkeys(words("failed fails refused refuses refusing declined yet"), "to"),
    **dict.fromkeys(words("prevented far"), "from"),
    **dict.fromkeys(words("ruled rules ruling"), "out"),
    "instead": "of",
    "rather": "than",
    **dict.fromkeys(words("avoided avoid avoids"), ""),
}
"""Words that say of what follows that it did not come about, with what must follow them at once."""
_DENIES = DENY | words(
    """
    refuted refutes refuting disputed disputes disputing rejected rejects rejecting dismissed dismisses dismissing
    contradicted denounced
    """
)
_PROOF = words("evidence sign signs indication indications proof")
_SHOWS = words(
    "suggest suggests suggested indicate indicates indicated point points pointed show shows showed prove proves proved"
)
_SAYS = words("that having being ever")
_GOES_ON = words("saying said says")
_CLAIMS = words(
    """
    claim claims report reports accusation accusations allegation allegations suggestion suggestions criticism rumour
    rumours rumor rumors it he she they any
    """
)
_TALES = words(
    """
    claim claims report reports accusation accusations allegation allegations suggestion suggestions rumour rumours
    rumor rumors speculation story stories talk idea notion theory theories
    """
)
"""What may be called false with what it says: "described reports that it closed as an invention"."""
_FALSE = words(
    """
    false untrue baseless unfounded groundless wrong absurd ridiculous nonsense rubbish lie lies fabrication
    fabrications invention inventions invented fiction hoax propaganda slander laughable disinformation
    """
)
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
_LIGHT = words(
    """
    received receive made make given give gave taken take took had have has get got been be being was were is are any
    a an the its his her their yet ever immediately still found used offered paid come there find will would
    further more going to in at of hold held caused due result because triggered by owing
    """
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
    if _nothing_shows(low, wide, first):
        return Factuality.DENIED
    deed = first > 0 and low[first - 1] in DENY
    if _idle(low, near, first) or (_bare(reading, near, first) and not deed):
        return Factuality.IDLE
    if any(word in APART for word in low[max(0, first - 3) : first]):
        return Factuality.IDLE
    denials = (
        _negations(low, near, first, end) + _denials(low, wide, first, end) + _ruled_out(low, end) + deed
    )
    if not denials and not _HEARSAY.isdisjoint(low[max(wide, near - 2) : first]):
        return Factuality.IDLE
    if denials and _MEASURED.intersection(low[end : end + 2]):
        # "Had not been at the wheel for longer than allowed" says that he was at the wheel.
        return Factuality.IDLE
    return (Factuality.FACT, Factuality.DENIED, Factuality.IDLE)[min(denials, 2)]


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


def _negations(low: Sequence[str], near: int, first: int, end: int) -> int:
    """Count what turns the words round: "not", "no", "refused to"; "not only" and "no doubt" do not."""
    found = 0
    for i in range(near, first):
        word, after = low[i], low[i + 1]
        if negates(word, _NOT):
            if after in {"only", "just", "least", "doubt", "matter", "more", "less"}:
                continue
            between = [w for w in low[i + 1 : first] if w not in _LIGHT and not w.endswith("ly")]
            of_all = word in {"no", "nobody", "none", "neither", "nothing"} or "single" in between[:1]
            found += len(between) <= (2 if of_all else 0)
        elif word in _UNDONE and _UNDONE[word] in {"", after}:
            found += 1
    return found + (end < len(low) and low[end] in {"no", "nobody", "none", "nothing"})


def _denials(low: Sequence[str], wide: int, first: int, end: int) -> int:
    """Count denials that bear on the words, such as "denied that …"; "did not deny that …" counts as two."""
    for i in range(wide, first):
        if low[i] == "no" and ("such", "as") in pairwise(low[i:first]):
            # "No means of force, such as batons or gas".
            return 1
        if low[i] in _TALES and low[i + 1] == "that" and _called_false(low[end : end + 12]):
            return 1
        if low[i + 1] == "that" and (
            (low[i] in _PROOF and negates(low[i - 1], _NOT))
            or (low[i] == "out" and low[i - 1] in {"ruled", "rules"})
        ):
            return 1
        if low[i] in _DENIES:
            between = low[i + 1 : first]
            if not _GOES_ON.isdisjoint(between):
                # "Disputed that, saying they had warned", "who denies it, said he would go" state what follows.
                continue
            says = next((n for n, word in enumerate(between[:6]) if word in _SAYS), None)
            turned = 1 + (low[i] in DENY and negated(low, i - 3, i))
            if says is not None and len(between) - says <= 8:
                return turned
            if len(between) <= 4 and any(word in _CLAIMS for word in between):
                return turned
    return 0


def _nothing_shows(low: Sequence[str], wide: int, first: int) -> bool:
    """Whether nothing speaks for the words: "nothing suggests that it closed", "nothing to point to a bomb"."""
    return any(
        low[i] in _SHOWS and low[i + 1] in {"that", "to", "at"} and "nothing" in low[max(0, i - 2) : i]
        for i in range(wide, first)
    )


def _called_false(behind: Sequence[str]) -> bool:
    """Whether what follows calls what was told false: "… as a fabrication", "… were baseless"."""
    return any(
        word in _CALLING and not _FALSE.isdisjoint(behind[i + 1 : i + 5]) for i, word in enumerate(behind)
    )


_CALLING = words("as is are was were")


def _ruled_out(low: Sequence[str], end: int) -> bool:
    """Whether the words are ruled out behind them: "the weather can be ruled out", "a bomb was not the cause"."""
    at = end
    while at < len(low) and low[at] in _BE_RULED:
        at += 1
    behind = tuple(low[at : at + 3])
    return at > end and any(behind[: len(words)] == words for words in _RULED)


_BE_RULED = words("can could is are was were be been has have had now largely already")
_RULED = (
    ("ruled", "out"),
    ("not", "to", "blame"),
    ("not", "the", "cause"),
    ("not", "the", "reason"),
    ("nothing", "to", "do"),
)


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


def _told_beside(low: Sequence[str], opener: int, first: int) -> bool:
    """Whether the words stand in what is told beside a question: "unclear if the boat, which sank, was insured"."""
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
    return bool(pairs & {("at", "first"), ("used", "to"), ("would", "have"), ("whether", "to"), *_CALLS})
