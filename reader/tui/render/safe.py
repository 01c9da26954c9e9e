"""Article text made safe for the terminal, on one line, without moving an offset."""

from __future__ import annotations

from index.ingest.clean import screen_text

_SPACES = str.maketrans("\n\t", "  ")


def display(text: str) -> str:
    """Return text of the same length that can be painted: no controls, no escapes, no line breaks, no tabs."""
    shown = screen_text(text)
    return shown.translate(_SPACES) if "\n" in shown or "\t" in shown else shown
