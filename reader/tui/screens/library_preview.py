"""The preview beside the library's list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.timer import Timer

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
        self._peeking = self._owner.set_timer(0.03, self._fetch_preview)

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

    def current_article(self) -> str | None:
        """Return the id of the article under the cursor, in whichever list is shown."""
        if self._owner.has_class("-concordance"):
            listed = self._owner.query_one(ConcordanceList)
            lines = listed.concordance.lines
            return lines[listed.cursor].article if 0 <= listed.cursor < len(lines) else None
        row = self._owner.query_one(RowList).current
        return row.id if row else None
