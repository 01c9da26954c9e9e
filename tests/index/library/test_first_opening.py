"""Several connections that make one library's files at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from index.store.database import Database
from reader.notes.store.database import connect

THREADS, ROUNDS = 6, 25


def open_library(folder: Path) -> None:
    Database(folder / "library.sqlite3").close()


def open_notes(folder: Path) -> None:
    connect(folder).close()


@pytest.mark.parametrize("open_one", [open_library, open_notes])
def test_a_half_made_file_is_never_taken_for_that_of_another_program(
    tmp_path: Path, open_one: Callable[[Path], None]
) -> None:
    together = Barrier(THREADS)

    def open_at_once(folder: Path) -> None:
        together.wait(30)
        open_one(folder)

    with ThreadPoolExecutor(THREADS) as threads:
        for number in range(ROUNDS):
            folder = tmp_path / str(number)
            folder.mkdir()
            for done in [threads.submit(open_at_once, folder) for _ in range(THREADS)]:
                done.result(60)
