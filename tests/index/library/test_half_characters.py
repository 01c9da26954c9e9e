"""What a command line that is no UTF-8 hands over: half characters."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Article, article_id
from index.errors import NotFoundError, StoreError
from index.library import Filters, Library


def article(text: str) -> Article:
    return Article(article_id(text, None), text)


def test_half_characters_are_looked_for_in_vain_and_stored_nowhere(tmp_path: Path) -> None:
    half = "a\udcff"
    with Library.open(tmp_path) as library:
        assert library.entries(Filters(outlet=half, tag=half, story=half)) == []
        assert library.search(f"{half} tag:{half} OR story:{half}").total == 0
        assert library.complete(half) == []
        assert library.facets(Filters(tag=half)).outlets == ()
        for look_up in (library.get, library.story):
            with pytest.raises(NotFoundError):
                look_up(half)
        for tags, story in (((half,), None), ((), half)):
            with pytest.raises(StoreError, match="half a character"):
                library.add([article("A bridge.")], tags=tags, story=story)
        assert library.count() == 0
