"""A line to type in, on a screen whose row of keys says what works while one types."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input


class TypedLine(Input):
    """An input that keeps from the row of keys whatever is typed into it."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Return whether a key is typed here; Textual's own does not know that ``slash`` is a character."""
        from reader.tui.keymap import CHARACTERS

        return super().check_consume_key(key, character) or key in CHARACTERS


class FilterLine(TypedLine):
    """The filter over a list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "To the list", id="filter.enter", tooltip="Go to what the filter leaves"),
    ]
