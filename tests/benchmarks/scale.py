"""How the library behaves as it grows, beside raw Whoosh, SQLite FTS5 and tantivy on the same texts in one run.

    python tests/benchmarks/scale.py [COUNT…] [--only NAME…]

COUNT defaults to 1000 10000 50000; names are library, library-tantivy, whoosh, fts5, tantivy. Each engine runs in a
process of its own, so that its peak memory can be told. Prints one row per engine and kind of query: milliseconds of
process time p50/p95 (wall time would measure what else the machine does), and the ratio of its p95 to raw Whoosh's.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from corpus import make_corpus, sentences  # noqa: E402

from index.article import Article  # noqa: E402

ENGINES = ("whoosh", "library", "fts5", "tantivy", "library-tantivy")
ROUNDS = 40
Ask = Callable[[str, str], object]


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
        if a.isalpha() and b.isalpha() and len(a) > 3 and len(b) > 3
    ]
    return {
        "term": [pick() for _ in range(ROUNDS)],
        "and": [f"{pick()} {pick()}" for _ in range(ROUNDS)],
        "or": [f"{pick()} OR {pick()} OR {pick()}" for _ in range(ROUNDS)],
        "not": [f"{pick()} {pick()} -{pick()}" for _ in range(ROUNDS)],
        "phrase": chance.sample(phrases, ROUNDS),
        "typing": [pick()[: chance.randint(3, 6)] + "*" for _ in range(ROUNDS)],
        "date": [f"{pick()} since:2030-06-01" for _ in range(ROUNDS)],
    }


def make_library(
    folder: Path, articles: list[Article], engine: str
) -> tuple[Ask, Callable[[list[Article]], object]]:
    from index.library import Library
    from index.searching import FullText

    if engine != "whoosh":
        from index.fulltext import open_engine

        FullText.engine = property(lambda self: open_engine(self._folder, engine))  # type: ignore[assignment]
    with Library.open(folder) as library:
        library.add(articles)

    def ask(kind: str, text: str) -> object:
        with Library.open(folder) as library:
            return library.search(text, limit=20)

    def add(more: list[Article]) -> object:
        with Library.open(folder) as library:
            return library.add(more)

    return ask, add


def make_whoosh(folder: Path, articles: list[Article]) -> tuple[Ask, Callable[[list[Article]], object]]:
    warnings.simplefilter("ignore")
    from whoosh import analysis, fields, index, qparser

    schema = fields.Schema(
        id=fields.ID(stored=True, unique=True),
        title=fields.TEXT(analyzer=analysis.StemmingAnalyzer()),
        text=fields.TEXT(analyzer=analysis.StemmingAnalyzer()),
        outlet=fields.ID(),
        day=fields.NUMERIC(int, sortable=True),
    )
    folder.mkdir()
    ix = index.create_in(str(folder), schema)
    parser = qparser.QueryParser("text", schema)
    parser.add_plugin(qparser.PlusMinusPlugin())

    def add(more: list[Article]) -> object:
        writer = ix.writer(compound=False)
        for one in more:
            day = int((one.published or "").replace("-", ""))
            writer.add_document(id=one.id, title=one.title, text=one.text, outlet=one.outlet, day=day)
        writer.commit()
        return None

    def ask(kind: str, text: str) -> object:
        text = text.replace("since:2030-06-01", "day:[20300601 TO]")
        with ix.searcher() as searcher:
            found = searcher.search(parser.parse(text), limit=20)
            return len(found), [hit["id"] for hit in found]

    add(articles)
    return ask, add


def make_fts5(folder: Path, articles: list[Article]) -> tuple[Ask, Callable[[list[Article]], object]]:
    import sqlite3

    folder.mkdir()
    base = sqlite3.connect(folder / "fts.sqlite3")
    base.execute("PRAGMA journal_mode = WAL")
    base.execute(
        "CREATE VIRTUAL TABLE f USING fts5(id UNINDEXED, day UNINDEXED, title, text, tokenize='porter unicode61')"
    )

    def add(more: list[Article]) -> object:
        with base:
            rows = ((a.id, a.published, a.title, a.text) for a in more)
            return base.executemany("INSERT INTO f VALUES (?, ?, ?, ?)", rows)

    def ask(kind: str, text: str) -> object:
        where, values = "f MATCH ?", []
        if " since:" in text:
            text, day = text.split(" since:")
            where, values = "f MATCH ? AND day >= ?", [day]
        text = text.replace(" -", " NOT ") if kind == "not" else text
        if kind == "not":
            one, two, _, three = text.split()
            text = f"({one} AND {two}) NOT {three}"
        (total,) = base.execute(f"SELECT count(*) FROM f WHERE {where}", [text, *values]).fetchone()
        return total, base.execute(
            f"SELECT id FROM f WHERE {where} ORDER BY rank LIMIT 20", [text, *values]
        ).fetchall()

    add(articles)
    return ask, add


def make_tantivy(folder: Path, articles: list[Article]) -> tuple[Ask, Callable[[list[Article]], object]]:
    from datetime import date

    from index.fulltext import open_engine
    from index.fulltext.engine import Document, Mark
    from index.fulltext.parse import parse_query
    from index.records import Sort

    engine = open_engine(folder, "tantivy")
    engine.clear(Mark("x", 0))

    def add(more: list[Article]) -> object:
        rows = [Document(a.id, a.text, a.title, a.outlet, None, a.published) for a in more]
        return engine.update(rows, (), Mark("x", 1))

    def ask(kind: str, text: str) -> object:
        return engine.search(parse_query(text, today=date(2031, 1, 1)).tree, 20, Sort.RELEVANCE)

    add(articles)
    return ask, add


def measure(name: str, count: int) -> dict[str, object]:
    """Build one engine over ``count`` articles, ask it, and return its figures."""
    pool = sentences(ROOT.parent / "shared" / "stories")
    articles = list(make_corpus(count + 120, pool))
    place = Path(tempfile.mkdtemp(prefix="scale-"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    makers = {
        "library": lambda: make_library(place / "x", articles[:count], "whoosh"),
        "library-tantivy": lambda: make_library(place / "x", articles[:count], "tantivy"),
        "whoosh": lambda: make_whoosh(place / "x", articles[:count]),
        "fts5": lambda: make_fts5(place / "x", articles[:count]),
        "tantivy": lambda: make_tantivy(place / "x", articles[:count]),
    }
    cpu, begun = time.process_time(), time.perf_counter()
    ask, add = makers[name]()
    figures: dict[str, object] = {
        "build s": time.perf_counter() - begun,
        "build cpu s": time.process_time() - cpu,
        "peak MB above texts": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024,
        "size MB": sum(path.stat().st_size for path in place.rglob("*") if path.is_file()) / 1e6,
    }
    figures["add 100 ms"] = _timed(lambda: add(articles[count : count + 100]))
    singles = [_timed(lambda at=at: add([articles[count + 100 + at]])) for at in range(20)]  # type: ignore[misc]
    figures["add 1 ms"] = sorted(singles)[10]
    for kind, texts in queries(pool).items():
        times = sorted(_timed(lambda kind=kind, text=text: ask(kind, text)) for text in texts)  # type: ignore[misc]
        figures[kind] = (times[len(times) // 2], times[int(len(times) * 0.95)])
    shutil.rmtree(place)
    return figures


def _timed(run: Callable[[], object]) -> float:
    begun = time.process_time()
    run()
    return 1000 * (time.process_time() - begun)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[1_000, 10_000, 50_000])
    parser.add_argument("--only", nargs="*", default=list(ENGINES), choices=ENGINES)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measure(args.one, args.counts[0])))
        return 0
    for count in args.counts:
        print(f"{count:,} articles")
        base: dict[str, object] = {}
        for name in args.only:
            command = [sys.executable, __file__, str(count), "--one", name]
            done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
            if done.returncode:
                print(f"  {name}: {done.stderr.strip().splitlines()[-1]}")
                continue
            figures = json.loads(done.stdout)
            base = base or figures
            print(f"  {name}")
            for key, value in figures.items():
                ours = value[1] if isinstance(value, list) else value
                theirs = base[key][1] if isinstance(base[key], list) else base[key]  # type: ignore[index]
                shown = f"{value[0]:.1f} / {value[1]:.1f} ms" if isinstance(value, list) else f"{value:,.1f}"
                print(f"    {key:22} {shown:>20}   × {ours / theirs if theirs else 0:.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
