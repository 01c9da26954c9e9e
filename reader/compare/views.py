"""A comparison arranged for reading: the rows and lists that the app's views and the commands' twins both show."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from index.article import Span
from reader.compare.asides import is_aside
from reader.compare.contested import Conflict, contested, folded, mentions
from reader.compare.disjoint import Sets
from reader.compare.model import (
    Claim,
    Comparison,
    DifferenceKind,
    Link,
    Ref,
    Status,
)
from reader.compare.model import Mention as Mention
from reader.compare.statements import says


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article says about one claim."""

    article: int
    refs: tuple[Ref, ...]
    """Its sentences that state the claim, in order; empty where it is silent."""
    status: Status | None
    """Divergent where it disputes what the claim is about, else shared; None where it is silent."""
    values: tuple[str, ...]
    """As it words them, in order of its text: what conflicts, and numbers and times of the label that others put
    differently ("six", "at least five") though both may be right."""
    opposed: Ref | None = None
    """The first sentence that conflicts with another's over what the claim is about."""
    near: Ref | None = None
    """Where it is silent, the sentence with which it perhaps states the claim after all."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A row of the claim matrix."""

    claim: Claim
    cells: tuple[Cell, ...]
    """One per article."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values that stand against each other, and who words it so.

    Where whole phrases stand against each other, a side holds all that oppose the same ones, each worded its own way.
    """

    value: str
    """As the side's most frequent wording has it."""
    mentions: tuple[Mention, ...]
    """In the order of the articles."""

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles on this side, each once, in order."""
        return tuple(dict.fromkeys(mention.ref.article for mention in self.mentions))


@dataclass(frozen=True, slots=True)
class ConflictPoint:
    """One contested point: all differences of one kind that hang together, gathered by value."""

    key: str
    """Sixteen hex digits, the same as long as the same words stand against each other (for reviewed marks)."""
    kind: DifferenceKind
    sides: tuple[Side, ...]
    """Two or more, the one that most articles word first."""
    reasons: tuple[str, ...]
    """Why these conflict, one line each."""
    links: tuple[int, ...]
    """Positions in ``comparison.links`` of the links that differ here."""


def claim_rows(comparison: Comparison) -> tuple[ClaimRow, ...]:
    """Return the claim matrix: a row per claim in the comparison's order, a cell per article."""
    by_pair = {(link.a, link.b): link for link in comparison.links}
    texts = [article.text for article in comparison.articles]
    return tuple(_claim_row(claim, texts, by_pair) for claim in comparison.claims)


def _claim_row(claim: Claim, texts: Sequence[str], by_pair: dict[tuple[Ref, Ref], Link]) -> ClaimRow:
    """Return the row of one claim."""
    members = sorted(claim.members)
    worded: dict[int, dict[Span, str]] = defaultdict(dict)
    for ref, span in claim.disputed:
        worded[ref.article][span] = " ".join(texts[ref.article][span.start : span.end].split())
    for (ref, span), value in _worded(
        claim, [by_pair[pair] for pair in combinations(members, 2) if pair in by_pair]
    ):
        worded[ref.article][span] = value
    opposed = {mention.ref.article: mention.ref for mention in reversed(claim.disputed)}
    near = {ref.article: ref for ref in claim.near}
    cells = []
    for article in range(len(texts)):
        refs = tuple(ref for ref in members if ref.article == article)
        status = (Status.DIVERGENT if article in opposed else Status.SHARED) if refs else None
        values = (value for _, value in sorted(worded[article].items(), key=lambda item: item[0].start))
        cells.append(Cell(article, refs, status, _distinct(values), opposed.get(article), near.get(article)))
    return ClaimRow(claim, tuple(cells))


def _worded(claim: Claim, links: Sequence[Link]) -> Iterator[tuple[Mention, str]]:
    """Yield how links word what the claim disputes, and what they note that others put otherwise than its label."""
    disputed = frozenset(claim.disputed)
    noted: dict[Mention, str] = {}
    alike: Sets[Mention] = Sets()
    for link in links:
        for difference in (*link.differences, *link.notes):
            if difference.a_span is None or difference.b_span is None:
                continue
            a, b = Mention(link.a, difference.a_span), Mention(link.b, difference.b_span)
            if a in disputed and b in disputed:
                yield from ((a, difference.a), (b, difference.b))
            elif difference in link.notes and difference.kind in MEASURED:
                noted |= {a: difference.a, b: difference.b}
                alike.join(a, b)
    said = {
        alike.root(mention)
        for mention, value in noted.items()
        if claim.source in (None, mention.ref) and says(claim.label, value)
    }
    yield from ((mention, value) for mention, value in noted.items() if alike.root(mention) in said)


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    """Return values without repetition (case apart), in order."""
    return tuple({value.casefold(): value for value in reversed(list(values))}.values())[::-1]


