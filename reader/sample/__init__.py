"""The sample story that ships with the package: an invented event in five reports."""

from __future__ import annotations

from pathlib import Path

from index.article import Article
from index.errors import IngestError
from reader.compare.steps import step

FILES = (
    "keld-press.txt",
    "orran-evening-post.html",
    "northlight-news.md",
    "daily-lantern.json",
    "ferry-and-harbour-review.txt",
)
"""The five reports in the order they are shown: agency, local paper, broadcaster, tabloid, trade paper."""


def sample_folder() -> Path:
    """Return the folder that holds the sample's files."""
    return Path(__file__).resolve().parent


def sample_articles() -> list[Article]:
    """Read the sample story, with the same readers as any other source; tells of each file.

    Raises:
        IngestError: a file is missing or damaged, so the installation is.
    """
    from index.ingest import read_sources

    articles = []
    for done, name in enumerate(FILES):
        step(name, done, len(FILES))
        (item,) = read_sources([str(sample_folder() / name)])
        if not isinstance(item, Article):
            raise IngestError(
                f"The sample story's file {item.source} cannot be read: {item.reason}",
                hint="Install crossread again.",
            )
        articles.append(item)
    return articles
