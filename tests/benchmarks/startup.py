"""How soon the app can be used, and how soon it answers a key, against a bare Textual app in the same run.

    python tests/benchmarks/startup.py [--runs 9] [--articles 10000 | --library FOLDER] [--json]

Everything runs in a real pseudo-terminal of 160x48, the programs in turn, byte code compiled beforehand as it is in an
installation. Printed are medians: wall time from starting the program to the first screen with its text on it, CPU time
the program has used by then (little disturbed by other load), the same from a key to the changed screen, and ratios to
the bare app. A library's first usable frame is the one that lists articles, a comparison's the one that shows text;
of sources that take long to read it is measured, too, when they are named.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import select
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.terminal import UNREADABLE, Terminal  # noqa: E402 - found beside this script

SIZE = (160, 48)
IDLE = 2.0
"""CPU milliseconds in a fifth of a second below which a program counts as idle."""
BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    BINDINGS = [("j", "next", "next")]
    n = 0

    def compose(self):
        yield Static("READY", id="s")

    def action_next(self):
        self.n += 1
        self.query_one("#s", Static).update(f"READY row {self.n}")

Bare().run()
"""


@dataclass(frozen=True, slots=True)
class Program:
    """One program to measure."""

    name: str
    command: Sequence[str]
    text: str
    """What stands on its first usable screen."""
    limit: float | None = None
    """The ratio to the bare app that is aimed at; without one only the start is measured, no key after all work."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--library", type=Path, help="a library to open instead of one made for this")
    parser.add_argument("--json", action="store_true", help="write the medians as JSON")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="crossread-startup-") as name:
        folder = Path(name)
        programs = [*comparisons(folder), opened_library(folder, args.library, args.articles)]
        env = {
            "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPATH": str(ROOT),
            "CROSSREAD_CONFIG": str(folder / "config.toml"),
            "CROSSREAD_LIBRARY": str(folder / "empty"),
        }
        found: dict[str, list[dict[str, float]]] = {program.name: [] for program in programs}
        for number in range(args.runs + 1):
            for program in programs:
                measured = measure(program, env)
                if number:
                    found[program.name].append(measured)
    report(programs, found, as_json=args.json)
    return 0


def comparisons(folder: Path) -> Iterator[Program]:
    """Write the files to compare, and yield the bare app and those that compare them."""
    from reader.sample import sample_articles
    from tests.benchmarks.long_story import long_comparison

    yield Program("bare", [sys.executable, "-c", BARE], "READY", 1.0)
    crossread = [sys.executable, "-m", "reader"]
    sample = sample_articles()
    files = []
    for number, article in enumerate(sample):
        path = folder / f"report-{number}.txt"
        path.write_text(f"{article.title}\n{article.published}\n\n{article.text}", "utf-8")
        files.append(str(path))
    begun = " ".join(sample[0].text.split()[:3])
    yield Program("comparison of five", [*crossread, *files], begun, 1.5)
    yield Program("demo: named", [*crossread, "demo"], "Reading 5 sources")
    yield Program("demo: text", [*crossread, "demo"], begun)
    for count in (30, 5_000):
        files = []
        for number, article in enumerate(long_comparison(4, count).articles):
            path = folder / f"long-{count}-{number}.txt"
            path.write_text(article.text, "utf-8")
            files.append(str(path))
        yield Program(f"four of {count:,}", [*crossread, *files], " ".join(article.text.split()[:2]))


def opened_library(folder: Path, library: Path | None, articles: int) -> Program:
    """Return the program that opens a library: the one given, else one of short made articles."""
    from index.article import Article, article_id
    from index.library import Library

    command = [sys.executable, "-m", "reader", "--library"]
    if library is not None:
        with Library.open(library) as opened:
            first, count = opened.entries(limit=1)[0], opened.count()
        return Program(
            f"library of {count:,}", [*command, str(library)], str(first.outlet or first.title), 1.6
        )
    draw = random.Random(7)
    words = [
        f"{a}{b}{c}" for a in "bdfklmnprst" for b in ("a", "e", "io", "u") for c in ("n", "st", "ver", "l")
    ]

    def made(number: int) -> Article:
        text = " ".join(draw.choices(words, k=150)) + "."
        outlet = f"Outlet {number % 40}"
        day = f"2026-{1 + number % 12:02d}-{1 + number % 28:02d}"
        title = f"Report {number} {' '.join(draw.choices(words, k=5))}"
        return Article(
            article_id(text, outlet), text, title=title, outlet=outlet, published=day, language="en"
        )

    with Library.open(folder / "library") as library:
        library.add(made(number) for number in range(articles))
    return Program(f"library of {articles:,}", [*command, str(folder / "library")], "Report ", 1.6)


def measure(program: Program, env: dict[str, str]) -> dict[str, float]:
    """Run a program once and return milliseconds to its first usable screen and to the answer to a key."""
    begun = time.perf_counter()
    with Terminal(program.command, size=SIZE, env=env) as terminal:
        found = first_frame(terminal, program.text, begun)
        if program.limit is None:
            return found
        settle(terminal)
        used, shown = cpu(terminal.pid), looks(terminal)
        pressed = time.perf_counter()
        terminal.send("j")
        while looks(terminal) == shown and time.perf_counter() - pressed < 20:
            terminal.read(0.5)
        found["key"] = 1000 * (time.perf_counter() - pressed)
        while terminal.read(0.3):
            pass
        found["key_cpu"] = cpu(terminal.pid) - used
        return found


def settle(terminal: Terminal) -> None:
    """Read until nothing has come and next to nothing has been computed for a while: comparing is silent work."""
    quiet, used = time.perf_counter(), cpu(terminal.pid)
    while time.perf_counter() - quiet < 0.6:
        came, now = terminal.read(0.2), cpu(terminal.pid)
        if came or now - used > IDLE:
            quiet = time.perf_counter()
        used = now


def first_frame(terminal: Terminal, text: str, begun: float) -> dict[str, float]:
    """Read until a text has arrived and return when and after how much CPU time, in milliseconds.

    Time is taken when bytes arrive: the terminal emulator works on a frame longer than the program did.
    """
    wanted, came = text.encode(), bytearray()
    found = {"start": 0.0, "start_cpu": 0.0}
    while wanted not in came:
        if not select.select([terminal._controller], [], [], 120)[0]:
            raise TimeoutError(f"{text!r} did not come")
        came += os.read(terminal._controller, 1 << 16)
        found = {"start": 1000 * (time.perf_counter() - begun), "start_cpu": cpu(terminal.pid)}
    terminal._stream.feed(UNREADABLE.sub("", came.decode("utf-8", "replace")))
    return found


def looks(terminal: Terminal) -> list[tuple[object, ...]]:
    """Return text and style of every cell."""
    screen = terminal.screen
    return [
        (cell.data, cell.fg, cell.bg, cell.bold, cell.reverse)
        for y in range(screen.lines)
        for cell in (screen.buffer[y][x] for x in range(screen.columns))
    ]


def cpu(pid: int) -> float:
    """Return the CPU milliseconds that the threads of a process have used (0 where the system does not tell)."""
    total = 0
    try:
        for thread in os.listdir(f"/proc/{pid}/task"):  # noqa: PTH208 - names are wanted
            total += int(Path(f"/proc/{pid}/task/{thread}/schedstat").read_text("ascii").split()[0])
    except (OSError, ValueError):
        return 0.0
    return total / 1e6


def report(programs: Sequence[Program], found: dict[str, list[dict[str, float]]], *, as_json: bool) -> None:
    """Write medians and ratios."""
    medians = {
        name: {key: statistics.median(run[key] for run in runs) for key in runs[0]}
        for name, runs in found.items()
    }
    if as_json:
        print(json.dumps(medians, indent=2))
        return
    bare = medians["bare"]
    print(f"{'':24}{'start':>9}{'ratio':>7}{'aim':>6}{'CPU':>9}{'ratio':>7}{'key':>8}{'CPU':>8}{'ratio':>7}")
    for program in programs:
        own = medians[program.name]
        print(
            f"{program.name:24}{own['start']:7.0f}ms{own['start'] / bare['start']:7.2f}{program.limit or '':>6}"
            f"{own['start_cpu']:7.0f}ms{own['start_cpu'] / max(bare['start_cpu'], 1e-9):7.2f}"
            + (
                f"{own['key']:6.1f}ms{own['key_cpu']:6.1f}ms{own['key_cpu'] / max(bare['key_cpu'], 1e-9):7.2f}"
                if "key" in own
                else ""
            )
        )


if __name__ == "__main__":
    raise SystemExit(main())
