"""Nothing is lost: killed processes, damaged files, full disks, several processes at once."""

from __future__ import annotations

import gc
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from index.article import Article, article_id
from index.backup import restore_backup, write_backup
from index.errors import StoreError
from index.library import Library
from index.repair import repair
from index.store.files import check_file

ROOT = Path(__file__).resolve().parents[3]

WRITER = """
import signal
import sys
from pathlib import Path
from index.article import Article, article_id
from index.library import Library
# A parent that runs in the background may have handed down that interrupts are ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
first, last = int(sys.argv[2]), int(sys.argv[3])
def made(number):
    text = f"Report number{number} says that the ferry left pier {number} at nine. " * 20
    return Article(article_id(text, "Mill Post"), text, title=f"Ferry {number}", outlet="Mill Post")
with Library.open(Path(sys.argv[1])) as library:
    for start in range(first, last, 10):
        library.add(map(made, range(start, min(start + 10, last))), on_added=lambda one: print(one.id, flush=True))
"""


def article(number: int) -> Article:
    text = f"Report number{number} says that the ferry left pier {number} at nine."
    return Article(article_id(text, "Mill Post"), text, title=f"Ferry {number}", outlet="Mill Post")


def writer(folder: Path, first: int, last: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(folder), str(first), str(last)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def assert_in_step(library: Library, count: int | None = None) -> None:
    """The index finds every article of the store and nothing else."""
    stored = {entry.id for entry in library.entries()}
    found = {hit.id for hit in library.search("", limit=10_000).hits}
    assert found == stored
    assert {hit.id for hit in library.search("ferry", limit=10_000).hits} == stored
    if count is not None:
        assert len(stored) == count
    assert library.doctor().ok


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "library") as library:
        library.add(article(number) for number in range(5))
    return tmp_path / "library"


