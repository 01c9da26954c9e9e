"""Facets of a search, completions, and the engine that config.toml chooses."""

from __future__ import annotations

import random
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from index.article import Article, article_id
from index.fulltext import chosen_engine
from index.library import Filters, Library, Sort
from index.store import groups


def article(text: str, outlet: str, published: str | None) -> Article:
    return Article(article_id(text, outlet), text, title=text[:20], outlet=outlet, published=published)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library.open(tmp_path / "library")
    made.add([article("The ferry ran aground.", "Mill Post", "2031-04-07")], tags=["sea"])
    made.add([article("A bridge fell, the ferry sailed.", "Lonn Wire", "2031-05-01")], tags=["sea", "land"])
    made.add([article("The budget passed.", "Mill Post", None)])
    yield made
    made.close()


def test_facets_count_what_is_there(library: Library) -> None:
    facets = library.facets()
    assert facets.outlets == (("Mill Post", 2), ("Lonn Wire", 1))
    assert facets.months == (("2031-05", 1), ("2031-04", 1))
    assert facets.tags == (("sea", 2), ("land", 1))


def test_facets_of_a_search(library: Library) -> None:
    facets = library.facets(Filters(tag="sea"), "ferry -bridge")
    assert facets.outlets == (("Mill Post", 1),)
    assert library.facets(query="nowhere").outlets == ()


def test_tags_of_annotations_count_as_tags_in_a_search(library: Library) -> None:
    budget = library.search("budget").hits[0].id
    tagged = lambda tag: frozenset({budget}) if tag == "disputed" else frozenset()  # noqa: E731
    assert [hit.id for hit in library.search("tag:disputed", tagged=tagged).hits] == [budget]
    assert library.search("tag:sea", tagged=tagged).total == 2


@pytest.mark.parametrize("many", [0, 2_000])
def test_facets_are_the_same_whether_few_or_many_are_found(
    library: Library, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(groups, "MANY", many)
    facets = library.facets(query="ferry")
    assert facets.outlets == (("Lonn Wire", 1), ("Mill Post", 1))
    assert facets.months == (("2031-05", 1), ("2031-04", 1))
    assert facets.tags == (("sea", 2), ("land", 1))
    narrowed = library.facets(Filters(outlet="mill post"), "ferry OR budget")
    assert (narrowed.outlets, narrowed.tags) == ((("Mill Post", 2),), (("sea", 1),))
    budget = library.search("budget").hits[0].id
    annotated = {"disputed": frozenset({budget}), "land": frozenset({budget})}
    assert library.facets(query="the OR ferry", annotated=annotated).tags == (
        ("land", 2),
        ("sea", 2),
        ("disputed", 1),
    )


def test_counts_of_many_follow_every_change(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "MANY", 0)
    assert library.facets(query="ferry").outlets == (("Lonn Wire", 1), ("Mill Post", 1))
    with Library.open(library.folder) as other:
        (added,) = other.add([article("Another ferry.", "Lonn Wire", "2031-06-01")])
        assert library.facets(query="ferry").outlets == (("Lonn Wire", 2), ("Mill Post", 1))
        other.edit(added.id, "outlet", "Evening Post")
        assert library.facets(query="ferry").outlets == (
            ("Evening Post", 1),
            ("Lonn Wire", 1),
            ("Mill Post", 1),
        )
        other.edit(added.id, "published", "2031-07-02")
        assert library.facets(query="ferry").months[0] == ("2031-07", 1)
        assert library.facets(Filters(outlet="Mill Post"), "ferry").outlets == (("Mill Post", 1),)
        other.remove([added.id])
        assert library.facets(query="ferry").outlets == (("Lonn Wire", 1), ("Mill Post", 1))


def test_completions_and_order(library: Library) -> None:
    assert library.complete("fer", 3) == ["ferry"]
    assert [hit.published for hit in library.search("", sort=Sort.DATE).hits] == [
        "2031-05-01",
        "2031-04-07",
        None,
    ]


@pytest.mark.parametrize(
    ("text", "engine"),
    [
        ('engine = "tantivy"', "tantivy"),
        ('engine = "other"', "whoosh"),
        ("not toml", "whoosh"),
        (None, "whoosh"),
    ],
)
def test_the_engine_is_chosen_in_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None, engine: str
) -> None:
    path = tmp_path / "config.toml"
    if text is not None:
        path.write_text(text)
    monkeypatch.setenv("CROSSREAD_CONFIG", str(path))
    assert chosen_engine() == engine


@pytest.mark.skipif(find_spec("tantivy") is None, reason="the extra “fast” (tantivy) is not installed")
def test_a_library_moves_to_another_engine_by_itself(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "config.toml"
    path.write_text('engine = "tantivy"')
    monkeypatch.setenv("CROSSREAD_CONFIG", str(path))
    with Library.open(library.folder) as other:
        assert other.search("ferry").total == 2
        assert (library.folder / "fulltext" / "tantivy").is_dir()


@pytest.mark.skipif(find_spec("tantivy") is None, reason="the extra “fast” (tantivy) is not installed")
@pytest.mark.parametrize("how", ["cut", "noise", "gone"])
@pytest.mark.parametrize("kind", [".idx", ".term", ".store", ".fast", "meta.json", "mark.json"])
def test_a_damaged_index_of_the_other_engine_is_made_anew(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str, kind: str
) -> None:
    path = tmp_path / "config.toml"
    path.write_text('engine = "tantivy"')
    monkeypatch.setenv("CROSSREAD_CONFIG", str(path))
    with Library.open(library.folder) as other:
        assert other.search("ferry").total == 2
    victims = [
        path for path in (library.folder / "fulltext" / "tantivy").iterdir() if path.name.endswith(kind)
    ]
    assert victims
    for victim in victims:
        content = victim.read_bytes()
        if how == "gone":
            victim.unlink()
        else:
            noise = random.Random(4).randbytes(len(content))
            victim.write_bytes(content[: len(content) // 2] if how == "cut" else noise)
    with Library.open(library.folder) as other:
        page = other.search("ferry since:2031-04-10")
        assert [hit.outlet for hit in page.hits] == ["Lonn Wire"]
        assert any("made anew" in said for said in (*page.notes, *other.messages))
        assert other.search("").total == 3
        assert other.doctor().ok
