"""A time that a sentence names, with the days it is found to mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Span
from reader.compare.details import Detail, When
from reader.compare.model import Ref

Times = Sequence[tuple[Detail, When]]
"""The times of a sentence from left to right, each with what it means once the story's years and weeks are settled."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A mention of a time; its first and last day are known."""

    ref: Ref
    span: Span
    when: When
    inferred: bool = False
    """Whether its words do not say the day, which the text around them tells."""
    expected: bool = False
    """Whether the article tells of it as planned or expected, not as having happened."""
    nearly: str = ""
    """Of a clock time: "about", "shortly before" or "shortly after" it; empty where it is said as it is."""

    @property
    def place(self) -> tuple[Ref, Span]:
        """The sentence, and where the words stand in its article's text."""
        return self.ref, self.span
