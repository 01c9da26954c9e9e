"""Opposing accounts: denial, negation, "unclear" against stated, opposites, all against some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from reader.compare.details import Detail, Reading
from reader.compare.details.once import kept
from reader.compare.details.tokens import stem
from reader.compare.details.wordlist import words
from reader.compare.diverge.accounts.factuality import CAPACITY, Mood, mood_at
from reader.compare.diverge.accounts.negation import cause_candidates, negation_candidates
from reader.compare.diverge.accounts.objects import other_noun, other_theme
from reader.compare.diverge.around.coverage import kindred
from reader.compare.diverge.candidate import Candidate, Topic, content_tokens, counterpart, stretch
from reader.compare.diverge.values.fates import FATE, fate_told
from reader.compare.model import DifferenceKind
from reader.compare.opposites import exclusive_words

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


def account_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield the ways in which one sentence may deny, doubt or reverse what the other states."""
    yield from _cue_candidates(a, b)
    yield from (c.flipped() for c in _cue_candidates(b, a))
    yield from negation_candidates(a, b)
    yield from _opposites(a, b)
    yield from _prefixed(a, b)
    yield from _prefixed(b, a, turned=True)


def lone_accounts(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield those of ``account_candidates`` that prove by themselves that two sentences are about one thing."""
    yield from _cue_candidates(a, b, fates=True)
    yield from (c.flipped() for c in _cue_candidates(b, a, fates=True))
    yield from cause_candidates(a, b)


def _cue_candidates(a: Reading, b: Reading, *, fates: bool = False) -> Iterator[Candidate]:
    """Cues of side a against what side b states about the same words; with ``fates`` only open fates that b tells."""
    for cue in a.cues:
        target = _CUED.get(cue.head)
        if target is None or (fates and target[1] is not Topic.UNCLEAR) or _negated_itself(a, cue):
            continue
        kind, topic = target
        end = _complement_end(a, cue)
        inside = content_tokens(a, cue.upto, end)[:9]
        about = frozenset(a.tokens.stems[i] for i in inside) & b.content
        if topic is Topic.UNCLEAR and not _met(cue, b, about) and (told := fate_told(a, cue, b)) is not None:
            yield Candidate(
                kind,
                topic,
                _shown(a, kind, cue, end),
                told,
                inside,
                content_tokens(b, 0, len(b.tokens)),
                FATE,
            )
            continue
        if fates or _met(cue, b, about) or (topic is Topic.UNCLEAR and not _answers(a, cue, b)):
            continue
        if topic is Topic.UNCLEAR and _kept_silent(a, cue):
            continue
        if topic is Topic.UNCLEAR and not _says_what_is_open(a, cue, inside, b):
            continue
        told_why = topic is Topic.UNCLEAR and _opener(a, cue) == "why" and _explains(b)
        if topic is not Topic.DENIAL and len(about) < (1 if told_why else 2):
            continue
        shown = _shown(a, kind, cue, end)
        shown_b = counterpart(b, about or a.content & b.content, kind)
        within = content_tokens(b, 0, len(b.tokens))
        square = EXPLAINED if told_why else _squareness(a, cue, b, shown_b)
        yield Candidate(kind, topic, shown, shown_b, inside, within, square)


_HAVE = words("had has have hadn't hasn't haven't")


def _kept_silent(reading: Reading, cue: Detail) -> bool:
    """Whether what somebody had not told is what the sentence tells: "she had not disclosed the meetings"."""
    low = reading.tokens.low
    near = low[max(0, cue.token - 1) : cue.upto]
    return (
        not _opener(reading, cue)
        and not _HAVE.isdisjoint(near)
        and "been" not in near
        and near[-1:] != ["clear"]
    )


_FEWEST, _PART = 2, 0.4


def _says_what_is_open(a: Reading, cue: Detail, inside: Sequence[int], b: Reading) -> bool:
    """Whether side b tells what side a leaves open: in two words at least that are no names, a right as a right."""
    if _opener(a, cue) in {"why", "when", "where"}:
        return True
    open_words = a.tokens.low[cue.upto : inside[-1] + 1] if inside else ()
    if not CAPACITY.isdisjoint(open_words) and CAPACITY.isdisjoint(b.tokens.low):
        return False
    plain = {a.tokens.stems[i] for i in inside if not a.tokens.capital(i)}
    told = len(plain & b.content) + len(kindred(plain - b.content, b.content))
    return told >= min(_FEWEST, len(plain)) and told >= _PART * len(plain)


def _shown(reading: Reading, kind: DifferenceKind, cue: Detail, end: int) -> Detail:
    return stretch(reading, kind, cue.token, min(end, cue.upto + 8))


def _complement_end(reading: Reading, cue: Detail) -> int:
    """The token after what a cue bears on: up to the end of its clause, sixteen tokens at most."""
    low = reading.tokens.low
    end = cue.upto
    while end < len(low) and end - cue.upto < 16 and low[end] not in _ENDS:
        end += 1
    return max(end, cue.upto)


def _negated_itself(reading: Reading, cue: Detail) -> bool:
    """Whether a cue is denied in its turn: "does not dispute", "without denying"."""
    before = reading.tokens.low[max(0, cue.token - 3) : cue.token]
    return cue.head == "deny" and any(
        w in {"not", "without", "nor", "never"} or w.endswith("n't") for w in before
    )


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


def _opposites(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Words that exclude each other, one on each side only, none of them turned round ("lift the ban")."""
    if not _exclusive(a) or not _exclusive(b):
        return
    table = exclusive_words()
    places_a, places_b = a.forms, b.forms
    for word in _exclusive(a):
        others = table[word]
        if word in places_b or others.keys().isdisjoint(_exclusive(b)) or others.keys() & places_a.keys():
            continue
        for other in sorted(others.keys() & places_b.keys()):
            i, j = places_a[word], places_b[other]
            if table[other].keys() & places_b.keys() or _turned(a, i) or _turned(b, j):
                continue
            near_a = content_tokens(a, i - 7, i) + content_tokens(a, i + 1, i + 8)
            near_b = content_tokens(b, j - 7, j) + content_tokens(b, j + 1, j + 8)
            x, y = stretch(a, DifferenceKind.ACCOUNT, i, i + 1), stretch(b, DifferenceKind.ACCOUNT, j, j + 1)
            if other_theme(a, x, b, y) or (others[other] == 1.0 and other_noun(a, x, b, y)):
                continue
            yield Candidate(DifferenceKind.ACCOUNT, Topic.OPPOSITE, x, y, near_a, near_b, others[other])


@kept
def _exclusive(reading: Reading) -> tuple[str, ...]:
    """Return the words of a sentence that exclude others, sorted."""
    if not any(map(_excludes, reading.written)):
        return ()
    return tuple(sorted(reading.forms.keys() & exclusive_words().keys()))


@lru_cache(maxsize=65536)
def _excludes(word: str) -> bool:
    """Whether a word may exclude others, by its stem or as it is written."""
    return stem(word) in exclusive_words() or f"={word}" in exclusive_words()


_TURNERS = words(
    """
    not no never avoid without against refuse refused from fail failed deny denied oppose opposed
    instead than if chance chances could may might
    """
)
_APART = words("other second another latter third")
"""What happened to "the other" one is told of another thing than the sentence is about."""
_NOT_YET = words("until till unless pending")
"""What follows them has not come about: "until voters elect a new mayor"."""
_REVERSERS = words(
    """
    whether unclear unknown
    lift lifted lifting end ended ending reverse reversed reversing stop stopped halt halted suspend
    suspended overturn overturned override overrode repeal repealed
    """
)


def _turned(reading: Reading, i: int) -> bool:
    """Whether a word before token ``i`` turns it into its opposite."""
    before = reading.tokens.low[max(0, i - 9) : i]
    if not _NOT_YET.isdisjoint(before[-6:]):
        return True
    if any(w in _APART for w in before[-3:]) or mood_at(reading, i, i + 1) in {Mood.DENIED, Mood.OPEN}:
        return True
    return any(w in _REVERSERS for w in before) or any(
        w in _TURNERS or w.endswith("n't") for w in before[-4:]
    )


def _prefixed(a: Reading, b: Reading, *, turned: bool = False) -> Iterator[Candidate]:
    """Opposites by prefix: "unfilled" on side a, "filled" on side b."""
    for i, plain in a.negatives:
        j = b.forms.get(f"={plain}")
        if (
            j is None
            or plain in a.tokens.low
            or a.tokens.low[i] in b.tokens.low
            or _turned(a, i)
            or _turned(b, j)
        ):
            continue
        x, y = stretch(a, DifferenceKind.ACCOUNT, i, i + 1), stretch(b, DifferenceKind.ACCOUNT, j, j + 1)
        near_a = content_tokens(a, i - 7, i) + content_tokens(a, i + 1, i + 8)
        near_b = content_tokens(b, j - 7, j) + content_tokens(b, j + 1, j + 8)
        found = Candidate(DifferenceKind.ACCOUNT, Topic.OPPOSITE, x, y, near_a, near_b)
        yield found.flipped() if turned else found
