"""The lists of the library screen: articles, the side bar, the concordance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.message import Message

from reader.searches import Narrowing
from reader.tui.paints import LIST
from reader.tui.render import rows as render
from reader.tui.render.glyphs import UNICODE, Glyphs
from reader.tui.render.lines import Line
from reader.tui.values import Concordance, Row, Sidebar, StoryRow
from reader.tui.widgets.item_list import ItemList
from reader.tui.widgets.lines_view import LinesView

TALL = 30
"""Rows of the terminal from which on entries stand apart."""


class LibraryList(ItemList):
    """What the three lists have in common."""

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:
        """Make an empty list."""
        super().__init__(id=id)
        self.glyphs = glyphs


class RowList(LibraryList):
    """Articles, with those ticked for a comparison."""

    class LastAsked(Message):
        """The cursor is to go to the last article, which of a long list may not be here yet."""

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:
        """Make an empty list."""
        super().__init__(glyphs=glyphs, id=id)
        self.rows: tuple[Row, ...] = ()
        self.ticked: dict[str, Row] = {}
        """Ticked articles by id, in the order they were ticked, those no longer in the list included."""
        self.found = False
        """Whether the rows are what a search found, and so have snippets."""

    def count(self) -> int:
        """Return how many articles are listed."""
        return len(self.rows)

    def item_height(self) -> int:
        """Return the rows of an article: a line more for what was found, one more where there is room."""
        return self._height(found=self.found)

    def _height(self, *, found: bool) -> int:
        return 2 + found + (self.app.size.height >= TALL)

    def draw(self, item: int, width: int) -> Sequence[Line]:
        """Return an article's rows."""
        row = self.rows[item]
        return render.row_lines(
            row,
            width,
            2 + self.found,
            ticked=row.id in self.ticked,
            lit=item == self.cursor,
            glyphs=self.glyphs,
        )

    def show(self, rows: Sequence[Row], *, found: bool, cursor: int = 0, keep_place: bool = False) -> None:
        """Show other articles."""
        self.rows, self.found = tuple(rows), found
        self.renew(cursor, keep_place=keep_place)

    def fill(self, rows: Sequence[Row]) -> None:
        """Show the same articles with more known of some of them."""
        changed = [n for n, (old, new) in enumerate(zip(self.rows, rows, strict=False)) if old != new]
        if len(rows) != len(self.rows) or any(self.rows[n].id != rows[n].id for n in changed):
            self.show(rows, found=self.found, cursor=self.cursor, keep_place=True)
            return
        self.rows = tuple(rows)
        self.repaint_those(changed)

    def in_sight(self, *, found: bool) -> int:
        """Return how many articles can be seen at most of what a search, or the whole library, shows from the top."""
        return self.scrollable_content_region.height // self._height(found=found) + 1

    @property
    def current(self) -> Row | None:
        """The article under the cursor."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def toggle_tick(self) -> None:
        """Tick the article under the cursor or take its tick away, and go on to the next."""
        row = self.current
        if row is None:
            return
        if self.ticked.pop(row.id, None) is None:
            self.ticked[row.id] = row
        self.repaint(self.cursor)
        if self.cursor + 1 < self.count():
            self.place(self.cursor + 1)

    def action_edge(self, step: int) -> None:
        """Move the cursor to the first or the last article."""
        super().action_edge(step)
        if step > 0:
            self.post_message(self.LastAsked())

    def tick_all(self) -> None:
        """Tick every article listed; if all are, take their ticks away."""
        if all(row.id in self.ticked for row in self.rows):
            for row in self.rows:
                self.ticked.pop(row.id, None)
        else:
            self.ticked.update({row.id: row for row in self.rows})
        self.repaint()

    def untick(self) -> None:
        """Take all ticks away."""
        self.ticked.clear()
        self.repaint()


class ConcordanceList(LibraryList):
    """Every place where the words of a query stand, one line each."""

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:
        """Make an empty list."""
        super().__init__(glyphs=glyphs, id=id)
        self.concordance = Concordance()
        self._outlets = 8

    def count(self) -> int:
        """Return how many places are listed."""
        return len(self.concordance.lines)

    def draw(self, item: int, width: int) -> Sequence[Line]:
        """Return the line of a place."""
        line = self.concordance.lines[item]
        return [render.occurrence_line(line, width, self._outlets, item == self.cursor, self.glyphs)]

    def show(self, concordance: Concordance) -> None:
        """Show other places."""
        self.concordance = concordance
        self._outlets = render.longest([line.name for line in concordance.lines], 7, 18)
        self.renew()


class SideEntry(NamedTuple):
    """One row of the side bar."""

    kind: str
    """``all``, ``heading``, ``gap``, ``story``, ``outlet``, ``date``, ``tag`` or ``saved``."""
    value: str = ""
    label: str = ""
    note: str = ""
    """Of a heading: what the counts below it are."""
    articles: int | None = None
    conflicts: int | None = None
    outlets: int | None = None


GROUPS = (("outlet", "Outlets"), ("date", "Dates"), ("tag", "Tags"))
GROUP_LIMIT = 40
"""Values of one kind that are offered at most; the search box takes any."""


def side_entries(side: Sidebar, stories: Sequence[SideEntry] | None = None) -> list[SideEntry]:
    """Return the rows of the side bar in order; ``stories`` are those of its stories where they are known."""
    entries = [SideEntry("all", label="All articles", articles=side.articles)]
    if side.stories:
        entries += [SideEntry("gap"), SideEntry("heading", label="Stories", note="articles (outlets)")]
        entries += [_story_entry(story) for story in side.stories] if stories is None else stories
    if side.saved:
        entries += [SideEntry("gap"), SideEntry("heading", label="Saved searches")]
        entries += [SideEntry("saved", saved.name, saved.name) for saved in side.saved]
    for kind, label in GROUPS:
        facets = [facet for facet in side.facets if facet.kind == kind][:GROUP_LIMIT]
        if facets:
            entries += [SideEntry("gap"), SideEntry("heading", label=label)]
            entries += [
                SideEntry(
                    kind,
                    facet.value,
                    render.month_text(facet.value) if kind == "date" else facet.value,
                    articles=facet.articles,
                )
                for facet in facets
            ]
    return entries


def _story_entry(story: StoryRow) -> SideEntry:
    """Return the row of a story."""
    return SideEntry(
        "story",
        story.id,
        story.title,
        articles=story.articles,
        conflicts=story.conflicts,
        outlets=story.outlets,
    )


class SideList(LibraryList):
    """Stories, saved searches, and the outlets, months and tags to narrow by."""

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:
        """Make an empty side bar."""
        super().__init__(glyphs=glyphs, id=id)
        self.entries: list[SideEntry] = []
        self._stories: tuple[StoryRow, ...] = ()
        self._story_entries: list[SideEntry] = []
        self.narrowing = Narrowing()

    def count(self) -> int:
        """Return how many rows there are."""
        return len(self.entries)

    def selectable(self, item: int) -> bool:
        """Return whether a row can be chosen."""
        return self.entries[item].kind not in ("heading", "gap")

    def show(self, side: Sidebar, narrowing: Narrowing) -> None:
        """Show other entries; the cursor stays on the same one where it is still there."""
        here = self.entries[self.cursor] if 0 <= self.cursor < len(self.entries) else None
        if side.stories is not self._stories:
            # Of tens of thousands: not made anew for the counts below them.
            self._stories, self._story_entries = side.stories, [_story_entry(story) for story in side.stories]
        self.entries = side_entries(side, self._story_entries)
        self.narrowing = narrowing
        self.renew(self._same(here), keep_place=True)

    def _same(self, here: SideEntry | None) -> int:
        """Return where an entry stands now, the first where it is gone."""
        if here is None:
            return 0
        if self.cursor < len(self.entries) and self.entries[self.cursor][:2] == here[:2]:
            return self.cursor
        return next((n for n, entry in enumerate(self.entries) if entry[:2] == here[:2]), 0)

    def show_conflicts(self, side: Sidebar, story: StoryRow) -> None:
        """Show how many contested points one story has; nothing else of ``side`` has changed."""
        entry = _story_entry(story)
        for entries in (self._story_entries, self.entries):
            at = next(n for n, one in enumerate(entries) if one[:2] == entry[:2])
            entries[at] = entry
        self._stories = side.stories
        self.repaint(at)

    def mark(self, narrowing: Narrowing) -> None:
        """Show what the list is narrowed by."""
        before, self.narrowing = self.narrowing, narrowing
        if before._replace(query="") != narrowing._replace(query="") or before.active != narrowing.active:
            self.repaint()

    def chosen(self, entry: SideEntry) -> bool:
        """Return whether the list is narrowed by an entry."""
        now = self.narrowing
        active = {"story": now.story, "outlet": now.outlet, "date": now.month, "tag": now.tag}
        if entry.kind == "all":
            return not now.active
        return entry.kind in active and active[entry.kind] == entry.value

    def draw(self, item: int, width: int) -> Sequence[Line]:
        """Return a row."""
        entry = self.entries[item]
        if entry.kind == "gap":
            return [Line()]
        if entry.kind == "heading":
            return [render.heading_line(entry.label, entry.note, width)]
        conflicts = f"{self.glyphs.divergent}{entry.conflicts}" if entry.conflicts else ""
        count = "" if entry.articles is None else render.number_text(entry.articles)
        if entry.outlets not in (None, entry.articles):
            count += f" ({entry.outlets})"
        return [
            render.side_line(
                entry.label,
                count,
                width,
                lit=item == self.cursor,
                on=self.chosen(entry),
                conflicts=conflicts,
                glyphs=self.glyphs,
            )
        ]

    def chooses_on_click(self, item: int, x: int) -> bool:
        """One click is enough in the side bar."""
        return True


class PreviewView(LinesView):
    """The beginning of an article, with air around it."""

    paints = LIST
    SPARE = 2
