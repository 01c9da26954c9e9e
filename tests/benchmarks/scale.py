"""How the library behaves as it grows, beside raw Whoosh, SQLite FTS5 and tantivy on the same texts in one run.

    python tests/benchmarks/scale.py [COUNT…] [--only NAME…] [--build]
    python tests/benchmarks/scale.py COUNT --turns     indexing alone, batch by batch in turn (see scale_turns.py)

COUNT defaults to 1000 10000 50000; names are whoosh (raw), library, add, fts5, tantivy, library-tantivy. ``add`` is the
whole command ``crossread add`` on a file of JSON lines with the same articles, from starting Python to its end. Each
engine runs in a process of its own, so that its peak memory can be told, that of a second process added to it. Prints a
table in Markdown: what raw Whoosh takes, then for the others what they take and the ratio to it. Building is wall
seconds and processor seconds of all processes; everything else milliseconds of processor time, p50 / p95 for queries
(the ratio is that of the p95), since wall time would measure what else the machine does; adding one stands there by
the clock too, which counts on a quiet machine. With ``--build`` nothing is
asked or added once it is built. The figures of each engine go to stderr as they come.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

import scale_turns  # noqa: E402
from corpus import make_corpus, sentences  # noqa: E402
from memory import watched  # noqa: E402
from scale_engines import ADDED, DAY, MAKERS, Add, write_lines  # noqa: E402

from index.article import Article  # noqa: E402

STORIES = ROOT.parent / "shared" / "stories"
ROUNDS = 60
SINGLES = 20
PATIENCE = 30.0
"""Processor seconds after which an answer is not waited for any longer."""
Figures = dict[str, float | list[float]]


def queries(pool: list[str], seed: int = 3) -> dict[str, list[str]]:
    """Return queries of each kind over words of the corpus."""
    chance = random.Random(seed)
    words = [
        word.strip(".,;:!?\"'“”’()").lower()
        for sentence in chance.sample(pool, 400)
        for word in sentence.split()
    ]
    words = [word for word in words if word.isascii() and word.isalpha() and len(word) > 4]
    pick = lambda: chance.choice(words)  # noqa: E731
    pairs = [sentence.split() for sentence in chance.sample(pool, 400)]
    phrases = [
        f'"{a} {b}"'.lower()
        for one in pairs
        for a, b in pairwise(one[3:])
        if a.isalpha() and b.isalpha() and a.isascii() and b.isascii() and len(a) > 3 and len(b) > 3
    ]
    return {
        "term": [pick() for _ in range(ROUNDS)],
        "and": [f"{pick()} {pick()}" for _ in range(ROUNDS)],
        "or": [f"{pick()} OR {pick()} OR {pick()}" for _ in range(ROUNDS)],
        "not": [f"{pick()} {pick()} -{pick()}" for _ in range(ROUNDS)],
        "phrase": chance.sample(phrases, ROUNDS),
        "typing": [pick()[: chance.randint(3, 6)] + "*" for _ in range(ROUNDS)],
        "date": [f"{pick()} since:{DAY}" for _ in range(ROUNDS)],
    }


def measure(name: str, count: int, *, build_only: bool = False) -> Figures:
    """Build one engine over ``count`` articles, ask it, and return its figures."""
    pool = sentences(STORIES)
    place = Path(tempfile.mkdtemp(prefix="scale-"))
    try:
        if name == ADDED:
            write_lines(place / "articles.jsonl", make_corpus(count, pool))
            articles = []
        else:
            articles = list(make_corpus(count + 100 + SINGLES, pool))
        cpu, begun = _cpu(), time.perf_counter()
        with watched() as peak:
            ask, add = MAKERS[name](place / "x", articles[:count])
        figures: Figures = {
            "build, wall s": time.perf_counter() - begun,
            "build, processor s": _cpu() - cpu,
            "peak MB above the texts": peak(),
            "index and store MB": scale_turns.megabytes(place / "x"),
        }
        if name == ADDED or build_only:
            return figures
        if name == "library":
            figures |= _opening(place / "x")
        figures["add 100"] = _timed(lambda: add(articles[count : count + 100]))
        singles, clock = _one_by_one(add, articles[count + 100 :])
        figures["add 1, p50 / max"] = [singles[SINGLES // 2], singles[-1]]
        figures["add 1 on the clock, p50 / max"] = [clock[SINGLES // 2], clock[-1]]
        for kind, texts in queries(pool).items():
            ask(kind, texts[0])
            times = sorted(_timed(lambda kind=kind, text=text: ask(kind, text)) for text in texts)  # type: ignore[misc]
            figures[kind] = [times[len(times) // 2], times[int(len(times) * 0.95)]]
        return figures
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _one_by_one(add: Add, articles: list[Article]) -> tuple[list[float], list[float]]:
    """Add articles one by one; return the milliseconds of each by the processor and by the clock, rising."""
    singles, clock = [], []
    for one in articles:
        begun = time.perf_counter()
        singles.append(_timed(lambda one=one: add([one])))  # type: ignore[misc]
        clock.append(1000 * (time.perf_counter() - begun))
    return sorted(singles), sorted(clock)


def _opening(folder: Path) -> Figures:
    """Open the library in a fresh process: processor milliseconds with a first search, and the memory then held."""
    command = [sys.executable, __file__, "--open", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def opening(folder: Path) -> Figures:
    """Measure what ``_opening`` asks for, in this process."""
    from index.fulltext import open_engine
    from index.library import Library

    open_engine(folder / "fulltext").close()
    begun = time.process_time()
    with Library.open(folder) as library:
        library.count()
        opened = time.process_time()
        library.search("storm council", limit=20)
        asked = time.process_time()
        held = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return {"open": 1000 * (opened - begun), "first search": 1000 * (asked - opened), "open, MB held": held}


def _cpu() -> float:
    """Processor seconds of this process and of those it waited for."""
    return sum(os.times()[:4])


def _timed(run: Callable[[], object]) -> float:
    """Return the processor milliseconds that a call takes; it is given up after ``PATIENCE``.

    Whoosh's own search never ends for some queries of several words joined by OR.
    """
    begun = time.process_time()
    signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        run()
    except TimeoutError:
        print(f"given up after {PATIENCE:.0f} s of processor time", file=sys.stderr, flush=True)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return 1000 * (time.process_time() - begun)


def _give_up(*_: object) -> None:
    raise TimeoutError


def table(count: int, found: dict[str, Figures]) -> list[str]:
    """Return a Markdown table of the figures."""
    keys = list(dict.fromkeys(key for figures in found.values() for key in figures))
    base = found.get("whoosh", {})
    lines = [f"| {count:,} articles | " + " | ".join(found) + " |", "|---" * (len(found) + 1) + "|"]
    for key in keys:
        cells = [key]
        for name, figures in found.items():
            value, yardstick = figures.get(key), base.get(key)
            if value is None:
                cells.append("–")
                continue
            said = " / ".join(f"{one:.3g}" for one in value) if isinstance(value, list) else f"{value:.3g}"
            ratio = _last(value) / _last(yardstick) if yardstick and name != "whoosh" else None
            cells.append(said if ratio is None else f"{said} (× {ratio:.2f})")
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def _last(value: float | list[float]) -> float:
    return value[-1] if isinstance(value, list) else value


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[1_000, 10_000, 50_000])
    parser.add_argument("--only", nargs="*", default=list(MAKERS), choices=list(MAKERS))
    parser.add_argument("--build", action="store_true", help="measure building alone")
    parser.add_argument(
        "--turns", action="store_true", help="index with all engines turn by turn, nothing else"
    )
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--serve", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--open", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one or args.open:
        one = measure(args.one, args.counts[0], build_only=args.build) if args.one else opening(args.open)
        print(json.dumps(one))
        return 0
    if args.serve:
        scale_turns.serve(args.serve[0], Path(args.serve[1]))
        return 0
    for count in args.counts:
        found: dict[str, Figures] = {}
        if args.turns:
            found |= scale_turns.run(count, sentences(STORIES), scale_turns.ENGINES)  # type: ignore[arg-type]
            print("\n".join(table(count, found)), end="\n\n", flush=True)
            continue
        for name in args.only:
            command = [sys.executable, __file__, str(count), "--one", name, *["--build"] * args.build]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                why = done.stderr.strip().splitlines()[-1:] or [f"ended with {done.returncode}"]
                print(f"{name}: {why[0]}", file=sys.stderr)
                continue
            found[name] = json.loads(done.stdout)
            sys.stderr.write(done.stderr)
            print(f"{count} {name} {json.dumps(found[name])}", file=sys.stderr, flush=True)
        print("\n".join(table(count, found)), end="\n\n", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