def conflict_points(comparison: Comparison) -> tuple[ConflictPoint, ...]:
    """Return the contested points, most outlets first, then in order of reading.

    Three outlets' "seven" against one "at least 12" is one point with two sides and not three differences.
    """
    points = [_point(group, comparison) for group in contested(comparison.links)]
    return tuple(sorted(points, key=lambda point: (-_breadth(point), point.sides[0].mentions[0].ref)))


MEASURED = frozenset({DifferenceKind.NUMBER, DifferenceKind.TIME})
"""Kinds of which two values are shown side by side also where both may be right."""

PHRASED = frozenset({DifferenceKind.ACCOUNT, DifferenceKind.CERTAINTY, DifferenceKind.POLARITY})
"""Kinds whose values are phrases: two of them may say the same in other words."""


def _point(group: Sequence[Conflict], comparison: Comparison) -> ConflictPoint:
    """Gather the differences of one point by value."""
    worded: dict[str, dict[Mention, str]] = defaultdict(dict)
    against: dict[str, set[str]] = defaultdict(set)
    for conflict in group:
        both = conflict.difference.a, conflict.difference.b
        values = folded(both[0]), folded(both[1])
        for mention, key, value in zip(mentions(conflict), values, both, strict=True):
            worded[key][mention] = value
        against[values[0]].add(values[1])
        against[values[1]].add(values[0])
    kind = group[0].difference.kind
    single = [_side([worded[value]]) for value in worded]
    camps = _camps(against) if kind in PHRASED and len(worded) > 2 else None
    sides = [_side([worded[value] for value in camp]) for camp in camps] if camps else single
    if len(sides) < 2:
        # Worded alike, and yet not the same: "on Monday" of two weeks.
        sides = _apart(group)
    sides.sort(key=lambda side: (-len(side.articles), side.mentions[0].ref))
    return ConflictPoint(
        key=_key(kind, single, comparison),
        kind=kind,
        sides=tuple(sides),
        reasons=tuple(dict.fromkeys(one.difference.reason for one in group if one.difference.reason)),
        links=tuple(dict.fromkeys(one.position for one in group)),
    )


def _apart(group: Sequence[Conflict]) -> list[Side]:
    """Return what one link sets against each other as two sides, whatever the words; the rest goes with the first."""
    difference = group[0].difference
    other = mentions(group[0])[1]
    every = {mention for conflict in group for mention in mentions(conflict)}
    return [_side([dict.fromkeys(every - {other}, difference.a)]), _side([{other: difference.b}])]


def _camps(against: dict[str, set[str]]) -> tuple[list[str], list[str]] | None:
    """Return the values in two camps, none of which opposes one of its own; None where there are no such camps."""
    camp: dict[str, bool] = {}
    for first in against:
        waiting = [] if first in camp else [(first, False)]
        while waiting:
            value, here = waiting.pop()
            if camp.setdefault(value, here) is not here:
                return None
            waiting += [(other, not here) for other in against[value] if other not in camp]
            if any(camp.get(other) is here for other in against[value]):
                return None
    return [v for v in against if not camp[v]], [v for v in against if camp[v]]


def _side(wordings: list[dict[Mention, str]]) -> Side:
    """Return what words a value in one or several ways as one side, named by its most frequent wording."""
    mentions = sorted({mention for one in wordings for mention in one}, key=lambda m: (m.ref, m.span.start))
    first = max(wordings, key=lambda one: len({mention.ref.article for mention in one}))
    return Side(next(iter(first.values())), tuple(mentions))


def _breadth(point: ConflictPoint) -> int:
    """Count the articles that take part in a contested point."""
    return len({article for side in point.sides for article in side.articles})


def _key(kind: DifferenceKind, sides: Iterable[Side], comparison: Comparison) -> str:
    """Return a key that only the words that stand against each other, and who wrote them, decide."""
    words = sorted(
        (comparison.articles[mention.ref.article].id, folded(side.value))
        for side in sides
        for mention in side.mentions
    )
    return hashlib.sha256(repr((kind.value, words)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def only_here(comparison: Comparison) -> tuple[tuple[Ref, ...], ...]:
    """Return, per article, its facts that no other article reports: neither captions, boilerplate nor asides."""
    return tuple(
        tuple(
            Ref(n, m)
            for m, (sentence, status) in enumerate(zip(group, comparison.statuses[n], strict=True))
            if status is Status.UNIQUE and sentence.kind.value == "sentence" and not is_aside(sentence.text)
        )
        for n, group in enumerate(comparison.sentences)
    )


def reporting(comparison: Comparison, ref: Ref) -> tuple[int, ...]:
    """Return the articles that report a sentence, its own included, each once, in order."""
    others = {
        (comparison.links[n].b if comparison.links[n].a == ref else comparison.links[n].a).article
        for n in comparison.partners.get(ref, ())
    }
    return tuple(sorted(others | {ref.article}))
