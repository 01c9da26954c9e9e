"""What is disputed and what a claim is about: each contested point has one claim, whose label names it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice

from index.article import Sentence
from reader.compare.claim_labels import Asked, Label, label_claims
from reader.compare.disputed_points import Point
from reader.compare.grouping import SAME, Group, Pair
from reader.compare.model import Mention, Ref

MOST_NAMED = 9
"""Points that a label is asked to name; a line has no room for more."""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim before it is counted who reports it."""

    members: tuple[Ref, ...]
    label: Label
    disputed: tuple[Mention, ...] = ()
    """What stands against each other in what the label says, in order."""


@dataclass(slots=True)
class _Place:
    """A group that is being filled, and the points that it may be labelled by."""

    members: set[Ref]
    own: set[Ref]
    points: list[Point]


def label_rows(
    groups: Sequence[Group],
    points: Sequence[Point],
    sentences: Sequence[Sequence[Sentence]],
    scores: Mapping[Pair, float],
) -> list[Row]:
    """Return the claims with their labels, each contested point in one whose label names it.

    What sentences of a claim dispute is mostly not what the claim is about: two reports tell of the explosion, and
    each ends on how many are missing. A claim whose sentences nearly all take part is about the point; one that is
    labelled by it will do; else the point has a claim of its own.
    """
    places = _settled(groups, points)
    of: dict[Ref, list[Point]] = defaultdict(list)
    for point in points:
        for ref in point.values:
            of[ref].append(point)
    labels = label_claims([_asked(place, of) for place in places], sentences, scores)
    apart = [
        (place, point)
        for place, label in zip(places, labels, strict=True)
        for point in place.points
        if not label.names(point.values)
    ]
    wanted = [Asked(sorted(point.values), point.values, [point.values]) for _, point in apart]
    called = {label.text for place, label in zip(places, labels, strict=True) if place.points}
    own = []
    for (place, point), label in zip(apart, label_claims(wanted, sentences, scores, called), strict=True):
        # What no label can say stays where it is.
        if label.names(point.values):
            own.append(_row(point.values, label, [point], of))
            place.points.remove(point)
    called = {label.text for place, label in zip(places, labels, strict=True) if place.points}
    called |= {row.label.text for row in own}
    for n, (place, label) in enumerate(zip(places, labels, strict=True)):
        if label.text in called and not place.points:
            # What is disputed has the right to the name.
            (labels[n],) = label_claims([_asked(place, of)], sentences, scores, called)
    rows = [_row(place.members, label, place.points, of) for place, label in zip(places, labels, strict=True)]
    return rows + own


def label_more(
    rows: Sequence[Row],
    groups: Sequence[Group],
    sentences: Sequence[Sequence[Sentence]],
    scores: Mapping[Pair, float],
) -> list[Row]:
    """Return further claims, which dispute nothing, called otherwise than those there are."""
    called = {row.label.text for row in rows}
    labels = label_claims([Asked(group.members, group.own) for group in groups], sentences, scores, called)
    return [Row(group.members, label) for group, label in zip(groups, labels, strict=True)]


def _row(
    members: Collection[Ref], label: Label, points: Sequence[Point], of: Mapping[Ref, Sequence[Point]]
) -> Row:
    """Return a claim with what is disputed in it: its points, and of others that its label names what it holds."""
    every = frozenset(members).union(*(point.values for point in points))
    disputed = {mention for point in points for mention in point.mentions}
    for point in of.get(label.source, ()):
        if label.names(point.values) and any(a in every and b in every for a, b in point.pairs):
            disputed.update(mention for mention in point.mentions if mention.ref in every)
    return Row(tuple(sorted(every)), label, tuple(sorted(disputed)))


def _asked(place: _Place, of: Mapping[Ref, Sequence[Point]]) -> Asked:
    about = (point.values for point in place.points if _about(point, place.members))
    elsewhere = {
        ref: [value for point in of[ref] if point not in place.points for value in point.values[ref].values()]
        for ref in place.members & of.keys()
    }
    return Asked(sorted(place.members), place.own, list(islice(about, MOST_NAMED)), elsewhere)


def _about(point: Point, members: Set[Ref]) -> bool:
    """Whether nearly all sentences of a claim take part in a dispute."""
    return len(point.values.keys() & members) >= max(SAME * len(members), 2)


def _settled(groups: Sequence[Group], points: Sequence[Point]) -> list[_Place]:
    """Return the groups, those made one that are about one point, with the points that each may be labelled by."""
    places = [_Place(set(group.members), set(group.own), []) for group in groups]
    holding: dict[Ref, set[int]] = defaultdict(set)
    for number, place in enumerate(places):
        for ref in place.members:
            holding[ref].add(number)
    for point in points:
        touched = sorted({number for ref in point.values for number in holding[ref]})
        about = [number for number in touched if _about(point, places[number].members)]
        inside = Counter(number for a, b in point.pairs for number in holding[a] & holding[b])
        if about:
            home, *others = about
            for number in others:
                _move(places[number], places[home])
            places[home].members |= point.values.keys()
            for ref in places[home].members:
                holding[ref] = (holding[ref] - set(others)) | {home}
        elif inside:
            home = min(inside, key=lambda number: (-inside[number], len(places[number].members), number))
        else:
            home = len(places)
            places.append(_Place(set(point.values), set(point.values), []))
            for ref in point.values:
                holding[ref].add(home)
        places[home].points.append(point)
    return [place for place in places if place.members]


def _move(place: _Place, to: _Place) -> None:
    to.members |= place.members
    to.own |= place.own
    to.points += place.points
    place.members.clear()
