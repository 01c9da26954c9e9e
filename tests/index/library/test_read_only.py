"""A library in a folder that cannot be written, an archive or another person's share, can be read and searched."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.article import Article, article_id
from index.library import Library

ROOT = Path(__file__).resolve().parents[3]
NOBODY = 65534

# Root may write anywhere, so that the script becomes somebody else, once it has imported what it needs.
READ = """
import os
import sys
import tempfile
from pathlib import Path
from index.article import Article
from index.backup import write_backup
from index.errors import StoreError
from index.library import Library
if os.geteuid() == 0:
    with tempfile.TemporaryDirectory() as other, Library.open(Path(other)) as library:
        library.add([Article("x", "A bridge.")])
        library.get(library.search("bridge").hits[0].id)
        library.doctor()
    os.setegid(int(sys.argv[2]))
    os.seteuid(int(sys.argv[2]))
with Library.open(Path(sys.argv[1])) as library:
    page = library.search("ferry")
    assert library.get(page.hits[0].id).text.startswith("The ferry"), page
    print(library.count(), page.total, library.doctor().ok, *page.notes, sep="|")
    try:
        library.add([Article("x", "A bridge.")])
    except StoreError as error:
        print(error.message.partition("library.sqlite3 ")[2])
with tempfile.TemporaryDirectory() as place:
    print(*write_backup(Path(sys.argv[1]), Path(place) / "kept.zip"))
"""


def article(number: int) -> Article:
    text = f"The ferry left pier {number} at nine."
    return Article(article_id(text, "Mill Post"), text, outlet="Mill Post")


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        with Library.open(Path(place) / "library") as library:
            library.add(map(article, range(3)))
        yield Path(place) / "library"


def close_to_writing(folder: Path, mode: int) -> None:
    for path in (folder, *folder.rglob("*")):
        if os.geteuid() == 0:
            os.chown(path, NOBODY, NOBODY)
        path.chmod(mode | 0o100 * path.is_dir())


def read(folder: Path) -> list[str]:
    close_to_writing(folder, 0o400)
    try:
        done = subprocess.run(
            [sys.executable, "-c", READ, str(folder), str(NOBODY)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        close_to_writing(folder, 0o600)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_it_is_read_and_searched_and_says_that_it_cannot_be_written(folder: Path) -> None:
    assert read(folder) == [
        "3|3|True",
        "cannot be written (attempt to write a readonly database).",
        "library.sqlite3",
    ]


def test_it_is_read_while_somebody_else_has_it_open(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add([article(3)])
        assert read(folder)[0] == "4|4|True"


def test_an_index_that_is_behind_is_searched_and_that_is_said(folder: Path) -> None:
    with Library.open(folder) as library:
        list(library._intake.take_in([article(3)], None, ()))
    said = read(folder)[0]
    assert said.startswith("4|3|True|The search may miss the latest changes. ")
