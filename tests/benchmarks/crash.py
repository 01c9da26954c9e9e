"""Kill the library's writers at random moments, many times, and look whether anything acknowledged was lost.

    python tests/benchmarks/crash.py [--kills 300] [--seed 1]

Each round starts a process that adds articles, rebuilds the index or writes states, kills it (SIGKILL) after a random
time, opens the library and checks: SQLite's own check passes, every acknowledged article and state is there, and the
index finds exactly the stored articles. Prints what was killed and exits with 1 at the first loss.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from index.library import Library  # noqa: E402

WORKER = """
import random, sys
from pathlib import Path
from index.article import Article, article_id
from index.library import Library
folder, what, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
chance = random.Random(seed)
def made(number):
    text = " ".join(f"word{chance.randrange(5000)}" for _ in range(300)) + f" ferry{number}"
    return Article(article_id(text, "Mill Post"), text, title=f"Ferry {number}", outlet="Mill Post",
                   published=f"2031-04-{1 + number % 28:02}")
with Library.open(folder) as library:
    print("open", flush=True)
    for turn in range(1000):
        if what == "add":
            library.add([made(seed * 1000 + turn * 3 + n) for n in range(3)],
                        on_added=lambda one: print("article", one.id, flush=True))
        elif what == "reindex":
            library.reindex()
        elif what == "edit":
            entries = library.entries(limit=50)
            if entries:
                library.edit(chance.choice(entries).id, "title", f"Ferry {chance.random()}")
        else:
            library.update_state("count", lambda old: str(int(old or 0) + 1))
            print("state", library.load_state("count"), flush=True)
"""


def kill_one(folder: Path, what: str, seed: int, chance: random.Random) -> list[str]:
    """Run a worker, kill it after a random time, and return what it acknowledged."""
    command = [sys.executable, "-c", WORKER, str(folder), what, str(seed)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(chance.random() * 0.8)
    process.kill()
    rest = process.stdout.read()  # communicate() would begin behind what readline has buffered
    said = process.communicate()[1]
    if not first and said:
        raise SystemExit(f"{what} did not begin: {said}")
    return [line for line in rest.split("\n")[:-1] if line]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    kinds: dict[str, int] = {}
    articles: set[str] = set()
    count = 0
    with tempfile.TemporaryDirectory(prefix="crash-") as place:
        folder = Path(place) / "library"
        for number in range(args.kills):
            what = chance.choice(["add", "add", "reindex", "edit", "state"])
            kinds[what] = kinds.get(what, 0) + 1
            for line in kill_one(folder, what, args.seed * 10_000 + number, chance):
                kind, value = line.split()
                if kind == "article":
                    articles.add(value)
                else:
                    count = max(count, int(value))
            with Library.open(folder) as library:
                stored = {entry.id for entry in library.entries()}
                found = {hit.id for hit in library.search("", limit=1_000_000).hits}
                wrong = [check for check in library.doctor().checks if not check.ok]
                kept = int(library.load_state("count") or 0)
            lost = articles - stored
            if lost or found != stored or wrong or kept < count:
                print(
                    f"kill {number} during {what}: lost {lost}, index off by {found ^ stored}, {wrong}, {kept}/{count}"
                )
                return 1
    print(
        f"{args.kills} kills ({kinds}), {len(articles)} acknowledged articles, {count} states: nothing lost"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
