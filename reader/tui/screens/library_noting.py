"""Tags on many search hits at once, and exporting, from the library."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType

from reader.tui.screens.background import BackgroundScreen
from reader.tui.widgets.library_lists import RowList

if TYPE_CHECKING:
    from reader.tui.screens.library import LibraryScreen
    from reader.tui.screens.note_dialogs import Picked


ABOUT_NOTES = re.compile(r'-?(?:tag|note|quote|claim|by|outlet|since|until):(?:"[^"]*"?|\S+)')
"""The parts of a query that the list of notes understands too."""


class LibraryNoting(BackgroundScreen[None]):
    """The part of the library screen that makes and hands on notes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "t", "tag", "Tag", id="library.tag", show=False, tooltip="Tag the ticked articles, or this one"
        ),
        Binding("E", "export", "Export", id="library.export", show=False, tooltip="Write notes into a file"),
        Binding(
            "V",
            "claims",
            "Gathered claims",
            id="library.claims",
            show=False,
            tooltip="The claims that notes are gathered under",
        ),
    ]

    @property
    def notes_query(self) -> str:
        """What the search box says about notes, for the list of them."""
        return " ".join(ABOUT_NOTES.findall(self._library_screen.narrowing.query))

    @property
    def _library_screen(self) -> LibraryScreen:
        return cast("LibraryScreen", self)

    def action_tag(self) -> None:
        """Ask for a tag and put it on every ticked article, or on the one under the cursor."""
        from reader.tui.screens.note_dialogs import TagDialog

        screen = self._library_screen
        ids = list(screen.query_one(RowList).ticked) or [one for one in [screen.asked_article()] if one]
        if not ids:
            return

        def tag(picked: Picked | None) -> None:
            if picked is not None:
                self.fetch(f"tag {picked}", partial(tagged, picked), self._tagged)

        def tagged(picked: Picked) -> tuple[str, bool]:
            before = screen.session.note_step()
            said = screen.session.tag_articles(ids, picked.key, picked.name)
            return said, screen.session.note_step() != before

        title = "Tag this article" if len(ids) == 1 else f"Tag {len(ids)} articles"
        self.app.push_screen(TagDialog(screen.session, title, ("basis", "check", "free"), again=False), tag)

    def _tagged(self, told: tuple[str, bool]) -> None:
        said, changed = told
        if changed:
            self._library_screen.changed(self._library_screen.session.undo_note, said)
        else:
            self.notify(said, markup=False)

    def action_claims(self) -> None:
        """Open the list of claims."""
        from reader.tui.screens.claims import ClaimsScreen

        self.app.push_screen(ClaimsScreen(self._library_screen.session))

    def action_export(self) -> None:
        """Export the notes on what the list is narrowed to, or on what is ticked."""
        from reader.tui.screens.export_dialog import ExportDialog

        screen = self._library_screen
        now = screen.narrowing
        parts = [f'outlet:"{now.outlet}"'] if now.outlet else []
        parts += [f'tag:"{now.tag}"'] if now.tag else []
        parts += [f"since:{now.month} until:{now.month}"] if now.month else []
        ticked = frozenset(screen.query_one(RowList).ticked)
        story = next((one for one in screen.side.stories if one.id == now.story), None)
        articles = ticked or (frozenset(story.ids) if story else None)
        what = f"{len(ticked)} ticked" if ticked else "the chosen story" if story else ""
        dialog = ExportDialog(screen.session, " ".join(parts), articles, what, glyphs=screen.session.glyphs)
        self.app.push_screen(dialog)
