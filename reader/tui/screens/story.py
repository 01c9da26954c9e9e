"""The frame of a story's screen: its views and the comparison behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from index.article import Article
from index.errors import CrossreadError
from reader.reviewed import reviewed_from
from reader.tui.render.glyphs import UNICODE, Glyphs
from reader.tui.render.keys import key_of
from reader.tui.render.lines import LineBuilder
from reader.tui.render.scene import Scene, scene_from, scene_of
from reader.tui.screens.background import BackgroundScreen
from reader.tui.screens.kept_place import KeptPlace
from reader.tui.views.door import StoryDoor
from reader.tui.views.reading import Reading, StoryView
from reader.tui.views.sentences import SentenceView
from reader.tui.views.table import MEANINGS, VIEWS, build
from reader.tui.watching import uncompared
from reader.tui.widgets.bar import Bar, tabs
from reader.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from reader.compare.model import Comparison

GLANCE = 0.25
"""Seconds between two looks at how far a comparison is."""
COMPARING = ("compare", "decide")
"""Groups of calls that compare."""
FEW = 2
"""Remarks that are shown at once."""


class StoryScreen(BackgroundScreen[None]):
    """Articles on one event in several views, all of the same reading."""

    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(n),
                f"view('{name}')",
                label,
                id=f"compare.view-{name}",
                show=False,
                tooltip=f"{label}: {MEANINGS[name]}",
            )
            for n, (name, label) in enumerate(VIEWS.items(), 1)
        ),
        Binding("tab", "next_view(1)", "Next view", id="compare.next-view", show=False),
        Binding("shift+tab", "next_view(-1)", "Previous view", id="compare.previous-view", show=False),
        Binding(
            "ctrl+r",
            "compare_again",
            "Compare again",
            id="compare.again",
            show=False,
            tooltip="Compare again after it was stopped",
        ),
    ]

    remarked: tuple[str, ...] = ()
    """Remarks of the comparison that were shown."""
    arrived = False
    """Whether the reader was sent to a place, which counts more than the kept one."""

    def __init__(
        self, session: StoryDoor, articles: Sequence[Article], key: str, *, glyphs: Glyphs = UNICODE
    ) -> None:
        """Take the door to library and comparison, the articles in their order, and the name of the story's state."""
        super().__init__()
        self.session = session
        self.articles = tuple(articles)
        self.key = key
        scene = replace(scene_of(self.articles), ellipsis=glyphs.ellipsis)
        self.reading = Reading(scene, glyphs=glyphs)
        self.here = "columns"
        self.kept_place = KeptPlace(self)
        self._shown_working = False

    def compose(self) -> ComposeResult:
        """Lay out the bar of views, the first of them, and the keys."""
        yield Bar(id="views")
        yield build(self.here, self.reading)
        yield KeyLine(palette=False)

    def on_mount(self) -> None:
        """Show the text at once; the kept place and the comparison come behind the first frame."""
        self.show_bar()
        self.focus_view()
        self.after_first_frame(self.start_reading)

    def start_reading(self) -> None:
        """Ask for what is kept and for the comparison."""
        session, key = self.session, self.key
        self.kept_place.begin()
        self.fetch("reviewed", lambda: session.load_state(f"reviewed:{key}"), self._restore_reviewed)
        self.set_interval(GLANCE, self._glance)
        self.action_compare_again()

    def action_compare_again(self) -> None:
        """Compare the articles, unless that is done or going on."""
        going_on = any(worker.group == "compare" and worker.is_running for worker in self.workers)
        if self.reading.scene.comparison is None and not going_on:
            session, key, articles = self.session, self.key, self.articles
            self._show_stopped("")
            work = self.compared(lambda: session.compare(articles, key))
            self.fetch("compare", work, self._first_comparison, self._cannot_compare)
        elif not going_on:
            self.notify("These articles are compared.", timeout=3)

    def stop_comparing(self) -> bool:
        """Stop comparing if that takes long; return whether it did."""
        if not self.stop_work(*COMPARING):
            return False
        again = key_of(self.app, "compare.again", "ctrl+r") if self.reading.scene.comparison is None else ""
        self.notify(f"Stopped. {again} compares after all." if again else "Stopped.", timeout=4)
        self._show_stopped(again)
        return True

    def _cannot_compare(self, error: CrossreadError) -> None:
        """Say why, and that there is no comparison now."""
        self._show_stopped(key_of(self.app, "compare.again", "ctrl+r"))
        self.fail(error)

    def _show_stopped(self, again: str) -> None:
        """Show that nothing compares the articles, and the key that begins ``again``; without one, that they are."""
        if again != self.reading.scene.stopped:
            self.reading.scene = self.reading.scene.with_stopped(again)
            self.refresh_view()
        self.show_bar()

    def _glance(self) -> None:
        """Show how far a long comparison is."""
        if self.long_work(*COMPARING) is not None or self._shown_working:
            self.show_bar()

    def _first_comparison(self, scene: Scene) -> None:
        """Show the comparison and let the list of stories know of its conflicts."""
        session, key = self.session, self.key
        self.show_compared(scene)
        self.fetch("count", lambda: session.count_conflicts(key), lambda _: None)

    def fail(self, error: CrossreadError) -> None:
        """Show an error in the dialog."""
        from reader.tui.screens.dialogs import ErrorDialog

        self.app.push_screen(ErrorDialog(error.title, str(error)))

    def compared(self, call: Callable[[], Comparison]) -> Callable[[], Scene]:
        """Return what compares and, in the same thread, works out what the view in front shows of it.

        Done on the screen's side, that would let keys wait in a very long story.
        """
        prepare, ellipsis = self.view.preparing(), self.reading.glyphs.ellipsis

        def work() -> Scene:
            scene = replace(scene_from(call()), ellipsis=ellipsis)
            scene.work_out()
            prepare(scene)
            return scene

        return work

    def show_compared(self, scene: Scene) -> None:
        """Show what a comparison found, the reader's place kept."""
        self.reading.replace_scene(scene.with_notes(self.reading.scene.notes))
        self.refresh_view()
        self.show_bar()
        if scene.comparison is not None:
            self.tell_remarks(scene.comparison.messages)

    def tell_remarks(self, remarks: Sequence[str]) -> None:
        """Show what the comparison has to remark, once; where it is much, only how much and how to read it."""
        if remarks == self.remarked:
            return
        self.remarked = tuple(remarks)
        if 0 < len(remarks) <= FEW:
            self.notify("\n".join(remarks), severity="warning", markup=False)
        elif remarks:
            said = f"{len(remarks)} remarks on this comparison: {key_of(self.app, 'compare.remarks', '!')} shows them."
            self.notify(said, severity="warning", markup=False)

    # Views

    @property
    def view(self) -> StoryView:
        """The view in front."""
        return self.query_one(f"#{self.here}", StoryView)

    def refresh_view(self) -> None:
        """Let the view in front show the reading as it is now."""
        self.view.open()

    def focus_view(self) -> None:
        """Bring the keyboard to the view in front."""
        for widget in self.view.query("*"):
            if widget.can_focus:
                widget.focus(scroll_visible=False)
                return

    async def action_view(self, name: str) -> None:
        """Bring a view to the front."""
        if name == self.here or name not in VIEWS:
            return
        left = self.view
        left.display = False
        self.here = name
        if not self.query(f"#{name}"):
            await self.mount(build(name, self.reading), after=left)
        self.view.display = True
        self.refresh_view()
        self.focus_view()
        self.show_bar()

    async def action_next_view(self, by: int) -> None:
        """Bring the next view to the front."""
        names = list(VIEWS)
        await self.action_view(names[(names.index(self.here) + by) % len(names)])

    async def on_story_view_elsewhere(self, event: StoryView.Elsewhere) -> None:
        """Show a sentence in another view."""
        self.reading.go(event.ref, jump=True)
        await self.action_view(event.view)
        if event.facing is not None and isinstance(self.view, SentenceView):
            self.reading.choose(event.facing)
            self.view.go(event.ref, facing=True)

    async def on_bar_picked(self, event: Bar.Picked) -> None:
        """Bring the clicked view to the front."""
        if event.bar.id == "views":
            await self.action_view(event.entry)

    def show_bar(self) -> None:
        """Show the views and what story this is."""
        entries = [(name, f"{n} {label}") for n, (name, label) in enumerate(VIEWS.items(), 1)]
        line, places = tabs(entries, self.here)
        right, *spares = (LineBuilder().add(f"{text} ", "dim").line() for text in self._told())
        self.query_one("#views", Bar).show(line, right, places, spares=spares)

    def _told(self) -> tuple[str, ...]:
        """Return what this story is, or how far its comparison is; and the same for narrower terminals."""
        watch = self.long_work(*COMPARING)
        self._shown_working = watch is not None
        if watch is None and self.reading.scene.comparison is not None:
            from reader.tui.render.told import story_told

            return story_told(self.reading.scene, self.reading.glyphs.divergent)
        leave, again = key_of(self.app, "compare.leave", "escape"), self.reading.scene.stopped
        return uncompared(len(self.articles), watch, leave, again)

    def _restore_reviewed(self, text: str | None) -> None:
        """Take over the kept marks."""
        self.reading.reviewed |= reviewed_from(text)
        if self.here == "conflicts":
            self.refresh_view()

    def on_unmount(self) -> None:
        """Keep the place."""
        self.kept_place.keep()
