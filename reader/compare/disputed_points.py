"""What outlets dispute, point by point: which sentences take part in each, and with what words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.article import Sentence, Span
from reader.compare.contested import contested, mentions
from reader.compare.details.tokens import tokenize
from reader.compare.details.units import unit_behind
from reader.compare.grouping import Pair
from reader.compare.model import DifferenceKind, Link, Mention, Ref
from reader.compare.statements import find_words

PHRASES = frozenset(
    {DifferenceKind.ACCOUNT, DifferenceKind.POLARITY, DifferenceKind.CERTAINTY, DifferenceKind.QUOTE}
)
"""Kinds whose values are phrases; a day or a place stands in many sentences that mean something else by it."""

LEAST_PHRASE = 3
"""Words of a phrase that another sentence must have as well to say the same."""

_TAKEN_BACK = re.compile(
    r"\b(?:not|no|never|nor|neither|without|false|falsely|den(?:y|ies|ied|ying|ial)|\w+n['’]t)\W+(?:\w+\W+){0,4}\Z",
    re.IGNORECASE,
)
"""What turns a phrase behind it into its contrary."""

_Values = dict[Ref, dict[Mention, str]]


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


def read_points(links: Sequence[Link], sentences: Sequence[Sequence[Sentence]]) -> list[Point]:
    """Return the contested points of a story, those with the most sentences first."""
    points = []
    taking_part: dict[Ref, list[tuple[DifferenceKind, _Values]]] = defaultdict(list)
    for conflicts in contested(links):
        values: _Values = defaultdict(dict)
        for conflict in conflicts:
            both = conflict.difference.a, conflict.difference.b
            for mention, value in zip(mentions(conflict), both, strict=True):
                values[mention.ref][mention] = value
        points.append(Point(values, frozenset((one.link.a, one.link.b) for one in conflicts)))
        kind = conflicts[0].difference.kind
        if kind is DifferenceKind.NUMBER or kind in PHRASES:
            for ref in values:
                taking_part[ref].append((kind, values))
    _join_those_who_agree(taking_part, links, sentences)
    return sorted(points, key=lambda point: (-len(point.values), point.mentions))


def _join_those_who_agree(
    taking_part: Mapping[Ref, Sequence[tuple[DifferenceKind, _Values]]],
    links: Sequence[Link],
    sentences: Sequence[Sequence[Sentence]],
) -> None:
    """Let the sentences take part that are linked to one that does, and say the same in the same words."""
    for link in links:
        for ref, other in ((link.a, link.b), (link.b, link.a)):
            for kind, values in taking_part.get(ref, ()):
                if other in values:
                    continue
                given, sentence = (sentences[one.article][one.sentence] for one in (ref, other))
                for mention, value in values[ref].items():
                    if found := _said_too(
                        kind, given.text, mention.span.end - given.start, value, sentence.text
                    ):
                        span = Span(sentence.start + found.start, sentence.start + found.end)
                        values[other] = {Mention(other, span): sentence.text[found.start : found.end]}
                        break


def _said_too(kind: DifferenceKind, text: str, end: int, value: str, other: str) -> Span | None:
    """Return where another sentence says a value that ends at ``end`` of a text, of one thing as far as can be told."""
    found = find_words(other, value)
    if found is None:
        return None
    if kind is DifferenceKind.NUMBER:
        return found if _unit_behind(text, end) == _unit_behind(other, found.end) else None
    if len(value.split()) < LEAST_PHRASE or _TAKEN_BACK.search(other[: found.start]):
        return None
    return found


def _unit_behind(text: str, end: int) -> str:
    """Return the unit that stands behind a number, so that two years are not taken for two men."""
    tokens = tokenize(text)
    at = next((i for i, start in enumerate(tokens.starts) if start >= end), None)
    found = unit_behind(tokens, at) if at is not None else None
    return found[0].written if found else ""
