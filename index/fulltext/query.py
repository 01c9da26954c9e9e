"""A query as a tree of plain values, and the steps between its parsing and its search. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from index.records import Filters


class Field(StrEnum):
    """What a word is looked for in."""

    TEXT = "text"
    """Title and text together."""
    TITLE = "title"
    AUTHOR = "author"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Words:
    """A word, or several that must follow one another."""

    terms: tuple[str, ...]
    """As ``analysis.analyse`` makes them."""
    field: Field = Field.TEXT


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word that begins so, as words are written."""

    form: str
    field: Field = Field.TEXT


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Any word within an edit distance that begins with the same letter."""

    form: str
    distance: int = 1
    """1 or 2."""
    field: Field = Field.TEXT


@dataclass(frozen=True, slots=True)
class Days:
    """Published in a range of days, both included; None leaves a side open. Undated articles never match."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Outlet:
    """Published by exactly this outlet, in any case."""

    name: str


@dataclass(frozen=True, slots=True)
class Named:
    """A tag or a story that the library must turn into article ids (see ``resolve``)."""

    kind: str
    """``tag`` or ``story``."""
    value: str


@dataclass(frozen=True, slots=True)
class Ids:
    """Exactly these articles."""

    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold; none: everything."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One part holds at least; none: nothing."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Node


Node = Words | Prefix | Fuzzy | Days | Outlet | Named | Ids | And | Or | Not

EVERYTHING = And(())


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was understood as far as it could be."""

    text: str
    """As it was typed."""
    tree: Node
    notes: tuple[str, ...] = ()
    """What was ignored, one sentence each."""

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for, so that every article matches."""
        return self.tree == EVERYTHING


def resolve(
    tree: Node, *, tagged: Callable[[str], frozenset[str]], story: Callable[[str], frozenset[str]]
) -> Node:
    """Return the tree with every tag, story and field of notes replaced by the ids of the articles that have it.

    ``tagged`` takes a tag, or a field of notes with what is asked for: ``note:hospital``, ``by:Ada``.
    """
    match tree:
        case Named(kind, value):
            if kind == "story":
                return Ids(story(value))
            return Ids(tagged(value if kind == "tag" else f"{kind}:{value}"))
        case And(parts):
            return And(tuple(resolve(part, tagged=tagged, story=story) for part in parts))
        case Or(parts):
            return Or(tuple(resolve(part, tagged=tagged, story=story) for part in parts))
        case Not(part):
            return Not(resolve(part, tagged=tagged, story=story))
    return tree


def narrow(tree: Node, filters: Filters) -> Node:
    """Return the tree with the conditions of a listing added."""
    parts: list[Node] = list(tree.parts) if isinstance(tree, And) else [tree]
    if filters.outlet is not None:
        parts.append(Outlet(filters.outlet))
    if filters.since is not None or filters.until is not None:
        parts.append(Days(filters.since, filters.until))
    if filters.tag is not None:
        parts.append(Named("tag", filters.tag))
    if filters.story is not None:
        parts.append(Named("story", filters.story))
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def wanted(tree: Node) -> Iterator[Words | Prefix | Fuzzy]:
    """Yield the words that an article is found for: not those that are excluded."""
    match tree:
        case Words() | Prefix() | Fuzzy():
            yield tree
        case And(parts) | Or(parts):
            for part in parts:
                yield from wanted(part)
