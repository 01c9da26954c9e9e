"""A library to which articles come one by one: the index is tidied by a process that nobody waits for."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from index import tidying
from index.article import Article, article_id
from index.fulltext import whoosh_tidy
from index.library import Library


def article(number: int) -> Article:
    text = f"Report number{number} says that the ferry left pier {number} at nine."
    return Article(article_id(text, "Mill Post"), text, title=f"Ferry {number}", outlet="Mill Post")


def segments(library: Library) -> int:
    library.search("ferry")
    return len(library._fulltext.engine._held)  # type: ignore[attr-defined]


def test_another_process_merges_what_came_one_by_one(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        for number in range(whoosh_tidy.MANY):
            library.add([article(number)])
        end = time.monotonic() + 60
        while segments(library) > 1 and time.monotonic() < end:
            time.sleep(0.05)
        assert segments(library) == 1
        assert library.search("ferry").total == library.count() == whoosh_tidy.MANY
        assert library.messages == []
        assert library.doctor().ok


def test_it_is_started_once_and_only_when_there_is_something_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[Path, str]] = []
    monkeypatch.setattr(tidying, "start_tidying", lambda folder, engine: started.append((folder, engine)))
    with Library.open(tmp_path) as library:
        for number in range(whoosh_tidy.MANY - 1):
            library.add([article(number)])
            library.search("ferry")
        assert started == []
        library.add([article(99)])
        assert started == [(tmp_path / "fulltext", "whoosh")]
        library.search("ferry")
        library.complete("fer")
        assert len(started) == 1
        with library._fulltext.engine._folder.alone(whoosh_tidy.TIDIER) as alone:  # type: ignore[attr-defined]
            assert alone
            library.add([article(100)])
            assert len(started) == 1
        library.add([article(101)])
        assert len(started) == 2


def test_where_it_cannot_be_started_nothing_is_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/opt/crossread/crossread")
    with Library.open(tmp_path) as library:
        for number in range(20):
            library.add([article(number)])
        assert segments(library) == 20
        assert library.search("ferry").total == 20


def test_it_ends_quietly_where_the_index_is_gone_or_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tidying, "COURTESY", 0)
    monkeypatch.setattr(sys, "argv", ["tidying", str(tmp_path / "fulltext"), "whoosh"])
    with pytest.raises(SystemExit):
        tidying.main()
    with Library.open(tmp_path) as library:
        library.add([article(1)])
    for toc in (tmp_path / "fulltext" / "whoosh").glob("*.toc"):
        toc.write_bytes(b"not a table of contents")
    with pytest.raises(SystemExit):
        tidying.main()
