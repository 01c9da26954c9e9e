"""Write to a library without end and say on stdout what is safe; ``crash.py`` kills it.

    python tests/benchmarks/crash_writer.py FOLDER add|single|tidy|reindex|edit|state|note|import SEED

After ``open`` each line is a kind and what was acknowledged: ``article ID``, ``note ID``, ``state NUMBER``.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from index.article import Article, Span, article_id
from index.fulltext import open_engine
from index.library import Library
from reader.notes import Author, Axis, NoteStore, Place, Tag, annotate, load_vocabulary
from reader.notes.exchange import Format, merge, prepare, read, render

BATCH = 25
"""Annotations of one import."""


def made(chance: random.Random, number: int) -> Article:
    """An article of random words."""
    text = " ".join(f"word{chance.randrange(5000)}" for _ in range(300)) + f" ferry{number}"
    return Article(
        article_id(text, "Mill Post"),
        text,
        title=f"Ferry {number}",
        outlet="Mill Post",
        published=f"2031-04-{1 + number % 28:02}",
    )


def say(kind: str, value: object) -> None:
    """Acknowledge something."""
    print(kind, value, flush=True)


def add(folder: Path, chance: random.Random, seed: int) -> Iterator[None]:
    """Add three articles at a time."""
    with Library.open(folder) as library:
        for turn in range(1000):
            articles = [made(chance, seed * 1000 + turn * 3 + n) for n in range(3)]
            library.add(articles, on_added=lambda one: say("article", one.id))
            yield


def single(folder: Path, chance: random.Random, seed: int) -> Iterator[None]:
    """Add one article at a time and remove one now and then, so that merges become due and meet deletions."""
    with Library.open(folder) as library:
        for turn in range(1000):
            library.add([made(chance, seed * 1000 + turn)], on_added=lambda one: say("article", one.id))
            doomed = library.add([made(chance, -seed * 1000 - turn)])[0].id
            library.remove([doomed])
            yield


def tidy(folder: Path, chance: random.Random, seed: int) -> Iterator[None]:
    """Merge whatever there is to merge, again and again."""
    with Library.open(folder) as library:
        while True:
            library.add([made(chance, seed * 1000)])
            engine = open_engine(folder / "fulltext")
            engine.tidy()
            engine.close()
            yield


def reindex(folder: Path, chance: random.Random, seed: int) -> Iterator[None]:
    """Make the search index anew, again and again."""
    with Library.open(folder) as library:
        while True:
            library.reindex()
            yield


def edit(folder: Path, chance: random.Random, seed: int) -> Iterator[None]:
    """Change titles."""
    with Library.open(folder) as library:
        while True:
            entries = library.entries(limit=50)
            if entries:
                library.edit(chance.choice(entries).id, "title", f"Ferry {chance.random()}")
            yield


def state(folder: Path, chance: random.Random, seed: int) -> Iterator[None]:
    """Count in a small state."""
    with Library.open(folder) as library:
        while True:
            say("state", library.update_state("count", lambda old: str(int(old or 0) + 1)))
            yield


def note(folder: Path, chance: random.Random, seed: int) -> Iterator[None]:
    """Annotate spans of an article."""
    article = made(chance, seed)
    with NoteStore.open(folder, author=Author(nickname="Ada")) as store:
        while True:
            annotation = annotate(
                store,
                [_place(article, chance)],
                note=f"remark {chance.random()}",
                tags=[Tag(Axis.FREE, "seen")],
            )
            say("note", annotation.id)
            yield


def imports(folder: Path, chance: random.Random, seed: int) -> Iterator[None]:
    """Take in files of ``BATCH`` annotations, all of a file tagged alike."""
    article = made(chance, seed)
    vocabulary = load_vocabulary()
    with NoteStore.open(folder, author=Author(nickname="Ada")) as store:
        for turn in range(1000):
            with (
                tempfile.TemporaryDirectory() as place,
                NoteStore.open(Path(place), author=Author(nickname="Ben")) as other,
                other.operation("make"),
            ):
                for _ in range(BATCH):
                    annotate(
                        other,
                        [_place(article, chance)],
                        note="imported",
                        tags=[Tag(Axis.FREE, f"batch-{seed}-{turn}")],
                    )
                data = render(Format.W3C, prepare(other).bundle, vocabulary).encode()
            yield
            for step in merge(store, read(data)).steps:
                say("note", step.kept_as)


def _place(article: Article, chance: random.Random) -> Place:
    start = chance.randrange(len(article.text) - 40)
    return Place(article, Span(start, start + chance.randrange(5, 40)))


KINDS = {
    "add": add,
    "single": single,
    "tidy": tidy,
    "reindex": reindex,
    "edit": edit,
    "state": state,
    "note": note,
    "import": imports,
}


def main() -> None:
    folder, what, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    writing = KINDS[what](folder, random.Random(seed), seed)
    Library.open(folder).close()
    NoteStore.open(folder).close()
    print("open", flush=True)
    for _ in writing:
        pass


if __name__ == "__main__":
    main()
