"""What is disputed and what a claim is about: each contested point has one claim, whose label names it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice

from index.article import Sentence, Span
from reader.compare.claim_labels import Asked, Label, label_claims
from reader.compare.contested import contested, mentions
from reader.compare.details.tokens import tokenize
from reader.compare.details.units import unit_behind
from reader.compare.grouping import SAME, Group, Pair
from reader.compare.model import DifferenceKind, Link, Mention, Ref
from reader.compare.statements import find_words

MOST_NAMED = 9
"""Points that a label is asked to name; a line has no room for more."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that outlets dispute."""

    values: Mapping[Ref, Mapping[Mention, str]]
    """Per sentence that takes part, what it says of it."""
    pairs: frozenset[Pair]
    """The sentences that contradict each other over it."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Where what it says stands, in order."""
        return tuple(sorted(mention for said in self.values.values() for mention in said))


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


def read_points(links: Sequence[Link], sentences: Sequence[Sequence[Sentence]]) -> list[Point]:
    """Return the contested points of a story, those with the most sentences first."""
    points = []
    taking_part: dict[Ref, list[dict[Ref, dict[Mention, str]]]] = defaultdict(list)
    for conflicts in contested(links):
        values: dict[Ref, dict[Mention, str]] = defaultdict(dict)
        for conflict in conflicts:
            both = conflict.difference.a, conflict.difference.b
            for mention, value in zip(mentions(conflict), both, strict=True):
                values[mention.ref][mention] = value
        points.append(Point(values, frozenset((one.link.a, one.link.b) for one in conflicts)))
        if conflicts[0].difference.kind is DifferenceKind.NUMBER:
            for ref in values:
                taking_part[ref].append(values)
    _join_those_who_agree(taking_part, links, sentences)
    return sorted(points, key=lambda point: (-len(point.values), point.mentions))


def _join_those_who_agree(
    taking_part: Mapping[Ref, Sequence[dict[Ref, dict[Mention, str]]]],
    links: Sequence[Link],
    sentences: Sequence[Sequence[Sentence]],
) -> None:
    """Let the sentences take part that are linked to one that gives a disputed number, and give the same."""
    for link in links:
        for ref, other in ((link.a, link.b), (link.b, link.a)):
            for values in taking_part.get(ref, ()):
                if other in values:
                    continue
                sentence, given = (sentences[one.article][one.sentence] for one in (other, ref))
                for mention, value in values[ref].items():
                    found = find_words(sentence.text, value)
                    unit = _unit_behind(given.text, mention.span.end - given.start)
                    if found and _unit_behind(sentence.text, found.end) == unit:
                        span = Span(sentence.start + found.start, sentence.start + found.end)
                        values[other] = {Mention(other, span): sentence.text[found.start : found.end]}
                        break


def _unit_behind(text: str, end: int) -> str:
    """Return the unit that stands behind a number, so that two years are not taken for two men."""
    tokens = tokenize(text)
    at = next((i for i, start in enumerate(tokens.starts) if start >= end), None)
    found = unit_behind(tokens, at) if at is not None else None
    return found[0].written if found else ""


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
    called = {label.text for label in labels}
    own = []
    for (place, point), label in zip(apart, label_claims(wanted, sentences, scores, called), strict=True):
        # What no label can say stays where it is.
        if label.names(point.values):
            own.append(_row(point.values, label, [point], of))
            place.points.remove(point)
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
