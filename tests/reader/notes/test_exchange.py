"""What is exported is true and valid, and comes back byte for byte."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.article import Article, Span
from index.errors import NoteError
from reader.notes import (
    Annotation,
    Axis,
    Comment,
    Link,
    NoteFilter,
    NoteStore,
    Place,
    Purpose,
    Tag,
    annotate,
    load_vocabulary,
)
from reader.notes.exchange import Format, Outcome, merge, prepare, read, render, render_files
from reader.notes.model import Proposal
from tests.reader.notes import validator
from tests.reader.notes.samples import ADA, BEN, REPORT, RIVAL, article, open_store, rival, words

LOSSLESS = [Format.W3C, Format.JSONL]


def exported(store: NoteStore, format_: Format = Format.W3C, wanted: NoteFilter | None = None) -> str:
    checked = prepare(store, wanted) if wanted else prepare(store)
    assert checked.failures == ()
    return render(format_, checked.bundle, load_vocabulary())


def text_of(articles: Iterable[Article]) -> validator.TextOf:
    texts = {one.id: one.text for one in articles}
    return texts.get


def assert_valid(store: NoteStore, articles: Iterable[Article]) -> None:
    """Every format of everything in a store keeps every rule."""
    assert validator.w3c(exported(store, Format.W3C), text_of(articles)) == []
    assert validator.jsonl(exported(store, Format.JSONL)) == []
    assert validator.table(exported(store, Format.CSV)) == []
    assert validator.claimreview(exported(store, Format.CLAIMREVIEW)) == []
    assert validator.page(exported(store, Format.HTML))[0] == []
    for name, text in render_files(prepare(store).bundle).items():
        assert validator.hypothesis_file(text) == [], name


def fill(store: NoteStore) -> None:
    """Make one of everything."""
    claim = store.claims.add("A pump failed & nobody <knew>.")
    store.claims.set_status(claim.id, "disputed", rationale="The owner\ndenies it.")
    store.claims.propose(claim.id, Proposal("refuted", "Two outlets contradict each other."))
    store.claims.add("A claim on its own.")
    annotate(
        store,
        [
            Place(article(), Span(REPORT.index("a pump"), REPORT.index("a pump") + 17)),
            Place(rival(), Span(103, 140)),
        ],
        note="=1+1 Who\u202e knew? [sic] <script>alert(1)</script> | *really*",
        tags=[Tag(Axis.BASIS, "named source"), Tag(Axis.FREE, "#pumps"), Tag(Axis.CHECK, "check")],
        claim=claim,
        stance="support",
    )
    second = annotate(store, [Place(rival(), Span(2, 7))], note="Is it?", purpose=Purpose.QUESTIONING)
    store.claims.gather(claim.id, second.id, stance="deny", target=0)
    annotate(store, [Place(article())], tags=[Tag(Axis.FREE, "later")])
    annotate(store, [Place(article(REPORT + " x", None, title=None, url=None, published=None), Span(0, 9))])
    store.edit(replace(second, comments=(Comment("Is it so?", Purpose.QUESTIONING, language="en"),)), by=BEN)


ARTICLES = (article(), rival(), article(REPORT + " x", None, title=None, url=None, published=None))


def test_every_export_keeps_every_rule(store: NoteStore) -> None:
    fill(store)
    assert_valid(store, ARTICLES)


def test_an_empty_store_exports_validly(store: NoteStore) -> None:
    assert validator.w3c(exported(store)) == []
    assert json.loads(exported(store))["total"] == 0
    assert validator.jsonl(exported(store, Format.JSONL)) == []
    assert exported(store, Format.CLAIMREVIEW) == "[]\n"
    for format_ in LOSSLESS:
        report = merge(store, read(exported(store, format_).encode()))
        assert (report.steps, report.failures) == ((), ())


@pytest.mark.parametrize("format_", LOSSLESS)
def test_an_export_comes_back_byte_for_byte(tmp_path: Path, store: NoteStore, format_: Format) -> None:
    fill(store)
    first = exported(store, format_)
    with open_store(tmp_path / "elsewhere", BEN) as other:
        report = merge(other, read(first.encode()))
        assert report.failures == ()
        assert report.notices == ()
        assert {step.outcome for step in report.steps} == {Outcome.ADDED}
        assert exported(other, format_) == first
        assert exported(other, Format.JSONL) == exported(store, Format.JSONL)
        assert exported(other, Format.W3C) == exported(store, Format.W3C)
        assert {one.creator for one in other.find()} == {ADA}
        again = merge(other, read(first.encode()))
        assert {step.outcome for step in again.steps} == {Outcome.UNCHANGED}


def test_what_the_contract_names_is_always_there(store: NoteStore) -> None:
    whole = article()
    annotate(store, [Place(whole, Span(0, len(whole.text)))], note="All of it")
    (item,) = json.loads(exported(store))["first"]["items"]
    quote = item["target"][0]["selector"][0]
    assert (quote["prefix"], quote["suffix"]) == ("", "")
    assert item["modified"] == item["created"]
    (kept,) = read(exported(store).encode()).annotations
    assert kept.modified is None


def test_the_same_notes_give_the_same_bytes_twice(store: NoteStore) -> None:
    fill(store)
    for format_ in Format:
        if format_ is not Format.HYPOTHESIS:
            assert exported(store, format_) == exported(store, format_)
    assert render_files(prepare(store).bundle) == render_files(prepare(store).bundle)


def test_a_part_comes_back_byte_for_byte_too(tmp_path: Path, store: NoteStore) -> None:
    fill(store)
    for wanted in (
        NoteFilter(tags=("disputed",)),
        NoteFilter(outlets=("post",)),
        NoteFilter(articles=frozenset({article().id})),
    ):
        first = exported(store, wanted=wanted)
        assert 0 < json.loads(first)["total"] < 4
        assert len(json.loads(first).get("cr:claims", [])) == 1
        with open_store(tmp_path / str(hash(wanted))) as other:
            merge(other, read(first.encode()))
            assert exported(other) == first


tag_names = words.filter(lambda text: bool(" ".join(text.split())))
tags = st.builds(Tag, st.sampled_from([Axis.BASIS, Axis.CHECK, Axis.FREE]), tag_names)
comments = st.builds(
    Comment,
    words,
    st.sampled_from([Purpose.COMMENTING, Purpose.QUESTIONING, Purpose.REPLYING, Purpose.DESCRIBING]),
    st.sampled_from(["text/plain", "text/markdown"]),
    st.sampled_from([None, "en", "ar"]),
)


@st.composite
def contents(draw: st.DrawFn) -> list[tuple[Article, Span | None, dict[str, object]]]:
    """Articles of odd texts, with spans and what is said about them."""
    found = []
    for _ in range(draw(st.integers(1, 3))):
        text = draw(words.map(lambda text: text + "."))
        url = draw(
            st.sampled_from([None, "https://a.example/x y?q=“z”", "http://b.example/", "ftp://c.example/x"])
        )
        title = draw(st.none() | words.map(lambda one: " ".join(one.split()) or None))
        one = article(text, draw(st.sampled_from([None, "Post", "=Lantern"])), title=title, url=url)
        start = draw(st.integers(0, len(text) - 1))
        span = draw(st.none() | st.just(Span(start, draw(st.integers(start + 1, len(text))))))
        said = {
            "comments": tuple(draw(st.lists(comments, max_size=2))),
            "tags": tuple(draw(st.lists(tags, max_size=3))),
            "motivation": draw(st.sampled_from([None, "bookmarking", "commenting"])),
        }
        found.append((one, span, said))
    return found


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(contents(), words, st.sampled_from([None, "support", "deny"]))
def test_whatever_is_noted_comes_back(
    noted: list[tuple[Article, Span | None, dict[str, object]]], claim: str, stance: str | None
) -> None:
    with (
        TemporaryDirectory() as name,
        open_store(Path(name) / "a") as store,
        open_store(Path(name) / "b") as other,
    ):
        for one, span, said in noted:
            made = annotate(store, [Place(one, span)])
            store.edit(replace(made, **said))  # type: ignore[arg-type]
            if " ".join(claim.split()) and not store.claims.all():
                store.claims.gather(store.claims.add("x " + claim).id, made.id, stance=stance)
        assert_valid(store, [one for one, _, _ in noted])
        for format_ in LOSSLESS:
            first = exported(store, format_)
            report = merge(other, read(first.encode()))
            assert report.failures == ()
            assert exported(other, format_) == first
            assert other.find() == [_travelled(one) for one in store.find()]


def _travelled(annotation: Annotation) -> Annotation:
    """What an annotation is elsewhere: everything but the path on this machine."""
    targets = tuple(replace(one, source=replace(one.source, path=None)) for one in annotation.targets)
    return replace(annotation, targets=targets)


def test_a_false_quote_is_left_out_and_listed(store: NoteStore) -> None:
    good = annotate(store, [Place(rival(), Span(2, 7))])
    made = annotate(store, [Place(article(), Span(4, 9))])
    quote = made.targets[0].quote
    assert quote is not None
    for wrong in (
        replace(quote, exact="yacht"),
        replace(quote, start=5, end=10),
        replace(quote, prefix="no "),
        replace(quote, suffix="!"),
    ):
        store.edit(replace(store.get(made.id), targets=(replace(made.targets[0], quote=wrong),)))
        checked = prepare(store)
        assert [one.id for one in checked.bundle.annotations] == [good.id]
        (failure,) = checked.failures
        assert (failure.annotation.id, failure.target) == (made.id, 0)
        assert failure.reason.startswith("Daily Lantern: “")


def test_a_quote_follows_to_the_present_text(store: NoteStore) -> None:
    old = article()
    made = annotate(store, [Place(old, Span(REPORT.index("a pump"), REPORT.index("a pump") + 17))])
    now = "A first sentence that is new. " + REPORT
    checked = prepare(store, present=lambda source: now)
    text = render(Format.W3C, checked.bundle, load_vocabulary())
    assert validator.w3c(text, lambda name: now) == []
    assert checked.bundle.annotations[0].targets[0].quote != made.targets[0].quote
    assert store.get(made.id) == made


def test_a_quote_that_is_gone_is_left_out_unless_the_earlier_text_will_do(store: NoteStore) -> None:
    made = annotate(store, [Place(article(), Span(REPORT.index("a pump"), REPORT.index("a pump") + 17))])
    now = REPORT.replace("a pump had failed", "an engine had stopped")
    checked = prepare(store, present=lambda source: now)
    assert checked.bundle.annotations == ()
    assert "earlier version" in checked.failures[0].reason
    checked = prepare(store, present=lambda source: now, keep_earlier=True)
    assert checked.bundle.annotations == (made,)


def test_what_cannot_be_checked_is_counted(tmp_path: Path, store: NoteStore) -> None:
    fill(store)
    with open_store(tmp_path / "elsewhere") as other:
        merge(other, read(exported(store).encode()))
        checked = prepare(other)
        assert checked.failures == ()
        assert checked.unchecked == 4


def test_no_path_of_this_machine_leaves_it(tmp_path: Path, store: NoteStore) -> None:
    annotate(store, [Place(article(url=None, source=str(tmp_path / "my file.txt")), Span(0, 3))], note="x")
    annotate(store, [Place(article(RIVAL, url="file:///home/ada/secret.txt"), Span(0, 3))], note="x")
    assert store.find()[0].targets[0].source.path == str(tmp_path / "my file.txt")
    for format_ in (one for one in Format if one is not Format.HYPOTHESIS):
        assert "my file" not in exported(store, format_)
        assert "file:///" not in exported(store, format_)
    for text in render_files(prepare(store).bundle).values():
        assert "my file" not in text
        assert "file:///" not in text


def test_the_report_shows_markup_as_text(store: NoteStore) -> None:
    fill(store)
    wrong, shown = validator.page(exported(store, Format.HTML))
    assert wrong == []
    assert "<script>alert(1)</script>" in shown
    assert "A pump failed & nobody <knew>." in shown
    assert "disputed, set by Ada on 2026-03-15" in shown
    text = exported(store, Format.MARKDOWN)
    assert "## A pump failed \\& nobody \\<knew\\>." in text
    assert "[Ferry \\[hits\\] \\<pier\\>](<https://post.example/a%20b>)" in text
    assert "<script" not in text.replace("\\<script", "")
    assert "> a pump had failed" in text


@pytest.mark.parametrize("format_", [Format.HTML, Format.MARKDOWN])
def test_a_quotation_cannot_turn_a_report_around(store: NoteStore, format_: Format) -> None:
    turned = REPORT.replace("nobody is missing", "nobody \u202eis missing\u2066")
    there = turned.index("nobody")
    annotate(store, [Place(article(turned), Span(there, there + 20))])
    text = exported(store, format_)
    assert not set("\u202e\u2066") & set(text)
    assert "nobody \N{REPLACEMENT CHARACTER}is missing" in text


def test_claimreview_drafts_say_what_is_known(store: NoteStore) -> None:
    fill(store)
    store.claims.set_status(store.claims.add("word " * 40).id, "opinion")
    first, second = json.loads(exported(store, Format.CLAIMREVIEW))
    assert first["reviewRating"]["ratingValue"] == 2
    assert first["reviewRating"]["alternateName"] == "Disputed"
    appearances = [one.get("url") for one in first["itemReviewed"]["appearance"]]
    assert appearances == ["https://lantern.example/ferry", "https://post.example/a%20b"]
    assert first["creativeWorkStatus"] == "Draft"
    assert "ratingValue" not in second["reviewRating"]
    assert len(second["claimReviewed"]) <= 75


def test_a_draft_names_an_article_that_is_not_on_the_web(store: NoteStore) -> None:
    annotate(store, [Place(ARTICLES[2], Span(0, 9))], tags=[Tag(Axis.STATUS, "refuted")])
    text = exported(store, Format.CLAIMREVIEW)
    assert validator.claimreview(text) == []
    (work,) = json.loads(text)[0]["itemReviewed"]["appearance"]
    assert set(work) == {"@type", "identifier"}
    assert work["identifier"].startswith("urn:uuid:")


def test_hypothesis_gets_a_file_per_article(store: NoteStore) -> None:
    fill(store)
    files = render_files(prepare(store).bundle)
    assert len(files) == 3
    name = next(one for one in files if one.startswith("daily-lantern"))
    records = json.loads(files[name])["annotations"]
    assert records[0]["tags"] == [
        "status:disputed",
        "stance:support",
        "basis:named source",
        "check:check",
        "#pumps",
    ]
    with pytest.raises(NoteError, match="one file per article"):
        render(Format.HYPOTHESIS, prepare(store).bundle, load_vocabulary())


def test_a_spreadsheet_computes_nothing(store: NoteStore) -> None:
    fill(store)
    assert "'=1+1" in exported(store, Format.CSV)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＠", "\n=", "\r\n＋", "\t"])
def test_no_cell_begins_as_a_formula(store: NoteStore, start: str) -> None:
    said = f"{start}1 said the mayor"
    annotate(store, [Place(article(said), Span(0, len(said)))])
    (_, row) = csv.reader(io.StringIO(exported(store, Format.CSV), newline=""))
    assert row[7] == f"'{said}"


def test_a_link_to_another_programs_claim_is_kept(tmp_path: Path, store: NoteStore) -> None:
    made = annotate(store, [Place(article(), Span(0, 3))])
    store.edit(replace(made, links=(Link("https://claims.example/7", "support", 0),)))
    first = exported(store)
    assert validator.w3c(first) == []
    with open_store(tmp_path / "elsewhere") as other:
        merge(other, read(first.encode()))
        assert exported(other) == first
