"""Kill the library's writers at random moments, many times, and look whether anything acknowledged was lost.

    python tests/benchmarks/crash.py [--kills 300] [--seed 1] [--within 1.5]

Each round starts a process (or two at once) that adds articles, merges or rebuilds the index, edits, counts, annotates
or imports annotations, and kills it (SIGKILL) after a random time. Then it opens the library and checks: SQLite's own
check passes on both files, every acknowledged article, state and note is there, the ledger knows every article, of each
import all annotations or none, and the index finds exactly the stored articles. Prints what was killed and exits with 1
at the first loss.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from index.library import Library  # noqa: E402
from index.store.files import check_file  # noqa: E402
from index.store.kept import read_ledger  # noqa: E402
from reader.notes import NoteStore  # noqa: E402
from tests.benchmarks.crash_writer import BATCH, KINDS  # noqa: E402

WRITER = Path(__file__).with_name("crash_writer.py")


@dataclass
class Safe:
    """What the killed processes said was safe."""

    articles: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)
    count: int = 0

    def take(self, line: str) -> None:
        """Note one acknowledgement."""
        kind, value = line.split()
        if kind == "article":
            self.articles.add(value)
        elif kind == "note":
            self.notes.add(value)
        else:
            self.count = max(self.count, int(value))


def start(folder: Path, what: str, seed: int) -> subprocess.Popen[str]:
    """Start a writer."""
    command = [sys.executable, str(WRITER), str(folder), what, str(seed)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def kill(process: subprocess.Popen[str], what: str, seconds: float) -> list[str]:
    """Kill a writer some seconds after it began, and return what it acknowledged."""
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    rest = process.stdout.read()  # communicate() would begin behind what readline has buffered
    said = process.communicate()[1]
    if not first or (said and "Traceback" in said):
        raise SystemExit(f"{what} failed by itself: {said}")
    return [line for line in rest.split("\n")[:-1] if line]


def losses(folder: Path, safe: Safe) -> list[str]:
    """Open what is left and return what is wrong with it."""
    found = []
    with Library.open(folder) as library:
        stored = {entry.id for entry in library.entries()}
        hits = {hit.id for hit in library.search("", limit=1_000_000).hits}
        if safe.articles - stored:
            found.append(f"articles lost: {safe.articles - stored}")
        if hits != stored:
            found.append(f"the index is off by {hits ^ stored}")
        if int(library.load_state("count") or 0) < safe.count:
            found.append(f"the state is behind {safe.count}")
        found += [f"{one.name}: {one.value}" for one in library.doctor().checks if not one.ok]
        behind = safe.articles - set(read_ledger(folder).articles)
        library.regroup()  # any write lets the ledger catch up
        known = read_ledger(folder)
        if behind or set(known.articles) != stored:
            found.append(f"the ledger lacks {behind} and is off by {set(known.articles) ^ stored}")
    with NoteStore.open(folder) as store:
        if lost := safe.notes - set(store.ids()):
            found.append(f"notes lost: {lost}")
        batches = {tag: number for tag, number in store.tag_counts().items() if tag.startswith("batch-")}
        found += [
            f"{tag} came in with {number} of {BATCH}" for tag, number in batches.items() if number != BATCH
        ]
    if wrong := check_file(folder / "notes.sqlite3"):
        found.append(f"notes.sqlite3: {wrong}")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--within", type=float, default=1.5, help="seconds; more on a busy machine")
    args = parser.parse_args()
    chance = random.Random(args.seed)
    kinds: Counter[str] = Counter()
    safe = Safe()
    with tempfile.TemporaryDirectory(prefix="crash-", ignore_cleanup_errors=True) as place:
        folder = Path(place) / "library"
        Library.open(folder).close()
        turn = 0
        while kinds.total() < args.kills:
            turn += 1
            chosen = chance.sample(list(KINDS), chance.choice([1, 1, 2]))
            kinds.update(chosen)
            seeds = [args.seed * 100_000 + turn * 10 + n for n in range(len(chosen))]
            running = [start(folder, what, seed) for what, seed in zip(chosen, seeds, strict=True)]
            for process, what in zip(running, chosen, strict=True):
                for line in kill(process, what, chance.random() * args.within):
                    safe.take(line)
            if wrong := losses(folder, safe):
                print(f"after kill {kinds.total()} during {' and '.join(chosen)}: {'; '.join(wrong)}")
                return 1
    killed = ", ".join(f"{what} {number}" for what, number in sorted(kinds.items()))
    print(f"{kinds.total()} kills (seed {args.seed}: {killed})")
    print(
        f"acknowledged: {len(safe.articles)} articles, {len(safe.notes)} notes, {safe.count} states: nothing lost"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
