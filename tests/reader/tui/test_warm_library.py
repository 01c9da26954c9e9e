"""The library that the app keeps open between searches."""

from __future__ import annotations

import gc
import threading
from pathlib import Path

import pytest

from index.backup import restore_backup, write_backup
from index.library import Library
from reader.compare.steps import Stopped, listening
from reader.searches import Narrowing
from reader.tui import desk
from reader.tui.session import Session
from tests.reader.tui.library_kit import REPORTS, fill, report

FERRY = Narrowing(query="ferry")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    fill(tmp_path / "library")
    return tmp_path / "library"


def opened(monkeypatch: pytest.MonkeyPatch) -> list[Library]:
    """Count the libraries that are opened."""
    made: list[Library] = []
    real = Library.open

    def count(place: Path | None = None) -> Library:
        made.append(real(place))
        return made[-1]

    monkeypatch.setattr(Library, "open", count)
    return made


def test_searches_one_after_another_open_the_library_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, session = opened(monkeypatch), Session(folder)
    assert session.find(FERRY).total == 2
    assert session.find(Narrowing(query="library")).total == 1
    assert session.complete("fer", 5) == ("ferry",)
    session.facets(FERRY)
    assert len(made) == 1
    session.rest()
    assert session.find(FERRY).total == 2
    assert len(made) == 2


def test_what_others_change_is_found_at_once(folder: Path) -> None:
    session = Session(folder)
    assert session.find(FERRY).total == 2
    fill(
        folder, report("Late News", "The ferry again", "Another ferry of Orran struck a buoy.", "2026-03-01")
    )
    assert session.find(FERRY).total == 3
    session.remove([REPORTS[0].id])
    assert session.find(FERRY).total == 2


def test_a_library_that_was_brought_back_from_a_backup_is_the_one_that_is_searched(
    folder: Path, tmp_path: Path
) -> None:
    session = Session(folder)
    write_backup(folder, tmp_path / "kept.zip")
    session.remove([REPORTS[0].id])
    assert session.find(FERRY).total == 1
    restore_backup(tmp_path / "kept.zip", folder)
    assert session.find(FERRY).total == 2
    fill(
        folder, report("Late News", "The ferry again", "Another ferry of Orran struck a buoy.", "2026-03-01")
    )
    assert session.find(FERRY).total == 3


def test_threads_at_once_never_share_a_library(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session, found, go = Session(folder), [], threading.Barrier(4)
    made = opened(monkeypatch)

    def search() -> None:
        go.wait()
        found.extend(session.find(FERRY).total for _ in range(20))

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [2] * 80
    assert len(session._warm) <= desk.MOST_WARM <= len(made)


def test_a_search_that_nobody_waits_for_any_more_keeps_the_library_for_the_next(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, session = opened(monkeypatch), Session(folder)
    session.find(FERRY)

    def unwanted(what: str, done: int, of: int) -> None:
        raise Stopped

    for call in (lambda: session.find(FERRY), lambda: session.facets(FERRY)):
        with listening(unwanted), pytest.raises(Stopped):
            call()
    assert session.find(FERRY).total == 2
    assert len(made) == 1


def test_a_library_is_closed_when_it_rests_and_when_the_session_is_gone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[Library] = []
    real = Library.close
    monkeypatch.setattr(Library, "close", lambda self: (closed.append(self), real(self))[1])
    session = Session(folder)
    session.find(FERRY)
    kept = session._warm[0].library
    assert not session.idle
    monkeypatch.setattr(desk, "IDLE", 0.0)
    assert session.idle
    assert kept not in closed
    session.rest()
    assert kept in closed
    assert not session.idle
    session.find(FERRY)
    kept = session._warm[0].library
    del session
    gc.collect()
    assert kept in closed
