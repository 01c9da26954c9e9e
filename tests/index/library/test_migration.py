"""A library that an older crossread made is brought up to date when it is opened."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest

from index.article import Article, article_id
from index.library import Library
from index.store.articles import take_in
from index.store.database import APPLICATION_ID, MIGRATIONS

TEXT = "The ferry Alma ran aground off Keld on Monday with ninety passengers aboard, the harbour office said."
TOO = "Ninety passengers were aboard the Alma when the ferry ran aground near Keld, said the harbour office."


def article(text: str) -> Article:
    return Article(article_id(text, "Mill Post"), text, outlet="Mill Post", published="2031-04-07")


def made_by(version: int, folder: Path) -> None:
    """Make a library as the crossread with this many schema steps left it: with two articles, without an index."""
    with closing(sqlite3.connect(folder / "library.sqlite3", isolation_level=None)) as file:
        file.execute("PRAGMA journal_mode = WAL")
        for step in MIGRATIONS[:version]:
            file.executescript(step)
        file.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        file.execute(f"PRAGMA user_version = {version}")
        file.execute("INSERT INTO meta VALUES ('library', 'old')")
        for text in (TEXT, TOO):
            take_in(file, article(text), ["sea"])


def schema(folder: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(folder / "library.sqlite3")) as file:
        rows = file.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
        ).fetchall()
        assert file.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        return [(str(name), " ".join(str(sql).split())) for name, sql in rows]


def opened(folder: Path) -> int:
    with Library.open(folder) as library:
        return library.count()


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_everything_is_kept_found_and_grouped(tmp_path: Path, version: int) -> None:
    (tmp_path / "old").mkdir()
    made_by(version, tmp_path / "old")
    with Library.open(tmp_path / "old") as library:
        assert {library.get(entry.id).text for entry in library.entries()} == {TEXT, TOO}
        assert library.search("tag:sea ferry").total == 2
        library.regroup()
        assert [len(story.articles) for story in library.stories()] == [2]
        assert library.doctor().ok
    with Library.open(tmp_path / "new"):
        assert schema(tmp_path / "old") == schema(tmp_path / "new")


def test_two_processes_bring_it_up_to_date_at_once(tmp_path: Path) -> None:
    made_by(1, tmp_path)
    with get_context("spawn").Pool(2) as pool:
        assert pool.map(opened, [tmp_path] * 4) == [2] * 4
    assert ("profiles_day", "CREATE INDEX profiles_day ON profiles (day)") in schema(tmp_path)
