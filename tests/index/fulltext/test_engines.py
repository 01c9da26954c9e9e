"""What every full-text engine must do, on real indexes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

from index.errors import StoreError
from index.fulltext import ENGINES, open_engine
from index.fulltext.engine import Document, Engine, Mark
from index.fulltext.parse import parse_query
from index.fulltext.query import Ids, Outlet
from index.records import Sort

DOCUMENTS = (
    Document(
        "a1",
        "The footbridge over the Lonn gave way on Monday.",
        "Bridge falls",
        "Mill Post",
        "Ada Brandt",
        "2031-04-07",
    ),
    Document(
        "b2",
        "Divers searched the river. The bridge was closed, the U.S. envoy said.",
        "River searched",
        "Lonn Wire",
        published="2031-04-08T09:00+02:00",
    ),
    Document("c3", "He told us that the ferry ran late; no bridge, no café.", "Ferry late", "Mill Post"),
    Document(
        "d4",
        "Presidents met. The presidency was discussed. 中国 was there.",
        published="2031-04-08T18:00+02:00",
    ),
)


@pytest.fixture(params=ENGINES)
def name(request: pytest.FixtureRequest) -> str:
    if request.param == "tantivy" and find_spec("tantivy") is None:
        pytest.skip("the extra “fast” (tantivy) is not installed")
    return str(request.param)


@pytest.fixture
def engine(name: str, tmp_path: Path) -> Iterator[Engine]:
    made = open_engine(tmp_path, name)
    made.clear(Mark("lib", 0))
    made.update(DOCUMENTS, (), Mark("lib", 4))
    yield made
    made.close()


@pytest.fixture
def find(engine: Engine) -> Callable[..., list[str]]:
    def run(text: str, sort: Sort = Sort.RELEVANCE, limit: int = 10) -> list[str]:
        found = engine.search(parse_query(text, today=date(2031, 4, 9)).tree, limit, sort)
        assert found.total >= len(found.hits)
        return [id_ for id_, _ in found.hits]

    return run


def test_a_title_word_counts_more(find: Callable[..., list[str]]) -> None:
    assert find("bridge")[0] == "a1"
    assert set(find("bridge")) == {"a1", "b2", "c3"}


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("bridge river", {"b2"}),
        ("river OR ferry", {"b2", "c3"}),
        ("bridge -ferry", {"a1", "b2"}),
        ("-bridge", {"d4"}),
        ('"gave way"', {"a1"}),
        ('"way gave"', set()),
        ('"falls the"', set()),
        ("US", {"b2"}),
        ("us", {"b2", "c3"}),
        ("cafe", {"c3"}),
        ("president", {"d4"}),
        ("presiden*", {"d4"}),
        ("foot*", {"a1"}),
        ("brigde~2", {"a1", "b2", "c3"}),
        ("中国", {"d4"}),
        ("title:bridge", {"a1"}),
        ("author:brandt", {"a1"}),
        ("outlet:mill", {"a1", "c3"}),
        ("outlet:mill -ferry", {"a1"}),
        ("since:2031-04-08", {"b2", "d4"}),
        ("until:2031-04-07", {"a1"}),
        ("date:2031-04", {"a1", "b2", "d4"}),
        ("(bridge OR presidents) date:2031-04-08", {"b2", "d4"}),
        ("", {"a1", "b2", "c3", "d4"}),
        ("nowhere", set()),
        ("nowhere*", set()),
        ("nowhere~", set()),
    ],
)
def test_queries(find: Callable[..., list[str]], query: str, ids: set[str]) -> None:
    assert set(find(query)) == ids


def test_exact_outlets_and_ids(engine: Engine) -> None:
    assert {id_ for id_, _ in engine.search(Outlet("MILL POST"), 9, Sort.RELEVANCE).hits} == {"a1", "c3"}
    assert engine.search(Outlet("Mill"), 9, Sort.RELEVANCE).total == 0
    assert set(engine.ids(Ids(frozenset({"b2", "zz"})))) == {"b2"}


def test_by_date_newest_first_undated_last(find: Callable[..., list[str]]) -> None:
    assert find("", Sort.DATE) == ["d4", "b2", "a1", "c3"]


def test_the_limit_limits_and_the_total_counts(engine: Engine) -> None:
    tree = parse_query("bridge", today=date(2031, 4, 9)).tree
    assert engine.search(tree, 1, Sort.RELEVANCE).total == 3
    assert len(engine.search(tree, 1, Sort.RELEVANCE).hits) == 1
    assert engine.search(tree, 0, Sort.RELEVANCE).hits == ()


def test_an_update_replaces_and_removes(engine: Engine, find: Callable[..., list[str]]) -> None:
    engine.update([Document("a1", "Now about the ferry.")], ["c3"], Mark("lib", 6))
    assert find("footbridge") == []
    assert find("ferry") == ["a1"]
    assert engine.count() == 3
    assert engine.mark() == Mark("lib", 6)
    assert engine.check() is None


def test_a_check_tells_how_far_it_is_and_can_be_ended(engine: Engine) -> None:
    class EnoughError(Exception):
        pass

    def stop(done: int, of: int) -> None:
        raise EnoughError

    told: list[tuple[int, int]] = []
    assert engine.check(lambda done, of: told.append((done, of))) is None
    if engine.name == "tantivy":
        return  # it reads its files in one go
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 0
    with pytest.raises(EnoughError):
        engine.check(stop)
    assert engine.check() is None


def test_a_failed_update_changes_nothing_and_frees_the_lock(engine: Engine) -> None:
    def broken() -> object:
        yield Document("e5", "Half of it.")
        raise OSError("gone")

    with pytest.raises(OSError):
        engine.update(broken(), (), Mark("lib", 5))  # type: ignore[arg-type]
    assert (engine.count(), engine.mark()) == (4, Mark("lib", 4))
    engine.update([Document("e5", "All of it.")], (), Mark("lib", 5))
    assert engine.count() == 5


def test_completions_are_words_as_written_most_common_first(engine: Engine) -> None:
    assert engine.complete("bri", 5) == ("bridge",)
    assert set(engine.complete("pres", 5)) == {"presidents", "presidency"}
    assert engine.complete("", 5) == ()


def test_many_segments_answer_as_one(engine: Engine, find: Callable[..., list[str]]) -> None:
    for number in range(12):
        engine.update(
            [Document(f"x{number}", f"Bridge number {number} stands.")], (), Mark("lib", 5 + number)
        )
    assert len(find("bridge", limit=100)) == 15
    assert find("number 7") == ["x7"]


def test_without_an_index_there_is_no_mark(name: str, tmp_path: Path) -> None:
    assert open_engine(tmp_path / "none", name).mark() is None


def test_an_unknown_engine_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="sphinx"):
        open_engine(tmp_path, "sphinx")
