"""The values of a comparison: what the screen, the CLI and the exports show. No algorithm stands here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, Protocol

from index.article import Article, Sentence, Span
from reader.compare.refs import Ref as Ref
from reader.compare.refs import Relation as Relation
from reader.compare.refs import Status as Status
from reader.compare.refs import Wording as Wording


class DifferenceKind(StrEnum):
    """What kind of detail two linked sentences differ in."""

    NUMBER = "number"
    TIME = "time"
    PLACE = "place"
    NAME = "name"
    POLARITY = "polarity"
    CERTAINTY = "certainty"
    ATTRIBUTION = "attribution"
    QUOTE = "quote"
    ACCOUNT = "account"

    # An Enum's own hash is Python code, and details are looked up by kind for every pair of sentences.
    __hash__ = str.__hash__

    @property
    def words(self) -> str:
        """What people are shown: the field's term where everybody knows it, plain words where not."""
        return _PLAIN_WORDS.get(self, self.value)


_PLAIN_WORDS = {
    DifferenceKind.POLARITY: "denial",
    DifferenceKind.ATTRIBUTION: "who said it",
    DifferenceKind.QUOTE: "quotation",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One detail in which two linked sentences differ; ``a`` and ``b`` are the link's two sides."""

    kind: DifferenceKind
    a: str
    """The value as side a words it; empty where side a is silent (only in a note)."""
    b: str
    a_span: Span | None
    """Where it stands in article a's text; None where side a is silent."""
    b_span: Span | None
    reason: str = ""
    """One line for people: why this is a conflict or only a note."""

    @property
    def label(self) -> str:
        """The difference in one line, as in ``number: six ≠ at least five``."""
        return f"{self.kind.value}: {self.a or '–'} ≠ {self.b or '–'}"


class Mention(NamedTuple):
    """A stretch of one article's text."""

    ref: Ref
    span: Span


class Run(NamedTuple):
    """A run of shared words inside a link: a range of each article's text."""

    a: Span
    b: Span


class Told(Protocol):
    """What is told of a link to those who look at it closely: found when it is asked for, since few links ever are."""

    @property
    def runs(self) -> tuple[Run, ...]:
        """Shared word runs, in the order of side a."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """What the link rests on, one short line each, strongest first."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences of two articles about the same fact; ``a.article < b.article``."""

    a: Ref
    b: Ref
    relation: Relation
    wording: Wording
    score: float
    """0 to 1: how sure the comparison is that both state the same fact."""
    differences: tuple[Difference, ...] = ()
    """Conflicts; empty exactly when the relation is shared."""
    notes: tuple[Difference, ...] = ()
    """Differences that are no conflict (only one side is so precise, names one more person…)."""
    told: Told | None = field(default=None, repr=False)
    """What can be told of it beyond this."""
    by_hand: bool = False
    """True where the reader made this link."""

    @property
    def runs(self) -> tuple[Run, ...]:
        """Shared word runs, in the order of side a."""
        return self.told.runs if self.told else ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """What the link rests on, one short line each, strongest first."""
        return self.told.reasons if self.told else ()


@dataclass(frozen=True, slots=True)
class Claim:
    """The sentences of a story that state one fact: a row of the claim matrix."""

    id: int
    label: str
    """Its clearest member, shortened."""
    members: tuple[Ref, ...]
    outlets: int
    """How many outlets report it."""
    independent: int
    """How many of them did not take the words from another outlet or from the same agency."""
    divergent: bool
    """Whether outlets dispute what the label says; what else its sentences dispute is another claim's."""
    missing: tuple[int, ...] = ()
    """Articles that do not report it."""
    source: Ref | None = None
    """The member that the label is taken from."""
    disputed: tuple[Mention, ...] = ()
    """What stands against each other in what it is about, in order; empty exactly where it is not divergent."""
    near: tuple[Ref, ...] = ()
    """In articles that are said not to report it, the sentence that comes so near that it perhaps does; one each."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Text that two articles share because one took it from the other, or both from one source; or only that source."""

    a: int
    b: int
    runs: tuple[Run, ...]
    """The text that both have; none where they only credit one agency."""
    share: float
    """Part of the shorter article's sentences that stand in the other, 0 to 1."""
    earliest: int | None
    """The article published first, where dates tell."""
    agency: str | None = None
    """The agency both credit, where one is named."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated point of a story's timeline."""

    when: str
    """ISO 8601 date, month, year or date-time: as precise as the mentions are."""
    mentions: tuple[tuple[Ref, Span], ...]
    """Where it is mentioned: the sentence, and the span in its article's text."""
    label: str
    """How it is shown: ``12 March 2026, 14:00 ET``; ``[12 March 2026], 14:00`` where no mention says the day."""
    inferred: frozenset[tuple[Ref, Span]] = frozenset()
    """Mentions that do not say the day: the text around them tells it."""
    expected: frozenset[tuple[Ref, Span]] = frozenset()
    """Mentions that tell of it as planned or expected, not as having happened."""

    @property
    def sentences(self) -> tuple[tuple[Ref, Span], ...]:
        """The first mention in each sentence."""
        first: dict[Ref, Span] = {}
        for ref, span in self.mentions:
            first.setdefault(ref, span)
        return tuple(first.items())

    @property
    def wholly_inferred(self) -> bool:
        """Whether no mention says the day."""
        return self.inferred.issuperset(self.mentions)

    @property
    def wholly_expected(self) -> bool:
        """Whether all mentions tell of it as planned or expected, so that no report says it has happened."""
        return self.expected.issuperset(self.mentions)


@dataclass(frozen=True, slots=True)
class Overrides:
    """A reader's decisions on one story; they always win over what is computed."""

    refused: frozenset[tuple[Ref, Ref]] = frozenset()
    """Links that must not be shown (lower article first)."""
    made: frozenset[tuple[Ref, Ref]] = frozenset()
    """Links that must be shown, made by hand (lower article first)."""
    threshold: float | None = None
    """The least score a link is shown with, 0 to 1; None is the default."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that is known about a story's articles side by side."""

    articles: tuple[Article, ...]
    sentences: tuple[tuple[Sentence, ...], ...]
    """Per article, its sentences in order."""
    statuses: tuple[tuple[Status, ...], ...]
    """Per article, a status for each sentence (unique for captions and boilerplate)."""
    links: tuple[Link, ...]
    claims: tuple[Claim, ...] = ()
    copies: tuple[Copy, ...] = ()
    timeline: tuple[Moment, ...] = ()
    messages: tuple[str, ...] = ()
    """What could not be compared and why, one sentence each."""
    partners: Mapping[Ref, tuple[int, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Sentence to the positions in ``links`` of its links, best first."""
    perhaps: Mapping[Ref, tuple[Ref, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Sentence without a link to those with which other articles perhaps tell it all the same, one of each."""
    overrides: Overrides = Overrides()
    """The reader's decisions that went into it."""
    kept: object = field(default=None, repr=False, compare=False)
    """What is kept so that one more article costs only its own pairs; opaque to all but ``reader.compare.story``."""
