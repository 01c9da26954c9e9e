"""A comparison arranged for reading: the rows and lists that the app's views and the commands' twins both show."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.article import Span
from reader.compare.asides import is_aside
from reader.compare.disjoint import Sets
from reader.compare.model import (
    Claim,
    Comparison,
    Difference,
    DifferenceKind,
    Link,
    Ref,
    Relation,
    Status,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article says about one claim."""

    article: int
    refs: tuple[Ref, ...]
    """Its sentences that state the claim, in order; empty where it is silent."""
    status: Status | None
    """Divergent where one of its sentences conflicts with another's, else shared; None where it is silent."""
    values: tuple[str, ...]
    """As it words them, in order of its text: what conflicts, and numbers and times that others put differently
    ("six", "at least five") though both may be right."""
    near: Ref | None = None
    """Where it is silent, the sentence with which it perhaps states the claim after all."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A row of the claim matrix."""

    claim: Claim
    cells: tuple[Cell, ...]
    """One per article."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of one article's text."""

    ref: Ref
    span: Span


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
    return tuple(_claim_row(claim, len(comparison.articles), by_pair) for claim in comparison.claims)


def _claim_row(claim: Claim, width: int, by_pair: dict[tuple[Ref, Ref], Link]) -> ClaimRow:
    """Return the row of one claim."""
    members = sorted(claim.members)
    worded: dict[int, dict[Span, str]] = defaultdict(dict)
    contested: set[int] = set()
    for n, a in enumerate(members):
        for b in members[n + 1 :]:
            link = by_pair.get((a, b))
            if link is None:
                continue
            if link.relation is Relation.DIVERGENT:
                contested |= {a.article, b.article}
            for difference in (*link.differences, *_measured(link)):
                if difference.a_span is not None:
                    worded[a.article][difference.a_span] = difference.a
                if difference.b_span is not None:
                    worded[b.article][difference.b_span] = difference.b
    near = {ref.article: ref for ref in claim.near}
    cells = []
    for article in range(width):
        refs = tuple(ref for ref in members if ref.article == article)
        status = (Status.DIVERGENT if article in contested else Status.SHARED) if refs else None
        values = (value for _, value in sorted(worded[article].items(), key=lambda item: item[0].start))
        cells.append(Cell(article, refs, status, _distinct(values), near.get(article)))
    return ClaimRow(claim, tuple(cells))


def _measured(link: Link) -> Iterator[Difference]:
    """Yield the notes of a link that put one number or time in two ways."""
    for note in link.notes:
        if note.kind in (DifferenceKind.NUMBER, DifferenceKind.TIME) and note.a_span and note.b_span:
            yield note


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    """Return values without repetition (case apart), in order."""
    return tuple({value.casefold(): value for value in reversed(list(values))}.values())[::-1]


def conflict_points(comparison: Comparison) -> tuple[ConflictPoint, ...]:
    """Return the contested points, most outlets first, then in order of reading.

    Two differences belong to one point if they are of one kind and share a side, or word a side alike in
    sentences that are linked, so that three outlets' "seven" against one "at least 12" is one point with
    two sides and not three differences.
    """
    sides: Sets[tuple[DifferenceKind, Mention]] = Sets()
    found = [
        (position, link, difference)
        for position, link in enumerate(comparison.links)
        for difference in link.differences
        if difference.a_span is not None and difference.b_span is not None
    ]
    for _, link, difference in found:
        sides.join(*((difference.kind, mention) for mention in _mentions(link, difference)))
    for one, other in _alike(found, comparison):
        sides.join(one, other)
    groups: dict[tuple[DifferenceKind, Mention], list[tuple[int, Link, Difference]]] = defaultdict(list)
    for item in found:
        groups[sides.root((item[2].kind, _mentions(item[1], item[2])[0]))].append(item)
    points = [_point(group, comparison) for group in groups.values()]
    return tuple(sorted(points, key=lambda point: (-_breadth(point), point.sides[0].mentions[0].ref)))


def _alike(
    found: list[tuple[int, Link, Difference]], comparison: Comparison
) -> Iterator[tuple[tuple[DifferenceKind, Mention], tuple[DifferenceKind, Mention]]]:
    """Yield pairs of sides of one kind that are worded alike in sentences that are linked."""
    linked = {(link.a, link.b) for link in comparison.links}
    worded: dict[tuple[DifferenceKind, str], set[Mention]] = defaultdict(set)
    for _, link, difference in found:
        for mention, value in zip(_mentions(link, difference), (difference.a, difference.b), strict=True):
            worded[difference.kind, _folded(value)].add(mention)
    for (kind, _), mentions in worded.items():
        ordered = sorted(mentions, key=lambda mention: (mention.ref, mention.span.start))
        for n, one in enumerate(ordered):
            for other in ordered[n + 1 :]:
                if (one.ref, other.ref) in linked:
                    yield (kind, one), (kind, other)


def _folded(value: str) -> str:
    """Return a value as it is compared with others: without case and extra space."""
    return " ".join(value.casefold().split())


def _mentions(link: Link, difference: Difference) -> tuple[Mention, Mention]:
    """Return the two sides of a difference whose sides both stand in the text."""
    assert difference.a_span is not None and difference.b_span is not None
    return Mention(link.a, difference.a_span), Mention(link.b, difference.b_span)


PHRASED = frozenset({DifferenceKind.ACCOUNT, DifferenceKind.CERTAINTY, DifferenceKind.POLARITY})
"""Kinds whose values are phrases: two of them may say the same in other words."""


def _point(group: list[tuple[int, Link, Difference]], comparison: Comparison) -> ConflictPoint:
    """Gather the differences of one point by value."""
    worded: dict[str, dict[Mention, str]] = defaultdict(dict)
    against: dict[str, set[str]] = defaultdict(set)
    for _, link, difference in group:
        values = _folded(difference.a), _folded(difference.b)
        for mention, folded, value in zip(
            _mentions(link, difference), values, (difference.a, difference.b), strict=True
        ):
            worded[folded][mention] = value
        against[values[0]].add(values[1])
        against[values[1]].add(values[0])
    kind = group[0][2].kind
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
        reasons=tuple(dict.fromkeys(d.reason for _, _, d in group if d.reason)),
        links=tuple(dict.fromkeys(position for position, _, _ in group)),
    )


def _apart(group: list[tuple[int, Link, Difference]]) -> list[Side]:
    """Return what one link sets against each other as two sides, whatever the words; the rest goes with the first."""
    _, link, difference = group[0]
    other = _mentions(link, difference)[1]
    mentions = {mention for _, link, difference in group for mention in _mentions(link, difference)}
    return [_side([dict.fromkeys(mentions - {other}, difference.a)]), _side([{other: difference.b}])]


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
        (comparison.articles[mention.ref.article].id, _folded(side.value))
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
