"""Stories of hostile shape, each compared by a process of its own: how long, in what memory; can it be stopped.

    python tests/benchmarks/hostile.py [--memory MB] [--seconds S] [NAME …]

A NAME is a part of a shape's name; without one all are compared, in some ten minutes. For each shape it prints seconds
(of the processor, imports excluded), the most memory the process held, the longest time in which nobody who waits could
have stopped it, links and messages. Exit code 1 where a shape ended in anything but an answer, or beyond its bounds.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from index.article import Article, article_id  # noqa: E402
from reader.compare.steps import listening  # noqa: E402
from tests.benchmarks.hostile_shapes import SHAPES  # noqa: E402

SECONDS = 30.0
"""Seconds of the processor that the slowest shape may take."""
MEMORY = 3_000
"""Megabytes of address space that a shape may take, the interpreter and its packages included."""
SILENCE = 4.0
"""Seconds of the processor after which somebody who waits must have been able to stop it."""


class Watch:
    """Hears the steps of a comparison and keeps the longest silence between two of them."""

    def __init__(self) -> None:
        self.longest, self.where = 0.0, ""
        self._last, self._told = time.process_time(), ""

    def __call__(self, what: str, done: int = 0, of: int = 0) -> None:
        now = time.process_time()
        if now - self._last > self.longest:
            self.longest, self.where = now - self._last, f"{self._told} → {what}"
        self._last, self._told = now, what


def compare(name: str, memory: int) -> None:
    """Compare one shape in this process and print what it took."""
    from reader.compare.story import compare_articles

    compare_articles(
        [Article("a", "Six were hurt.", outlet="A"), Article("b", "Five were hurt.", outlet="B")]
    )
    texts = SHAPES[name]()
    articles = [
        Article(f"{n}{article_id(text, str(n))}", text, outlet=f"Outlet {n}", published="2031-04-08")
        for n, text in enumerate(texts)
    ]
    resource.setrlimit(resource.RLIMIT_AS, (memory << 20, memory << 20))
    watch, start = Watch(), time.process_time()
    with listening(watch):
        found = compare_articles(articles)
        watch("the end")
    taken = time.process_time() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{taken:8.1f} s {most:7.0f} MB, silent {watch.longest:5.2f} s ({watch.where}), {len(found.links)} links,"
        f" {sum(len(link.differences) for link in found.links)} differences, {len(found.claims)} claims"
    )
    print("".join(f"         {message}\n" for message in found.messages), end="")
    if taken > SECONDS or watch.longest > SILENCE:
        sys.exit("beyond its bounds")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--memory", type=int, default=MEMORY, metavar="MB")
    parser.add_argument("--seconds", type=float, default=10 * SECONDS, help="after which a shape is ended")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.here:
        compare(chosen.names[0], chosen.memory)
        return 0
    failed = 0
    for name in (n for n in SHAPES if not chosen.names or any(part in n for part in chosen.names)):
        command = [sys.executable, __file__, "--here", "--memory", str(chosen.memory), name]
        print(f"{name}:", flush=True)
        try:
            done = subprocess.run(
                command, timeout=chosen.seconds, capture_output=True, text=True, check=False
            )
        except subprocess.TimeoutExpired:
            print(f"         no answer after {chosen.seconds:.0f} s", flush=True)
            failed += 1
            continue
        print(done.stdout, end="")
        if done.returncode:
            failed += 1
            print(f"         {done.stderr.strip().splitlines()[-1]}", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
