"""What a reader decided about a comparison: refused links, links made by hand, a moved threshold."""

from __future__ import annotations

from dataclasses import dataclass

from reader.compare.model import Ref


@dataclass(frozen=True, slots=True)
class Overrides:
    """A reader's decisions on one story; they always win over what is computed."""

    refused: frozenset[tuple[Ref, Ref]] = frozenset()
    """Links that must not be shown (lower article first)."""
    made: frozenset[tuple[Ref, Ref]] = frozenset()
    """Links that must be shown, made by hand (lower article first)."""
    threshold: float | None = None
    """The least score a link is shown with, 0 to 1; None is the default."""
