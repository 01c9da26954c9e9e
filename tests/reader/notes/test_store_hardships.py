"""kill -9, two processes, a full disk: what was reported as kept is there, and nothing half-written."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from index.article import Span
from index.backup import restore_backup, write_backup
from index.errors import NoteError, StoreError
from index.library import Library
from reader.notes import NoteStore, Place, annotate
from reader.notes.store import problems
from tests.reader.notes.samples import ADA, BEN, article, open_store

ROOT = Path(__file__).resolve().parents[3]

WRITER = """
import sys
import tempfile
from pathlib import Path
from index.article import Span
from reader.notes import Author, Axis, NoteStore, Place, Tag, annotate
from tests.reader.notes.samples import article, rival
with NoteStore.open(Path(sys.argv[1]), author=Author(nickname=sys.argv[2])) as store:
    for number in range(int(sys.argv[3])):
        note = annotate(
            store,
            [Place(article(), Span(4, 9)), Place(rival(), Span(2, 7))],
            note=f"{sys.argv[2]} {number}",
            tags=[Tag(Axis.STATUS, "disputed")],
        )
        print(note.id, flush=True)
"""


def writer(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


@pytest.mark.parametrize("kept", [1, 7, 23])
def test_every_note_that_was_reported_survives_kill_9(folder: Path, kept: int) -> None:
    process = writer(folder, "Ada", 100_000)
    assert process.stdout is not None
    reported = [process.stdout.readline().strip() for _ in range(kept)]
    process.send_signal(signal.SIGKILL)
    reported += process.stdout.read().split()
    process.wait()
    process.stdout.close()
    assert problems(folder) == []
    with NoteStore.open(folder, author=ADA) as store:
        ids = store.ids()
        assert set(reported) <= set(ids)
        assert len(ids) <= len(reported) + 1
        for annotation in store.find():
            assert len(annotation.targets) == 2
            assert [change.label for change in store.history(annotation.id)] == ["note"]
            assert store.claims.get(annotation.links[0].claim).status == "disputed"
        assert annotate(store, [Place(article(), Span(0, 3))]).id in store.ids()


def test_two_processes_write_at_once_and_nothing_is_lost(folder: Path) -> None:
    processes = [writer(folder, name, 40) for name in ("Ada", "Ben")]
    reported: list[str] = []
    for process in processes:
        out, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        reported += out.split()
    assert problems(folder) == []
    with open_store(folder, BEN) as store:
        assert sorted(store.ids()) == sorted(reported)
        assert len(set(reported)) == 80
        assert len(store.claims.all()) == 1
        steps = 0
        while store.undo():
            steps += 1
            if steps == 5:
                break
        assert len(store.ids()) == 75


def test_many_processes_may_make_the_file_at_once(folder: Path) -> None:
    processes = [writer(folder, name, 1) for name in "abcd"]
    assert [process.wait(timeout=120) for process in processes] == [0, 0, 0, 0]
    for process in processes:
        assert process.stdout is not None
        process.stdout.close()
    with open_store(folder) as store:
        assert len(store.ids()) == 4


def test_a_full_database_is_said_and_nothing_is_half_written(folder: Path, store: NoteStore) -> None:
    first = annotate(store, [Place(article(), Span(0, 3))], note="here")
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NoteError, match="the disk is full") as caught, store.operation("note a lot"):
        for number in range(500):
            annotate(store, [Place(article(), Span(4, 9))], note=f"{number} " * 200)
    assert "nothing was changed" in caught.value.hint
    assert store.ids() == [first.id]
    store._connection.execute("PRAGMA max_page_count = 1000000")
    assert len(store.history(first.id)) == 1
    second = annotate(store, [Place(article(), Span(4, 9))], note="there is room again")
    assert store.ids() == [first.id, second.id]
    assert problems(folder) == []


FILLER = """
import resource, signal, sys
from pathlib import Path
from index.article import Span
from index.errors import NoteError
from reader.notes import Author, NoteStore, Place, annotate
from tests.reader.notes.samples import article
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with NoteStore.open(Path(sys.argv[1]), author=Author(nickname="Ada")) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
    try:
        for number in range(2000):
            print(annotate(store, [Place(article(), Span(4, 9))], note=f"{number} " * 300).id, flush=True)
    except NoteError as error:
        print("ERROR", error)
"""


def test_a_file_that_may_not_grow_is_said_and_nothing_is_half_written(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FILLER, str(folder)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        timeout=120,
    )
    *reported, last = done.stdout.strip().splitlines()
    assert done.stderr == ""
    assert last.startswith("ERROR To note failed: the disk")
    assert "othing was changed" in last
    assert problems(folder) == []
    with open_store(folder) as store:
        assert store.ids() == reported


def test_a_lock_that_is_held_too_long_is_said(folder: Path, store: NoteStore) -> None:
    other = sqlite3.connect(folder / "notes.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store._connection.execute("PRAGMA busy_timeout = 50")
    started = time.monotonic()
    with pytest.raises(NoteError, match="locked by another program"):
        annotate(store, [Place(article(), Span(0, 3))])
    assert time.monotonic() - started < 5
    other.execute("ROLLBACK")
    other.close()
    assert len(store.ids()) == 0
    annotate(store, [Place(article(), Span(0, 3))])
    assert len(store.ids()) == 1


READ = """
import os, sys
from pathlib import Path
from index.errors import CrossreadError
from reader.notes import Comment, NoteStore
from dataclasses import replace
import reader.notes.making, reader.notes.store.places, pwd, getpass, urllib.parse
from tests.reader.notes.samples import REPORT, article
changed = article("It is said that " + REPORT, id_=article().id)
if os.geteuid() == 0:
    os.setegid(65534)
    os.seteuid(65534)
for name in ("full", "empty"):
    with NoteStore.open(Path(sys.argv[1]) / name) as store:
        notes = store.find()
        print(name, len(notes))
        for note in notes:
            print(*(one.anchoring.method for one in store.places.place(changed)))
            try:
                store.edit(replace(note, comments=(Comment("other"),)))
            except CrossreadError as error:
                print(error.message)
"""


def test_the_notes_of_a_library_that_may_only_be_read_are_read() -> None:
    with tempfile.TemporaryDirectory() as place:
        top = Path(place)
        top.chmod(0o755)
        (top / "empty").mkdir(mode=0o555)
        with open_store(top / "full") as store:
            annotate(store, [Place(article(), Span(4, 40))])
        for path in (top / "full").iterdir():
            path.chmod(0o444)
        (top / "full").chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", READ, place], capture_output=True, text=True, cwd=ROOT, check=False, timeout=60,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        (top / "full").chmod(0o755)
        assert list((top / "empty").iterdir()) == []
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "full 1", "quote", "To edit failed: the notes may not be written to.", "empty 0",
    ]  # fmt: skip


def test_nothing_is_written_to_notes_that_were_replaced_meanwhile(folder: Path, tmp_path: Path) -> None:
    Library.open(folder).close()
    with open_store(folder) as store:
        annotate(store, [Place(article(), Span(0, 3))])
        write_backup(folder, tmp_path / "kept.zip")
        restore_backup(tmp_path / "kept.zip", folder)
        for write in (lambda: annotate(store, [Place(article(), Span(4, 9))]), store.undo):
            with pytest.raises(StoreError, match="replaced"):
                write()
        assert len(store.ids()) == 1
    with open_store(folder) as store:
        annotate(store, [Place(article(), Span(4, 9))])
        assert len(store.ids()) == 2
