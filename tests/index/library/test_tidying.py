"""A library to which articles come one by one: the index is tidied by a process that nobody waits for."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from index import processes, tidying
from index.article import Article, article_id
from index.fulltext import whoosh_merge, whoosh_tidy
from index.fulltext.engine import DamagedIndexError
from index.fulltext.whoosh_files import POSTINGS
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

    def start(folder: Path, engine: str, claim: int) -> None:
        started.append((folder, engine))
        os.close(claim)

    monkeypatch.setattr(tidying, "start_tidying", start)
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
        with library._fulltext.engine._folder.tidying() as alone:  # type: ignore[attr-defined]
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

    def run() -> None:
        claim = os.open(tmp_path / "claim", os.O_CREAT | os.O_RDWR)
        monkeypatch.setattr(sys, "argv", ["tidying", str(tmp_path / "fulltext"), "whoosh", str(claim)])
        with pytest.raises(SystemExit):
            tidying.main()

    run()
    with Library.open(tmp_path) as library:
        library.add([article(1)])
    for toc in (tmp_path / "fulltext" / "whoosh").glob("*.toc"):
        toc.write_bytes(b"not a table of contents")
    run()


def test_while_one_starts_no_other_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[str] | None] = []

    def slow(*arguments: Any, **named: Any) -> subprocess.Popen[str] | None:
        monkeypatch.setattr(processes, "_START", "import time; time.sleep(100)")
        started.append(processes.start_again(*arguments, **named))
        return started[-1]

    monkeypatch.setattr(tidying, "start_again", slow)
    with Library.open(tmp_path) as library:
        for number in range(whoosh_tidy.MANY + 3):
            library.add([article(number)])
        assert len(started) == 1
        assert started[0] is not None
        started[0].kill()
        started[0].wait()
        library.add([article(99)])
        assert len(started) == 2, "the system freed the lock"
        assert started[1] is not None
        started[1].kill()
        started[1].wait()


@pytest.mark.parametrize("behind", [True, False], ids=["behind one's back", "while adding"])
def test_a_merge_does_not_hand_changed_bytes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, behind: bool
) -> None:
    """A byte of a list that still can be read, but says something else: found before a merge seals it."""
    monkeypatch.setattr(tidying, "start_tidying", lambda folder, engine, claim: os.close(claim))
    with Library.open(tmp_path) as library:
        for number in range(7):
            library.add([article(number)])
        assert segments(library) == 7
    lists = min((tmp_path / "fulltext").rglob(f"*{POSTINGS}"), key=lambda path: path.name)
    data = bytearray(lists.read_bytes())
    data[len(data) // 2] ^= 1
    lists.write_bytes(data)
    with Library.open(tmp_path) as library:
        if behind:
            monkeypatch.setattr(whoosh_merge, "FANOUT", 7)
            with pytest.raises(DamagedIndexError, match="has been changed"):
                library._fulltext.engine.tidy()
        else:
            monkeypatch.setattr(whoosh_merge, "MOST_SMALL", 3)
            library.add([article(7)])
        assert library.search("ferry").total == library.count()
        assert ["made anew" in said for said in library.messages] == [True]
        assert library.doctor().ok
