"""What one side negates and the other states: the same subject and verb, or one verb in one tense."""

from __future__ import annotations

from collections.abc import Iterator

from reader.compare.background import idf
from reader.compare.details import Detail, Reading
from reader.compare.details.once import kept
from reader.compare.details.wordlist import words
from reader.compare.diverge.accounts.denied_causes import same_cause
from reader.compare.diverge.accounts.factuality import Factuality, factuality_at
from reader.compare.diverge.accounts.negatives import certain_negations, left_open, negated_at
from reader.compare.diverge.around.stretches import content_tokens, stretch
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.model import DifferenceKind

_LIGHT = words(
    """
    make makes made take takes took taken have give gave given get got been be being do done report
    reports reported any sign
    """
)
_HELPERS = words("has have had was were is are been be will")
_NEAR = 4


def negation_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield what one side negates and the other states."""
    yield from _negated_and_stated(a, b)
    yield from (c.flipped() for c in _negated_and_stated(b, a))


def _negated_and_stated(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield what side a negates and side b states."""
    for cue, said in _negations(a):
        yield from _same_verb(a, cue, said, b)
        yield from _same_tense(a, cue, b)
        yield from _same_passive(a, cue, b)
        yield from _other_voice(a, cue, b)
        yield from _done_to_nothing(a, cue, b)
        yield from _made_of_none(a, cue, b)
        yield from same_cause(a, cue, b)


@kept
def _negations(reading: Reading) -> tuple[tuple[Detail, tuple[int, int] | None], ...]:
    """Return what a sentence negates for certain: the cue, with the word it is said of and the word it negates."""
    return tuple((cue, _subject_and_target(reading, cue)) for cue in certain_negations(reading))


def _stated(reading: Reading, stem: str) -> Iterator[int]:
    """Yield the tokens at which a sentence states a word, neither negated nor left open."""
    for j, other in enumerate(reading.tokens.stems):
        if other != stem or negated_at(reading, j) or left_open(reading, j):
            continue
        if factuality_at(reading, j, j + 1) is not Factuality.DENIED:
            yield j


def _word_before(reading: Reading, j: int) -> str:
    return reading.tokens.low[j - 1] if j else ""


def _same_verb(a: Reading, cue: Detail, said: tuple[int, int] | None, b: Reading) -> Iterator[Candidate]:
    """ "The steering did not fail" against "the steering had failed"."""
    if said is None:
        return
    subject, target = said
    tokens = b.tokens
    for j in _stated(b, a.tokens.stems[target]):
        if tokens.quoted[j] != a.tokens.quoted[target]:
            continue
        near = [k for k in _near_before(b, j) if tokens.stems[k] == a.tokens.stems[subject]]
        if not near or _word_before(b, j) in {"to", "a", "an", "the"}:
            continue
        if negated_at(b, near[0]) or left_open(b, near[0]):
            continue
        inside = (subject, target, *content_tokens(a, target + 1, target + 6)[:3])
        yield _negation(a, (min(cue.token, subject), max(cue.upto, target + 1)), inside, b, (near[0], j + 1))
        return


def _near_before(reading: Reading, j: int) -> list[int]:
    """Return the tokens near before one, and what stands before two commas: "an office, long hoped for, was"."""
    low = reading.tokens.low
    near = list(range(max(0, j - _NEAR), j))
    closing = next((i for i in reversed(near) if low[i] == ","), 0)
    opening = next((i for i in range(closing - 1, max(0, closing - _APPOSED), -1) if low[i] == ","), 0)
    if opening and _HELPERS.issuperset(low[closing + 1 : j]):
        near.insert(0, opening - 1)
    return near


_APPOSED = 9
"""Tokens that may stand between two commas."""


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
    low, target = a.tokens.low, cue.upto
    helper = low[cue.token].removesuffix("n't")
    if helper == low[cue.token]:
        helper = _word_before(a, cue.token)
    if helper not in _PERFECT or target >= len(low) or not a.tokens.contents[target]:
        return
    verb = a.tokens.stems[target]
    for j in _stated(b, verb):
        if _word_before(b, j) in _PERFECT and (a.content & b.content) - {verb}:
            yield _negation(a, (max(cue.token - 1, 0), target + 1), (target,), b, (j - 1, j + 1))
            return


_PASSIVE = frozenset({"been", "was", "were", "is", "are", "being"})
_PARTICIPLE = ("ed", "en", "aid", "ade", "old", "ound", "ent", "eld", "ught")
_ALSO = 12.0
"""Rarity of the words besides that two sentences must share where one verb is negated in one of them."""


def _same_passive(a: Reading, cue: Detail, b: Reading) -> Iterator[Candidate]:
    """ "The bill was signed for but not paid" against "the bill had been paid": one participle, its doer not told."""
    low, target = a.tokens.low, cue.upto
    if target >= len(low) or not low[target].endswith(_PARTICIPLE):
        return
    before = _word_before(a, cue.token)
    if before != "but" and _PASSIVE.isdisjoint((before, low[cue.token].removesuffix("n't"))):
        return
    verb = a.tokens.stems[target]
    for j in _stated(b, verb):
        one_voice = a.tokens.quoted[target] == b.tokens.quoted[j]
        if _word_before(b, j) in _PASSIVE and one_voice and _share_much(a, b, verb):
            yield _negation(a, (cue.token, target + 1), (target,), b, (j - 1, j + 1))
            return


