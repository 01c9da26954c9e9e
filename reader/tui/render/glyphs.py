"""The signs that stand for a status, for terminals that have Unicode and for those that have only ASCII."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Mark(StrEnum):
    """How a sentence is marked on the screen; also the name of its style."""

    SHARED = "shared"
    """Shared with another article in (nearly) the same words."""
    RESTATED = "restated"
    """Shared in other words."""
    DIVERGENT = "divergent"
    """Linked, and at least one detail conflicts."""
    UNIQUE = "unique"
    """Only in this article."""
    PLAIN = "plain"
    """Not compared: a caption, a credit, or the comparison is not there yet."""

    # An Enum's own hash is Python code, and the marks of a whole article are counted at every step of the cursor.
    __hash__ = str.__hash__


MEANINGS = {
    Mark.SHARED: "shared",
    Mark.RESTATED: "in other words",
    Mark.DIVERGENT: "divergent",
    Mark.UNIQUE: "only here",
}
"""The legend, in the order it is shown."""


class Glyphs(NamedTuple):
    """One set of signs; each is exactly one cell wide, but for the ellipsis of ASCII, which is two dots."""

    shared: str
    restated: str
    divergent: str
    unique: str
    plain: str
    up: str
    down: str
    note: str
    moved: str
    """A note whose place was found again in a changed text."""
    line: str
    """Between two columns."""
    level: str
    """Joins two level partners across the gap between columns."""
    cursor: str
    base: str
    done: str
    todo: str
    ellipsis: str
    dot: str
    arrow: str
    not_equal: str
    dash: str
    perhaps: str
    """Of an outlet that says nothing of a claim, but comes near it."""
    rule: str

    def of(self, mark: Mark) -> str:
        """Return the sign of a status."""
        return str(getattr(self, mark.value))


UNICODE = Glyphs(
    shared="=",
    restated="≈",
    divergent="≠",
    unique="·",
    plain=" ",
    up="↑",
    down="↓",
    note="*",
    moved="±",
    line="│",
    level="━",
    cursor="▌",
    base="◆",
    done="✓",
    todo="○",
    ellipsis="…",
    dot="·",
    arrow="→",
    not_equal="≠",
    dash="–",
    perhaps="?",
    rule="─",
)
ASCII = Glyphs(
    shared="=",
    restated="~",
    divergent="!",
    unique=".",
    plain=" ",
    up="^",
    down="v",
    note="*",
    moved="?",
    line="|",
    level="-",
    cursor=">",
    base="#",
    done="x",
    todo="o",
    ellipsis="..",
    dot="-",
    arrow=">",
    not_equal="!",
    dash="-",
    perhaps="?",
    rule="-",
)
