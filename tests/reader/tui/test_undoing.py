"""What was undone is named so that a reader knows it."""

from __future__ import annotations

from pathlib import Path

from index.library import Library
from reader.tui.session import Session
from tests.reader.tui.library_kit import fill


def test_an_edit_that_is_taken_back_is_named_by_the_article_s_headline(tmp_path: Path) -> None:
    fill(tmp_path)
    with Library.open(tmp_path) as library:
        entry = next(one for one in library.entries() if one.title and one.outlet)
        library.edit(entry.id, "outlet", "The Other Post")
    assert Session(tmp_path).undo_edit() == f"outlet of “{entry.title}”"
    assert Session(tmp_path).undo_edit() is None
