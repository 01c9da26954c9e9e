"""Indexing that is interrupted goes on where it stopped; a large addition is indexed by a second process meanwhile."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from index import alongside, sync
from index.alongside import Companion
from index.article import Article, article_id
from index.library import Library
from index.sync import Follower


def article(number: int) -> Article:
    text = f"Report number{number} says that the ferry left pier {number} at nine."
    return Article(article_id(text, "Mill Post"), text, title=f"Ferry {number}", outlet="Mill Post")


def interrupted_at(last: int) -> sync.Progress:
    def progress(number: int, _: int) -> None:
        if number == last:
            raise KeyboardInterrupt

    return progress


@pytest.fixture
def batches_of_ten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sync, "BATCH", 10)


@pytest.mark.usefixtures("batches_of_ten")
def test_an_interrupted_reindex_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(article(number) for number in range(50))
        with pytest.raises(KeyboardInterrupt):
            library.reindex(interrupted_at(35))
    steps: list[tuple[int, int]] = []
    with Library.open(tmp_path) as library:
        library.reindex(lambda number, of: steps.append((number, of)))
        assert steps == [(number, 20) for number in range(1, 21)]
        assert {hit.id for hit in library.search("ferry", limit=100).hits} == {
            article(number).id for number in range(50)
        }
        steps.clear()
        library.reindex(lambda number, of: steps.append((number, of)))
        assert steps[-1] == (50, 50)


@pytest.mark.usefixtures("batches_of_ten")
def test_a_search_finishes_what_was_interrupted_and_tells_how_far_it_is(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library, pytest.raises(KeyboardInterrupt):
        library.add(map(article, range(50)), on_indexed=interrupted_at(25))
    steps: list[tuple[int, int]] = []
    with Library.open(tmp_path) as library:
        assert library.count() == 50
        found = library.search("ferry", on_indexed=lambda number, of: steps.append((number, of)))
        assert found.total == 50
        assert steps[-1] == (30, 30)
        assert library.messages == []


@pytest.mark.usefixtures("batches_of_ten")
def test_changes_during_a_rebuild_that_was_interrupted_are_followed(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(article(number) for number in range(40))
        with pytest.raises(KeyboardInterrupt):
            library.reindex(interrupted_at(25))
        library.edit(article(3).id, "title", "Lighthouse")
        library.remove([article(4).id, article(33).id])
        assert [hit.id for hit in library.search("title:lighthouse").hits] == [article(3).id]
        assert library.search("").total == 38
        assert library.doctor().ok


def test_a_large_addition_is_indexed_by_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alongside, "EVERY", 100)
    here: list[int] = []
    follow = Follower._follow

    def counted(self: Follower, *args: object) -> None:
        here.append(self.behind())
        follow(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Follower, "_follow", counted)
    steps: list[tuple[int, int]] = []
    with Library.open(tmp_path) as library:
        library.add(map(article, range(450)), on_indexed=lambda number, of: steps.append((number, of)))
        assert here == [0]
        assert all(number <= of for number, of in steps)
        assert library.search("ferry").total == 450
        assert library.messages == []
        assert library.doctor().ok


def test_a_second_process_that_dies_is_not_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alongside, "EVERY", 100)
    start = alongside.start_again
    died: list[int] = []

    def short_lived(module: str, arguments: list[str], *, piped: bool) -> object:
        process = start(module, arguments, piped=piped)
        assert process is not None
        os.kill(process.pid, signal.SIGKILL)
        died.append(process.pid)
        return process

    monkeypatch.setattr(alongside, "start_again", short_lived)
    with Library.open(tmp_path) as library:
        library.add(map(article, range(250)))
        assert died
        assert library.search("ferry").total == 250


def test_an_interrupted_addition_leaves_no_process_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alongside, "EVERY", 100)
    started: list[Companion] = []
    stop = Companion.stop

    def watched(self: Companion) -> None:
        process = self._process
        started.append(self)
        stop(self)
        assert process is not None
        assert process.returncode is not None

    monkeypatch.setattr(Companion, "stop", watched)

    def articles() -> object:
        yield from map(article, range(300))
        raise KeyboardInterrupt

    with Library.open(tmp_path) as library, pytest.raises(KeyboardInterrupt):
        library.add(articles())  # type: ignore[arg-type]
    assert started
    with Library.open(tmp_path) as library:
        assert library.search("ferry").total == library.count() == 300


def test_where_python_cannot_be_started_all_is_done_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alongside, "EVERY", 100)
    monkeypatch.setattr("sys.executable", "/opt/crossread/crossread")
    with Library.open(tmp_path) as library:
        library.add(map(article, range(250)))
        assert library.search("ferry").total == 250
