"""A history in words: what each step made of a note or a claim."""

from __future__ import annotations

from dataclasses import replace

from index.article import Span
from reader.notes import Axis, Comment, NoteStore, Place, Tag, annotate, toggle_tag
from reader.notes.telling import told
from tests.reader.notes.samples import BEN, REPORT, article, open_store

AT = REPORT.index("Six people")
SIX = Place(article(), Span(AT, AT + 10))


def said(store: NoteStore, id_: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.who, told(one, store.claims.text_of)) for one in store.history(id_)]


def test_every_step_says_what_it_changed(store: NoteStore) -> None:
    claim = store.claims.add("Six were hurt.")
    note = annotate(store, [SIX], note="Who counted?", tags=[Tag(Axis.FREE, "later")])
    note = store.edit(replace(note, comments=(Comment("The mayor counted."),)), by=BEN)
    toggle_tag(store, [SIX], Tag(Axis.BASIS, "official"))
    store.claims.gather(claim.id, note.id, stance="support")
    store.claims.gather(claim.id, note.id, stance="deny")
    store.claims.release(claim.id, note.id)
    store.places.attach(note.id, 0, article(), Span(AT, AT + 3))
    store.edit(replace(store.get(note.id), comments=(), tags=()))
    store.delete([note.id])
    store.undo()
    assert said(store, note.id) == [
        ("Ada", ("made", "on “Six people”", "note: “Who counted?”", "+ later")),
        ("Ben", ("note: “Who counted?” → “The mayor counted.”",)),
        ("Ada", ("+ basis:official",)),
        ("Ada", ("under “Six were hurt.” (support)",)),
        ("Ada", ("stance to “Six were hurt.”: support → deny",)),
        ("Ada", ("out of “Six were hurt.”",)),
        ("Ada", ("place: “Six people” → “Six”",)),
        ("Ada", ("note: “The mayor counted.” → none", "− later", "− basis:official")),
        ("Ada", ("removed",)),
        ("Ada", ("brought back", "on “Six”")),
    ]


def test_a_claim_says_how_it_was_judged(store: NoteStore) -> None:
    claim = store.claims.add("Six were hurt.")
    store.claims.set_status(claim.id, "disputed", rationale="The owner denies it.")
    store.claims.set_status(claim.id, None)
    store.claims.reword(claim.id, "Six people were hurt.")
    store.claims.delete(claim.id)
    steps = [phrases for _, phrases in said(store, claim.id)]
    assert steps[0] == ("made", "claim: “Six were hurt.”")
    assert steps[1] == ("status: disputed", "because: “The owner denies it.”")
    assert steps[2] == ("status: disputed → none", "because: “The owner denies it.” → none")
    assert steps[3:] == [("claim: “Six were hurt.” → “Six people were hurt.”",), ("removed",)]
    assert store.claims.text_of(claim.id) == "Six people were hurt."
    assert store.claims.text_of("urn:uuid:nobody") == "urn:uuid:nobody"


def test_a_long_way_back_and_forth_outlives_the_program(store: NoteStore) -> None:
    note = annotate(store, [SIX], note="0")
    for number in range(1, 40):
        note = store.edit(replace(note, comments=(Comment(str(number)),)))
    for number in range(39, 0, -1):
        with open_store(store.folder) as again:
            assert again.get(note.id).note == str(number)
            assert again.undo() == "edit"
    with open_store(store.folder) as again:
        assert again.undo() == "note"
        assert again.undo() is None
        assert again.ids() == []
        while again.redo():
            pass
        assert again.get(note.id).note == "39"
        assert len(said(again, note.id)) == 40 + 40 + 40
