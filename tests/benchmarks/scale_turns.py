"""Indexing with several engines turn by turn, so that what else the machine does slows all of them alike.

``scale.py COUNT --turns`` runs this. Every engine has a process of its own. A batch of articles goes to one engine
after the other, in an order that changes with every batch, and only one of them works at a time; the last turn is the
final commit with its merges. What is counted is what an engine's turns take, in seconds on the clock and of the
processor (all threads), without the making and reading of the texts.

    whoosh    raw Whoosh as in ``scale_engines.make_whoosh``: one writer with its defaults, one commit at the end
    engine    our Whoosh engine, one commit for a batch as the library does it
    tantivy   our tantivy engine, the same
"""

from __future__ import annotations

import json
import os
import pickle
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from corpus import make_corpus

from index.article import Article

BATCH = 2_000
"""Articles in one turn: as many as the library indexes in one commit."""
ENGINES = ("whoosh", "engine", "tantivy")

Take = Callable[[list[Article]], object]
Finish = Callable[[], object]


def _raw(folder: Path) -> tuple[Take, Finish]:
    """Whoosh as its documentation shows it, with one commit for everything."""
    from scale_engines import whoosh_index, whoosh_row

    warnings.simplefilter("ignore")
    writer = whoosh_index(folder).writer(compound=False)

    def take(articles: list[Article]) -> None:
        for one in articles:
            writer.add_document(**whoosh_row(one))

    return take, writer.commit


def _ours(folder: Path, name: str) -> tuple[Take, Finish]:
    """One of our engines alone: no store, no stories, no snippets."""
    from index.fulltext import open_engine
    from index.fulltext.engine import Document, Mark

    engine = open_engine(folder, name)
    engine.clear(Mark("x", 0))

    def take(articles: list[Article]) -> None:
        rows = (Document(a.id, a.text, a.title, a.outlet, a.author, a.published) for a in articles)
        engine.update(rows, (), Mark("x", 1))

    return take, engine.close


MAKERS: dict[str, Callable[[Path], tuple[Take, Finish]]] = {
    "whoosh": _raw,
    "engine": lambda folder: _ours(folder, "whoosh"),
    "tantivy": lambda folder: _ours(folder, "tantivy"),
}


def serve(name: str, folder: Path) -> None:
    """Index what is named on stdin, a file for every turn, and say what each turn took: an engine's own process."""
    take, finish = MAKERS[name](folder)
    for line in sys.stdin:
        path = line.strip()
        rows = pickle.loads(Path(path).read_bytes()) if path else []
        articles = [Article(i, text, title=t, outlet=o, published=p) for i, text, t, o, p in rows]
        begun, work = time.perf_counter(), _cpu()
        take(articles) if path else finish()
        taken = {"wall": time.perf_counter() - begun, "cpu": _cpu() - work}
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        print(json.dumps({**taken, "peak": peak}), flush=True)


def _cpu() -> float:
    return sum(os.times()[:4])


def megabytes(folder: Path) -> float:
    """Return the size of what is in a folder; an engine that still merges takes files away meanwhile."""
    size = 0
    for path in folder.rglob("*"):
        with suppress(FileNotFoundError):
            size += path.stat().st_size if path.is_file() else 0
    return size / 1e6


class Engine:
    """One engine in its own process, and what its turns took so far."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.folder = name, folder
        self.wall = self.cpu = self.peak = 0.0
        script = Path(__file__).with_name("scale.py")
        self._process = subprocess.Popen(
            [sys.executable, str(script), "--serve", name, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def turn(self, batch: str = "") -> None:
        """Index a file of articles, or finish."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise RuntimeError("the engine's process has no pipes")
        stdin.write(batch + "\n")
        stdin.flush()
        taken = json.loads(stdout.readline())
        self.wall += taken["wall"]
        self.cpu += taken["cpu"]
        self.peak = max(self.peak, taken["peak"])

    def close(self) -> None:
        """End the process."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait()

    @property
    def figures(self) -> dict[str, float]:
        """What all turns took, and the size of the index."""
        return {
            "turns, wall s": self.wall,
            "turns, processor s": self.cpu,
            "peak MB of the process": self.peak,
            "index MB": megabytes(self.folder),
        }


def run(count: int, pool: list[str], names: Sequence[str]) -> dict[str, dict[str, float]]:
    """Index ``count`` articles with each engine, batch by batch in turn; return what each took in all."""
    with tempfile.TemporaryDirectory(prefix="turns-") as place:
        engines = [Engine(name, Path(place) / name) for name in names]
        articles = make_corpus(count, pool)
        done = 0
        while batch := list(islice(articles, BATCH)):
            path = Path(place) / "batch"
            rows = [(one.id, one.text, one.title, one.outlet, one.published) for one in batch]
            path.write_bytes(pickle.dumps(rows))
            for engine in engines:
                engine.turn(str(path))
            engines.append(engines.pop(0))
            done += len(batch)
            said = ", ".join(f"{one.name} {one.cpu:.1f} / {one.wall:.1f}" for one in engines)
            print(f"{done:,} articles, processor / wall s: {said}", file=sys.stderr, flush=True)
        for engine in engines:
            engine.turn()
            engine.close()
        return {name: next(one.figures for one in engines if one.name == name) for name in names}
