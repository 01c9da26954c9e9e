"""What the list views have in common: a list, a panel, and the keys between them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from reader.compare.model import Ref
from reader.tui.render.entries import Entry, lines_of
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.views.reading import Reading, StoryView
from reader.tui.views.sentences import key
from reader.tui.widgets.bar import Bar
from reader.tui.widgets.lines_view import EntryLines, LinesView


class EntriesView(StoryView):
    """A list of entries, each leading to sentences, with a panel that says more about the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("j,down", "entry(1)", "Next entry"),
        key("k,up", "entry(-1)", "Previous entry"),
        key("h,left", "choose(-1)", "Previous of its sentences"),
        key("l,right", "choose(1)", "Next of its sentences"),
        key("g,home", "entry(-1000000)", "First entry"),
        key("G,end", "entry(1000000)", "Last entry"),
        key("space,pagedown", "entry(10)", "Ten entries down"),
        key("pageup", "entry(-10)", "Ten entries up"),
        key("enter", "show", "Show the sentence", show=True),
        key("J", "panel_scroll(1)", "Panel down"),
        key("K", "panel_scroll(-1)", "Panel up"),
    ]
    EMPTY = "Nothing to show."
    BETWEEN = False
    """Whether it lists what articles have with each other."""

    def __init__(self, reading: Reading, *, id: str) -> None:
        super().__init__(reading, id=id)
        self.entries: list[Entry] = []
        self.at = 0
        """The entry under the cursor."""
        self.place = 0
        """Which of its sentences is chosen."""

    def compose(self) -> ComposeResult:
        """Lay out a heading, the list, a divider and the panel."""
        yield Bar(id=f"{self.id}-head", classes="list-head")
        yield EntryLines(focus=True, id=f"{self.id}-list", classes="list")
        yield Bar(fill=self.reading.glyphs.rule, id=f"{self.id}-divider", classes="list-divider")
        yield LinesView(id=f"{self.id}-panel", classes="list-panel")

    # What a view fills in

    def work_out(self) -> Sequence[Entry]:
        """Return the entries of the scene."""
        return []

    def head(self) -> Line:
        """Return what stands above the list."""
        return Line()

    def legend(self) -> Line:
        """Return what stands on the divider."""
        return Line()

    def nothing(self) -> str:
        """Say why the list is empty."""
        return self.EMPTY

    # The rest

    @property
    def list(self) -> LinesView:
        """The list."""
        return self.query_one(f"#{self.id}-list", LinesView)

    @property
    def list_cells(self) -> int:
        """Cells that a row of the list has."""
        return self.list.scrollable_content_region.width

    @property
    def list_rows(self) -> int:
        """Rows that the list has, or will have once it is laid out anew: the heading and the divider take one each."""
        return max(0, self.size.height - self._panel_rows() - 2)

    def _panel_rows(self) -> int:
        return max(5, self.size.height // 3)

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self.entries[self.at] if 0 <= self.at < len(self.entries) else None

    def on_resize(self, event: events.Resize) -> None:
        """Give the panel its share."""
        self.query_one(f"#{self.id}-panel").styles.height = self._panel_rows()
        self.open()

    def open(self) -> None:
        """Work the entries out and show them, the cursor staying on the entry it was on."""
        if not self.size.width:
            return
        here = self.entry.key if self.entry else ""
        self.entries = list(self.work_out())
        keys = [entry.key for entry in self.entries]
        if here and here in keys:
            self.at = keys.index(here)
        self.at = self._landing(self.at, 1)
        self.show_entries()

    def show_entries(self) -> None:
        """Show the entries as they are now."""
        scene = self.reading.scene
        compared = scene.comparison is not None and not (self.BETWEEN and scene.alone)
        empty = self.nothing() if compared else scene.pending
        lines = lines_of(self.entries) or [LineBuilder().add(f" {empty}", "dim").line()]
        self.list.show(lines, keep=True)
        # Counts are told of what was compared: before, nothing is known of it, not even that there is none.
        self.query_one(f"#{self.id}-head", Bar).show(self.head() if compared else Line())
        self.query_one(f"#{self.id}-divider", Bar).show(self.legend() if compared else Line())
        self.show_entry()

    def show_entry(self) -> None:
        """Light the entry under the cursor and fill the panel."""
        entry = self.entry
        self.list.light(self.at if entry else None)
        panel = self.query_one(f"#{self.id}-panel", LinesView)
        panel.show(entry.told() if entry else [])

    def _landing(self, at: int, direction: int) -> int:
        """Return the nearest entry that is no heading, in a direction first."""
        at = max(0, min(at, len(self.entries) - 1))
        for by in (direction, -direction):
            n = at
            while 0 <= n < len(self.entries):
                if self.entries[n].places:
                    return n
                n += by
        return 0

    @property
    def target(self) -> Ref | None:
        """The chosen sentence of the entry under the cursor."""
        entry = self.entry
        if entry is None or not entry.places:
            return None
        return entry.places[self.place % len(entry.places)] or next((p for p in entry.places if p), None)

    def action_entry(self, by: int) -> None:
        """Move by entries."""
        if not self.entries:
            return
        self.at, self.place = self._landing(self.at + by, 1 if by > 0 else -1), self.kept_place()
        self.show_entry()

    def find(self, wanted: Collection[Ref], by: int) -> tuple[int, int] | None:
        """Go to the next entry (by 0: this one counts) that leads to one of the sentences, from the end to the start.

        Returns:
            Which of how many such entries it is, or None where there is none.
        """
        found = [n for n, entry in enumerate(self.entries) if any(place in wanted for place in entry.places)]
        if not found:
            return None
        if by < 0:
            at = next((n for n in reversed(found) if n < self.at), found[-1])
        else:
            at = next((n for n in found if n >= self.at + by), found[0])
        places = self.entries[at].places
        self.at, self.place = at, next(n for n, place in enumerate(places) if place in wanted)
        self.show_entry()
        self.notify_place(self.entries[at])
        return found.index(at) + 1, len(found)

    def kept_place(self) -> int:
        """Return the chosen place after a move to another entry."""
        return 0

    def action_choose(self, by: int) -> None:
        """Choose another of the entry's sentences."""
        entry = self.entry
        if entry is not None and entry.places:
            self.place = (self.place + by) % len(entry.places)
            self.notify_place(entry)

    def notify_place(self, entry: Entry) -> None:
        """Light the chosen sentence in the panel."""
        target = self.target
        panel = self.query_one(f"#{self.id}-panel", LinesView)
        lines = [
            Line(
                line.text,
                line.styles,
                line.indent,
                line.target,
                1 if line.target == target and target else None,
            )
            for line in entry.told()
        ]
        panel.show(lines, keep=True)
        panel.light(1)

    def action_show(self) -> None:
        """Show the chosen sentence among the articles."""
        scene = self.reading.scene
        if (target := self.target) is not None:
            self.show_in_columns(target)
        else:
            self.notify(self.nothing() if scene.comparison else scene.pending, markup=False, timeout=3)

    def action_panel_scroll(self, by: int) -> None:
        """Scroll the panel."""
        self.query_one(f"#{self.id}-panel", LinesView).scroll_relative(y=by * 3, animate=False)

    def on_lines_view_pointed(self, event: LinesView.Pointed) -> None:
        """Choose the clicked entry; a click on a sentence of the panel shows it among the articles."""
        if event.view is self.list:
            if event.item is not None:
                self.at, self.place = event.item, 0
                self.show_entry()
        elif event.target is not None:
            self.show_in_columns(event.target)

    def show_in_columns(self, ref: Ref) -> None:
        """Show a sentence among the articles, beside it one that contradicts it over what the entry is about."""
        pairs = self.entry.against if self.entry else ()
        other = next((b if ref == a else a for a, b in pairs if ref in (a, b)), None)
        self.post_message(self.Elsewhere(ref, "columns", other))
