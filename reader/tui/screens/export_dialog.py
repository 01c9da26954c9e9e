"""The dialog that hands notes on: format, filter and file."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, Protocol, TypeVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Label

from index.errors import CrossreadError
from index.paths import named
from reader.tui.render.glyphs import UNICODE, Glyphs
from reader.tui.render.keys import hinted
from reader.tui.render.rows import counted
from reader.tui.render.safe import display
from reader.tui.screens.dialogs import Dialog
from reader.tui.screens.note_dialogs import fit_list
from reader.tui.widgets.choice_list import ChoiceList

T = TypeVar("T")

FORMATS = (
    ("w3c", "notes.jsonld", "W3C JSON-LD: everything, for crossread and others"),
    ("jsonl", "notes.jsonl", "one note a line, for scripts"),
    ("csv", "notes.csv", "a table for a spreadsheet"),
    ("markdown", "notes.md", "a report: claims, who says what, quotations"),
    ("html", "notes.html", "the same report as one page for a browser"),
    ("claimreview", "claimreview.json", "drafts of fact checks (schema.org)"),
    ("hypothesis", "hypothesis", "a folder with one file per article"),
)
"""Format, usual file name and what it is for."""
DEBOUNCE = 0.15
"""Seconds without a key after which the notes are counted."""


class ExportDoor(Protocol):
    """The part of the session that exporting uses."""

    def count_notes(self, query: str, articles: frozenset[str] | None = None) -> tuple[int, tuple[str, ...]]:
        """Return how many notes a query leaves, and what of it was ignored."""
        ...

    def export_notes(
        self, format_: str, query: str, path: Path, articles: frozenset[str] | None = None
    ) -> tuple[str, tuple[str, ...]]:
        """Write notes into a file; returns what was written and what was left out."""
        ...


class ExportDialog(Dialog[None]):
    """Asks for format, filter and file, writes, and says what was left out."""

    CSS_PATH = ["dialogs.tcss", "notes.tcss"]  # noqa: RUF012 - as Screen declares it
    AUTO_FOCUS = "#export-file"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "format(1)", "Next format", id="export.next", tooltip="The next format"),
        Binding("up", "format(-1)", "Previous format", id="export.previous", tooltip="The format before"),
        Binding("escape", "dismiss", "Cancel", id="export.cancel", tooltip="Write nothing"),
    ]

    def __init__(
        self,
        session: ExportDoor,
        query: str = "",
        articles: frozenset[str] | None = None,
        what: str = "",
        *,
        glyphs: Glyphs = UNICODE,
    ) -> None:
        """Export the notes that ``query`` leaves, of ``articles`` alone if given, which ``what`` names."""
        super().__init__()
        self.session, self.asked, self.articles, self.what = session, query, articles, what
        self.glyphs = glyphs
        self.chosen = 0
        self.sure: Path | None = None
        self._typing: Timer | None = None
        self._asked = 0

    def compose(self) -> ComposeResult:
        """Lay out the formats, the filter and the file."""
        with VerticalGroup(classes="dialog"):
            yield Label(Content("Export notes"), classes="dialog-title")
            yield ChoiceList(id="export-formats")
            yield Label(id="export-count")
            yield Input(
                display(self.asked),
                placeholder="outlet:… tag:disputed since:2026-03 … or nothing for all",
                id="export-query",
                compact=True,
                classes="field",
            )
            where = "goes to your browser" if self.app.is_web else "~ is the home folder"
            yield Label(Content.assemble(("File", "bold"), (f"  {where}", "$muted")))
            yield Input(FORMATS[0][1], id="export-file", compact=True, classes="field")
            yield Label(id="export-hint", classes="dialog-hint")

    def on_mount(self) -> None:
        """Show the formats and how many notes there are."""
        self.query_one(ChoiceList).offer([(name, what) for name, _, what in FORMATS])
        self.show_hint()
        self.show_count(None)
        self.count()

    def on_resize(self) -> None:
        """Give the list what the rest leaves."""
        self.call_after_refresh(fit_list, self, self.query_one(ChoiceList))

    def show_hint(self, said: str = "") -> None:
        """Say what keys do, or what is the matter."""
        usual = hinted(
            self.app, "↑↓ format · Tab next field · Enter writes · {export.cancel|escape} leaves it"
        )
        hint = self.query_one("#export-hint", Label)
        hint.set_class(bool(said), "-problem")
        hint.update(Content(display(said) if said else usual))

    def show_count(self, counted_: tuple[int, tuple[str, ...]] | None) -> None:
        """Say how many notes the filter leaves."""
        parts: list[tuple[str, str]] = [("Filter", "bold")]
        if counted_ is not None:
            on = f" on {self.what}" if self.what else ""
            parts.append((f"  {counted(counted_[0], 'note')}{on}", ""))
            parts += [(f"  {display(one)}", "$warning") for one in counted_[1][:1]]
        self.query_one("#export-count", Label).update(Content.assemble(*parts))

    def count(self) -> None:
        """Count the notes that the filter leaves."""
        self._asked += 1
        query, asked = self.query_one("#export-query", Input).value, self._asked

        def done(found: tuple[int, tuple[str, ...]]) -> None:
            if asked == self._asked:
                self.show_count(found)

        self._run(lambda: self.session.count_notes(query, self.articles), done)

    def _run(self, call: Callable[[], T], done: Callable[[T], object]) -> None:
        """Call in a thread; what fails is said in the dialog, which stays."""

        def work() -> None:
            try:
                result = call()
            except CrossreadError as error:
                self.call_later(self.show_hint, str(error))
            else:
                self.call_later(done, result)

        self.run_worker(work, thread=True)

    @on(Input.Changed, "#export-query")
    def _typed(self) -> None:
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(DEBOUNCE, self.count)

    @on(Input.Changed, "#export-file")
    def _renamed(self) -> None:
        self.sure = None
        self.show_hint()

    def action_format(self, by: int) -> None:
        """Choose another format; a file name that was not changed follows."""
        box = self.query_one("#export-file", Input)
        usual = FORMATS[self.chosen][1]
        self.chosen = self.query_one(ChoiceList).choose(by)
        if box.value.endswith(usual):
            box.value = box.value.removesuffix(usual) + FORMATS[self.chosen][1]

    @on(Input.Submitted)
    def _write(self) -> None:
        name = "".join(filter(str.isprintable, self.query_one("#export-file", Input).value)).strip()
        if not name:
            self.show_hint("Name a file.")
            return
        try:
            path = self._visitors_own(name) if self.app.is_web else named(name)
            there = path.is_file()
        except OSError as error:
            self.show_hint(f"No such file can be written: {error.strerror or error}.")
            return
        if there and self.sure != path and FORMATS[self.chosen][0] != "hypothesis":
            leaves = hinted(self.app, "{export.cancel|escape} leaves it")
            self.show_hint(f"{path.name} exists already. Enter again replaces it · {leaves}")
            self.sure = path
            return
        format_, articles = FORMATS[self.chosen][0], self.articles
        query = self.query_one("#export-query", Input).value
        from reader.tui.screens.working import WorkDialog

        call = partial(self.session.export_notes, format_, query, path, articles)
        work = WorkDialog(f"Exporting to {path.name}", call, self.glyphs)

        def ended(result: tuple[str, tuple[str, ...]] | None) -> None:
            if work.error is not None:
                self.show_hint(str(work.error))
            elif result is None:
                self.show_hint("Stopped: nothing more is written.")
            else:
                self._hand_on(path, *result)
            if self.app.is_web:
                shutil.rmtree(path.parent, ignore_errors=True)

        self.app.push_screen(work, ended)

    def _hand_on(self, path: Path, said: str, left: tuple[str, ...]) -> None:
        """Say what was written; a visitor gets it."""
        try:
            if self.app.is_web:
                hand_over(self.app, path)
                said = f"{path.name} goes to your browser."
        except OSError as error:
            self.show_hint(f"It cannot be handed over: {error.strerror or error}.")
            return
        self._written(said, left)

    def _visitors_own(self, name: str) -> Path:
        """Return where a visitor's export stays until it is handed over: no file of this machine is theirs to name."""
        last = Path(os.path.normpath(f"/{name}")).name[-60:]  # at most 255 bytes
        return Path(tempfile.mkdtemp(prefix="crossread-")) / (last or FORMATS[self.chosen][1])

    def _written(self, said: str, left: tuple[str, ...]) -> None:
        app = self.app
        self.dismiss()
        if left:
            from reader.tui.screens.dialogs import ErrorDialog

            app.push_screen(ErrorDialog("Not everything was exported", "\n".join([said, "", *left])))
        else:
            app.notify(said, markup=False)


def hand_over(app: App[object], path: Path) -> None:
    """Offer a file, or a folder packed as one, to the visitor's browser."""
    if path.is_dir():
        path = Path(shutil.make_archive(str(path), "zip", path))
    app.deliver_binary(io.BytesIO(path.read_bytes()), save_filename=path.name)
