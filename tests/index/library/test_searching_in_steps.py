"""Searches that are answered in steps while one types: the articles first, what was found in them later."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Article, article_id
from index.library import Library


class UnwantedError(Exception):
    """Nobody waits for the search any more."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = [f"The bridge of town {number} fell. {'A bridge. ' * number}" for number in range(8)]
    with Library.open(tmp_path) as library:
        library.add(Article(article_id(text, None), text, source=f"/{n}.txt") for n, text in enumerate(texts))
    return tmp_path


@pytest.mark.parametrize("shown", [0, 1, 3, 8, 50])
def test_fewer_snippets_change_nothing_else(folder: Path, shown: int) -> None:
    with Library.open(folder) as library:
        whole = library.search("bridge")
        part = library.search("bridge", snippets=shown)
    assert [hit._replace(snippets=()) for hit in part.hits] == [
        hit._replace(snippets=()) for hit in whole.hits
    ]
    assert (part.total, part.notes) == (whole.total, whole.notes)
    assert part.hits[:shown] == whole.hits[:shown]
    assert all(hit.snippets for hit in whole.hits)
    assert not any(hit.snippets for hit in part.hits[shown:])


def test_a_search_that_nobody_waits_for_ends_and_the_next_one_is_whole(folder: Path) -> None:
    with Library.open(folder) as library:
        whole, steps = library.search("bridge"), 0

        def unwanted_at(last: int) -> None:
            nonlocal steps
            steps += 1
            if steps > last:
                raise UnwantedError

        for last in range(6):
            steps = 0
            with pytest.raises(UnwantedError):
                library.search("bridge", pause=lambda last=last: unwanted_at(last))  # type: ignore[misc]
            assert steps == last + 1
            assert library.search("bridge") == whole


def test_a_hit_says_where_its_article_was_read(folder: Path) -> None:
    with Library.open(folder) as library:
        for hit in library.search("bridge").hits:
            assert hit.source == library.get(hit.id).source