def _other_voice(a: Reading, cue: Detail, b: Reading) -> Iterator[Candidate]:
    """ "The firm does not intend to recall the packets" against "all packets are to be recalled"."""
    low = a.tokens.low
    verb = cue.upto + (low[cue.upto : cue.upto + 1] == ["to"])
    if low[verb : verb + 1] and low[verb] in _MEANING and low[verb + 1 : verb + 2] == ["to"]:
        verb += 2
    things = content_tokens(a, verb + 1, verb + 5)[:2]
    if not things or not a.tokens.contents[verb] or low[verb].endswith(("ed", "ing")) or _of_the_past(a, cue):
        return
    if {"a", "an"}.intersection(low[things[0] + 1 : things[0] + 3]):
        # "Did not offer him a paid post" denies the post.
        return
    for j in _stated(b, a.tokens.stems[verb]):
        near = [k for k in _near_before(b, j) if any(b.tokens.stems[k] == a.tokens.stems[i] for i in things)]
        passive = b.tokens.low[j].endswith(_PARTICIPLE) and _word_before(b, j) in _PASSIVE | {"be"}
        if near and passive and a.tokens.quoted[verb] == b.tokens.quoted[j] and not negated_at(b, near[0]):
            yield _negation(a, (cue.token, things[-1] + 1), (verb, *things), b, (near[0], j + 1))
            return


def _of_the_past(reading: Reading, cue: Detail) -> bool:
    return factuality_at(reading, cue.token, cue.token + 1) is Factuality.IDLE


_MEANING = words("intend plan want expect mean wish propose")
"""Verbs of what somebody has in mind to do."""


def _done_to_nothing(a: Reading, cue: Detail, b: Reading) -> Iterator[Candidate]:
    """ "Nothing had been promised" against "he had promised to wait"."""
    low, target = a.tokens.low, cue.upto
    if low[cue.token] != "nothing":
        return
    while target < len(low) and low[target] in _HELPERS:
        target += 1
    if target >= len(low) or _PASSIVE.isdisjoint(low[cue.upto : target]):
        return
    verb = a.tokens.stems[target]
    for j in _stated(b, verb):
        described = _word_before(b, j) in _ATTRIBUTES or not b.tokens.low[j].endswith(_PARTICIPLE)
        if not described and _share_much(a, b, verb):
            yield _negation(a, (cue.token, target + 1), (target,), b, (max(0, j - 2), j + 1))
            return


_ATTRIBUTES = words("a an the as")
"""What stands before a participle that only describes: "the promised money"."""


def _share_much(a: Reading, b: Reading, verb: str) -> bool:
    """Whether two sentences share so much besides a verb that it may be said of one thing."""
    return sum(map(idf, (a.content & b.content) - {verb})) >= _ALSO


def _made_of_none(a: Reading, cue: Detail, b: Reading) -> Iterator[Candidate]:
    """ "No formal charges have been filed" against "he was charged": what none was made of has happened."""
    if cue.head != "no":
        return
    for i in content_tokens(a, cue.upto, cue.upto + 3):
        if a.tokens.low[i].endswith("ed"):
            continue
        for j in _stated(b, a.tokens.stems[i]):
            before = b.tokens.low[max(0, j - 2) : j]
            if b.tokens.low[j].endswith("ed") and not _PASSIVE.isdisjoint(before):
                yield _negation(a, (cue.token, i + 1), (i,), b, (max(0, j - 2), j + 1))
                return


def _subject_and_target(reading: Reading, cue: Detail) -> tuple[int, int] | None:
    """Return the word a negation is said of, and the verb or noun it negates; None where either is not plain."""
    low = reading.tokens.low
    after = [i for i in content_tokens(reading, cue.upto, cue.upto + 6) if low[i] not in _LIGHT]
    if after and low[after[0]] in _MEANING and low[after[0] + 1 : after[0] + 2] == ["to"]:
        del after[0]
    if cue.head == "no":
        # "No fuel had leaked".
        helped = len(after) > 1 and not _HELPERS.isdisjoint(low[after[0] + 1 : after[1]])
        return (after[0], after[1]) if helped else None
    first = cue.token
    while first > 0 and reading.tokens.clauses[first - 1] == reading.tokens.clauses[cue.token]:
        first -= 1
    before = content_tokens(reading, first, cue.token)
    if not after or not before or reading.tokens.capital(after[0]) or after[0] - cue.upto > _NEGATED_WITHIN:
        return None
    between = low[cue.upto : after[0]]
    # "Was not a success" negates a noun, "has yet to make an endorsement" the deed.
    if between[-1:] in (["a"], ["an"], ["the"]) and _MAKING.isdisjoint(between):
        return None
    return before[-1], after[0]


_NEGATED_WITHIN = 3
"""Tokens that may stand between a cue and the word it negates."""
_MAKING = words("make made making take taken give given")
