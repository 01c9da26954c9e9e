"""A short list in a dialog: one line is lit, arrows move it, and the keyboard may stay in a box beside it."""

from __future__ import annotations

from collections.abc import Sequence

from reader.tui.paints import DIALOG
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.safe import display
from reader.tui.widgets.lines_view import LinesView


class ChoiceList(LinesView):
    """Lines of which one is chosen; foreign texts are made safe here."""

    paints = DIALOG

    def __init__(self, *, focus: bool = False, id: str | None = None) -> None:
        """Make an empty list."""
        super().__init__(focus=focus, id=id)
        self.offers: tuple[tuple[str, str], ...] = ()
        self.at = 0

    def offer(self, offers: Sequence[tuple[str, str]], at: int = 0) -> None:
        """Show texts, each with a word that stands in front of it."""
        self.offers = tuple((display(word), " ".join(display(text).split())) for word, text in offers)
        self.at = max(0, min(at, len(self.offers) - 1))
        self.call_after_refresh(self._paint)
        self._paint()

    def choose(self, by: int) -> int:
        """Move the chosen line; returns which it is."""
        self.at = max(0, min(self.at + by, len(self.offers) - 1))
        self._paint()
        return self.at

    def _paint(self) -> None:
        width = max((len(word) for word, _ in self.offers), default=0)
        lines: list[Line] = []
        for n, (word, text) in enumerate(self.offers):
            line = LineBuilder().add("> " if n == self.at else "  ", "key")
            if width:
                line.add(f"{word:<{width}}  ", "dim")
            line.add(text, *(["title"] if n == self.at else []))
            lines.append(line.line(indent=width + 4 if width else 2, item=n))
        self.show(lines, keep=True)
        self.light(self.at if self.offers else None)
