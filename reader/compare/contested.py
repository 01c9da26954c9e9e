"""Contested points: which conflicts of a story are over one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.compare.disjoint import Sets
from reader.compare.model import Difference, DifferenceKind, Link, Mention

Place = tuple[DifferenceKind, Mention]


class Conflict(NamedTuple):
    """One difference of one link."""

    position: int
    """Of the link, among all of the story."""
    link: Link
    difference: Difference


def contested(links: Sequence[Link]) -> list[list[Conflict]]:
    """Return the conflicts of a story, those over one thing together.

    Two are over one thing if they are of one kind and share a side, or word a side alike in sentences that are linked.
    """
    found = [
        Conflict(position, link, difference)
        for position, link in enumerate(links)
        for difference in link.differences
        if difference.a_span is not None and difference.b_span is not None
    ]
    sides: Sets[Place] = Sets()
    for conflict in found:
        kind = conflict.difference.kind
        sides.join(*((kind, mention) for mention in mentions(conflict)))
    for one, other in _alike(found, links):
        sides.join(one, other)
    points: dict[Place, list[Conflict]] = defaultdict(list)
    for conflict in found:
        points[sides.root((conflict.difference.kind, mentions(conflict)[0]))].append(conflict)
    return list(points.values())


def _alike(found: Sequence[Conflict], links: Sequence[Link]) -> Iterator[tuple[Place, Place]]:
    """Yield pairs of sides of one kind that are worded alike in sentences that are linked."""
    linked = {(link.a, link.b) for link in links}
    worded: dict[tuple[DifferenceKind, str], set[Mention]] = defaultdict(set)
    for conflict in found:
        difference = conflict.difference
        for mention, value in zip(mentions(conflict), (difference.a, difference.b), strict=True):
            worded[difference.kind, folded(value)].add(mention)
    for (kind, _), having in worded.items():
        ordered = sorted(having, key=lambda mention: (mention.ref, mention.span.start))
        for n, one in enumerate(ordered):
            for other in ordered[n + 1 :]:
                if (one.ref, other.ref) in linked:
                    yield (kind, one), (kind, other)


def folded(value: str) -> str:
    """Return a value as it is compared with others: without case and extra space."""
    return " ".join(value.casefold().split())


def mentions(conflict: Conflict) -> tuple[Mention, Mention]:
    """Return where the two sides of a conflict stand."""
    link, difference = conflict.link, conflict.difference
    assert difference.a_span is not None and difference.b_span is not None
    return Mention(link.a, difference.a_span), Mention(link.b, difference.b_span)
