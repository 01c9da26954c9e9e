"""How fast 10,000 annotations list and filter, as ratios against a plain scan of the same table by SQLite.

    python -m tests.benchmarks.notes [COUNT]

The yardstick reads every annotation's document once with the ``sqlite3`` module alone. A key press is taken as 50 ms:
the last column says which share of it a filter takes on this machine.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from index.article import Article, Span, article_id
from reader.config import Config
from reader.notes import (
    Annotation,
    Axis,
    Comment,
    NoteFilter,
    NoteStore,
    Place,
    Tag,
    annotate,
    load_vocabulary,
    parse_query,
)
from reader.notes.anchor import find
from reader.notes.exchange import Format, merge, prepare, read, render
from reader.tui.session import Session

KEY_PRESS = 0.05
QUERIES = (
    "",
    "tag:disputed",
    "note:hospital",
    "tag:disputed note:hospital outlet:lantern",
    "-tag:disputed bridge",
    "claim:ferry by:ada since:2026-03-12",
    "is:orphan",
    "zzz",
)
WORDS = (
    *("ferry", "bridge", "hospital", "harbour", "police", "captain", "owner", "mayor", "pump", "engine"),
    *("fire", "storm", "six", "eight", "people", "hurt", "missing", "said"),
)


def main() -> None:
    """Fill a store and print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name, NoteStore.open(Path(name)) as store:
        started = time.process_time()
        articles = fill(store, count)
        print(f"{count} annotations written in {time.process_time() - started:.1f} s")
        yardstick = best(lambda: store._connection.execute("SELECT document FROM documents").fetchall())
        print(f"yardstick (plain scan): {yardstick * 1000:.1f} ms")
        print(f"{'ratio':>7} {'ms':>7} {'of a key press':>15}  what")
        for query in QUERIES:
            wanted = parse_query(query).wanted
            row(f"ids and the first 100 of “{query}”", yardstick, partial(page, store, wanted))
        desk = Session(Path(name), Config())
        for query in QUERIES:
            row(f"the app's list of notes for “{query}”", yardstick, partial(desk.find_notes, query))
        row("the app's list of claims", yardstick, desk.claim_rows)
        row("an article's notes in the app", yardstick, lambda: desk.notes_of(articles[:1]))
        row("a note's history", yardstick, lambda: desk.note_history(store.ids()[0]))
        row("article ids of a tag", yardstick, lambda: store.tagged("disputed"))
        row("tags with counts", yardstick, store.tag_counts)
        row("where all notes of an article stand", yardstick, lambda: store.places.place(articles[0]))
        bundle = prepare(store).bundle
        row("check every quote", yardstick, lambda: prepare(store), 1)
        text = render(Format.W3C, bundle, load_vocabulary())
        row("write W3C JSON-LD", yardstick, lambda: render(Format.W3C, bundle, load_vocabulary()), 1)
        with tempfile.TemporaryDirectory() as there, NoteStore.open(Path(there)) as other:
            row("import it", yardstick, lambda: merge(other, read(text.encode())), 1)
        quote = bundle.annotations[0].targets[0].quote
        if quote is not None:
            lost = replace(quote, exact=quote.exact.replace("e", "i"))
            row("an approximate search in an article", yardstick, lambda: find(articles[0].text, lost))


def page(store: NoteStore, wanted: NoteFilter) -> list[Annotation]:
    """Do what a list does at a key press: all ids, and the annotations that fit a screen."""
    return store.find(NoteFilter(ids=tuple(store.ids(wanted)[:100])))


def fill(store: NoteStore, count: int) -> list[Article]:
    """Annotate 50 articles of 6,000 characters; return them."""
    rng = random.Random(5)
    articles = []
    for number in range(50):
        text = " ".join(rng.choices(WORDS, k=1000)) + f" {number}"
        outlet = ("Daily Lantern", "Orran Evening Post", "Keld Press")[number % 3]
        day = f"2026-03-{10 + number % 9}"
        articles.append(Article(article_id(text, outlet), text, f"Report {number}", outlet, published=day))
    claims = [store.claims.add(f"The {word} claim of the ferry") for word in WORDS]
    for claim in claims[::2]:
        store.claims.set_status(claim.id, "disputed")
    with store.operation("fill"):
        for number in range(count):
            article = rng.choice(articles)
            start = rng.randrange(0, 5000)
            made = annotate(
                store,
                [Place(article, Span(start, start + rng.randrange(5, 200)))],
                note=" ".join(rng.choices(WORDS, k=12)) if number % 2 else "",
                tags=[Tag(Axis.FREE, rng.choice(WORDS))],
                claim=rng.choice(claims) if number % 3 == 0 else None,
            )
            if number % 500 == 0:
                store.edit(replace(made, comments=(Comment("changed"),)))
    return articles


def best(work: Callable[[], object], times: int = 5) -> float:
    """Return the least CPU time in seconds that ``work`` took."""
    found = []
    for _ in range(times):
        started = time.process_time()
        work()
        found.append(time.process_time() - started)
    return min(found)


def row(name: str, yardstick: float, work: Callable[[], object], times: int = 5) -> None:
    """Print one line of the table."""
    took = best(work, times)
    print(f"{took / yardstick:7.1f} {took * 1000:7.1f} {took / KEY_PRESS:14.0%}  {name}")


if __name__ == "__main__":
    main()
