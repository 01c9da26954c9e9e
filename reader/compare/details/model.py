"""The values that the finders of details return: what a sentence says, typed, with its place in the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from index.article import Span
from reader.compare.model import DifferenceKind

MOST_OF_A_KIND = 16
"""Details of one kind beyond which a sentence is a table in a line: it has no one value to set against another's."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a detail is read against: the article that the sentence stands in."""

    day: date | None = None
    """The day of publication, to which weekdays and "last month" are relative; None where unknown."""
    outlet: str | None = None
    """Who published the article."""
    guessed: bool = False
    """Whether the article has no date, and the day is that of others in its story."""
    text: str = field(default="", repr=False, compare=False)
    """The whole article."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a closed range in its unit: "at least five" is 5 to infinity."""

    low: float
    high: float
    unit: str = ""
    """"%", a currency sign, "age", "ordinal", "score", "magnitude", what a unit measures, or "" for a plain count."""
    stated: float = 0.0
    """The number that stands in the text, whatever its modifier."""
    loose: bool = False
    """True for words without a number of their own: dozens, several, few."""
    written: str = ""
    """The unit as written; ``low``, ``high`` and ``stated`` are in the base unit of what it measures."""


@dataclass(frozen=True, slots=True)
class When:
    """A time as a closed range of days, with what else the words say."""

    grain: str
    """How precise the words are: clock, part, day, week, month, season, year, decade."""
    first: date | None = None
    """First possible day; None where the article's date would be needed and is unknown."""
    last: date | None = None
    """Last possible day."""
    weekday: int | None = None
    """Monday is 0; None where no weekday is named."""
    part: str = ""
    """morning, noon, afternoon, evening or night; empty where not said."""
    minute: int | None = None
    """Minute of the day of a clock time, in ``zone``."""
    zone: str = ""
    """Zone of the clock time as minutes east of UTC ("-240"), "local" or empty."""
    vague: bool = False
    """True where the words leave room: "about", "last week", "two months ago"."""
    counted: bool = False
    """True for a week, month or year counted back from the article ("six years ago"): its middle is what is meant."""
    yearless: bool = False
    """True for a month or a day of one whose year is not said, only inferred."""
    or_next: bool = False
    """True for a weekday taken for a past one though no word tells, or six days back: it may be that a week later."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One checkable detail of a sentence."""

    kind: DifferenceKind
    text: str
    """The words as they stand in the article."""
    span: Span
    """Where they stand in the article's text."""
    token: int
    """Number of its first token in the sentence."""
    upto: int
    """Number of the token after its last."""
    clause: int
    """Number of the clause of the sentence it stands in."""
    head: str = ""
    """Stems of the noun group that a number counts, the class of a cue of polarity or certainty, the grain of a time,
    the last word of a name, the stem of the verb by which a speaker speaks."""
    modifier: str = ""
    """at least, about, up to, since, until…; titles before a name, the sort of a speaker; empty where there is none."""
    value: Quantity | When | str = ""
    """The typed value; for names, places and quotations the folded words."""
    context: frozenset[str] = field(default_factory=frozenset)
    """Stems of the content words near it: what the detail is said about."""

    def __hash__(self) -> int:
        # What is found out about a detail is kept by it; a hash of all fields takes ten times as long.
        return hash(self.span)
