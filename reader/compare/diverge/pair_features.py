"""A linked pair as numbers that can be explained: what both sides share, and which cues stand on one side only."""

from __future__ import annotations

from collections.abc import Sequence

from reader.compare.details import Detail, Reading
from reader.compare.diverge.candidate import Candidate, Topic, content_tokens
from reader.compare.diverge.meaning import coverage
from reader.compare.diverge.values_rule import Grounds
from reader.compare.model import DifferenceKind

_CUES = ("not", "no", "deny", "silent", "unclear", "hedged", "reported", "planned", "confirmed")
_COUNTED = (
    DifferenceKind.NUMBER,
    DifferenceKind.TIME,
    DifferenceKind.PLACE,
    DifferenceKind.ATTRIBUTION,
    DifferenceKind.QUOTE,
)
_CUE_KINDS = frozenset({DifferenceKind.POLARITY, DifferenceKind.CERTAINTY})

PAIR_FEATURES = (
    "words shared, less covered side",
    "words shared, more covered side",
    "meaning shared, less covered side",
    "meaning shared, more covered side",
    "names shared",
    "other words shared, less covered side",
    "other words shared, more covered side",
    "other meaning shared",
    "words of the shorter side",
    "words of the longer side",
    "difference in what is quoted",
    "quoted on both sides",
    *(
        f"{cue}: {what}"
        for cue in _CUES
        for what in ("one side only", "both sides", "stated by the other side")
    ),
    *(f"{kind.value}: {what}" for kind in _COUNTED for what in ("on both sides", "more on one side")),
    *(f"clash of {topic.value}" for topic in Topic),
    "clashes",
)
"""Names of the columns that ``pair_features`` returns."""


def pair_features(a: Reading, b: Reading, found: Sequence[tuple[Candidate, Grounds]]) -> list[float]:
    """Return the features of a pair in the order of ``PAIR_FEATURES``; ``found`` are its candidate differences."""
    return [*_shared(a, b), *_cues(a, b), *_counts(a, b), *_clashes(found), float(len(found))]


def _shared(a: Reading, b: Reading) -> list[float]:
    all_a, all_b = content_tokens(a, 0, len(a.tokens)), content_tokens(b, 0, len(b.tokens))
    one, two = coverage(a, all_a, b, all_b), coverage(b, all_b, a, all_a)
    names_a = [i for i in all_a if a.tokens.capital(i)]
    names_b = [i for i in all_b if b.tokens.capital(i)]
    rest_a = [i for i in all_a if not a.tokens.capital(i)]
    rest_b = [i for i in all_b if not b.tokens.capital(i)]
    named = coverage(a, names_a, b, all_b)[0] + coverage(b, names_b, a, all_a)[0]
    other_a, other_b = coverage(a, rest_a, b, rest_b), coverage(b, rest_b, a, rest_a)
    quoted_a = sum(a.tokens.quoted) / max(len(a.tokens), 1)
    quoted_b = sum(b.tokens.quoted) / max(len(b.tokens), 1)
    return [
        min(one[0], two[0]),
        max(one[0], two[0]),
        min(one[1], two[1]),
        max(one[1], two[1]),
        named / 2,
        min(other_a[0], other_b[0]),
        max(other_a[0], other_b[0]),
        max(other_a[1], other_b[1]),
        float(min(len(all_a), len(all_b))),
        float(max(len(all_a), len(all_b))),
        abs(quoted_a - quoted_b),
        min(quoted_a, quoted_b),
    ]


def _cues(a: Reading, b: Reading) -> list[float]:
    values: list[float] = []
    by_class_a, by_class_b = _by_class(a), _by_class(b)
    for cue in _CUES:
        on_a, on_b = by_class_a.get(cue, ()), by_class_b.get(cue, ())
        one_side = bool(on_a) != bool(on_b)
        stated = 0.0
        if one_side:
            reading, other = (a, b) if on_a else (b, a)
            within = content_tokens(other, 0, len(other.tokens))
            for detail in on_a or on_b:
                inside = content_tokens(reading, detail.upto, detail.upto + 9)
                stated = max(stated, coverage(reading, inside, other, within)[1])
        values += [float(one_side), float(bool(on_a) and bool(on_b)), stated]
    return values


def _by_class(reading: Reading) -> dict[str, list[Detail]]:
    found: dict[str, list[Detail]] = {}
    for detail in reading.details:
        if detail.kind in _CUE_KINDS:
            found.setdefault(detail.head, []).append(detail)
    return found


def _counts(a: Reading, b: Reading) -> list[float]:
    values: list[float] = []
    for kind in _COUNTED:
        x, y = len(a.of(kind)), len(b.of(kind))
        values += [float(min(x, y)), float(abs(x - y))]
    return values


def _clashes(found: Sequence[tuple[Candidate, Grounds]]) -> list[float]:
    """Per topic, how good the grounds of its best candidate are; 0 without one."""
    best = dict.fromkeys(Topic, 0.0)
    for candidate, g in found:
        best[candidate.topic] = max(
            best[candidate.topic], 0.2 + g.around + 0.3 * g.bearer + 0.3 * g.inside_soft
        )
    return list(best.values())
