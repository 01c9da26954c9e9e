"""Pages of the database are destroyed at random: whatever text survives comes back with all that was known of it."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index.article import Article, Origin, article_id
from index.errors import StoreError
from index.library import Library
from index.records import Entry
from index.repair import repair
from index.store import articles as stored
from index.store import ledger
from index.store.kept import NAME, read_ledger
from index.store.pages import leaf_rows
from index.store.salvage import DAMAGED

PAGE = 4096
TEXTS = 120


def article(number: int, words: int | None = None) -> Article:
    chance = random.Random(number)
    many = words or chance.choice([30, 200, 900, 3000])
    text = f"Bericht {number}: " + " ".join(f"wört{chance.randrange(400)}" for _ in range(many))
    return Article(
        article_id(text, "Mill Post"),
        text,
        title=f"Ferry {number}",
        outlet=f"Outlet {number % 7}",
        author=f"Ida Brandt {number}",
        published=f"2031-04-{1 + number % 28:02}",
        url=f"https://mill.example/{number}",
        source=f"/home/ida/{number}.txt",
        language="de",
        provenance={"title": Origin.METADATA.value, "outlet": Origin.USER.value},
        warnings=("It is very short: 3 words.",) if number % 3 == 0 else (),
    )


def fill(folder: Path) -> dict[str, tuple[Entry, str]]:
    """Make a library in which everything has happened once; return what it says."""
    with Library.open(folder) as library:
        added = library.add((article(number) for number in range(TEXTS)), tags=["sea"])
        ids = [one.id for one in added]
        library.remove(ids[:10])
        library.edit(ids[20], "title", "By hand")
        library.move(ids[30:33], "my-story")
        changed = article(40)
        library.add([replace(changed, text=changed.text + " And more.")])
        library.save_state("feedback:my-story", '{"refused": [1]}')
        return {entry.id: (entry, library.get(entry.id).text) for entry in library.entries()}


def destroy(path: Path, numbers: list[int], chance: random.Random) -> None:
    with path.open("r+b") as file:
        for number in numbers:
            file.seek(number * PAGE)
            file.write(chance.randbytes(PAGE))


def pages_of(path: Path) -> int:
    return path.stat().st_size // PAGE


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, tuple[Entry, str]]]:
    folder = tmp_path_factory.mktemp("salvage") / "library"
    return folder, fill(folder)


@pytest.mark.parametrize("seed", range(12))
def test_what_survives_comes_back_whole(
    made: tuple[Path, dict[str, tuple[Entry, str]]], tmp_path: Path, seed: int
) -> None:
    source, before = made
    folder = tmp_path / "library"
    shutil.copytree(source, folder)
    chance = random.Random(seed)
    path = folder / "library.sqlite3"
    numbers = chance.sample(range(pages_of(path)), [1, 2, 3, 5, 8, 20][seed % 6])
    if seed % 4 == 0:
        numbers = [0, *numbers]
    destroy(path, numbers, chance)
    said = repair(folder)
    with Library.open(folder) as library:
        after = {entry.id: (entry, library.get(entry.id).text) for entry in library.entries()}
        assert library.doctor().ok
        assert {hit.id for hit in library.search("", limit=1000).hits} == set(after)
        if after and "feedback:my-story" in read_ledger(source).states:
            assert library.load_state("feedback:my-story") == '{"refused": [1]}'
    assert set(after) <= set(before), "what was removed stays removed"
    gone = [before[id_][0] for id_ in set(before) - set(after)]
    assert len(gone) <= 4 * len(numbers)
    listed = "".join(file.read_text() for file in folder.glob("lost-*.txt"))
    assert sorted(listed.splitlines()) == sorted(f"{e.title} | {e.outlet} | {e.url}" for e in gone)
    for id_, (entry, text) in after.items():
        then, words = before[id_]
        if text != words:
            older = entry.versions < then.versions
            assert older or DAMAGED in entry.warnings
            continue
        same = (
            "title",
            "outlet",
            "author",
            "published",
            "url",
            "source",
            "language",
            "words",
            "tags",
            "added",
        )
        assert [getattr(entry, name) for name in same] == [getattr(then, name) for name in same]
        assert entry.provenance == then.provenance
        assert entry.warnings == then.warnings
        if then.story == "my-story":
            assert entry.story == "my-story"
    assert any("damaged" in sentence for sentence in said)


def test_every_row_of_the_table_of_articles_destroyed(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    before = fill(folder)
    with closing(sqlite3.connect(folder / "library.sqlite3")) as file:
        owner = dict(file.execute("SELECT pageno, name FROM dbstat").fetchall()) if _has_dbstat(file) else {}
    if not owner:
        pytest.skip("this SQLite does not tell which page belongs to which table")
    numbers = [number - 1 for number, name in owner.items() if name == "articles"]
    destroy(folder / "library.sqlite3", numbers, random.Random(1))
    repair(folder)
    with Library.open(folder) as library:
        after = {entry.id: entry for entry in library.entries()}
    assert set(after) == set(before)
    for id_, entry in after.items():
        then = before[id_][0]
        assert (entry.title, entry.outlet, entry.author, entry.url, entry.story) == (
            then.title, then.outlet, then.author, then.url, then.story,
        )  # fmt: skip


def _has_dbstat(file: sqlite3.Connection) -> bool:
    try:
        file.execute("SELECT 1 FROM dbstat LIMIT 1")
    except sqlite3.OperationalError:
        return False
    return True


def test_a_letter_that_changed_on_disk_is_seen(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add([article(1, 50)])
    path = tmp_path / "library.sqlite3"
    path.write_bytes(path.read_bytes().replace(b"Bericht 1:", b"Gericht 1:"))
    with Library.open(tmp_path) as library:
        assert not library.doctor().ok
    assert any("not as it was stored" in said for said in repair(tmp_path))
    with Library.open(tmp_path) as library:
        assert library.doctor().ok
        assert DAMAGED in library.entries()[0].warnings


def test_a_database_of_nothing_but_noise_is_kept_and_said(tmp_path: Path) -> None:
    fill(tmp_path)
    path = tmp_path / "library.sqlite3"
    path.write_bytes(random.Random(3).randbytes(path.stat().st_size))
    before = path.read_bytes()
    with pytest.raises(StoreError, match="Nothing could be read"):
        repair(tmp_path)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob(".repair-*"))


def test_pages_read_by_themselves_are_what_sqlite_reads(tmp_path: Path) -> None:
    fill(tmp_path)
    with closing(sqlite3.connect(tmp_path / "library.sqlite3")) as file:
        texts = set(file.execute("SELECT * FROM texts").fetchall())
        articles = {row[1:] for row in file.execute("SELECT * FROM articles").fetchall()}
    rows = [row.values for row in leaf_rows(tmp_path / "library.sqlite3")]
    assert {row for row in rows if len(row) == 6} == texts
    assert {row[1:] for row in rows if len(row) == 19} == articles


# -- the ledger -------------------------------------------------------------------------------------------------------


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / NAME).read_text().splitlines()]


def test_the_ledger_holds_what_is_known_and_is_private(tmp_path: Path) -> None:
    before = fill(tmp_path)
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600
    kept = read_ledger(tmp_path)
    assert set(kept.articles) == set(before)
    for id_, line in kept.articles.items():
        entry = before[id_][0]
        assert (line["title"], line["outlet"], line["url"], line["tags"]) == (
            entry.title, entry.outlet, entry.url, list(entry.tags),
        )  # fmt: skip
    assert kept.states["feedback:my-story"] == '{"refused": [1]}'


def test_what_was_removed_is_not_in_the_ledger_any_more(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        (one, other) = library.add([article(1), article(2)])
        library.remove([one.id])
    assert "Ferry 1" not in (tmp_path / NAME).read_text()
    kept = read_ledger(tmp_path)
    assert kept.removed == {one.id} and set(kept.articles) == {other.id}


def test_what_was_removed_by_a_process_that_was_killed_then_goes_with_the_next_change(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        one, other, new = (article(number) for number in range(3))
        library.add([one, other])
        with library._database.writing() as write:
            stored.remove_articles(write, [one.id])
        library.add([new])
    assert one.title and one.title not in (tmp_path / NAME).read_text("utf-8")
    kept = read_ledger(tmp_path)
    assert set(kept.articles) == {other.id, new.id} and kept.removed == {one.id}


def test_a_ledger_that_does_not_reach_the_disk_is_said_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(handle: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with Library.open(tmp_path) as library:
        library.add([article(1)])
        monkeypatch.setattr(os, "fsync", fail)
        told: list[str] = []
        with pytest.raises(StoreError, match=r"articles\.jsonl cannot be written: Input/output error"):
            library.add([article(2)], on_added=lambda one: told.append(one.id))
        assert library.count() == 2
        assert library.get(told[0]).title == "Ferry 2"
        assert library.search("Ferry").total == 2


@pytest.mark.parametrize("left", [0, 1, 30, -1, -20])
def test_a_ledger_that_is_damaged_or_behind_is_put_right_by_the_next_change(
    tmp_path: Path, left: int
) -> None:
    with Library.open(tmp_path) as library:
        library.add([article(1), article(2)])
    path = tmp_path / NAME
    path.write_bytes(path.read_bytes()[:left] if left else b"")
    with Library.open(tmp_path) as library:
        library.add([article(3)])
        ids = {entry.id for entry in library.entries()}
    assert set(read_ledger(tmp_path).articles) == ids
    assert all(isinstance(line, dict) for line in lines(tmp_path))


def test_the_ledger_of_another_library_is_made_anew(tmp_path: Path) -> None:
    for name, number in (("a", 1), ("b", 2)):
        with Library.open(tmp_path / name) as library:
            library.add([article(number)])
    shutil.copy2(tmp_path / "a" / NAME, tmp_path / "b" / NAME)
    with Library.open(tmp_path / "b") as library:
        library.add([article(3)])
        ids = {entry.id for entry in library.entries()}
    assert set(read_ledger(tmp_path / "b").articles) == ids


def test_a_ledger_does_not_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "SPARE", (20, 30))
    with Library.open(tmp_path) as library:
        (one,) = library.add([article(1)])
        for number in range(200):
            library.edit(one.id, "title", f"Title {number}")
    assert (tmp_path / NAME).stat().st_size < 25_000
    assert read_ledger(tmp_path).articles[one.id]["title"] == "Title 199"
