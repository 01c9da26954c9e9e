"""The last row of a screen: its keys and what they do, painted by one widget instead of one per key."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.screen import Screen

DIM = Style(dim=True)
KEPT = ("help", "app.back", "app.quit", "step_back", "submit", "screen.close_ask")
"""Actions whose keys stay where there is no room for all: how to get help, and out."""


class Hint(NamedTuple):
    """One key on the row."""

    key: str
    shown: str
    """The key as people read it."""
    does: str
    enabled: bool
    more: str
    """What the tooltip says."""
    action: str = ""


class KeyLine(Widget, can_focus=False):
    """Shows the keys of the screen that are worth a place; a click presses one.

    Textual's ``Footer`` is a tree with a widget per key that is built anew with every change of focus: a good part of
    the time to the first frame, and of the time a change of focus takes.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key", "key-line--does", "key-line--edge"}
    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: 1;
        color: $footer-foreground;
        background: $footer-background;
        .key-line--key { color: $footer-key-foreground; text-style: bold; }
        .key-line--does { color: $footer-description-foreground; }
        .key-line--edge { color: $foreground 20%; }
    }
    """

    def __init__(self, *, palette: bool = True) -> None:
        """Take whether the key of the command palette stands at the right."""
        super().__init__()
        self.with_palette = palette
        self._hints: list[Hint] | None = None
        self._right: Hint | None = None

    def on_mount(self) -> None:
        """Follow the keys of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._keys_changed)

    def _keys_changed(self, screen: Screen[object]) -> None:
        """Paint the keys as they are now."""
        if screen.app.app_focus and self.is_attached and screen is self.screen:
            self._hints = None
            self.refresh()

    @property
    def hints(self) -> list[Hint]:
        """The keys that are shown on the left, the first key of every action."""
        if self._hints is None:
            self._right = None
            found: dict[str, Hint] = {}
            for _, binding, enabled, tooltip in self.screen.active_bindings.values():
                if binding.show and binding.action not in found:
                    shown = self.app.get_key_display(binding)
                    found[binding.action] = Hint(
                        binding.key, shown, binding.description, enabled, tooltip, binding.action
                    )
            palette = self.screen.active_bindings.get(self.app.COMMAND_PALETTE_BINDING)
            if self.with_palette and palette is not None:
                binding = palette.binding
                more = binding.tooltip or binding.description
                shown = self.app.get_key_display(binding)
                self._right = Hint(binding.key, shown, "Commands", palette.enabled, more)
            self._hints = list(found.values())
        return self._hints

    def render_line(self, y: int) -> Strip:
        """Paint the row; while another screen has the keyboard, a dialog say, none of its keys does anything."""
        base, width = self.rich_style, self.size.width
        if self.app.screen is not self.screen:
            return Strip.blank(width, base)
        shown, right = self._fitting()
        left = Strip([part for hint in shown for part in self._painted(hint)])
        if right is None:
            return left.crop_extend(0, width, base)
        edge = base + self.get_component_rich_style("key-line--edge", partial=True)
        last = Strip([Segment("▏", edge), *self._painted(right, lead="")])
        room = max(0, width - last.cell_length)
        return Strip.join([left.crop_extend(0, room, base), last]).crop(0, width)

    def _fitting(self) -> tuple[list[Hint], Hint | None]:
        """Return the keys there is room for, whole ones, and the palette's where all the others fit."""
        shown = list(self.hints)
        right = self._right
        cells = [self._cells(hint) for hint in shown]
        room = self.size.width - (self._cells(right) if right else 0)
        if sum(cells) > room and right is not None:
            right, room = None, self.size.width
        while sum(cells) > room and len(shown) > 1:
            spare = [n for n, hint in enumerate(shown) if hint.action not in KEPT]
            drop = spare[-1] if spare else len(shown) - 1
            del shown[drop], cells[drop]
        return shown, right

    def _painted(self, hint: Hint, lead: str = " ") -> list[Segment]:
        """Return a key and what it does as segments."""
        base = self.rich_style if hint.enabled else self.rich_style + DIM
        key = base + self.get_component_rich_style("key-line--key", partial=True)
        does = base + self.get_component_rich_style("key-line--does", partial=True)
        words = [Segment(f"{hint.does} ", does)] if hint.does else []
        return [Segment(f"{lead}{hint.shown} ", key), *words]

    def hint_at(self, x: int) -> Hint | None:
        """Return the key on a cell of the row."""
        shown, right = self._fitting()
        if right is not None and x >= self.size.width - self._cells(right):
            return self._right
        at = 0
        for hint in shown:
            at += self._cells(hint)
            if x < at:
                return hint
        return None

    def _cells(self, hint: Hint) -> int:
        """Return how many cells a key takes."""
        return sum(part.cell_length for part in self._painted(hint))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell more of the key under the pointer."""
        hint = self.hint_at(event.x)
        more = hint.more or None if hint else None
        if self.tooltip != more:
            self.tooltip = more

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press the key."""
        hint = self.hint_at(event.x)
        if hint is not None and hint.enabled:
            self.app.simulate_key(hint.key)
        elif hint is not None:
            self.app.bell()