@pytest.mark.parametrize("seed", range(4))
def test_what_was_acknowledged_survives_a_kill_at_any_moment(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    folder = tmp_path / "library"
    acknowledged: set[str] = set()
    for turn in range(2):
        process = writer(folder, 200 * turn, 200 * turn + 200)
        assert process.stdout is not None
        for _ in range(chance.randrange(1, 60)):
            line = process.stdout.readline()
            acknowledged.add(line.strip())
        time.sleep(chance.random() / 10)
        process.kill()
        # Read on where readline stopped: communicate() would begin behind what is buffered already.
        rest = process.stdout.read()
        process.communicate()
        acknowledged.update(rest.split("\n")[:-1])
    with Library.open(folder) as library:
        assert_in_step(library)
        assert acknowledged <= {entry.id for entry in library.entries()}


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    both = [writer(folder, 0, 40), writer(folder, 30, 70)]
    for process in both:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said
    with Library.open(folder) as library:
        assert_in_step(library, 70)


def test_a_reader_sees_what_another_process_added(folder: Path) -> None:
    with Library.open(folder) as library:
        assert library.search("number77").total == 0
        process = writer(folder, 77, 78)
        process.communicate(timeout=60)
        assert library.search("number77").total == 1


def test_a_lost_index_is_made_anew_and_that_is_said(folder: Path) -> None:
    shutil.rmtree(folder / "fulltext")
    with Library.open(folder) as library:
        page = library.search("ferry")
        assert page.total == 5
        assert any("made anew" in note for note in page.notes)
        assert_in_step(library, 5)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("how", ["cut", "noise", "gone"])
@pytest.mark.parametrize("kind", [".toc", ".trm", ".pst", "mark.json"])
def test_a_damaged_index_is_made_anew(folder: Path, how: str, kind: str) -> None:
    victims = [path for path in (folder / "fulltext").rglob("*") if path.name.endswith(kind)]
    assert victims
    for path in victims:
        if how == "cut":
            path.write_bytes(path.read_bytes()[:20])
        elif how == "noise":
            path.write_bytes(random.Random(1).randbytes(path.stat().st_size))
        else:
            path.unlink()
    with Library.open(folder) as library:
        assert library.search("ferry").total == 5
        assert_in_step(library, 5)
    gc.collect()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("how", ["cut", "empty", "gone", "noise"])
@pytest.mark.parametrize("query", ["ferry", "since:2024 ferry"])
@pytest.mark.parametrize("kind", [".col", ".pst"])
def test_a_damaged_table_or_list_hides_no_article(folder: Path, how: str, kind: str, query: str) -> None:
    with Library.open(folder) as library:
        library.add([replace(article(5), published="2031-04-07")])
        library.reindex()
        before = library.search(query).total
        assert before
    for path in [path for path in (folder / "fulltext").rglob("*") if path.name.endswith(kind)]:
        if how == "gone":
            path.unlink()
        else:
            size = path.stat().st_size
            noise = random.Random(2).randbytes(size)
            path.write_bytes({"cut": path.read_bytes()[:-4], "empty": b"", "noise": noise}[how])
    with Library.open(folder) as library:
        assert not library.doctor().ok
        assert library.search(query).total == before
        assert any("damaged" in message for message in library.messages)
        assert_in_step(library, 6)
    gc.collect()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("kind", [".toc", ".trm", ".pst"])
def test_a_damaged_index_does_not_stop_an_add(folder: Path, kind: str) -> None:
    for path in [path for path in (folder / "fulltext").rglob("*") if path.name.endswith(kind)]:
        path.write_bytes(path.read_bytes()[:30])
    with Library.open(folder) as library:
        library.add([article(6)])
        assert library.search("ferry").total == 6
        assert_in_step(library, 6)
    gc.collect()


def test_the_first_index_is_no_news(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add([article(1)])
        assert library.messages == []


def test_files_are_private(folder: Path) -> None:
    with Library.open(folder):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((folder / "fulltext").stat().st_mode) == 0o700
        for path in folder.glob("library.sqlite3*"):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600


def damage(path: Path) -> None:
    """Overwrite the second half of a database after its journal was emptied into it."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2)
        file.write(random.Random(3).randbytes(size // 4))


def test_a_damaged_database_is_said_kept_and_repaired(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with Library.open(folder) as library:
        library.add(article(number) for number in range(300))
    damage(folder / "library.sqlite3")
    with Library.open(folder) as library:
        assert not library.doctor().ok
    before = (folder / "library.sqlite3").read_bytes()
    done = repair(folder)
    assert any("damaged" in sentence for sentence in done)
    (kept,) = folder.glob("library.damaged-*.sqlite3")
    assert kept.read_bytes() == before
    assert check_file(folder / "library.sqlite3") is None
    with Library.open(folder) as library:
        assert library.count() > 0
        assert_in_step(library)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    path.write_text("These are my own notes.\n" * 200)
    with pytest.raises(StoreError, match="damaged"):
        Library.open(tmp_path)
    assert path.read_text().startswith("These are my own notes.")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_can_be_named(folder: Path) -> None:
    folder.chmod(0o500)
    try:
        with Library.open(folder) as library, pytest.raises(StoreError):
            library.add([article(9)])
    finally:
        folder.chmod(0o700)


FULL = """
import resource, signal, sys
from pathlib import Path
from index.errors import StoreError
from index.library import Library
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = int(sys.argv[2])
sys.argv[1:] = [sys.argv[1], "1000", "1400"]
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    exec(WRITER)
except StoreError as error:
    print("refused", str(error).count("\\n"), error.message, file=sys.stderr)
    sys.exit(3)
"""


@pytest.mark.parametrize("size", [90_000, 250_000, 500_000])
def test_a_full_disk_is_said_in_one_sentence_and_nothing_is_half_written(folder: Path, size: int) -> None:
    command = [sys.executable, "-c", f"WRITER = {WRITER!r}\n{FULL}", str(folder), str(size)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 3, done.stderr
    assert done.stderr.startswith("refused 0 ")
    with Library.open(folder) as library:
        assert_in_step(library)
        assert set(done.stdout.split()) <= {entry.id for entry in library.entries()}


def test_an_interrupted_add_keeps_what_it_reported(folder: Path) -> None:
    process = writer(folder, 100, 2000)
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    with Library.open(folder) as library:
        assert library.count() >= 15
        assert_in_step(library)


def test_a_backup_comes_back(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "library.zip"
    with Library.open(folder) as library:
        assert write_backup(folder, target) == ["library.sqlite3"]
        library.remove([library.entries()[0].id])
        library.add([article(50)])
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    aside = restore_backup(target, folder)
    assert aside is not None
    with Library.open(folder) as library:
        assert_in_step(library, 5)
    with Library.open(aside) as library:
        assert_in_step(library, 5)
        assert library.search("number50").total == 1


def test_a_library_behind_a_link_comes_back_where_it_was(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    place = folder.rename(tmp_path / "disk" / "library")
    folder.symlink_to(place)
    write_backup(folder, tmp_path / "library.zip")
    aside = restore_backup(tmp_path / "library.zip", folder)
    assert folder.is_symlink() and place.is_dir() and aside is not None and aside.parent == place.parent
    with Library.open(folder) as library:
        assert_in_step(library, 5)


def test_files_that_others_take_away_meanwhile_stop_no_repair(folder: Path) -> None:
    stop = threading.Event()

    def churn() -> None:
        while not stop.is_set():
            paths = [folder / "fulltext" / f"{number}.tmp" for number in range(50)]
            for path in paths:
                path.touch(0o644)
            for path in paths:
                path.unlink()

    thread = threading.Thread(target=churn)
    thread.start()
    try:
        for _ in range(6):
            repair(folder)
    finally:
        stop.set()
        thread.join()


def test_an_index_of_another_life_is_not_taken_for_ones_own(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "library.zip"
    write_backup(folder, target)
    with Library.open(folder) as library:
        library.add(article(number) for number in range(60, 65))
    aside = restore_backup(target, folder)
    assert aside is not None
    shutil.copytree(aside / "fulltext", folder / "fulltext")
    with Library.open(folder) as library:
        assert_in_step(library, 5)


@pytest.mark.parametrize("content", [b"", b"PK", b"no backup at all"])
def test_what_is_no_backup_is_refused_and_changes_nothing(
    folder: Path, tmp_path: Path, content: bytes
) -> None:
    target = tmp_path / "backup.zip"
    target.write_bytes(content)
    with pytest.raises(StoreError, match="no backup"):
        restore_backup(target, folder)
    with Library.open(folder) as library:
        assert library.count() == 5


def test_nothing_is_left_over_after_a_restore(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "library.zip"
    write_backup(folder, target)
    restore_backup(target, folder)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_nothing_is_written_to_a_library_that_was_replaced_meanwhile(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "library.zip"
    write_backup(folder, target)
    with Library.open(folder) as library:
        restore_backup(target, folder)
        with pytest.raises(StoreError, match="replaced"):
            library.add([article(8)])
        with pytest.raises(StoreError, match="replaced"):
            library.save_state("a", "b")
    with Library.open(folder) as library:
        assert_in_step(library, 5)
        library.add([article(8)])
        assert_in_step(library, 6)
