"""A list of entries of equal height that paints only what is seen: ten thousand cost what ten cost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from reader.tui.paints import LIST
from reader.tui.render.lines import Line
from reader.tui.widgets.scrolling import Scrolling


class ItemList(Scrolling, can_focus=True):
    """Entries with a cursor. Subclasses say how many there are, how high each is and what it looks like."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Down", id="list.down", show=False),
        Binding("up,k", "move(-1)", "Up", id="list.up", show=False),
        Binding("pagedown,ctrl+d", "page(1)", "Page down", id="list.page-down", show=False),
        Binding("pageup,ctrl+u", "page(-1)", "Page up", id="list.page-up", show=False),
        Binding("home,g", "edge(-1)", "First", id="list.first", show=False),
        Binding("end,G", "edge(1)", "Last", id="list.last", show=False),
        Binding(
            "enter", "choose", "Open", id="list.choose", show=False, tooltip="Open what the cursor is on"
        ),
    ]

    class Moved(Message):
        """The cursor is on another entry; ``item`` is -1 where there is none."""

        def __init__(self, view: ItemList, item: int) -> None:
            super().__init__()
            self.view = view
            self.item = item

        @property
        def control(self) -> ItemList:
            """The list."""
            return self.view

    class Chosen(Message):
        """Enter was pressed on an entry, or it was clicked twice."""

        def __init__(self, view: ItemList, item: int) -> None:
            super().__init__()
            self.view = view
            self.item = item

        @property
        def control(self) -> ItemList:
            """The list."""
            return self.view

    paints = LIST

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        """Make an empty list."""
        super().__init__(id=id, classes=classes)
        self.cursor = -1
        self._strips: dict[tuple[int, int, bool, bool], list[Strip]] = {}

    # -- what a subclass says ------------------------------------------------------------------------------------

    def count(self) -> int:
        """Return how many entries there are."""
        return 0

    def item_height(self) -> int:
        """Return how many rows each entry takes."""
        return 1

    def selectable(self, item: int) -> bool:
        """Return whether the cursor may stand on an entry (a heading is none)."""
        return True

    def draw(self, item: int, width: int) -> Sequence[Line]:
        """Return the rows of an entry, at most ``item_height()`` of them."""
        raise AssertionError("a list that has entries draws them")

    # -- the entries ---------------------------------------------------------------------------------------------

    def forget(self) -> None:
        """Drop what was painted."""
        self._strips.clear()

    def renew(self, cursor: int = 0, *, keep_place: bool = False) -> None:
        """Show changed entries, with the cursor on ``cursor`` or the next one it may stand on."""
        self.forget()
        self._measure()
        self.cursor = self._near(cursor, 1)
        if not keep_place:
            self.scroll_to(y=0, animate=False, force=True)
        self._show_cursor()
        self.refresh()
        self.post_message(self.Moved(self, self.cursor))

    def repaint(self, item: int | None = None) -> None:
        """Paint one entry anew, or all."""
        if item is None:
            self.forget()
            self.refresh()
            return
        for key in [key for key in self._strips if key[0] == item]:
            del self._strips[key]
        self._refresh_item(item)

    def repaint_those(self, items: Iterable[int]) -> None:
        """Paint some entries anew."""
        changed = set(items)
        for key in [key for key in self._strips if key[0] in changed]:
            del self._strips[key]
        high, top = self.item_height(), self.scroll_offset.y
        seen = range(top // high, (top + self.size.height) // high + 1)
        for item in changed.intersection(seen):
            self._refresh_item(item)

    def _measure(self) -> None:
        size = Size(self.scrollable_content_region.width, self.count() * self.item_height())
        if size != self.virtual_size:
            self.virtual_size = size

    def on_resize(self, event: events.Resize) -> None:
        """Keep the entry under the cursor in sight."""
        self.forget()
        self._measure()
        self._show_cursor()

    def _near(self, item: int, step: int) -> int:
        """Return the first entry from ``item`` on that the cursor may stand on, looking back at the end; or -1."""
        count = self.count()
        item = max(0, min(item, count - 1))
        for way in (step, -step):
            n = item
            while 0 <= n < count:
                if self.selectable(n):
                    return n
                n += way
        return -1

    # -- the cursor ----------------------------------------------------------------------------------------------

    def place(self, item: int, step: int = 1) -> None:
        """Put the cursor on an entry and bring it into sight."""
        old, self.cursor = self.cursor, self._near(item, step)
        if old != self.cursor:
            self._refresh_item(old)
            self._refresh_item(self.cursor)
            self.post_message(self.Moved(self, self.cursor))
        self._show_cursor()

    def _show_cursor(self) -> None:
        """Scroll as little as needed to see the entry under the cursor."""
        if self.cursor < 0:
            return
        high = self.item_height()
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        first = self.cursor * high
        if first < top:
            above = all(not self.selectable(n) for n in range(self.cursor))
            self.scroll_to(y=0 if above else first, animate=False, force=True)
        elif first + high > top + height:
            self.scroll_to(y=first + high - height, animate=False, force=True)

    def _refresh_item(self, item: int) -> None:
        high = self.item_height()
        y = item * high - self.scroll_offset.y
        if item >= 0:
            self.refresh(Region(0, y, self.size.width, high))

    def action_move(self, step: int) -> None:
        """Move the cursor by entries."""
        self.place(self.cursor + step, step)

    def action_page(self, step: int) -> None:
        """Move the cursor by what fits on the screen."""
        page = max(1, self.scrollable_content_region.height // self.item_height() - 1)
        self.place(self.cursor + step * page, step)

    def action_edge(self, step: int) -> None:
        """Move the cursor to the first or the last entry."""
        self.place(0 if step < 0 else self.count() - 1, -step)

    def action_choose(self) -> None:
        """Tell that the entry under the cursor was chosen."""
        if self.cursor >= 0:
            self.post_message(self.Chosen(self, self.cursor))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show the cursor differently with and without focus."""
        super().watch_has_focus(has_focus)
        self._refresh_item(self.cursor)

    # -- mouse ---------------------------------------------------------------------------------------------------

    def item_at(self, y: int) -> int:
        """Return the entry on a row of the widget, or -1."""
        item = (y + self.scroll_offset.y) // self.item_height()
        return item if 0 <= item < self.count() and self.selectable(item) else -1

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a double click chooses."""
        item = self.item_at(event.y)
        if item < 0:
            return
        self.place(item)
        if event.chain > 1 or self.chooses_on_click(item, event.x):
            self.post_message(self.Chosen(self, item))

    def chooses_on_click(self, item: int, x: int) -> bool:
        """Return whether one click is enough to choose an entry."""
        return False

    # -- paint ---------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        width = self.scrollable_content_region.width
        item, row = divmod(y + self.scroll_offset.y, self.item_height())
        if not 0 <= item < self.count():
            return Strip.blank(width, self.base)
        lit = item == self.cursor
        key = (item, width, lit, lit and self.has_focus)
        strips = self._strips.get(key)
        if strips is None:
            base = self.base
            if lit:
                base = base + self.style("lit" if self.has_focus else "lit-partner")
            strips = [self.paint(line, width, base) for line in self.draw(item, width)]
            self._strips[key] = strips
            strips += [Strip.blank(width, self.base)] * (self.item_height() - len(strips))
        return strips[row]
