"""What a reader has put on a comparison, for the forms that print it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reader.compare.model import Ref
from reader.noted import Noted


class Marks(NamedTuple):
    """The reader's marks, as far as a view shows them."""

    reviewed: frozenset[str] | None = None
    """Keys of the contested points that are ticked off; None where nothing is kept."""
    notes: Mapping[Ref, tuple[Noted, ...]] = {}
    """Tags and notes by sentence."""


NO_MARKS = Marks()
