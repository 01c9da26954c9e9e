"""Articles, stores and strategies that the tests of notes share; all of it invented."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st

from index.article import Article, article_id
from reader.notes import Author, NoteStore

REPORT = (
    "The ferry “Halvard” ran onto a sandbank off Keld on Friday evening. "
    "Six people were hurt, the coast guard said.\n\n"
    "The captain told reporters that a pump had failed. “We had no warning,” she said. "
    "Six people were hurt, the mayor "
    "said later, and nobody is missing. The harbour stays closed until Sunday."
)
RIVAL = (
    "A ferry hit a bridge pier near Keld on Friday night, police said. At least eight people were injured. "
    "The owner denied that a pump had failed."
)
ADA = Author(nickname="Ada")
BEN = Author(nickname="Ben")


def article(
    text: str = REPORT,
    outlet: str | None = "Daily Lantern",
    *,
    title: str | None = "Ferry aground",
    url: str | None = "https://lantern.example/ferry",
    published: str | None = "2026-03-13",
    source: str = "",
    id_: str | None = None,
) -> Article:
    found = id_ or article_id(text, outlet)
    return Article(found, text, title, outlet, published=published, url=url, source=source)


def rival() -> Article:
    return article(
        RIVAL,
        "Orran Evening Post",
        title="Ferry [hits] <pier>",
        url="https://post.example/a b",
        published="2026-03-14T09:00:00+01:00",
    )


class Clock:
    """A clock that goes on by a second at every look."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 15, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


def open_store(folder: Path, author: Author = ADA) -> NoteStore:
    return NoteStore.open(folder, author=author, clock=Clock())


_PIECES = st.sampled_from(
    [
        "ferry", "Keld", "six", "people", "“", "”", "—", " ", "\n\n", ". ", "e\u0301", "ñ", "👩‍👩‍👧", "👍🏽", "🇳🇴",
        "שלום", "السفينة", "\u0928\u093f", "กำ", "<b>", "[/red]", "&amp;", "{x}", "\\", "|", "=1+1", "\t", "ﬁ",
        "ß", "İ",
    ]
)  # fmt: skip
words = st.lists(
    _PIECES | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6), max_size=60
).map("".join)
"""Text of many scripts with combining marks, emoji, right-to-left words and markup."""
texts = words.filter(lambda text: bool(text.strip()))
