"""What is noted is kept at once, with its history, and can be walked back and forth."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.article import Span
from index.errors import NoteError, NotFoundError, StoreError
from reader.notes import (
    Annotation,
    Axis,
    Comment,
    Link,
    NoteFilter,
    NoteStore,
    Place,
    Tag,
    annotate,
    parse_query,
)
from reader.notes.identity import new_id
from reader.notes.model import TOOL, Proposal
from reader.notes.store import problems
from tests.reader.notes.samples import ADA, BEN, REPORT, article, open_store, rival


def noted(store: NoteStore, quote: str = "a pump had failed", note: str = "says who?") -> Annotation:
    start = REPORT.index(quote)
    return annotate(store, [Place(article(), Span(start, start + len(quote)))], note=note)


def test_a_note_is_there_after_the_store_is_opened_again(folder: Path) -> None:
    with open_store(folder) as store:
        kept = noted(store)
    with open_store(folder) as store:
        assert store.get(kept.id) == kept
        assert store.get(kept.short) == kept
        assert store.text(kept.targets[0].source.text_hash) == REPORT


def test_the_file_is_its_owners_alone(folder: Path, store: NoteStore) -> None:
    noted(store)
    for path in folder.glob("notes.sqlite3*"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_a_file_that_others_could_read_is_closed_to_them(folder: Path) -> None:
    open_store(folder).close()
    (folder / "notes.sqlite3").chmod(0o644)
    open_store(folder).close()
    assert stat.S_IMODE((folder / "notes.sqlite3").stat().st_mode) == 0o600


def test_a_foreign_file_is_refused(folder: Path) -> None:
    folder.mkdir()
    with closing(sqlite3.connect(folder / "notes.sqlite3")) as other, other:
        other.execute("CREATE TABLE recipes (name)")
    other.close()
    with pytest.raises(StoreError, match="not a file of crossread"):
        NoteStore.open(folder)
    (folder / "notes.sqlite3").write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreError, match="not a database"):
        NoteStore.open(folder)


def test_a_newer_file_is_refused(folder: Path) -> None:
    open_store(folder).close()
    with closing(sqlite3.connect(folder / "notes.sqlite3")) as other, other:
        other.execute("PRAGMA user_version = 99")
    other.close()
    with pytest.raises(StoreError, match="newer crossread"):
        NoteStore.open(folder)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(StoreError, match="file/library"):
        NoteStore.open(tmp_path / "file" / "library")


def test_an_edit_keeps_who_made_it_and_says_who_changed_it(folder: Path, store: NoteStore) -> None:
    first = noted(store)
    with open_store(folder, BEN) as other:
        changed = other.edit(replace(first, comments=(Comment("the mayor"),), creator=None, created=None))
    assert (changed.creator, changed.created) == (ADA, first.created)
    assert changed.editor == BEN
    assert changed.modified is not None
    assert store.get(first.id) == changed
    assert [(line.who, line.label) for line in store.history(first.id)] == [("Ada", "note"), ("Ben", "edit")]
    assert "comments" in store.history(first.id)[1].fields


def test_an_edit_that_changes_nothing_is_none(store: NoteStore) -> None:
    first = noted(store)
    assert store.edit(first) == first
    assert len(store.history(first.id)) == 1


def test_undo_and_redo_go_many_levels_and_survive_a_restart(folder: Path) -> None:
    with open_store(folder) as store:
        first = noted(store, note="one")
        for text in ("two", "three", "four"):
            store.edit(replace(store.get(first.id), comments=(Comment(text),)))
        store.delete([first.id])
    seen = []
    for _ in range(5):
        with open_store(folder) as store:
            store.undo()
            seen.append(store.get(first.id).note if store.ids() else None)
    assert seen == ["four", "three", "two", "one", None]
    with open_store(folder) as store:
        assert store.undo() is None
        seen = []
        while store.redo():
            seen.append(store.get(first.id).note if store.ids() else None)
        assert seen == ["one", "two", "three", "four", None]
        assert len(store.history(first.id)) == 15


def test_something_new_ends_what_could_be_redone(store: NoteStore) -> None:
    first = noted(store)
    store.undo()
    second = noted(store, note="another")
    assert store.redo() is None
    assert store.ids() == [second.id]
    assert store.history(first.id)[-1].label == "undone: note"


def test_everybody_walks_back_their_own_steps(folder: Path, store: NoteStore) -> None:
    mine = noted(store)
    with open_store(folder, BEN) as other:
        theirs = noted(other, note="and here?")
    assert store.undo() == "note"
    assert store.ids() == [theirs.id]
    assert mine.id not in store.ids()


def test_nobody_undoes_over_somebody_elses_edit(folder: Path, store: NoteStore) -> None:
    first = noted(store)
    with open_store(folder, BEN) as other:
        changed = other.edit(replace(first, comments=(Comment("Ben was here"),)))
    with pytest.raises(NoteError, match="changed since by Ben"):
        store.undo()
    assert store.get(first.id) == changed
    assert len(store.history(first.id)) == 2


def test_an_operation_is_one_step_and_all_or_nothing(store: NoteStore) -> None:
    with store.operation("tag hits"):
        ids = [noted(store, note=str(number)).id for number in range(3)]
    assert store.ids() == ids
    assert store.undo() == "tag hits"
    assert store.ids() == []
    with pytest.raises(ZeroDivisionError), store.operation("tag hits"):
        noted(store)
        _ = 1 / 0
    assert store.ids() == []
    assert noted(store).id in store.ids()


def test_a_part_of_an_operation_that_fails_leaves_nothing_of_itself(store: NoteStore) -> None:
    with store.operation("bulk"):
        with pytest.raises(ZeroDivisionError), store.operation("first"):
            noted(store, note="gone")
            _ = 1 / 0
        kept = noted(store, note="kept")
        with pytest.raises(NoteError), store.operation("second"):
            store.claims.add("A claim")
            annotate(store, [])
    assert store.ids() == [kept.id]
    assert store.claims.all() == ()
    assert store.undo() == "bulk"
    assert store.ids() == []


def test_a_quote_that_does_not_stand_there_is_refused(store: NoteStore) -> None:
    good = noted(store)
    quote = good.targets[0].quote
    assert quote is not None
    lie = replace(good.targets[0], quote=replace(quote, exact="no pump had failed"))
    with pytest.raises(NoteError, match="does not stand where it should"):
        store.add(Annotation(id=new_id(), targets=(lie,)), articles=[article()])
    assert store.ids() == [good.id]


def test_what_is_not_there_is_said(store: NoteStore) -> None:
    with pytest.raises(NotFoundError, match="no note"):
        store.get("beef")
    with pytest.raises(NotFoundError):
        store.get("%")
    first = noted(store)
    with pytest.raises(NotFoundError):
        store.delete([first.id, "beef"])
    assert store.ids() == [first.id]


def test_a_short_id_that_two_notes_have_is_refused(store: NoteStore) -> None:
    for end in "12":
        store.add(replace(noted(store), id=f"urn:uuid:abcd0000-0000-4000-8000-00000000000{end}"))
    with pytest.raises(NotFoundError, match="Several"):
        store.get("abcd")


def test_notes_are_found_by_all_they_say(store: NoteStore) -> None:
    first = annotate(
        store,
        [Place(article(), Span(4, 9)), Place(rival(), Span(2, 7))],
        note="Café at the hospital",
        tags=[Tag(Axis.STATUS, "disputed"), Tag(Axis.STANCE, "deny"), Tag(Axis.FREE, "Big one")],
    )
    second = noted(store, note="minor")

    def ids(query: str) -> list[str]:
        understood = parse_query(query)
        assert understood.ignored == ()
        return store.ids(understood.wanted)

    assert (
        ids("tag:disputed")
        == ids("tag:status:disputed")
        == ids("tag:DENY")
        == ids('tag:"big one"')
        == [first.id]
    )
    assert ids("-tag:disputed") == [second.id]
    assert ids("cafe note:hospital") == [first.id]
    assert ids("note:ferry") == []
    assert ids("quote:ferry claim:ferry") == [first.id]
    assert ids("outlet:orran") == [first.id]
    assert ids("outlet:lantern") == [first.id, second.id]
    assert ids("by:ada -minor") == [first.id]
    assert ids("since:2026-03-14") == [first.id]
    assert ids("until:2026-03-13 outlet:post") == []
    assert ids("made:2026-03-15 before:2026-03-15") == [first.id, second.id]
    assert ids("before:2026-03-14") == []
    assert ids("tag:status:big") == []
    assert store.tagged("disputed") == {article().id, rival().id}
    assert store.article_ids(NoteFilter(since=date(2026, 3, 14))) == {article().id, rival().id}
    assert store.ids(NoteFilter(articles=frozenset())) == []
    assert store.ids(NoteFilter(articles=frozenset({rival().id}))) == [first.id]
    assert store.tag_counts() == {"Big one": 1, "stance:deny": 1, "status:disputed": 1}
    assert store.find(limit=1, offset=1) == [second]


def test_a_claim_gathers_spans_with_a_stance_each(store: NoteStore) -> None:
    claim = store.claims.add(" A pump \n failed. ")
    note = annotate(store, [Place(article(), Span(0, 9)), Place(rival(), Span(0, 7))])
    store.claims.gather(claim.id, note.id, stance="support", target=0)
    store.claims.gather(claim.id, note.id, stance="deny", target=1)
    assert claim.text == "A pump failed."
    assert [(one.stance, one.target) for one in store.claims.members(claim.id)] == [
        ("support", 0),
        ("deny", 1),
    ]
    store.claims.gather(claim.id, note.id, stance="query", target=1)
    assert store.get(note.id).links == (Link(claim.id, "support", 0), Link(claim.id, "query", 1))
    with pytest.raises(NoteError, match="no target 3"):
        store.claims.gather(claim.id, note.id, target=2)
    store.claims.delete(claim.id)
    assert store.get(note.id).links == ()
    store.undo()
    assert len(store.get(note.id).links) == 2
    store.claims.release(claim.id, note.id)
    assert store.claims.members(claim.id) == ()


def test_only_a_person_sets_a_status(store: NoteStore) -> None:
    claim = store.claims.add("A pump failed.")
    proposed = store.claims.propose(
        claim.id, Proposal("disputed", "Two outlets contradict each other."), by=TOOL
    )
    assert proposed.status is None
    with pytest.raises(NoteError, match="only a person"):
        store.claims.set_status(claim.id, "disputed", by=TOOL)
    judged = store.claims.set_status(claim.id, "disputed", rationale="The owner denies it.")
    assert (judged.status, judged.status_by, judged.rationale) == ("disputed", ADA, "The owner denies it.")
    assert store.claims.get(claim.short).status == "disputed"
    store.undo()
    assert store.claims.get(claim.id).status is None
    assert store.claims.named("a PUMP failed.") == proposed


def test_another_store_sees_that_something_was_written(folder: Path, store: NoteStore) -> None:
    before = store.changed()
    with open_store(folder, BEN) as other:
        noted(other)
    assert store.changed() != before


def test_a_sound_file_has_no_problems_and_a_damaged_one_has(folder: Path) -> None:
    assert problems(folder) == []
    with open_store(folder) as store:
        for number in range(200):
            noted(store, note=f"note {number} " * 20)
    assert problems(folder) == []
    path = folder / "notes.sqlite3"
    data = bytearray(path.read_bytes())
    for at in range(8192, len(data), 4096):
        data[at : at + 200] = b"\xff" * 200
    path.write_bytes(data)
    assert problems(folder) != []


def test_half_characters_are_looked_for_in_vain(store: NoteStore) -> None:
    annotate(store, [Place(article(), Span(4, 9))], tags=[Tag(Axis.FREE, "pump")])
    half = "pump\udcff"
    for query in (half, f"tag:{half}", f"by:{half}", f"outlet:{half} note:{half} claim:{half}"):
        assert store.ids(parse_query(query).wanted) == []
    assert store.tagged(half) == frozenset() and store.history(half) == ()
    for look_up in (store.get, store.full_id, store.claims.get):
        with pytest.raises(NotFoundError):
            look_up(half)


@pytest.mark.parametrize("query", ["before:9999-12-31 made:0001-01-01", "word " * 2_000 + "-tag:x " * 2_000])
def test_no_query_asks_too_much(store: NoteStore, query: str) -> None:
    annotate(store, [Place(article(), Span(4, 9))], note="word")
    assert len(store.ids(parse_query(query).wanted)) == 1
    assert store.ids(NoteFilter(articles=frozenset(map(str, range(300_000))))) == []
