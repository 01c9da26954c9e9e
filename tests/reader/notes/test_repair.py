"""Notes whose file is damaged come back from what is left of it."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index.article import Span
from reader.notes import Annotation, Axis, Comment, NoteStore, Place, Tag, annotate
from reader.notes.store import problems
from reader.notes.store.database import FILE_NAME
from reader.notes.store.repair import repair_notes
from tests.reader.notes.samples import article, open_store

PAGE = 4096


def fill(folder: Path) -> dict[str, Annotation]:
    """Make notes, change some, delete some; return what is left."""
    with open_store(folder) as store:
        for number in range(60):
            annotate(
                store,
                [Place(article(), Span(number % 40, number % 40 + 12))],
                note=f"remark {number} " + "which says a little more " * (number % 30),
                tags=[Tag(Axis.FREE, f"tag-{number % 5}"), Tag(Axis.STATUS, "disputed")],
            )
        ids = store.ids()
        store.delete(ids[:5])
        store.edit(replace(store.get(ids[10]), comments=(Comment("other words"),)))
        claim = store.claims.add("The pump failed.")
        store.claims.set_status(claim.id, "disputed", rationale="two accounts")
        return {one.id: one for one in store.find()}


def test_sound_notes_are_left_alone(folder: Path) -> None:
    fill(folder)
    before = (folder / FILE_NAME).read_bytes()
    assert repair_notes(folder) == []
    assert (folder / FILE_NAME).read_bytes() == before
    assert repair_notes(folder / "nowhere") == []


@pytest.mark.parametrize("seed", range(8))
def test_destroyed_pages_cost_at_most_what_stood_on_them_twice(folder: Path, seed: int) -> None:
    before = fill(folder)
    with open_store(folder) as store:
        claims = {claim.id for claim in store.claims.all()}
    chance = random.Random(seed)
    path = folder / FILE_NAME
    pages = path.stat().st_size // PAGE
    hit = chance.sample(range(pages), 1 + seed % 3)
    with path.open("r+b") as file:
        for number in hit:
            file.seek(number * PAGE)
            file.write(chance.randbytes(PAGE))
    said = repair_notes(folder)
    if not said:
        pytest.skip("the pages that were hit are not in use")
    assert problems(folder) == []
    (kept,) = folder.glob("notes.damaged-*.sqlite3")
    assert kept.stat().st_mode & 0o077 == 0
    with open_store(folder) as store:
        after = {one.id: one for one in store.find()}
        assert {claim.id for claim in store.claims.all()} >= claims
        found = store.tagged("tag-3")
    assert len(set(before) - set(after)) <= 2 * (len(hit) - 1)
    assert [after[id_] for id_ in before if id_ in after] == [before[id_] for id_ in before if id_ in after]
    assert found == frozenset({article().id})


def test_every_page_of_the_documents_is_gone(folder: Path) -> None:
    before = fill(folder)
    path = folder / FILE_NAME
    with closing(sqlite3.connect(path)) as file:
        try:
            pages = [row[0] for row in file.execute("SELECT pageno FROM dbstat WHERE name = 'documents'")]
        except sqlite3.OperationalError:
            pytest.skip("this SQLite does not tell which page belongs to which table")
    with path.open("r+b") as file:
        for number in pages:
            file.seek((number - 1) * PAGE)
            file.write(b"\xa5" * PAGE)
    assert any("notes and claims were brought" in sentence for sentence in repair_notes(folder))
    with open_store(folder) as store:
        assert {one.id: one for one in store.find()} == before
        assert store.undo() is not None


def test_a_file_of_noise_leaves_empty_notes_and_is_kept(folder: Path) -> None:
    fill(folder)
    path = folder / FILE_NAME
    path.write_bytes(random.Random(2).randbytes(path.stat().st_size))
    before = path.read_bytes()
    assert repair_notes(folder)
    (kept,) = folder.glob("notes.damaged-*.sqlite3")
    assert kept.read_bytes() == before
    with NoteStore.open(folder) as store:
        assert store.find() == []
