"""What the library screen does with the library as a whole: add to it, index it anew, look whether it is sound."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from reader.tui.render.rows import counted

if TYPE_CHECKING:
    from index.records import Check
    from reader.tui.screens.library import LibraryScreen
    from reader.tui.upkeep import Intake

T = TypeVar("T")


class LibraryUpkeep:
    """The part of the library screen whose work is long."""

    added_from = ""
    """The folder that was typed the last time."""

    @property
    def _kept(self) -> LibraryScreen:
        return cast("LibraryScreen", self)

    def palette_commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Yield what can be done here that has no key: its name, what it does, and how."""
        yield "Check the library", "whether database, index and notes are sound", self.action_check
        yield "Index anew", "make the search index from the library again", self.action_reindex

    def action_add(self) -> None:
        """Ask for a file, folder or URL and add it."""
        from reader.tui.screens.add_dialog import AddDialog

        screen = self._kept
        if screen.app.is_web:
            screen.notify("In a browser nothing is added: run “crossread add” on this machine.", timeout=6)
            return

        def add(source: str | None) -> None:
            if source is not None:
                path = source if "://" in source else os.path.expanduser(source)  # noqa: PTH111 - keeps the rest
                self.added_from = "" if "://" in source else source[: source.rfind("/", 0, -1) + 1]
                self._work(
                    f"Adding {source}", partial(screen.session.add, path), partial(self._added, source)
                )

        screen.app.push_screen(AddDialog(self.added_from), add)

    def _added(self, source: str, intake: Intake) -> None:
        """Say what became of it, failures by name, and show the library with it."""
        screen = self._kept
        screen.action_reload()
        if intake.failures:
            from reader.tui.screens.dialogs import ErrorDialog

            title = "Not everything could be read" if intake.added or intake.known else "Nothing was added"
            screen.app.push_screen(ErrorDialog(title, "\n\n".join([intake.text, *intake.failures])))
        else:
            screen.notify(intake.text, title=source, markup=False, timeout=8 if intake.stopped else 5)

    def action_reindex(self) -> None:
        """Make the search index anew."""
        screen = self._kept

        def done(count: int) -> None:
            screen.notify(f"The search index holds {counted(count, 'article')}.", markup=False)
            screen.action_reload()

        self._work("Making the search index anew", screen.session.reindex, done)

    def action_check(self) -> None:
        """Look whether everything is sound, and say so."""
        self._work("Checking the library", self._kept.session.examine, self._checked)

    def _checked(self, checks: tuple[Check, ...]) -> None:
        from reader.tui.screens.dialogs import ErrorDialog, ReportDialog

        wrong = [check for check in checks if not check.ok]
        width = max(len(check.name) for check in checks)
        lines = [f"{check.name:<{width}}  {check.value}" for check in (*wrong, *(c for c in checks if c.ok))]
        if wrong:
            title = f"Something is wrong with {', '.join(dict.fromkeys(check.name for check in wrong))}"
            self._kept.app.push_screen(ErrorDialog(title, "\n".join(lines)))
        else:
            self._kept.app.push_screen(ReportDialog("The library is sound", "\n".join(lines)))

    def _work(self, title: str, call: Callable[[], T], done: Callable[[T], object]) -> None:
        """Run a call behind the dialog that can stop it, and then ``done`` unless it was stopped or failed."""
        from reader.tui.screens.working import WorkDialog

        screen = self._kept
        dialog: WorkDialog[T] = WorkDialog(title, call, screen.session.glyphs)

        def ended(result: T | None) -> None:
            if dialog.error is not None:
                screen.fail(dialog.error)
            elif result is not None:
                done(result)
            else:
                screen.notify("Stopped.", markup=False)
                screen.action_reload()

        screen.app.push_screen(dialog, ended)
