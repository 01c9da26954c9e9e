"""What people see on a terminal: tables, coloured lines, progress bars. The one home of rich outside the app."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from index.ingest.clean import screen_text
from reader.cli import streams

if TYPE_CHECKING:
    from rich.console import Console

STYLES = {
    "": "",
    "title": "bold",
    "dim": "dim",
    "shared": "green",
    "restated": "cyan",
    "divergent": "bold red",
    "unique": "yellow",
    "value": "bold underline",
    "good": "green",
    "bad": "bold red",
    "match": "bold reverse",
}
"""Names of looks to rich styles; NO_COLOR leaves bold, underline and reverse."""


class Piece(NamedTuple):
    """A stretch of text in one look (a key of ``STYLES``); never parsed as markup."""

    text: str
    style: str = ""


class Line(NamedTuple):
    """One logical line; on a terminal it wraps under its own indent, in a pipe it stays whole."""

    pieces: tuple[Piece, ...]
    indent: int = 0
    """Cells before the first row."""
    hang: int = 0
    """Further cells before every following row."""


def line(*pieces: Piece | str, indent: int = 0, hang: int = 0) -> Line:
    """Return a line of pieces; a plain string is a piece without a look."""
    return Line(tuple(p if isinstance(p, Piece) else Piece(p) for p in pieces), indent, hang)


@cache
def _console(stderr: bool) -> Console:
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, soft_wrap=False)


def on_terminal() -> bool:
    """Return whether stdout is a terminal (data is laid out for people) or not (plain, one record a line)."""
    return streams.is_terminal(sys.stdout)


def write_lines(lines: Iterable[Line]) -> None:
    """Write lines to stdout: coloured and wrapped on a terminal, plain otherwise."""
    if not on_terminal():
        for item in lines:
            text = "".join(_flat(piece.text) for piece in item.pieces)
            streams.write((" " * item.indent + text).rstrip())
        return
    from rich.text import Text

    console = _console(False)
    for item in lines:
        text_ = Text.assemble(*((_flat(p.text), STYLES[p.style]) for p in item.pieces))
        width = max(console.width - item.indent - item.hang, 20)
        for number, row in enumerate(text_.wrap(console, width) or [Text("")]):
            lead = item.indent + (item.hang if number else 0)
            console.print(Text(" " * lead) + row, no_wrap=True, overflow="ignore", crop=False)


def write_table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> None:
    """Write a table to stdout: aligned with headings on a terminal, else tab-separated lines without headings.

    ``right`` names the columns (zero-based) that are aligned to the right.
    """
    if not on_terminal():
        for row in rows:
            streams.write("\t".join(_flat(cell).replace("\t", " ") for cell in row))
        return
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for number, heading in enumerate(headings):
        table.add_column(Text(heading), justify="right" if number in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_flat(cell)) for cell in row))
    _console(False).print(table)


def _flat(text: str) -> str:
    """Return foreign text as it may stand inside one line of a screen."""
    return screen_text(text).replace("\r", " ").replace("\n", " ")


class Bar(Protocol):
    """Moves a progress bar."""

    def __call__(self, count: int, total: int | None = None, label: str | None = None, /) -> None:
        """Say how much is done; a ``label`` begins another piece of work."""


@contextmanager
def progress(label: str, total: int | None) -> Iterator[Bar]:
    """Show a bar with the time left on stderr while the block runs. Silent unless stderr is a terminal."""
    if not streams.is_terminal(sys.stderr):
        yield lambda count, total=None, label=None, /: None
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=_console(True), transient=True) as bar:
        task = bar.add_task(_flat(label), total=total)

        def move(count: int, total: int | None = None, label: str | None = None, /) -> None:
            if label is not None and bar.tasks[task].description != label:
                bar.reset(task, description=label)
            bar.update(task, completed=count, total=total)

        yield move


@contextmanager
def progress_of_many(label: str, few: int = 500) -> Iterator[Bar]:
    """Show a bar as ``progress`` does, but only once something says that it has more than a few steps."""
    with ExitStack() as shown:
        bar: Bar | None = None

        def move(count: int, total: int | None = None, said: str | None = None, /) -> None:
            nonlocal bar
            if bar is None and total is not None and total > few:
                bar = shown.enter_context(progress(label, total))
            if bar is not None:
                bar(count, total, said)

        yield move


def confirm(question: str) -> bool:
    """Ask on the terminal (question on stderr) and return whether the answer is yes; no answer is no."""
    sys.stderr.write(_flat(question) + " [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in ("y", "yes")
