"""A second process that indexes while this one still reads and stores, so that a large addition uses both cores.

It follows the library as any other process would (``index.sync``): it may be killed, or fail, or not start at all, and
whoever uses the library next goes on from the last commit. So nothing depends on it but speed.

    index.alongside FOLDER ENGINE    reads lines: "go" (index what has come), "end" (the rest, with progress on stdout)
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from index.processes import start_again

if TYPE_CHECKING:
    from index.sync import Progress

EVERY = 1_000
"""Articles after which the other process is told to index them; fewer are indexed by this one."""


class Companion:
    """The other process, as far as there is need for it."""

    def __init__(self, folder: Path, engine: Callable[[], str]) -> None:
        """Name the library's folder and what tells the engine's name; nothing is started yet."""
        self._folder, self._engine = folder, engine
        self._process: subprocess.Popen[str] | None = None
        self._told = 0

    def stored(self, count: int) -> None:
        """Say how many articles have been stored so far; every thousand makes the other process index them."""
        if count - self._told < EVERY:
            return
        self._told = count
        if self._process is None:
            self._process = start_again(__name__, [str(self._folder), self._engine()], piped=True)
        self._tell("go")

    def finish(self, progress: Progress | None) -> None:
        """Let it index the rest and wait for it; what it did not manage is left to ``Follower.catch_up``."""
        process = self._process
        if process is None or process.stdout is None:
            return
        self._tell("end")
        for line in process.stdout:
            numbers = line.split()
            if progress is not None and len(numbers) == 2 and all(number.isdecimal() for number in numbers):
                progress(int(numbers[0]), int(numbers[1]))
        process.wait()

    def stop(self) -> None:
        """End it at once, finished or not; that does no harm to the index."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue

    def _tell(self, word: str) -> None:
        """Send a line; a process that has ended already is not missed."""
        if self._process is None or self._process.stdin is None:
            return
        try:
            self._process.stdin.write(word + "\n")
            self._process.stdin.flush()
        except OSError:
            return


def main() -> None:
    """Follow a library until stdin ends: what the other process runs."""
    from index.errors import CrossreadError
    from index.fulltext import open_engine
    from index.store.database import Database
    from index.sync import Follower

    folder, name = Path(sys.argv[1]), sys.argv[2]
    database = Database(folder / "library.sqlite3")
    engine = open_engine(folder / "fulltext", name)
    try:
        follower = Follower(database, engine)
        for line in sys.stdin:
            last = line.strip() == "end"
            follower.catch_up(_write if last else None)
            if last:
                break
    except (CrossreadError, BrokenPipeError):
        sys.exit(1)
    finally:
        engine.close()
        database.close()


def _write(number: int, of: int) -> None:
    if number % 100 == 0 or number == of:
        sys.stdout.write(f"{number} {of}\n")
        sys.stdout.flush()
