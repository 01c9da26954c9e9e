"""Scrolling with the mouse's wheel, the same in every widget that paints lines: at once, three rows a notch."""

from __future__ import annotations

from textual import events

from reader.tui.widgets.painted import Painted

NOTCH = 3
"""Rows that a notch of the wheel scrolls by."""


class Scrolling(Painted):
    """A painted widget that the wheel scrolls without animation."""

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll towards the end."""
        self._by_wheel(event, NOTCH)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll towards the start."""
        self._by_wheel(event, -NOTCH)

    def _by_wheel(self, event: events.MouseEvent, rows: int) -> None:
        event.prevent_default()
        event.stop()
        self.scroll_relative(y=rows, animate=False)
