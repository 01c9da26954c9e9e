"""Opposing accounts: denial, negation, "unclear" against stated, planned against done, opposites, all against some."""

from __future__ import annotations

from collections.abc import Iterator

from reader.compare.details import Detail, Reading
from reader.compare.diverge.candidate import Candidate, Topic, counterpart, flipped, stretch
from reader.compare.model import DifferenceKind
from reader.compare.opposites import exclusive_words

_CUED = {
    "deny": (DifferenceKind.ACCOUNT, Topic.DENIAL),
    "unclear": (DifferenceKind.CERTAINTY, Topic.UNCLEAR),
    "hedged": (DifferenceKind.CERTAINTY, Topic.HEDGE),
    "reported": (DifferenceKind.CERTAINTY, Topic.HEDGE),
    "planned": (DifferenceKind.CERTAINTY, Topic.PLAN),
    "not": (DifferenceKind.POLARITY, Topic.NEGATION),
    "no": (DifferenceKind.POLARITY, Topic.NEGATION),
}
_SAME_SIDE = {
    "deny": {"deny"},
    "unclear": {"unclear"},
    "hedged": {"hedged", "unclear", "planned"},
    "reported": {"reported", "deny"},
    "planned": {"planned", "hedged"},
    "not": {"not", "no", "deny", "unclear"},
    "no": {"not", "no", "deny", "unclear"},
}
"""A cue on one side is answered, not contradicted, by a cue of these classes about the same words on the other."""


def account_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield the ways in which one sentence may deny, doubt or reverse what the other states."""
    yield from _cue_candidates(a, b)
    yield from (flipped(c) for c in _cue_candidates(b, a))
    yield from _opposites(a, b)
    yield from _extents(a, b)


def _cue_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Cues of side a against what side b states about the same words."""
    for cue in a.details:
        target = _CUED.get(cue.head) if cue.kind in {DifferenceKind.POLARITY, DifferenceKind.CERTAINTY} else None
        if target is None:
            continue
        kind, topic = target
        about = cue.context & b.content
        if not about and topic is not Topic.UNCLEAR and topic is not Topic.DENIAL:
            continue
        if _answered(cue, b, about):
            continue
        tokens = a.tokens
        end = min(len(tokens), cue.upto + 5)
        while end > cue.upto and tokens.clauses[end - 1] != cue.clause:
            end -= 1
        shown = stretch(a, kind, cue.token, max(end, cue.upto))
        direct = 1.0 if isinstance(cue.value, str) and cue.value in b.content else 0.0
        yield Candidate(kind, topic, shown, counterpart(b, about or a.content & b.content, kind), about, cue.context, direct)


def _answered(cue: Detail, other: Reading, about: frozenset[str]) -> bool:
    """Whether the other side has a like cue about the same words."""
    wanted = _SAME_SIDE[cue.head]
    for d in other.details:
        if d.kind in {DifferenceKind.POLARITY, DifferenceKind.CERTAINTY} and d.head in wanted:
            if not about or d.context & cue.context or d.head in {"deny", "unclear"}:
                return True
    return False


def _opposites(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Words that exclude each other, one on each side only."""
    table = exclusive_words()
    only_b = b.content - a.content
    for i, word in enumerate(a.tokens.stems):
        others = table.get(word)
        if not others or word in b.content:
            continue
        for other in only_b & others.keys():
            if table.get(other, {}).keys() & a.content - {word}:
                continue
            j = list(b.tokens.stems).index(other)
            near_a = frozenset(a.tokens.content(i - 6, i) + a.tokens.content(i + 1, i + 7))
            near_b = frozenset(b.tokens.content(j - 6, j) + b.tokens.content(j + 1, j + 7))
            x = stretch(a, DifferenceKind.ACCOUNT, i, i + 1)
            y = stretch(b, DifferenceKind.ACCOUNT, j, j + 1)
            yield Candidate(
                DifferenceKind.ACCOUNT, Topic.OPPOSITE, x, y, near_a & near_b, near_a | near_b, others[other]
            )


_WHOLE = frozenset({"all", "every", "each", "always", "entire", "entirely", "fully", "both", "everyone", "consistently", "completely"})
_SINGLE = frozenset({"only", "sole", "alone", "solely"})
_PART = frozenset(
    {"some", "few", "several", "most", "many", "partly", "partially", "handful", "half", "certain", "rarely", "seldom", "insufficiently"}
)
_NONE = frozenset({"none", "no", "nobody", "never", "neither"})


def _extents(a: Reading, b: Reading) -> Iterator[Candidate]:
    """All against some, only against several, ever against never."""
    for x, y in ((a, b), (b, a)):
        for i, word in enumerate(x.tokens.low):
            excluded = _PART | _NONE | _SINGLE if word in _WHOLE else _NONE if word in _PART else frozenset()
            if not excluded or x.tokens.kinds[i] != "word":
                continue
            for j, other in enumerate(y.tokens.low):
                if other in excluded and y.tokens.kinds[j] == "word":
                    near_x = frozenset(x.tokens.content(i + 1, i + 5))
                    near_y = frozenset(y.tokens.content(j + 1, j + 5))
                    found = Candidate(
                        DifferenceKind.ACCOUNT,
                        Topic.EXTENT,
                        stretch(x, DifferenceKind.ACCOUNT, i, min(len(x.tokens), i + 3)),
                        stretch(y, DifferenceKind.ACCOUNT, j, min(len(y.tokens), j + 3)),
                        near_x & near_y,
                        near_x | near_y,
                    )
                    yield found if x is a else flipped(found)
