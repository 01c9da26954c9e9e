"""What the keys of the library screen change: articles, saved searches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from index.article import Article
from reader.searches import SavedSearch
from reader.tui.render.keys import key_of
from reader.tui.values import Destination
from reader.tui.widgets.library_lists import RowList, SideList

if TYPE_CHECKING:
    from index.errors import CrossreadError
    from reader.tui.screens.dialogs import EditDialog
    from reader.tui.screens.library import LibraryScreen

Step = Callable[[], str | None]
"""Takes a change back and returns what to say of it, None where there was nothing to take back."""


class LibraryChanges:
    """Edit, undo, remove, save: the part of the library screen that writes."""

    @property
    def _screen(self) -> LibraryScreen:
        return cast("LibraryScreen", self)

    def action_edit(self) -> None:
        """Edit what is known of the article under the cursor."""
        screen = self._screen
        article = screen.asked_article()
        if article is not None:
            screen.fetch("edit", partial(screen.session.articles, [article]), self._edit)

    def _edit(self, articles: Sequence[Article]) -> None:
        from reader.tui.screens.dialogs import EditDialog

        self._ask_for_changes(EditDialog(articles[0]))

    def _ask_for_changes(self, dialog: EditDialog) -> None:
        """Show the fields; what cannot be kept comes back to be corrected, with what is wrong over it."""

        def save(changes: dict[str, str] | None) -> None:
            if changes:
                write = partial(self._write, dialog.article.id, changes)
                self._screen.fetch("edit", write, self._edited, partial(again, changes))

        def again(changes: dict[str, str], error: CrossreadError) -> None:
            self._ask_for_changes(type(dialog)(dialog.article, changes))
            self._screen.fail(error)

        self._screen.app.push_screen(dialog, save)

    def _write(self, article: str, changes: dict[str, str]) -> str:
        self._screen.session.edit(article, changes)
        return ", ".join("date" if field == "published" else field for field in changes)

    def _edited(self, fields: str) -> None:
        self.changed(self._undo_edit, f"Changed {fields}.")

    def changed(self, back: Step, said: str) -> None:
        """Say what was changed and which key takes it ``back``, and show it."""
        screen = self._screen
        screen.steps.append(back)
        undo = key_of(screen.app, "library.undo", "u")
        screen.notify(f"{said} {undo} takes it back.", markup=False)
        screen.action_reload()

    def _undo_edit(self) -> str | None:
        what = self._screen.session.undo_edit()
        return f"Undone: {what}." if what else None

    def action_undo(self) -> None:
        """Take the last change back that was made here, else the last edit of an earlier time."""
        screen = self._screen

        def undone(said: str | None) -> None:
            screen.notify(said or "There is nothing to undo.", markup=False)
            screen.action_reload()

        screen.fetch("edit", screen.steps.pop() if screen.steps else self._undo_edit, undone)

    def action_move(self) -> None:
        """Put the ticked articles, or the one under the cursor, into another story or into a new one."""
        from reader.tui.screens.story_dialog import StoryDialog

        screen = self._screen
        moved = list(screen.query_one(RowList).ticked)
        if not moved:
            article = screen.asked_article()
            if article is None:
                return
            moved = [article]

        def move(where: Destination | None) -> None:
            if where is not None:
                company = [where.article] if where.article else []
                write = partial(screen.session.move, [*company, *moved], where.story)
                screen.fetch("edit", write, lambda _: self._moved_to_story(len(moved)))

        what = "this article" if len(moved) == 1 else f"{len(moved)} articles"
        find = partial(screen.session.destinations, moved)
        screen.app.push_screen(StoryDialog(f"Move {what} to", find), move)

    def _moved_to_story(self, count: int) -> None:
        what = "it stays" if count == 1 else f"{count} articles stay"
        self._screen.clear_ticks()
        self.changed(self._undo_edit, f"Moved; {what} in that story.")

    def action_save(self) -> None:
        """Save the present search under a name."""
        from reader.tui.screens.dialogs import TextDialog

        screen = self._screen
        if not screen.narrowing.active:
            screen.notify("Search or narrow the list first, then save that.", markup=False)
            return

        def save(name: str | None) -> None:
            if name and name.strip():
                search = SavedSearch(name.strip(), screen.narrowing)
                side = key_of(screen.app, "library.side", "s")
                said = f"Saved as “{search.name}”; {side} goes to stories, filters and saved searches."
                screen.fetch("save", partial(screen.session.save_search, search), partial(done, said))

        def done(said: str, _: object) -> None:
            screen.load_side()
            screen.notify(said, markup=False, timeout=4)

        suggested = screen.narrowing.query.strip() or screen.narrowing.outlet or screen.narrowing.tag or ""
        screen.app.push_screen(TextDialog("Save this search as", suggested), save)

    def action_remove(self) -> None:
        """Remove the ticked articles, or the one under the cursor; on a saved search, forget that."""
        from reader.tui.screens.dialogs import ConfirmDialog

        screen = self._screen
        side = screen.query_one(SideList)
        if side.has_focus:
            entry = side.entries[side.cursor] if side.cursor >= 0 else None
            forgotten = next((one for one in screen.side.saved if entry and one.name == entry.value), None)
            if forgotten and entry and entry.kind == "saved":
                call = partial(screen.session.forget_search, forgotten.name)
                screen.fetch("save", call, lambda _: self._forgotten(forgotten))
            else:
                said = "Here only a saved search can be removed; an article is, from the list."
                screen.notify(said, markup=False, timeout=4)
            return
        rows = screen.query_one(RowList)
        chosen = list(rows.ticked.values()) or ([rows.current] if rows.current else [])
        if not chosen:
            screen.say_nothing_listed()
            return
        names = ", ".join(row.title or row.outlet or row.id for row in chosen[:3])
        what = f"“{names}”" if len(chosen) == 1 else f"{len(chosen)} articles ({names}…)"

        def remove(sure: bool | None) -> None:
            if sure:
                ids = [row.id for row in chosen]
                screen.fetch("edit", partial(screen.session.remove, ids), self._removed)

        question = (
            f"Remove {what} from the library? Only adding them anew brings them back; notes on them are kept."
        )
        screen.app.push_screen(ConfirmDialog("Remove", question, "Remove"), remove)

    def _forgotten(self, search: SavedSearch) -> None:
        def back() -> str:
            self._screen.session.save_search(search)
            return f"Undone: “{search.name}” is saved again."

        self.changed(back, "The saved search is gone.")

    def _removed(self, _: object) -> None:
        self._screen.clear_ticks()
        self._screen.action_reload()
