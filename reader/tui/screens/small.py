"""What stands on a terminal that is too small for anything else."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.tui.render.keys import hinted

NEEDED = Size(80, 24)
"""What every function has room on."""
LEAST = Size(64, 16)
"""What is still readable, tightly; below that nothing else is shown."""


def too_small(size: Size) -> bool:
    """Return whether a terminal has too little room to read on."""
    return size.width < LEAST.width or size.height < LEAST.height


class SmallScreen(ModalScreen[None]):
    """Says how large the terminal is and how large it must be; goes away by itself once it is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,ctrl+q", "app.quit", "Quit", id="small.quit")]
    CSS = """
    SmallScreen.-alone { background: $background; }
    SmallScreen Static { width: 100%; height: auto; padding: 0 1; text-align: center; }
    """

    def compose(self) -> ComposeResult:
        """Show the sizes, and nothing of what lies below."""
        self.add_class("-alone")
        yield Static()

    def on_resize(self) -> None:
        """Keep the present size true."""
        width, height = self.app.size
        self.query_one(Static).update(
            Content.assemble(
                ("This terminal is too small", "bold"),
                f"\n\nIt has {width} columns and {height} rows.\n"
                f"crossread needs {NEEDED.width} columns and {NEEDED.height} rows.\n\n"
                + hinted(self.app, "Enlarge it and all goes on.  {small.quit|q} quits."),
            )
        )
