"""Whether one side negates what the other states: the same subject and verb, or the same sort of cause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reader.compare.details import Detail, Reading
from reader.compare.details.once import kept
from reader.compare.details.vocabulary import STOP_WORDS
from reader.compare.details.wordlist import words
from reader.compare.diverge.accounts.negatives import NOT, negated
from reader.compare.diverge.around.stretches import content_tokens, phrase_around, stretch
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.model import DifferenceKind

_LIGHT = words(
    """
    make makes made take takes took taken have give gave given get got been be being do done report
    reports reported any sign
    """
)
_OPEN = words(
    """
    if would should could can may might must cannot whether suggest suggesting suggested questioning let
    unless until believe believes believed think thinks thought speculated speculation possibly perhaps
    want wants wanted wish hope hoped ask asked
    """
)
"""Words that leave open whether what follows them is so."""
_NEGATING = NOT | words("cannot yet denied denies deny denying rejected")
_HELPERS = words("has have had was were is are been be will")
_NEAR = 4


def negation_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield what one side negates and the other states."""
    yield from _negated_and_stated(a, b)
    yield from (c.flipped() for c in _negated_and_stated(b, a))


def _negated_and_stated(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield what side a negates and side b states."""
    for cue, subject, target in _negations(a):
        yield from _same_verb(a, cue, subject, target, b)
        yield from _same_tense(a, cue, b)
        yield from _made_of_none(a, cue, b)
        yield from _same_cause(a, cue, b)


def cause_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield the causes that one side rules out and the other states."""
    yield from _ruled_out_and_stated(a, b)
    yield from (c.flipped() for c in _ruled_out_and_stated(b, a))


def _ruled_out_and_stated(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield the causes that side a rules out and side b states."""
    for cue, *_ in _negations(a):
        yield from _same_cause(a, cue, b)


@kept
def _negations(reading: Reading) -> tuple[tuple[Detail, int | None, int | None], ...]:
    """Return what a sentence negates for certain: the cue, the word it is said of and the word it negates."""
    return tuple(
        (cue, *_subject_and_target(reading, cue))
        for cue in reading.of(DifferenceKind.POLARITY)
        if cue.head in {"not", "no"} and not _open_before(reading, cue.token)
    )


def _same_verb(
    a: Reading, cue: Detail, subject: int | None, target: int | None, b: Reading
) -> Iterator[Candidate]:
    """ "The steering did not fail" against "the steering had failed"."""
    if subject is None or target is None or a.tokens.stems[target] not in b.tokens.stems:
        return
    tokens = b.tokens
    for j, stem in enumerate(tokens.stems):
        if stem != a.tokens.stems[target] or tokens.kinds[j] != "word" or tokens.capital(j):
            continue
        near = [k for k in range(max(0, j - _NEAR), j) if tokens.stems[k] == a.tokens.stems[subject]]
        if not near or tokens.low[j - 1] in {"to", "a", "an", "the"}:
            continue
        if _negated(b, j) or _negated(b, near[0]) or _open_before(b, near[0]) or _open_before(b, j):
            continue
        if tokens.quoted[j] != a.tokens.quoted[target]:
            continue
        inside = (subject, target, *content_tokens(a, target + 1, target + 6)[:3])
        yield _negation(a, (min(cue.token, subject), max(cue.upto, target + 1)), inside, b, (near[0], j + 1))
        return


def _negation(
    a: Reading, shown_a: tuple[int, int], about: tuple[int, ...], b: Reading, shown_b: tuple[int, int]
) -> Candidate:
    """Make a candidate of the tokens to show on both sides and of what side a negates."""
    x = stretch(a, DifferenceKind.POLARITY, *shown_a)
    y = stretch(b, DifferenceKind.POLARITY, *shown_b)
    return Candidate(
        DifferenceKind.POLARITY, Topic.NEGATION, x, y, about, content_tokens(b, 0, len(b.tokens))
    )


_PERFECT = frozenset({"has", "have", "had"})


def _same_tense(a: Reading, cue: Detail, b: Reading) -> Iterator[Candidate]:
    """ "He hasn't shown it" against "she has shown it": one verb, negated in the same perfect tense."""
    low = a.tokens.low
    helper = (
        low[cue.token].removesuffix("n't") if low[cue.token].endswith("n't") else low[max(cue.token - 1, 0)]
    )
    target = cue.upto
    if (
        helper not in _PERFECT
        or target >= len(low)
        or low[target] in STOP_WORDS
        or a.tokens.kinds[target] != "word"
    ):
        return
    for j, stem in enumerate(b.tokens.stems):
        if j and stem == a.tokens.stems[target] and b.tokens.low[j - 1] in _PERFECT and not _negated(b, j):
            if _open_before(b, j) or not (a.content & b.content) - {stem}:
                continue
            x = stretch(a, DifferenceKind.POLARITY, max(cue.token - 1, 0), target + 1)
            y = stretch(b, DifferenceKind.POLARITY, j - 1, j + 1)
            yield Candidate(
                DifferenceKind.POLARITY, Topic.NEGATION, x, y, (target,), content_tokens(b, 0, len(b.tokens))
            )
            return


_PASSIVE = frozenset({"been", "was", "were", "is", "are", "being"})


def _made_of_none(a: Reading, cue: Detail, b: Reading) -> Iterator[Candidate]:
    """ "No formal charges have been filed" against "he was charged": what none was made of has happened."""
    if cue.head != "no":
        return
    for i in content_tokens(a, cue.upto, cue.upto + 3):
        for j, stem in enumerate(b.tokens.stems):
            if (
                stem != a.tokens.stems[i]
                or not b.tokens.low[j].endswith("ed")
                or a.tokens.low[i].endswith("ed")
            ):
                continue
            before = b.tokens.low[max(0, j - 2) : j]
            if any(w in _PASSIVE for w in before) and not _negated(b, j) and not _open_before(b, j):
                x = stretch(a, DifferenceKind.POLARITY, cue.token, i + 1)
                y = stretch(b, DifferenceKind.POLARITY, max(0, j - 2), j + 1)
                yield Candidate(
                    DifferenceKind.POLARITY, Topic.NEGATION, x, y, (i,), content_tokens(b, 0, len(b.tokens))
                )
                return


def _subject_and_target(reading: Reading, cue: Detail) -> tuple[int | None, int | None]:
    """The word a negation is said of, and the verb or noun it negates."""
    after = [
        i for i in content_tokens(reading, cue.upto, cue.upto + 6) if reading.tokens.low[i] not in _LIGHT
    ]
    if cue.head == "no":
        if len(after) < 2 or not any(w in _HELPERS for w in reading.tokens.low[after[0] + 1 : after[1]]):
            return None, None
        return after[0], after[1]
    first = cue.token
    while first > 0 and reading.tokens.clauses[first - 1] == reading.tokens.clauses[cue.token]:
        first -= 1
    before = content_tokens(reading, first, cue.token)
    if (
        after
        and after[0] > cue.upto
        and reading.tokens.low[after[0] - 1] in {"a", "an", "the"}
        and not _light_between(reading, cue.upto, after[0])
    ):
        return None, None
    if not after or not before or reading.tokens.capital(after[0]) or after[0] - cue.upto > 3:
        return None, None
    return before[-1], after[0]


def _light_between(reading: Reading, first: int, end: int) -> bool:
    return any(
        w in {"make", "made", "making", "take", "taken", "give", "given"}
        for w in reading.tokens.low[first:end]
    )


def _negated(reading: Reading, i: int) -> bool:
    return negated(reading.tokens.low, i - 5, i + 1, _NEGATING)


def _open_before(reading: Reading, i: int) -> bool:
    return any(w in _OPEN for w in reading.tokens.low[max(0, i - 5) : i])


_PHRASES = (
    *(("due", "to"), ("caused", "by"), ("result", "of"), ("because", "of"), ("brought", "down", "by")),
    *(("blamed", "on"), ("the", "work", "of"), ("connected", "to"), ("linked", "to"), ("related", "to")),
    *(("resulting", "from"), ("result", "from")),
)
_CAUSAL = {first: [words for words in _PHRASES if words[0] == first] for first, *_ in _PHRASES}
_CAUSES = (
    words(
        """
        hostile enemy attack attacked attackers fire shot shooting missile missiles strike strikes bomb
        bombing explosive sabotage terrorism terrorist targeted downed downing
        """
    ),
    words("mechanical technical malfunction failure defect fault"),
    words("weather storm fog ice wind winds"),
    words("accident accidental mistake error"),
    words("arson arsonist deliberate deliberately intentional"),
)
CAUSES = frozenset().union(*_CAUSES)
"""Words that name a cause."""
CAUSING = frozenset(max(phrase, key=len) for phrase in _PHRASES)
"""Of every phrase that gives a cause, one word."""


def _same_cause(a: Reading, cue: Detail, b: Reading) -> Iterator[Candidate]:
    """ "Not due to hostile fire" against "shot down": the denied cause and the stated one are of one sort."""
    named, sorts = _causes_denied(a).get(cue.token, ((), ()))
    for sort in sorts:
        if b.written.isdisjoint(sort):
            continue
        for j, word in enumerate(b.tokens.low):
            if word in sort and not _negated(b, j) and not _ruled_out(b, sort):
                end = max(i for i in named if a.tokens.low[i] in sort) + 1
                x = stretch(a, DifferenceKind.ACCOUNT, cue.token, end)
                y = phrase_around(b, DifferenceKind.ACCOUNT, j, 3, 4)
                within = content_tokens(b, 0, len(b.tokens))
                yield Candidate(DifferenceKind.ACCOUNT, Topic.CAUSE, x, y, named, within)
                return


@kept
def _causes_denied(reading: Reading) -> Mapping[int, tuple[tuple[int, ...], Sequence[frozenset[str]]]]:
    """Return, by the cue that denies them, the words that name causes and of which sorts these are.

    A sort that the sentence states elsewhere is none that it denies.
    """
    if reading.written.isdisjoint(CAUSING):
        return {}
    low = reading.tokens.low
    found = {}
    for cue, *_ in _negations(reading):
        places = range(cue.upto, min(cue.upto + 5, len(low)))
        place = next((i for i in places if _causal(low, i)), None)
        if place is not None:
            named = tuple(i for i in range(place, min(len(low), place + 8)) if low[i] not in STOP_WORDS)
            sorts = [
                sort
                for sort in _CAUSES
                if any(low[i] in sort for i in named)
                and not any(
                    word in sort and i not in named and not _negated(reading, i) for i, word in enumerate(low)
                )
            ]
            found[cue.token] = named, sorts
    return found


def _causal(low: Sequence[str], i: int) -> bool:
    """Whether a phrase that gives a cause begins at token ``i``."""
    return any(tuple(low[i : i + len(words)]) == words for words in _CAUSAL.get(low[i], ()))


def _ruled_out(reading: Reading, sort: frozenset[str]) -> bool:
    """Whether the sentence itself denies a cause of this sort: then it gives both accounts."""
    low = reading.tokens.low
    if any(w.startswith("rul") and low[k + 1 : k + 2] == ["out"] for k, w in enumerate(low)):
        return True
    return any(word in sort and _negated(reading, i) for i, word in enumerate(low))
