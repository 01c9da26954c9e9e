"""The preview beside the library's list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.timer import Timer

from reader.tui.render.keys import key_of
from reader.tui.render.preview import preview_lines
from reader.tui.values import Preview
from reader.tui.widgets.library_lists import ConcordanceList, RowList
from reader.tui.widgets.lines_view import LinesView

if TYPE_CHECKING:
    from reader.tui.screens.library import LibraryScreen


class LibraryPreview:
    """Shows the article under the cursor, once the cursor has come to rest."""

    _peeking: Timer | None = None

    @property
    def _owner(self) -> LibraryScreen:
        return cast("LibraryScreen", self)

    def peek(self) -> None:
        """Fetch the preview of the article under the cursor, a moment after the cursor has come to rest."""
        if self._peeking is not None:
            self._peeking.stop()
        self._peeking = self._owner.set_timer(max(0.03, self._owner.before_more()), self._fetch_preview)

    def _fetch_preview(self) -> None:
        article = self.current_article()
        if article is None or not self._owner.query_one("#preview").display:
            return
        call = partial(self._owner.session.preview, article, self._owner.narrowing.query)
        self._owner.fetch("preview", call, self._show_preview, lambda error: None)

    def _show_preview(self, preview: Preview) -> None:
        if preview.row.id == self.current_article():
            self._owner.query_one("#preview", LinesView).show(
                preview_lines(preview, self._owner.session.glyphs)
            )

    def asked_article(self) -> str | None:
        """Return the id of the article under the cursor, for a key that needs one; without one, say what is missing."""
        article = self.current_article()
        if article is None:
            self.say_nothing_listed()
        return article

    def say_nothing_listed(self) -> None:
        """Say why there is no article to do anything with, and which key helps."""
        owner = self._owner
        if owner.page is None:
            return  # the library is still being opened, and says so
        add, back = key_of(owner.app, "library.add", "plus,i"), key_of(owner.app, "library.back", "escape")
        narrowed = bool(owner.narrowing.active and owner.side.articles)
        said = (
            f"Nothing is listed: {back} clears the search."
            if narrowed
            else f"No article is here yet: {add} adds some."
        )
        owner.notify(said, markup=False, timeout=4)

    def current_article(self) -> str | None:
        """Return the id of the article under the cursor, in whichever list is shown."""
        if self._owner.has_class("-concordance"):
            listed = self._owner.query_one(ConcordanceList)
            lines = listed.concordance.lines
            return lines[listed.cursor].article if 0 <= listed.cursor < len(lines) else None
        row = self._owner.query_one(RowList).current
        return row.id if row else None
