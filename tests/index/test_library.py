"""The library: what is stored once, kept in versions, edited, moved and removed."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from index.article import Article, article_id
from index.errors import NotFoundError, QueryError, StoreError
from index.library import Added, Filters, Library, Outcome, Undone
from index.store.sameness import url_key

TEXT = "The footbridge over the Lonn gave way on Monday. Nineteen people fell into the water."


def article(text: str = TEXT, outlet: str | None = None, url: str | None = None, **more: object) -> Article:
    known = {"title": "Bridge falls", "source": "bridge.txt", **more}
    return Article(article_id(text, outlet), text, outlet=outlet, url=url, **known)  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


def test_what_was_added_comes_back_whole(folder: Path) -> None:
    given = article(
        outlet="Mill Post", published="2031-04-07", author="Staff", language="en", warnings=("short",)
    )
    with Library.open(folder) as library:
        (added,) = library.add([given], tags=["bridge"])
        assert added == Added(given.id, Outcome.ADDED, "Bridge falls")
    with Library.open(folder) as library:
        back = library.get(given.id[:6])
        assert (back.text, back.outlet, back.published, back.warnings) == (
            TEXT,
            "Mill Post",
            "2031-04-07",
            ("short",),
        )
        (entry,) = library.entries()
        assert (entry.words, entry.tags, entry.provenance["outlet"]) == (15, ("bridge",), "unknown")


def test_the_same_article_twice_is_one_and_fills_what_was_unknown(folder: Path) -> None:
    with Library.open(folder) as library:
        first = library.add([article()])[0]
        again = library.add([article(outlet="Mill Post", published="2031-04-07")])[0]
        assert (again.id, again.outcome) == (first.id, Outcome.DUPLICATE)
        (entry,) = library.entries()
        assert (entry.outlet, entry.published) == ("Mill Post", "2031-04-07")


def test_one_text_from_two_outlets_is_two_articles(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add([article(outlet="Mill Post"), article(outlet="Lonn Wire")])
        assert library.count() == 2


def test_the_same_address_with_changed_text_is_a_new_version(folder: Path) -> None:
    with Library.open(folder) as library:
        first = library.add([article(url="https://www.example.org/a/?utm_source=x#top")])[0]
        second = library.add([article(TEXT + " Twelve are hurt.", url="http://example.org/a")])[0]
        assert (second.id, second.outcome) == (first.id, Outcome.VERSION)
        assert library.get(first.id).text.endswith("Twelve are hurt.")
        assert library.get(first.id, version=1).text == TEXT
        assert library.entries()[0].versions == 2


def test_a_changed_file_of_one_article_is_a_new_version(folder: Path) -> None:
    twice = TEXT + " Twelve are hurt, the county said on Monday morning."
    with Library.open(folder) as library:
        first = library.add([article(source="mill/report.txt")])[0]
        second = library.add([article(twice, source="mill/../mill/report.txt")])[0]
        assert (second.id, second.outcome) == (first.id, Outcome.VERSION)
        assert library.get(first.id, version=1).text == TEXT
        assert library.add([article(source="other/report.txt")])[0].outcome == Outcome.ADDED
        assert library.add([article(twice, source="mill/report.txt")])[0].outcome == Outcome.DUPLICATE


@pytest.mark.parametrize(
    ("source", "fields"),
    [
        (
            "mill/report.txt",
            {"text": "Nothing in this report has to do with mills, bridges or counties at all."},
        ),
        ("mill/report.txt", {"outlet": "Lonn Wire"}),
        ("mill/reports.jsonl", {}),
        ("-", {}),
    ],
)
def test_a_file_that_holds_another_report_by_now_gives_another_article(
    folder: Path, source: str, fields: dict[str, str]
) -> None:
    with Library.open(folder) as library:
        library.add([article(source=source, outlet="Mill Post")])
        changed = {"text": TEXT + " Twelve are hurt.", "outlet": "Mill Post", **fields}
        assert (
            library.add([article(changed.pop("text"), source=source, **changed)])[0].outcome == Outcome.ADDED
        )
        assert library.count() == 2


def test_an_edit_sticks_and_can_be_undone(folder: Path) -> None:
    with Library.open(folder) as library:
        id_ = library.add([article(url="https://example.org/a", outlet="Mil Post")])[0].id
        library.edit(id_, "outlet", "Mill Post")
        library.edit(id_, "published", "7 April 2031")
        assert library.entries()[0].provenance["published"] == "user"
        library.add([article(TEXT + " More.", url="https://example.org/a", outlet="Other")])
        entry = library.entries()[0]
        assert (entry.outlet, entry.published) == ("Mill Post", "2031-04-07")
        assert library.undo_edit() == Undone((id_,), ("published",))
        assert library.undo_edit() == Undone((id_,), ("outlet",))
        assert library.undo_edit() is None
        assert library.entries()[0].outlet == "Mil Post"


def test_edits_of_one_step_are_undone_together(folder: Path) -> None:
    with Library.open(folder) as library:
        id_ = library.add([article(outlet="Mil Post")])[0].id
        library.edit(id_, "author", "Lee")
        step = library.edit(id_, "outlet", "Mill Post")
        library.edit(id_, "outlet", "Mill Post", step=step)
        library.edit(id_, "title", "The mill", step=step)
        assert library.undo_edit() == Undone((id_,), ("outlet", "title"))
        assert (library.entries()[0].outlet, library.entries()[0].author) == ("Mil Post", "Lee")


def test_an_edit_that_makes_no_sense_is_said(folder: Path) -> None:
    with Library.open(folder) as library:
        id_ = library.add([article()])[0].id
        with pytest.raises(QueryError, match="no field"):
            library.edit(id_, "text", "x")
        with pytest.raises(QueryError, match="not a date"):
            library.edit(id_, "published", "when the mill closed")


def test_filters_narrow_and_facets_count(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add(
            [article("One.", "A", published="2031-04-07"), article("Two.", "B", published="2031-05-01")]
        )
        library.add([article("Three.", "A")], tags=["x"])
        assert library.count(Filters(outlet="a")) == 2
        assert [e.outlet for e in library.entries(Filters(tag="X"))] == ["A"]
        facets = library.facets()
        assert facets.outlets == (("A", 2), ("B", 1))
        assert facets.months == (("2031-05", 1), ("2031-04", 1))
        assert facets.tags == (("x", 1),)


def test_filters_know_the_case_of_every_letter(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add([article("One.", "Ärmel Post")], tags=["Öffentlich"])
        for outlet in ("ärmel post", "ÄRMEL POST"):
            assert library.count(Filters(outlet=outlet)) == library.search(f'outlet:"{outlet}"').total == 1
        assert library.count(Filters(tag="ÖFFENTLICH")) == library.search("tag:öffentlich").total == 1


def test_removing_takes_all_or_nothing(folder: Path) -> None:
    with Library.open(folder) as library:
        id_ = library.add([article()])[0].id
        with pytest.raises(NotFoundError):
            library.remove([id_, "feedfeedfeed"])
        assert library.count() == 1
        library.remove([id_])
        assert library.count() == 0
        with pytest.raises(NotFoundError):
            library.get(id_)


def test_an_id_that_begins_two_articles_is_refused(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add([article("One.", "A"), article("Two.", "B")])
        with pytest.raises(NotFoundError):
            library.get("")


def test_a_story_that_a_reader_chose_sticks(folder: Path) -> None:
    with Library.open(folder) as library:
        a, b = (one.id for one in library.add([article("One.", "A"), article("Two.", "B")], story="bridge"))
        library.move(b, None)
        assert [e.id for e in library.story("bridge").articles] == [a]
        with pytest.raises(NotFoundError):
            library.story("nowhere")


def test_states_are_kept_and_changed_in_one_step(folder: Path) -> None:
    with Library.open(folder) as library, Library.open(folder) as other:
        assert library.load_state("place") is None
        library.save_state("place", "3")
        assert other.update_state("place", lambda old: f"{old}4") == "34"
        assert library.load_state("place") == "34"


def test_files_are_private(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add([article()])
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((folder / "library.sqlite3").stat().st_mode) == 0o600


def test_a_file_of_another_program_is_left_alone(folder: Path) -> None:
    folder.mkdir()
    with closing(sqlite3.connect(folder / "library.sqlite3")) as other, other:
        other.execute("CREATE TABLE mine (x)")
    other.close()
    with pytest.raises(StoreError, match="another program"):
        Library.open(folder)


def test_a_library_of_a_newer_crossread_is_left_alone(folder: Path) -> None:
    Library.open(folder).close()
    with closing(sqlite3.connect(folder / "library.sqlite3")) as newer, newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(StoreError, match="newer crossread"):
        Library.open(folder)


def test_a_damaged_file_is_said_and_kept(folder: Path) -> None:
    folder.mkdir()
    (folder / "library.sqlite3").write_bytes(b"SQLite format 3\0" + os.urandom(5000))
    before = (folder / "library.sqlite3").read_bytes()
    with pytest.raises(StoreError):
        Library.open(folder)
    assert (folder / "library.sqlite3").read_bytes() == before


def test_a_path_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be made"):
        Library.open(tmp_path / "file")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("https://www.example.org/x/", "http://example.org/x"),
        ("https://example.org/x?b=2&a=1&utm_medium=m", "https://example.org/x?a=1&b=2#c"),
    ],
)
def test_addresses_that_differ_in_nothing_that_matters_are_one(a: str, b: str) -> None:
    assert url_key(a) == url_key(b)


def test_addresses_of_two_pages_stay_two() -> None:
    assert url_key("https://example.org/x?id=1") != url_key("https://example.org/x?id=2")
    assert url_key(None) is url_key("") is None
