"""How fast the columns answer a key and open, against a Textual app that shows one Static, in the same run.

Run ``python -m tests.benchmarks.reading`` from the repository's root on a quiet machine. "open" is the time from the
key that opens a compared story to the first screen with its text: the text has been made before. Every number is a
median of interleaved trials in real pseudo-terminals of 160 x 48; trust the ratios, not the milliseconds.
"""

from __future__ import annotations

import argparse
import json
import os
import select
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reader.tui.render.glyphs import UNICODE
from reader.tui.render.labels import overview
from reader.tui.render.layout import lay_out
from reader.tui.render.scene import scene_from
from tests.benchmarks.long_story import long_comparison
from tests.terminal import Terminal

ROOT = Path(__file__).resolve().parents[2]
SIZE = (160, 48)
QUIET = 0.12
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    BINDINGS = [("j", "next", "next")]
    n = 0
    def compose(self):
        yield Static("READY 0", id="s")
    def action_next(self):
        self.n += 1
        self.query_one("#s", Static).update(f"READY {self.n}")
Bare().run()
"""
BARE_COMMAND = [sys.executable, "-c", BARE]
LENGTHS = (30, 500, 5_000)
OPENINGS = ("open", "open-work")
"""Names of what an opening costs: seconds, and processor seconds, which a busy machine spoils less."""
KEYS = {"page": " ", "page back": "\x1b[5~", "new page": " "}
"""Keys by the names of what they do: 30 sentences have no new page after the first two, so that every length goes
through two pages there and back."""
CURSOR = UNICODE.cursor.encode()


def story(sentences: int) -> list[str]:
    """The command that shows four columns of so many sentences."""
    return [sys.executable, "-m", "tests.benchmarks.long_story", str(sentences), "4"]


class Answer(NamedTuple):
    """What one key cost, in seconds."""

    first: float
    """Until the screen changed."""
    rest: float
    """Until nothing more came."""
    work: float
    """Processor time until the screen changed: what a busy machine does not spoil."""
    all_work: float
    """Processor time until nothing more came."""


def worked(pid: int) -> float:
    """Return the processor seconds of a process so far, all threads (Linux; else 0)."""
    tasks = Path(f"/proc/{pid}/task")
    try:
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e9
    except (OSError, ValueError):
        return 0.0


def answer(terminal: Terminal, keys: str) -> Answer:
    """Send keys and wait until nothing more comes back."""
    before = worked(terminal.pid)
    terminal.send(keys)
    start = time.perf_counter()
    first = last = work = 0.0
    while select.select([terminal._controller], [], [], QUIET if first else 5.0)[0]:
        os.read(terminal._controller, 1 << 16)
        last = time.perf_counter() - start
        if not first:
            first, work = last, worked(terminal.pid) - before
    return Answer(first, last, work, worked(terminal.pid) - before)


def started(command: Sequence[str]) -> tuple[Terminal, float]:
    """Start an app; return its terminal and the seconds until it could be used."""
    start = time.perf_counter()
    terminal = Terminal(command, size=SIZE, env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""})
    terminal.wait_for("READY", seconds=60)
    seconds = time.perf_counter() - start
    while terminal.read(0.5):
        pass
    return terminal, seconds


def opened(terminal: Terminal) -> tuple[float, float]:
    """Open the story; return the seconds, and processor seconds, until the cursor stood in its text.

    Comes back once the comparison is shown, too.
    """
    came, before = bytearray(), worked(terminal.pid)
    start = time.perf_counter()
    terminal.send("o")
    while CURSOR not in came:
        came += os.read(terminal._controller, 1 << 16)
    seconds, work = time.perf_counter() - start, worked(terminal.pid) - before
    while b"contested" not in came or terminal.read(0.5):
        if b"contested" not in came:
            came += os.read(terminal._controller, 1 << 16)
    return seconds, work


def openings(runs: int) -> dict[str, float]:
    """Median seconds until the bare app can be used, and from a key to the text of four columns."""
    found: dict[str, list[float]] = {}
    for _ in range(runs):
        for name, command in [("bare", BARE_COMMAND), *((str(n), story(n)) for n in LENGTHS)]:
            terminal, seconds = started(command)
            with terminal:
                used = (seconds, worked(terminal.pid)) if name == "bare" else opened(terminal)
            for part, value in zip(OPENINGS, used, strict=True):
                found.setdefault(f"{name} {part}", []).append(value)
    return {name: statistics.median(values) for name, values in found.items()}


def keys_against_bare(trials: int) -> dict[str, float]:
    """Median seconds from a key to the changed screen, and to rest: the bare app, moves and pages in columns."""
    found: dict[str, list[float]] = {}
    pages = ["page", "page", "page back", "page back"]
    pressed = {
        "bare": ["j"],
        "30": ["j", "k", *pages, "G", "g"],
        "500": ["j", "l", "h", *pages, "new page"],
        "5000": ["j", *pages, "new page"],
    }
    terminals = {name: started(BARE_COMMAND if name == "bare" else story(int(name)))[0] for name in pressed}
    try:
        for name, terminal in terminals.items():
            if name != "bare":
                opened(terminal)
        for _ in range(trials):
            for name, keys in pressed.items():
                for key in keys:
                    for part, value in answer(terminals[name], KEYS.get(key, key))._asdict().items():
                        found.setdefault(f"{name} {key!r} {part}", []).append(value)
    finally:
        for terminal in terminals.values():
            terminal.__exit__(None, None, None)
    return {name: statistics.median(values) for name, values in found.items()}


def echoes(moves: int) -> dict[str, float]:
    """Median seconds of one key after the other, to the bare app and to four columns of 500 sentences by turns.

    The cursor walks down and up a stretch that is in the window, as it does for most keys of a reader.
    """
    found: dict[str, list[float]] = {}
    bare, columns = started(BARE_COMMAND)[0], started(story(500))[0]
    with bare, columns:
        opened(columns)
        for key in "jjj":
            answer(columns, key)
        for n in range(moves):
            for name, terminal, key in (("bare", bare, "j"), ("500", columns, "jjjkkk"[n % 6])):
                for part, value in answer(terminal, key)._asdict().items():
                    found.setdefault(f"{name} echo {part}", []).append(value)
    return {name: statistics.median(values) for name, values in found.items()}


def laying_out(sentences: int, trials: int = 5) -> float:
    """Median processor seconds from a comparison of four articles to columns ready to be painted."""
    comparison = long_comparison(4, sentences)
    seconds = []
    for _ in range(trials):
        start = time.process_time()
        scene = scene_from(comparison)
        lay_out(scene, (0, 1, 2, 3), SIZE[0] - 1).placing.finish()
        for article in range(4):
            overview(scene, article, 37, UNICODE)
        seconds.append(time.process_time() - start)
    return statistics.median(seconds)


def main() -> None:
    """Measure, and write a table or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--trials", type=int, default=15)
    parser.add_argument("--openings", type=int, default=5)
    parser.add_argument("--echoes", type=int, default=200, help="keys whose echo is timed")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    medians = echoes(options.echoes) | openings(options.openings) | keys_against_bare(options.trials)
    bare_open = medians["bare open"]
    ratios = {}
    for name, value in medians.items():
        part = name.rsplit(" ", 1)[1]
        key = "" if part in OPENINGS else "echo " if " echo " in name else "'j' "
        yard = medians[f"bare {key}{part}"]
        ratios[name] = value / yard if yard else 0.0
    ratios["laying out 4 x 5000, to opening the bare app"] = laying_out(5000) / bare_open
    if options.json:
        print(json.dumps({"seconds": medians, "ratios": ratios}, indent=2))
        return
    print(f"{'5000 open':48} {medians['5000 open'] * 1000:8.1f} ms  (aim: less than 500)")
    for name, ratio in ratios.items():
        print(f"{name:48} {medians.get(name, 0) * 1000:8.1f} ms  {ratio:6.2f} x")


if __name__ == "__main__":
    main()
