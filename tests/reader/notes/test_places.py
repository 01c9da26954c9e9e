"""Notes on a text that has a new version: followed, or listed as lost; settled by hand, never moved silently."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from index.article import Span
from index.errors import NoteError
from reader.notes import Annotation, Axis, Comment, NoteFilter, NoteStore, Place, Tag, annotate, toggle_tag
from reader.notes.anchor import Method
from tests.reader.notes.samples import REPORT, article, open_store, rival

START = REPORT.index("a pump had failed")


@pytest.fixture
def made(store: NoteStore) -> Annotation:
    return annotate(
        store, [Place(article(), Span(START, START + 17)), Place(rival(), Span(2, 7))], note="who?"
    )


def test_on_its_own_text_a_note_stands_where_it_was_made(store: NoteStore, made: Annotation) -> None:
    (placed,) = store.places.place(article())
    assert (placed.annotation, placed.target, placed.span) == (made, 0, Span(START, START + 17))
    assert (placed.same_text, placed.fresh, placed.moved, placed.anchoring.score) == (True, False, False, 1.0)
    assert store.places.place(rival())[0].target == 1


def test_a_new_version_is_followed_and_said_once(store: NoteStore, made: Annotation) -> None:
    version = article("Corrected at noon. " + REPORT, id_=article().id)
    (placed,) = store.places.place(version)
    assert placed.span == Span(START + 19, START + 36)
    assert (placed.moved, placed.fresh, placed.same_text) == (True, True, False)
    (again,) = store.places.place(version)
    assert (again.span, again.fresh, again.moved) == (placed.span, False, True)
    assert store.get(made.id) == made
    assert store.places.place(article())[0].span == Span(START, START + 17)
    assert store.places.orphans() == ()


def test_what_is_gone_is_an_orphan_until_a_person_attaches_it(store: NoteStore, made: Annotation) -> None:
    gone = REPORT.replace("The captain told reporters that a pump had failed. ", "")
    version = article(gone, id_=article().id)
    (placed,) = store.places.place(version)
    assert placed.span is None
    (orphan,) = store.places.orphans()
    assert (orphan.annotation, orphan.target, orphan.article) == (made, 0, article().id)
    assert orphan.reason
    assert store.ids() == [made.id]
    start = gone.index("We had no warning")
    assert store.ids(NoteFilter(orphans=True)) == [made.id]
    attached = store.places.attach(made.id, 0, version, Span(start, start + 17))
    assert store.places.orphans() == ()
    assert store.ids(NoteFilter(orphans=True)) == []
    assert store.ids(NoteFilter(orphans=False)) == [made.id]
    assert attached.targets[1] == made.targets[1]
    (placed,) = store.places.place(version)
    assert (placed.span, placed.anchoring.method) == (Span(start, start + 17), Method.POSITION)
    assert [change.label for change in store.history(made.id)] == ["note", "attach by hand"]
    assert store.undo() == "attach by hand"
    assert store.get(made.id) == made
    assert [one.annotation for one in store.places.orphans()] == [made]


def test_an_orphan_that_comes_back_is_none(store: NoteStore, made: Annotation) -> None:
    store.places.place(
        article("Something else altogether stands here now, for an hour or so.", id_=article().id)
    )
    assert len(store.places.orphans()) == 1
    store.places.place(article("It is back. " + REPORT, id_=article().id))
    assert store.places.orphans() == ()


def test_a_changed_file_and_a_changed_page_are_known_again(folder: Path, tmp_path: Path) -> None:
    path = str(tmp_path / "a.txt")
    changed = "New. " + REPORT
    with open_store(folder) as store:
        annotate(store, [Place(article(url=None, source=path), Span(0, 9))])
        assert store.places.place(article(changed, url=None, source=path))[0].span == Span(5, 14)
        assert store.places.place(article(changed, url=None, source=path, title="Another")) == ()
        annotate(store, [Place(article(), Span(0, 9))])
        found = store.places.place(
            article(changed, url="http://www.lantern.example/ferry/#x", source="elsewhere")
        )
        assert [one.span for one in found] == [Span(5, 14)]
        assert store.places.place(rival()) == ()


def test_the_same_text_of_another_outlet_is_another_article(store: NoteStore, made: Annotation) -> None:
    assert store.places.place(article(outlet="Copycat", url="https://copy.example/")) == ()


def test_an_edit_of_the_note_does_not_move_it(store: NoteStore, made: Annotation) -> None:
    version = article("Corrected. " + REPORT, id_=article().id)
    store.places.place(version)
    store.edit(replace(made, comments=(Comment("changed"),)))
    (placed,) = store.places.place(version)
    assert (placed.fresh, placed.annotation.note) == (False, "changed")


def test_a_note_on_the_whole_article_has_no_span_and_is_no_orphan(store: NoteStore) -> None:
    annotate(store, [Place(article())], note="all of it")
    (placed,) = store.places.place(article("New words. " + REPORT, id_=article().id))
    assert placed.span is None
    assert placed.anchoring.method is not Method.ORPHAN
    assert store.places.orphans() == ()


def test_attaching_outside_the_text_is_refused(store: NoteStore, made: Annotation) -> None:
    with pytest.raises(NoteError, match="no span"):
        store.places.attach(made.id, 0, article(), Span(3, 99_999))
    with pytest.raises(NoteError, match="no target 3"):
        store.places.attach(made.id, 2, article(), Span(0, 3))
    assert store.get(made.id) == made


def test_a_text_that_comes_back_brings_its_notes_back(store: NoteStore, made: Annotation) -> None:
    version = article("Something else altogether stands here now, for an hour or so.", id_=article().id)
    store.places.place(version)
    assert len(store.places.orphans()) == 1
    (placed,) = store.places.place(article())
    assert (placed.span, placed.fresh) == (Span(START, START + 17), False)
    assert store.places.moves() == ()
    assert store.places.place(version)[0].span is None
    assert len(store.places.orphans()) == 1


def test_what_moved_is_listed_with_its_score(store: NoteStore, made: Annotation) -> None:
    changed = "Corrected. " + REPORT.replace("a pump had failed", "the pump had failed")
    store.places.place(article(changed, id_=article().id))
    (move,) = store.places.moves()
    assert (move.annotation, move.target, move.method) == (made, 0, Method.APPROXIMATE)
    assert move.span is not None
    assert changed[move.span.start : move.span.end] == "the pump had failed"
    assert 0.5 < move.score < 1
    assert store.places.orphans() == ()


def test_a_tag_is_toggled_where_the_note_stands_now(store: NoteStore) -> None:
    tag = Tag(Axis.BASIS, "official")
    first = toggle_tag(store, [Place(article(), Span(START, START + 17))], tag)
    version = article("Corrected. " + REPORT, id_=article().id)
    assert toggle_tag(store, [Place(version, Span(START + 11, START + 28))], tag) is None
    assert first is not None
    assert store.ids() == []
