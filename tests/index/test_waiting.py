"""A write that waits for another process says so after a while, once, and goes on when the other has finished."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import threading
from pathlib import Path

import pytest

from index import waiting
from index.errors import StoreError
from index.library import Library
from reader.notes import NoteStore


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was said; the patience of a second is cut short."""
    monkeypatch.setattr(waiting, "PATIENCE", 0.05)
    heard: list[str] = []
    monkeypatch.setattr(waiting, "_listeners", [heard.append])
    return heard


def holding(path: Path, seconds: float) -> threading.Timer:
    """Hold the write lock of a database from another connection for some time."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")

    def free() -> None:
        other.execute("COMMIT")
        other.close()

    timer = threading.Timer(seconds, free)
    timer.start()
    return timer


def test_the_library_waits_and_says_so(tmp_path: Path, said: list[str]) -> None:
    with Library.open(tmp_path) as library:
        timer = holding(tmp_path / "library.sqlite3", 0.4)
        library.save_state("place", "here")
        timer.join()
        assert library.load_state("place") == "here"
        assert len(said) == 1 and "another crossread" in said[0] and "The library" in said[0]
        library.save_state("place", "there")
    assert len(said) == 1


def test_notes_wait_and_say_so(tmp_path: Path, said: list[str]) -> None:
    with NoteStore.open(tmp_path) as notes:
        timer = holding(tmp_path / "notes.sqlite3", 0.4)
        assert notes.undo() is None
        timer.join()
    assert len(said) == 1 and "The file of notes" in said[0]


def test_the_index_waits_and_says_so(tmp_path: Path, said: list[str]) -> None:
    with Library.open(tmp_path) as library:
        library.reindex()
    (lock,) = tmp_path.rglob("write.lock")
    handle = os.open(lock, os.O_RDWR)
    fcntl.flock(handle, fcntl.LOCK_EX)
    timer = threading.Timer(0.4, os.close, (handle,))
    timer.start()
    with Library.open(tmp_path) as library:
        library.reindex()
    timer.join()
    assert len(said) == 1 and "The search index" in said[0]


def test_a_write_gives_up_after_its_time(
    tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.store.database.BUSY_SECONDS", 0.3)
    with Library.open(tmp_path) as library:
        timer = holding(tmp_path / "library.sqlite3", 1.0)
        with pytest.raises(StoreError, match="in use by another process"):
            library.save_state("place", "here")
        timer.join()
    assert len(said) == 1


def test_the_last_listener_is_told_until_it_leaves() -> None:
    first: list[str] = []
    second: list[str] = []
    leave_first = waiting.listen(first.append)
    leave_second = waiting.listen(second.append)
    waiting.say("The library", 30)
    leave_second()
    leave_second()
    waiting.say("The library", 30)
    leave_first()
    waiting.say("The library", 30)
    assert (len(first), len(second)) == (1, 1)
