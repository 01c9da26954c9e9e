"""Other people's and other programs' annotations: taken in, never over what is here."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.article import Span
from index.errors import NoteError
from reader.notes import (
    Author,
    Axis,
    Comment,
    NoteStore,
    Place,
    Purpose,
    Quote,
    Tag,
    annotate,
    load_vocabulary,
)
from reader.notes.exchange import Bundle, Format, ImportReport, Outcome, merge, prepare, read, render
from tests.reader.notes import validator
from tests.reader.notes.samples import ADA, BEN, REPORT, Clock, article, open_store


def exported(store: NoteStore) -> bytes:
    return render(Format.W3C, prepare(store).bundle, load_vocabulary()).encode()


def take(store: NoteStore, value: Any, **options: Any) -> ImportReport:
    return merge(store, read(json.dumps(value).encode()), **options)


def outcomes(report: ImportReport) -> list[str]:
    return [step.outcome.value for step in report.steps]


def test_two_peoples_versions_stand_side_by_side(tmp_path: Path, store: NoteStore) -> None:
    mine = annotate(store, [Place(article(), Span(4, 9))], note="first")
    with open_store(tmp_path / "bens", BEN) as other:
        merge(other, read(exported(store)))
        theirs = other.edit(replace(other.get(mine.id), comments=(Comment("Ben's view"),)))
        back = exported(other)
    mine = store.edit(replace(mine, comments=(Comment("Ada's view"),)))
    report = merge(store, read(back))
    assert outcomes(report) == ["kept beside"]
    assert (report.steps[0].mine, report.steps[0].theirs) == ("Ada", "Ben")
    assert store.get(mine.id) == mine
    ((here, beside),) = store.variants()
    assert here == mine
    assert beside.comments == theirs.comments
    assert (beside.creator, beside.editor, beside.canonical) == (ADA, BEN, mine.id)
    assert outcomes(merge(store, read(back))) == ["unchanged"]
    assert len(store.ids()) == 2
    assert store.undo() == "import 1 items"
    assert store.ids() == [mine.id]


def test_a_later_state_of_what_nobody_touched_here_is_taken(tmp_path: Path, store: NoteStore) -> None:
    mine = annotate(store, [Place(article(), Span(4, 9))], note="first")
    with open_store(tmp_path / "bens", BEN) as other:
        merge(other, read(exported(store)))
        old = exported(store)
        store.edit(replace(mine, comments=(Comment("second"),)))
        assert outcomes(merge(other, read(exported(store)))) == ["updated"]
        assert other.get(mine.id).note == "second"
        assert outcomes(merge(other, read(old))) == ["unchanged"]
        assert other.get(mine.id).note == "second"


def test_what_is_changed_after_the_clock_was_set_back_comes_behind_what_it_changes(tmp_path: Path) -> None:
    clock = Clock()
    with NoteStore.open(tmp_path / "mine", author=ADA, clock=clock) as store:
        mine = annotate(
            store, [Place(article(), Span(4, 9))], note="first", tags=[Tag(Axis.STATUS, "disputed")]
        )
        clock.at -= timedelta(days=400)
        store.edit(replace(mine, comments=(Comment("second"),)))
        store.claims.reword(mine.links[0].claim, "A ferry ran aground")
        for form in (Format.W3C, Format.JSONL):
            said = render(form, prepare(store).bundle, load_vocabulary()).encode()
            with open_store(tmp_path / form.value, BEN) as other:
                report = merge(other, read(said))
                assert report.notices == ()
                again = render(form, prepare(other).bundle, load_vocabulary()).encode()
                assert again == said
                store.edit(replace(mine, comments=(Comment(f"third {form}"),)))
                assert outcomes(merge(other, read(exported(store)))) == ["unchanged", "updated"]


def test_two_judgements_of_a_claim_are_kept_and_listed(tmp_path: Path, store: NoteStore) -> None:
    annotate(store, [Place(article(), Span(4, 9))], tags=[Tag(Axis.STATUS, "unverified")])
    (claim,) = store.claims.all()
    with open_store(tmp_path / "bens", BEN) as other:
        merge(other, read(exported(store)))
        other.claims.set_status(claim.id, "confirmed")
        back = exported(other)
    store.claims.set_status(claim.id, "refuted")
    assert outcomes(merge(store, read(back))) == ["kept beside", "unchanged"]
    ((mine, theirs),) = store.claims.variants()
    assert (mine.status, mine.status_by, theirs.status, theirs.status_by) == (
        "refuted",
        ADA,
        "confirmed",
        BEN,
    )
    text = exported(store).decode()
    assert validator.w3c(text) == []
    assert "confirmed, set by Ben" in render(Format.MARKDOWN, prepare(store).bundle, load_vocabulary())
    with open_store(tmp_path / "cleos") as third:
        merge(third, read(text.encode()))
        assert exported(third).decode() == text


def test_a_dry_run_writes_nothing_and_says_the_same(tmp_path: Path, store: NoteStore) -> None:
    annotate(store, [Place(article(), Span(4, 9))], tags=[Tag(Axis.STATUS, "disputed")])
    with open_store(tmp_path / "elsewhere") as other:
        tried = merge(other, read(exported(store)), dry_run=True)
        assert other.ids() == []
        assert other.claims.all() == ()
        assert other.undo() is None
        assert merge(other, read(exported(store))) == tried


FOREIGN: dict[str, Any] = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "http://notes.example/1",
    "type": "Annotation",
    "motivation": "questioning",
    "creator": {"id": "http://people.example/cleo", "type": "Person", "name": "Cleo Mar", "nickname": "cleo"},
    "created": "2026-03-14T10:00:00+02:00",
    "modified": "2026-03-14T11:00:00Z",
    "body": [
        {"type": "TextualBody", "value": "Says who?", "purpose": "questioning", "language": "en"},
        {"type": "TextualBody", "value": "pumps", "purpose": "tagging"},
        "http://evidence.example/report.pdf",
        {"type": "Image"},
    ],
    "target": {
        "source": "https://lantern.example/ferry#top",
        "selector": {
            "type": "FragmentSelector",
            "value": "top",
            "refinedBy": {"type": "TextQuoteSelector", "exact": "a pump had failed", "prefix": "that "},
        },
    },
}


def test_an_annotation_from_elsewhere_is_read(store: NoteStore) -> None:
    report = take(store, FOREIGN)
    assert report.failures == ()
    assert report.notices == ("A body that is neither text nor a link was dropped.",)
    (made,) = store.find()
    assert made.id == "http://notes.example/1"
    assert made.creator == Author("cleo", "Cleo Mar", "http://people.example/cleo")
    assert (made.created, made.modified) == ("2026-03-14T08:00:00.000000Z", "2026-03-14T11:00:00.000000Z")
    assert made.comments == (Comment("Says who?", Purpose.QUESTIONING, language="en"),)
    assert made.tags == (Tag(Axis.FREE, "pumps"),)
    assert [link.claim for link in made.links] == ["http://evidence.example/report.pdf"]
    assert made.targets[0].quote == Quote("a pump had failed", "that ", "")
    assert made.targets[0].source.url == "https://lantern.example/ferry#top"
    assert validator.w3c(exported(store).decode()) == []


def test_an_annotation_from_elsewhere_meets_the_stored_article(store: NoteStore) -> None:
    take(store, FOREIGN, article_of=lambda source: article())
    (made,) = store.find()
    start = REPORT.index("a pump had failed")
    quote = made.targets[0].quote
    assert quote is not None
    assert (quote.start, quote.end) == (start, start + 17)
    assert made.targets[0].source.article == article().id
    assert store.places.place(article())[0].span == Span(start, start + 17)
    take(store, FOREIGN | {"id": "http://notes.example/2"}, article_of=lambda source: article(REPORT[:80]))
    (lost,) = [one for one in store.places.place(article(REPORT[:80])) if one.annotation.id.endswith("2")]
    assert lost.span is None


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"type": "AnnotationPage", "items": [one]},
        lambda one: {"type": "AnnotationCollection", "total": 1, "first": {"items": one}},
        lambda one: {"type": ["AnnotationCollection"], "first": {"items": []}, "next": {"items": [one]}},
        lambda one: {"@graph": [one]},
        lambda one: one | {"type": ["Annotation"], "target": [one["target"]]},
    ],
)
def test_annotations_may_be_wrapped_in_many_ways(store: NoteStore, wrap: Any) -> None:
    assert outcomes(take(store, wrap(FOREIGN))) == ["added"]


def test_shapes_that_other_programs_write_are_understood(store: NoteStore) -> None:
    report = take(
        store,
        [
            {"type": "Annotation", "bodyValue": "short", "target": "http://a.example/1"},
            {
                "type": "Annotation",
                "target": [{"id": "http://a.example/2"}, "http://a.example/3"],
                "creator": "Dee",
            },
            {
                "type": "Annotation",
                "motivation": "tagging",
                "body": {"type": "Choice", "items": [{"type": "TextualBody", "value": "x"}]},
                "target": {
                    "source": {"id": "http://a.example/4"},
                    "selector": [
                        {"type": "TextPositionSelector", "start": 1, "end": 4},
                        {"type": "XPathSelector"},
                    ],
                },
            },
        ],
    )
    assert report.failures == ()
    assert set(report.notices) == {
        "A position without a quotation was dropped: nobody can check it.",
        "Selectors of the kind XPathSelector were dropped.",
    }
    by_url = {one.targets[0].source.url: one for one in store.find()}
    assert by_url["http://a.example/1"].note == "short"
    assert len(by_url["http://a.example/2"].targets) == 2
    assert by_url["http://a.example/2"].creator == Author(nickname="Dee")
    assert by_url["http://a.example/4"].tags == (Tag(Axis.FREE, "x"),)
    assert validator.w3c(exported(store).decode()) == []


def test_sets_of_targets_and_bodies_are_taken_apart(store: NoteStore) -> None:
    bodies = [{"type": "TextualBody", "value": "one"}, {"type": "TextualBody", "value": "two"}]
    targets = ["http://a.example/1", {"type": "List", "items": ["http://a.example/2", "http://a.example/3"]}]
    report = take(
        store,
        {
            "type": "Annotation",
            "body": {"type": "Composite", "items": [{"type": "Choice", "items": [bodies[0]] * 2}, bodies[1]]},
            "target": {"type": "Independents", "items": targets},
        },
    )
    assert (outcomes(report), report.failures, report.notices) == (["added"], (), ())
    (one,) = store.find()
    assert [target.source.url for target in one.targets] == [f"http://a.example/{n}" for n in (1, 2, 3)]
    assert one.note == "one\n\ntwo"


@pytest.mark.parametrize("wrap", [lambda place: place, lambda place: {"source": place}])
def test_places_that_are_no_address_stay_apart_and_come_back(
    store: NoteStore, wrap: Callable[[str], Any]
) -> None:
    places = ("page.html", "other/page.html", "file:///home/ida/page.html", "urn:isbn:1234")
    report = take(store, [{"type": "Annotation", "bodyValue": "x", "target": wrap(one)} for one in places])
    assert report.notices == ("An address that is no web address was dropped. (3×)",)
    said = exported(store)
    assert len({target.source.iri for note in store.find() for target in note.targets}) == 4
    assert b"ida" not in said and b"urn:isbn:1234" in said
    assert outcomes(merge(store, read(said))) == ["unchanged"] * 4


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(store: NoteStore) -> None:
    report = take(
        store,
        [
            FOREIGN,
            {"type": "Annotation", "id": "http://a.example/9"},
            {"type": "Annotation", "target": {"id": 3}},
            None,
        ],
    )
    assert outcomes(report) == ["added"]
    assert report.failures == (
        "item 4: it is no annotation",
        "http://a.example/9: it has no target",
        "an annotation without id: its target has no source",
    )


def test_a_position_that_counts_otherwise_is_not_believed(store: NoteStore) -> None:
    target = {
        "source": "https://lantern.example/ferry",
        "selector": [
            {"type": "TextQuoteSelector", "exact": "👍🏽 a pump"},
            {"type": "TextPositionSelector", "start": 10, "end": 21},
        ],
    }
    report = take(store, FOREIGN | {"target": target, "body": []})
    assert report.notices == ("Positions that do not fit their quotation were dropped.",)
    quote = store.find()[0].targets[0].quote
    assert quote is not None
    assert quote.start is None


HYPOTHESIS: dict[str, Any] = {
    "export_date": "2026-03-15T10:00:00.000Z",
    "export_userid": "acct:cleo@hypothes.is",
    "client_version": "1.2",
    "annotations": [
        {
            "id": "aBc-1",
            "created": "2026-03-14T10:00:00.123456+00:00",
            "updated": "2026-03-14T10:05:00.000000+00:00",
            "user": "acct:cleo@hypothes.is",
            "user_info": {"display_name": "Cleo"},
            "uri": "https://lantern.example/ferry",
            "document": {"title": ["Ferry aground"]},
            "tags": ["basis:official", "status:disputed", "pumps", "pumps"],
            "text": "*Really?*",
            "references": [],
            "target": [
                {
                    "source": "https://lantern.example/ferry",
                    "selector": [
                        {"type": "RangeSelector", "startContainer": "/p[1]"},
                        {"type": "TextPositionSelector", "start": 12, "end": 29},
                        {
                            "type": "TextQuoteSelector",
                            "exact": "a pump had failed",
                            "prefix": "that ",
                            "suffix": ".",
                        },
                    ],
                }
            ],
        },
        {
            "id": "r1",
            "uri": "https://lantern.example/ferry",
            "text": "No.",
            "references": ["aBc-1"],
            "target": [{}],
        },
        {"id": "broken"},
    ],
}


def test_a_hypothesis_export_is_read(store: NoteStore) -> None:
    report = take(store, HYPOTHESIS)
    assert report.failures == ("record 3: it has no uri",)
    assert report.notices == ("A reply was kept as a note on the whole article.",)
    reply, first = store.find()
    assert first.id == "https://hypothes.is/a/aBc-1"
    assert first.creator == Author("Cleo", iri="acct:cleo@hypothes.is")
    assert first.comments == (Comment("*Really?*", format="text/markdown"),)
    assert first.tags == (Tag(Axis.BASIS, "official"), Tag(Axis.FREE, "disputed"), Tag(Axis.FREE, "pumps"))
    assert first.targets[0].quote == Quote("a pump had failed", "that ", ".")
    assert first.targets[0].source.title == "Ferry aground"
    assert reply.comments[0].purpose is Purpose.REPLYING
    assert validator.w3c(exported(store).decode()) == []


def test_records_of_hypothesis_are_read_without_their_wrapping(tmp_path: Path, store: NoteStore) -> None:
    record = HYPOTHESIS["annotations"][0]
    (target,) = record["target"]
    quote = target["selector"][-1]
    bare = record | {"tags": "pumps", "target": target | {"selector": quote}}
    for number, value in enumerate(([record], record, {"rows": [record], "total": 1}, [bare])):
        with open_store(tmp_path / str(number)) as other:
            report = take(other, value)
            assert (outcomes(report), report.failures, report.notices) == (["added"], (), ())
            (one,) = other.find()
            assert (one.note, one.creator) == ("*Really?*", Author("Cleo", iri="acct:cleo@hypothes.is"))
            assert [t.quote and t.quote.exact for t in one.targets] == ["a pump had failed"]
            assert Tag(Axis.FREE, "pumps") in one.tags


def test_our_own_hypothesis_files_are_read(tmp_path: Path, store: NoteStore) -> None:
    from reader.notes.exchange import render_files

    made = annotate(store, [Place(article(), Span(4, 9))], note="hm", tags=[Tag(Axis.BASIS, "official")])
    (text,) = render_files(prepare(store).bundle).values()
    with open_store(tmp_path / "elsewhere") as other:
        report = merge(other, read(text.encode()), article_of=lambda source: article())
        assert outcomes(report) == ["added"]
        (there,) = other.find()
        assert (there.id, there.note, there.tags, there.creator) == (made.id, "hm", made.tags, ADA)
        assert there.targets[0].quote == made.targets[0].quote


def test_a_broken_line_is_named_and_the_rest_goes_on(tmp_path: Path, store: NoteStore) -> None:
    annotate(store, [Place(article(), Span(4, 9))], note="hm", tags=[Tag(Axis.STATUS, "disputed")])
    text = render(Format.JSONL, prepare(store).bundle, load_vocabulary())
    rows = text.splitlines()
    rows[2:2] = ["{", '{"kind": "annotation", "id": "urn:x:1", "targets": []}', '{"kind": "song"}', "[]"]
    with open_store(tmp_path / "elsewhere") as other:
        report = merge(other, read("\n".join(rows).encode()))
        assert len(report.failures) == 4
        assert report.failures[0].startswith("line 3: ")
        assert len(other.ids()) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"no annotations", "not JSON"),
        (b"3", "no annotation"),
        (b"{}", "no annotation"),
        (b'{"annotations": []}', "no annotation"),
        (b"[" * 100_000, "nested too deeply|not JSON"),
        (b'{"type": "AnnotationCollection", "cr:version": 2, "total": 0}', "newer crossread"),
    ],
)
def test_what_is_no_export_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(NoteError, match=said):
        read(data)


def test_hostile_text_is_made_harmless_and_names_stay(store: NoteStore) -> None:
    body = {"type": "TextualBody", "value": "a\x1b[31m\u202eb\x00\ud800", "purpose": "commenting"}
    tag = {"type": "TextualBody", "value": " big\n\x07tag ", "purpose": "tagging"}
    take(store, FOREIGN | {"body": [body, tag]})
    (made,) = store.find()
    assert made.note == "a[31mb\ufffd"
    assert made.tags == (Tag(Axis.FREE, "big tag"),)
    assert validator.w3c(exported(store).decode()) == []


def test_what_no_file_or_column_can_hold_is_refused_or_replaced(store: NoteStore) -> None:
    selectors = [
        {"type": "TextQuoteSelector", "exact": "a\ud800b", "prefix": "\udfff"},
        {"type": "TextPositionSelector", "start": 10**30, "end": 10**30 + 3},
    ]
    deep: Any = {"type": "TextQuoteSelector", "exact": "x"}
    for _ in range(400):
        deep = {"type": "FragmentSelector", "refinedBy": deep}
    rows = [
        FOREIGN | {"target": {"source": "http://a.example/", "selector": selectors}},
        FOREIGN
        | {"id": "http://a.example/deep", "target": {"source": "http://a.example/", "selector": deep}},
    ]
    report = take(store, rows)
    assert len(report.steps) + len(report.failures) == 2
    quote = store.get("http://notes.example/1").targets[0].quote
    assert quote == Quote("a\ufffdb", "\ufffd", "")
    assert validator.w3c(exported(store).decode()) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "no iri"),
        ("created", "yesterday"),
        ("created", "2026-03-01T10:00:00+02:00"),
        ("via", "x y"),
        ("tags", [{}]),
    ],
)
def test_a_line_that_other_formats_could_not_carry_is_named(
    store: NoteStore, field: str, value: object
) -> None:
    annotate(store, [Place(article(), Span(4, 9))])
    header, row = render(Format.JSONL, prepare(store).bundle, load_vocabulary()).splitlines()
    changed = json.dumps(json.loads(row) | {field: value})
    report = merge(store, read(f"{header}\n{changed}\n".encode()))
    assert report.steps == ()
    assert report.failures[0].startswith("line 2: ")


def test_an_import_is_one_step(tmp_path: Path, store: NoteStore) -> None:
    for number in range(3):
        annotate(store, [Place(article(), Span(number, 9))])
    with open_store(tmp_path / "elsewhere", BEN) as other:
        merge(other, read(exported(store)))
        assert len(other.ids()) == 3
        assert [change.who for change in other.history(store.ids()[0])] == ["Ben"]
        other.undo()
        assert other.ids() == []
        assert Outcome.ADDED.value in outcomes(merge(other, read(exported(store))))


_KEYS = st.sampled_from(
    [
        *(
            "id",
            "type",
            "body",
            "bodyValue",
            "target",
            "motivation",
            "creator",
            "created",
            "modified",
            "items",
            "first",
        ),
        *(
            "source",
            "selector",
            "state",
            "refinedBy",
            "exact",
            "prefix",
            "suffix",
            "start",
            "end",
            "value",
            "purpose",
        ),
        *(
            "annotations",
            "export_date",
            "uri",
            "tags",
            "text",
            "user",
            "references",
            "document",
            "title",
            "kind",
        ),
        *(
            "cr:claims",
            "cr:text",
            "cr:axis",
            "cr:article",
            "cr:textHash",
            "cr:proposal",
            "cr:version",
            "cr:target",
        ),
    ]
)
_WORDS = st.sampled_from(
    [
        *(
            "Annotation",
            "AnnotationPage",
            "TextualBody",
            "TextQuoteSelector",
            "TextPositionSelector",
            "Choice",
        ),
        *(
            "http://a.example/1",
            "urn:uuid:1",
            "tagging",
            "status",
            "2026-03-01T10:00:00Z",
            "x",
            "",
            "\ud800",
            "\x1b",
        ),
        *(
            "9999-12-31T23:59:59-14:00",
            "0001-01-01T00:00:00+14:00",
            "header",
            "annotation",
            "crossread annotations",
        ),
    ]
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=8),
    max_leaves=40,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(_KEYS, _JSON, min_size=1) | _JSON, st.booleans())
def test_whatever_a_file_holds_is_read_or_refused(value: Any, wrapped: bool) -> None:
    if wrapped:
        value = {"type": "Annotation", "target": "http://a.example/1"} | (
            value if isinstance(value, dict) else {}
        )
    try:
        incoming = read(json.dumps(value).encode())
    except NoteError:
        return
    for annotation in incoming.annotations:
        assert annotation.targets
        collection = Bundle((annotation,), tuple(incoming.claims))
        assert validator.w3c(render(Format.W3C, collection, load_vocabulary())) == []
