"""Opposing accounts: denial, negation, "unclear" against stated, planned against done, opposites, all against some."""

from __future__ import annotations

from collections.abc import Iterator

from reader.compare.details import Detail, Reading
from reader.compare.diverge.candidate import Candidate, Topic, content_tokens, counterpart, stretch
from reader.compare.model import DifferenceKind
from reader.compare.opposites import exclusive_words

_CUED = {
    "deny": (DifferenceKind.ACCOUNT, Topic.DENIAL),
    "unclear": (DifferenceKind.CERTAINTY, Topic.UNCLEAR),
    "hedged": (DifferenceKind.CERTAINTY, Topic.HEDGE),
    "reported": (DifferenceKind.CERTAINTY, Topic.HEDGE),
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
    yield from (c.flipped() for c in _cue_candidates(b, a))
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
        shown_b = counterpart(b, about or a.content & b.content, kind)
        direct = 1.0 if isinstance(cue.value, str) and cue.value in b.content else 0.0
        within = content_tokens(b, 0, len(b.tokens))
        yield Candidate(kind, topic, shown, shown_b, complement(a, cue), within, direct)


def complement(reading: Reading, cue: Detail) -> tuple[int, ...]:
    """Return the content words of what a cue bears on: behind it, up to a wall or nine words."""
    low = reading.tokens.low
    end = cue.upto
    while end < len(low) and end - cue.upto < 16 and low[end] not in _ENDS:
        end += 1
    return content_tokens(reading, cue.upto, end)[:9]


_ENDS = frozenset({";", "—", ":", "but", "although", "though", "while", '"'})


def _answered(cue: Detail, other: Reading, about: frozenset[str]) -> bool:
    """Whether the other side has a like cue about the same words."""
    wanted = _SAME_SIDE[cue.head]
    for d in other.details:
        if d.kind in {DifferenceKind.POLARITY, DifferenceKind.CERTAINTY} and d.head in wanted:
            if not about or d.context & cue.context or d.head in {"deny", "unclear"}:
                return True
    return False


def _opposites(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Words that exclude each other, one on each side only, none of them turned round ("lift the ban")."""
    table = exclusive_words()
    places_a, places_b = _forms(a), _forms(b)
    for word in places_a.keys() & table.keys():
        others = table[word]
        if word in places_b or others.keys() & places_a.keys():
            continue
        for other in sorted(others.keys() & places_b.keys()):
            i, j = places_a[word], places_b[other]
            if table[other].keys() & places_b.keys() or _turned(a, i) or _turned(b, j):
                continue
            near_a = content_tokens(a, i - 7, i) + content_tokens(a, i + 1, i + 8)
            near_b = content_tokens(b, j - 7, j) + content_tokens(b, j + 1, j + 8)
            x, y = stretch(a, DifferenceKind.ACCOUNT, i, i + 1), stretch(b, DifferenceKind.ACCOUNT, j, j + 1)
            yield Candidate(DifferenceKind.ACCOUNT, Topic.OPPOSITE, x, y, near_a, near_b, others[other])


def _forms(reading: Reading) -> dict[str, int]:
    """Return stems and written forms (marked ``=``) of a sentence with the first token they stand at."""
    found: dict[str, int] = {}
    for i, (low, stem, kind) in enumerate(zip(reading.tokens.low, reading.tokens.stems, reading.tokens.kinds, strict=True)):
        if kind == "word":
            found.setdefault(stem, i)
            found.setdefault(f"={low}", i)
    return found


_TURNERS = frozenset(
    "not no never lift lifted lifting end ended ending reverse reversed reversing stop stopped halt halted avoid without against "
    "refuse refused overturn overturned override from fail failed deny denied oppose opposed instead than if".split()
)


def _turned(reading: Reading, i: int) -> bool:
    """Whether a word before token ``i`` turns it into its opposite."""
    return any(w in _TURNERS or w.endswith("n't") for w in reading.tokens.low[max(0, i - 4) : i])


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
                    found = Candidate(
                        DifferenceKind.ACCOUNT,
                        Topic.EXTENT,
                        stretch(x, DifferenceKind.ACCOUNT, i, min(len(x.tokens), i + 3)),
                        stretch(y, DifferenceKind.ACCOUNT, j, min(len(y.tokens), j + 3)),
                        content_tokens(x, i + 1, i + 6),
                        content_tokens(y, j + 1, j + 6),
                    )
                    yield found if x is a else found.flipped()
