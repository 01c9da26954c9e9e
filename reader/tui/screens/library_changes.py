"""What the keys of the library screen change: articles, saved searches."""

from __future__ import annotations

from collections.abc import Sequence
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
        self._screen.notify(f"Changed {fields}. {self._undo_key} takes it back.", markup=False)
        self._screen.action_reload()

    @property
    def _undo_key(self) -> str:
        """What the key is called that takes an edit back."""
        return key_of(self._screen.app, "library.undo", "u")

    def action_undo(self) -> None:
        """Take the last edit back."""

        def undone(what: str | None) -> None:
            self._screen.notify(f"Undone: {what}." if what else "There is no edit to undo.", markup=False)
            self._screen.action_reload()

        self._screen.fetch("edit", self._screen.session.undo_edit, undone)

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
        self._screen.notify(f"Moved; {what} in that story. {self._undo_key} takes it back.", markup=False)
        self._screen.clear_ticks()
        self._screen.action_reload()

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
            if entry and entry.kind == "saved":
                screen.fetch("save", partial(screen.session.forget_search, entry.value), self._forgotten)
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

        question = f"Remove {what} from the library? Notes on them are kept."
        screen.app.push_screen(ConfirmDialog("Remove", question, "Remove"), remove)

    def _forgotten(self, _: object) -> None:
        self._screen.load_side()
        self._screen.notify("The saved search is gone.", markup=False, timeout=4)

    def _removed(self, _: object) -> None:
        self._screen.clear_ticks()
        self._screen.action_reload()
