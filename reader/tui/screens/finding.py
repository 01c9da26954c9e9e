"""Find in text and go to a sentence: the line at the bottom, the found places, n and N."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from reader.compare.refs import Ref
from reader.tui.render.keys import key_of
from reader.tui.render.lines import LineBuilder
from reader.tui.render.moves import find_in
from reader.tui.render.safe import display
from reader.tui.render.window import ordered
from reader.tui.render.wrap import shorten
from reader.tui.screens.story import StoryScreen
from reader.tui.views.sentences import SentenceView
from reader.tui.widgets.bar import Bar
from reader.tui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from reader.tui.views.entries import EntriesView

SOUGHT = 24
"""Cells of the words that were looked for in the bar."""


class AskInput(TypedLine):
    """Where the words or the number are typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "submit", "Go there", id="compare.take-find", tooltip="Go to the first place, or there"
        ),
        Binding("escape", "screen.close_ask", "Close", id="compare.close-find"),
    ]


class AskLine(Horizontal):
    """One line that asks for words to find, or for a sentence to go to."""

    def compose(self) -> ComposeResult:
        """Lay out the sign, the input and the count."""
        yield Static("/", id="ask-sign", markup=False)
        yield AskInput(id="ask", compact=True)
        yield Static("", id="ask-count", markup=False)


class FindingScreen(StoryScreen):
    """A story's screen with find and go to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Find", id="compare.find", show=True),
        Binding("colon", "go_to", "Go to a sentence", id="compare.go-to", show=False),
        Binding("n", "found(1)", "Next found, else next conflict", id="compare.next", show=False),
        Binding(
            "N", "found(-1)", "Previous found, else previous conflict", id="compare.previous", show=False
        ),
    ]

    sought = ""
    """The words that were last looked for."""
    hits: tuple[tuple[Ref, int, int], ...] = ()
    """Every found place in reading order: sentence, start, end in its text."""
    asking = ""
    """What the line asks for: words to find or a sentence."""

    async def action_find(self) -> None:
        """Ask for words."""
        await self._ask("find", "/", "find in all articles")

    async def action_go_to(self) -> None:
        """Ask for a sentence."""
        count = len(self.reading.scene.texts[self.reading.cursor.article])
        await self._ask("go to", ":", f"sentence 1 to {count}, or a percentage")

    async def _ask(self, what: str, sign: str, hint: str) -> None:
        """Open the line."""
        self.asking = what
        if not self.query("AskLine"):
            await self.mount(AskLine(), before="KeyLine")
        self.query_one("#ask-sign", Static).update(Content(sign))
        self.query_one("#ask-count", Static).update(Content(""))
        line = self.query_one("#ask", Input)
        line.placeholder = hint
        line.value = ""
        self.query_one(AskLine).display = True
        line.focus()

    def action_close_ask(self) -> None:
        """Close the line and leave nothing found."""
        self._close()
        self.forget_found()

    def _close(self) -> None:
        """Close the line."""
        for line in self.query(AskLine):
            line.display = False
        self.asking = ""
        self.focus_view()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find while the words are typed."""
        if event.input.id == "ask" and self.asking == "find":
            event.stop()
            self._find(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the first place, or to the sentence."""
        if event.input.id != "ask":
            return
        event.stop()
        asked, value = self.asking, event.value.strip()
        self._close()
        if asked == "go to":
            self._go_to(value)
        elif not value:
            self.forget_found()
        elif self.hits:
            self.action_found(0)
        else:
            self.notify(f"“{value}” stands in none of the articles.", markup=False, timeout=3)

    def _find(self, words: str) -> None:
        """Find the words in all articles and mark them."""
        scene = self.reading.scene
        hits: list[tuple[Ref, int, int]] = []
        for article in ordered(len(scene.articles), self.reading.base):
            hits += [(Ref(article, n), start, end) for n, start, end in find_in(scene.texts[article], words)]
        self.sought, self.hits = words.strip(), tuple(hits)
        found: dict[Ref, list[tuple[int, int]]] = {}
        for ref, start, end in hits:
            found.setdefault(ref, []).append((start, end))
        self.reading.overlay = self.reading.overlay._replace(found=found, current=None)
        self.query_one("#ask-count", Static).update(Content(f" {len(hits)} found " if words else ""))
        self.refresh_view()

    def forget_found(self) -> None:
        """Take the marks of found words away."""
        self.hits = ()
        self.reading.overlay = self.reading.overlay._replace(found={}, current=None)
        self.refresh_view()
        self.show_bar()

    def show_bar(self) -> None:
        """Show in the bar which of the found places this is."""
        super().show_bar()
        current = self.reading.overlay.current
        if self.hits and current is not None:
            n = next(n for n, (ref, start, _) in enumerate(self.hits, 1) if (ref, start) == current)
            self._show_count(n, len(self.hits))

    def _show_count(self, n: int, of: int) -> None:
        """Show in the bar of views which of the found places, of what words, this is."""
        words = shorten(display(self.sought), SOUGHT, self.reading.glyphs.ellipsis)
        bar, count = self.query_one("#views", Bar), f"{n} of {of} "
        bar.right = LineBuilder().add(f"{words} ", "dim").add(count, "outlet").line()
        bar.spares = (LineBuilder().add(count, "outlet").line(),)
        bar.refresh()

    def action_found(self, by: int) -> None:
        """Go to the next found place (0: the one at or after the cursor); without any, to the next conflict."""
        if not self.hits:
            if isinstance(self.view, SentenceView):
                self.view.action_marked("divergent", by)
            else:
                find = key_of(self.app, "compare.find", "slash")
                self.notify(f"Nothing was searched for: {find} finds words.", markup=False, timeout=3)
            return
        if not isinstance(self.view, SentenceView):
            self._found_entry(cast("EntriesView", self.view), by)
            return
        order = {a: n for n, a in enumerate(ordered(len(self.articles), self.reading.base))}

        def place(ref: Ref, start: int) -> tuple[int, int, int]:
            return order[ref.article], ref.sentence, start

        current = self.reading.overlay.current
        at = place(*current) if current is not None else place(self.reading.cursor, -1)
        places = [place(ref, start) for ref, start, _ in self.hits]
        if by >= 0:
            n = next((n for n, p in enumerate(places) if p > at), 0)
        else:
            n = next((n for n in reversed(range(len(places))) if places[n] < at), len(places) - 1)
        ref, start, _ = self.hits[n]
        self.reading.overlay = self.reading.overlay._replace(current=(ref, start))
        self.reading.go(ref, jump=ref.article != self.reading.cursor.article)
        self.refresh_view()
        self.show_bar()

    def _found_entry(self, view: EntriesView, by: int) -> None:
        """Go to the next entry of a list that leads to a found place."""
        at = view.find({ref for ref, _, _ in self.hits}, by)
        self.show_bar()
        if at is None:
            self.notify("Nothing of this list has these words.", markup=False, timeout=3)
        else:
            self._show_count(*at)

    def _go_to(self, value: str) -> None:
        """Go to the n-th sentence, or a percentage into the article."""
        count = len(self.reading.scene.texts[self.reading.cursor.article])
        number = value.rstrip("%")
        if not number.isdecimal():
            self.notify(f"“{value}” is no number of a sentence.", markup=False, timeout=3)
            return
        n = int(number[:9]) * count // 100 if value.endswith("%") else int(number[:9]) - 1
        self.reading.go(Ref(self.reading.cursor.article, max(0, min(n, count - 1))), jump=True)
        self.refresh_view()
