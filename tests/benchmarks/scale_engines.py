"""What ``scale.py`` compares: the library with either engine, and raw Whoosh, SQLite FTS5 and tantivy on one corpus.

Each maker builds its index in a folder and returns two functions: one asks a query, one adds more articles. Raw Whoosh
is its own StemmingAnalyzer on title and text, nothing stored but the id, one writer with its defaults (compound=False),
one commit for everything that is added at a time.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from index.article import Article

Ask = Callable[[str, str], object]
"""Takes the kind of a query and its text."""
Add = Callable[[list[Article]], object]
Made = tuple[Ask, Add]

DAY = "2030-06-01"
"""First day that queries with a date ask for."""
ADDED = "add"
"""Name of the maker that runs the command; it can be asked nothing."""


def make_library(folder: Path, articles: list[Article], engine: str) -> Made:
    """The whole of crossread's library: store, stories, search; every call opens it, as the app's calls do."""
    from index.library import Library
    from index.searching import FullText

    if engine != "whoosh":
        from index.fulltext import open_engine

        FullText.engine = property(lambda self: open_engine(self._folder, engine))  # type: ignore[assignment]

    def ask(kind: str, text: str) -> object:
        with Library.open(folder) as library:
            typing = kind == "typing"
            return library.search(text.removesuffix("*") if typing else text, limit=20, typing=typing)

    def add(more: list[Article]) -> object:
        with Library.open(folder) as library:
            return library.add(replace(one, text=_own(one.text)) for one in more)

    add(articles)
    return ask, add


def _own(text: str) -> str:
    """Return a copy of a text, as reading yields it: a text keeps what SQLite is given of it (UTF-8) while it lives,
    and those of the corpus live all the time."""
    return text[:1] + text[1:]


def write_lines(path: Path, articles: Iterable[Article]) -> None:
    """Write articles as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for one in articles:
            row = {"title": one.title, "outlet": one.outlet, "date": one.published, "text": one.text}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def run_add(folder: Path) -> Made:
    """The command as people run it, on ``articles.jsonl`` beside the folder."""
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-m", "reader", "--library", str(folder), "add"]
    command.append(str(folder.parent / "articles.jsonl"))
    subprocess.run(
        command,
        cwd=root,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    nothing: Callable[..., object] = lambda *_: None  # noqa: E731
    return nothing, nothing


def whoosh_index(folder: Path) -> Any:
    """Return an empty index of raw Whoosh in a new folder."""
    warnings.simplefilter("ignore")
    from whoosh import analysis, fields, index

    schema = fields.Schema(
        id=fields.ID(stored=True, unique=True),
        title=fields.TEXT(analyzer=analysis.StemmingAnalyzer()),
        text=fields.TEXT(analyzer=analysis.StemmingAnalyzer()),
        outlet=fields.ID(),
        day=fields.NUMERIC(int, sortable=True),
    )
    folder.mkdir()
    return index.create_in(str(folder), schema)


def whoosh_row(one: Article) -> dict[str, Any]:
    """Return an article as raw Whoosh takes it."""
    day = int((one.published or "").replace("-", ""))
    return {"id": one.id, "title": one.title, "text": one.text, "outlet": one.outlet, "day": day}


def make_whoosh(folder: Path, articles: list[Article]) -> Made:
    """Whoosh as its documentation shows it."""
    ix = whoosh_index(folder)
    from whoosh import qparser

    parser = qparser.QueryParser("text", ix.schema)
    parser.add_plugin(qparser.PlusMinusPlugin())

    def add(more: list[Article]) -> object:
        writer = ix.writer(compound=False)
        for one in more:
            writer.add_document(**whoosh_row(one))
        writer.commit()
        return None

    def ask(kind: str, text: str) -> object:
        text = text.replace(f"since:{DAY}", f"day:[{DAY.replace('-', '')} TO]")
        with ix.searcher() as searcher:
            found = searcher.search(parser.parse(text), limit=20)
            return len(found), [hit["id"] for hit in found]

    add(articles)
    return ask, add


def make_fts5(folder: Path, articles: list[Article]) -> Made:
    """SQLite's full text, with the Porter stemmer."""
    folder.mkdir()
    base = sqlite3.connect(folder / "fts.sqlite3")
    base.execute("PRAGMA journal_mode = WAL")
    base.execute(
        "CREATE VIRTUAL TABLE f USING fts5(id UNINDEXED, day UNINDEXED, title, text, tokenize='porter unicode61')"
    )

    def add(more: list[Article]) -> object:
        with base:
            rows = ((a.id, a.published, a.title, _own(a.text)) for a in more)
            return base.executemany("INSERT INTO f VALUES (?, ?, ?, ?)", rows)

    def ask(kind: str, text: str) -> object:
        where, values = "f MATCH ?", []
        if " since:" in text:
            text, day = text.split(" since:")
            where, values = "f MATCH ? AND day >= ?", [day]
        if kind == "not":
            one, two, three = text.split()
            text = f"({one} AND {two}) NOT {three[1:]}"
        (total,) = base.execute(f"SELECT count(*) FROM f WHERE {where}", [text, *values]).fetchone()
        return total, base.execute(
            f"SELECT id FROM f WHERE {where} ORDER BY rank LIMIT 20", [text, *values]
        ).fetchall()

    add(articles)
    return ask, add


def make_tantivy(folder: Path, articles: list[Article]) -> Made:
    """Our tantivy engine alone: no store, no stories, no snippets."""
    from index.fulltext import open_engine
    from index.fulltext.engine import Document, Mark
    from index.fulltext.parse import parse_query
    from index.records import Sort

    engine = open_engine(folder, "tantivy")
    engine.clear(Mark("x", 0))

    def add(more: list[Article]) -> object:
        rows = (Document(a.id, a.text, a.title, a.outlet, None, a.published) for a in more)
        return engine.update(rows, (), Mark("x", 1))

    def ask(kind: str, text: str) -> object:
        return engine.search(parse_query(text, today=date(2031, 1, 1)).tree, 20, Sort.RELEVANCE)

    add(articles)
    return ask, add


MAKERS: dict[str, Callable[[Path, list[Article]], Made]] = {
    "whoosh": make_whoosh,
    "library": lambda folder, articles: make_library(folder, articles, "whoosh"),
    ADDED: lambda folder, _: run_add(folder),
    "fts5": make_fts5,
    "tantivy": make_tantivy,
    "library-tantivy": lambda folder, articles: make_library(folder, articles, "tantivy"),
}
